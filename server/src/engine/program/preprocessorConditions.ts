// The `#if` conditions around a position in C text, in a C file or a preamble. Guarantees: looks at the lines above
// only; an `#else` or `#elif` keeps the conditions of the branches before it. Does not evaluate them.

/** Texts of the conditions of all groups that are open at `offset` (absolute, UTF-16), outermost first. */
export function conditionsAround(text: string, offset: number): readonly string[] {
  const open: string[] = [];
  // A preamble written as line comments has `//` before each line.
  const directive = /^[ \t]*(?:\/\/[ \t]*)?#[ \t]*(if|ifdef|ifndef|elif|elifdef|elifndef|else|endif)\b(.*)$/gm;
  for (const match of text.slice(0, offset).matchAll(directive)) {
    const keyword = match[1] ?? "";
    const condition = `${keyword} ${(match[2] ?? "").trim()}`.trim();
    if (keyword.startsWith("if")) open.push(condition);
    else if (keyword === "endif") open.pop();
    else if (open.length > 0) open.push(`${open.pop() ?? ""}; ${condition}`);
  }
  return open;
}
