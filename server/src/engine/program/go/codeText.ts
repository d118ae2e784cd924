// Text of Go without its comments, which analyses search for words and patterns: what people write about code must not
// count as code. Guarantees: the same length and the same lines, so that offsets hold; strings and runes stay as they are.

/** A string, a rune or a comment; a string that does not end on its line is none. */
const lexeme = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[^]*?\*\//g;

/** Comments become blanks of the same length; line ends inside them stay. */
export function codeText(text: string): string {
  if (!text.includes("//") && !text.includes("/*")) return text;
  return text.replace(lexeme, (found) => (found.startsWith("/") ? found.replace(/[^\r\n]/g, " ") : found));
}
