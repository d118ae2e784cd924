// Text of Go without its comments, which analyses search for words and patterns: what people write about code must not
// count as code. Guarantees: the same length and the same lines, so that offsets hold; strings and runes stay as they are;
// takes no stack, however long a string is (embedded data has megabytes of escapes).

/** Comments become blanks of the same length; line ends inside them stay. */
export function codeText(text: string): string {
  if (!text.includes("//") && !text.includes("/*")) return text;
  const parts: string[] = [];
  let from = 0;
  const starts = /["'`/]/g;
  for (let found = starts.exec(text); found !== null; found = starts.exec(text)) {
    const { index } = found;
    const end = found[0] === "/" ? commentEnd(text, index) : literalEnd(text, index);
    if (end === undefined) continue;
    starts.lastIndex = end;
    if (found[0] !== "/") continue;
    parts.push(text.slice(from, index), text.slice(index, end).replace(/[^\r\n]/g, " "));
    from = end;
  }
  parts.push(text.slice(from));
  return parts.join("");
}

/** Undefined for a slash that begins no comment; a comment without an end is none. */
function commentEnd(text: string, start: number): number | undefined {
  if (text[start + 1] === "/") {
    const end = text.indexOf("\n", start);
    return end < 0 ? text.length : end;
  }
  const close = text[start + 1] === "*" ? text.indexOf("*/", start + 2) : -1;
  return close < 0 ? undefined : close + 2;
}

/** The offset behind a string or rune; undefined when it does not end on its line (a raw string: at all). */
function literalEnd(text: string, start: number): number | undefined {
  const quote = text[start];
  if (quote === "`") {
    const close = text.indexOf("`", start + 1);
    return close < 0 ? undefined : close + 1;
  }
  for (let at = start + 1; at < text.length; at++) {
    const unit = text[at];
    if (unit === quote) return at + 1;
    if (unit === "\n") return undefined;
    if (unit === "\\" && text[at + 1] !== "\n") at++;
  }
  return undefined;
}
