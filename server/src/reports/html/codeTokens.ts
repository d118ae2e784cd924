// Colours for quoted lines of Go and C: words, strings, numbers and comments. Works on one line alone, so that a quote
// needs no parsing of its file; a line in the middle of a long string or comment may be coloured as code. Changes no text.

export type TokenKind = "keyword" | "string" | "number" | "comment" | "call";

/** Half-open, in UTF-16 offsets of the line. */
export interface CodeToken {
  readonly kind: TokenKind;
  readonly start: number;
  readonly end: number;
}

const keywords = new Set(
  (
    "break case chan const continue default defer else fallthrough for func go goto if import interface map package range return select struct switch type var nil true false " +
    "auto char do double enum extern float inline int long register restrict short signed sizeof static typedef union unsigned void volatile while NULL"
  ).split(" "),
);

const pattern = /(?<comment>\/\/.*|\/\*.*?(?:\*\/|$))|(?<string>"(?:[^"\\]|\\.)*"?|`[^`]*`?|'(?:[^'\\]|\\.)+')|(?<number>\b\d[\w.]*)|(?<word>[\p{L}_][\p{L}\p{N}_]*)(?<open>\s*\()?/gu;

/** In order, without overlap; what lies between is plain. */
export function codeTokens(line: string): readonly CodeToken[] {
  return [...line.matchAll(pattern)].flatMap((match): readonly CodeToken[] => {
    const { comment, string, number, word, open } = match.groups ?? {};
    const text = comment ?? string ?? number ?? word ?? "";
    const kind = comment !== undefined ? "comment" : string !== undefined ? "string" : number !== undefined ? "number" : wordKind(word ?? "", open !== undefined);
    return kind === undefined ? [] : [{ kind, start: match.index, end: match.index + text.length }];
  });
}

function wordKind(word: string, isCalled: boolean): TokenKind | undefined {
  if (keywords.has(word)) return "keyword";
  return isCalled ? "call" : undefined;
}
