// The cheap question that decides whether the server is worth starting. Looks at text only; may say yes where `import
// "C"` stands inside a string or comment, since the server looks again.

/** Reports whether a Go file seems to import "C", alone or in a group. */
export function mentionsCgo(text: string): boolean {
  return text.includes('"C"') && /(?:^|[;(]|\bimport\b)[ \t]*"C"/m.test(text);
}
