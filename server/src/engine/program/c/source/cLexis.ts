// The few lexical facts of C that reading text without a parser needs: where strings and comments end, which words
// are reserved. Knows raw strings of C++ and digit separators; trigraphs are not known.

/** Words that can never name a macro, a function or a type of the program. */
export const reservedWords: ReadonlySet<string> = new Set(
  ("auto break case char const continue default do double else enum extern float for goto if inline int long register "
    + "restrict return short signed sizeof static struct switch typedef union unsigned void volatile while _Bool _Complex "
    + "_Noreturn __attribute__ __attribute __declspec __inline __inline__ __extension__ __asm__ __asm asm alignof _Alignof "
    + "__alignof__ offsetof typeof __typeof__ defined __restrict __restrict__ __const __volatile__ __volatile").split(" "),
);

/** Reserved words that are, or begin, a type. */
export const typeWords: ReadonlySet<string> = new Set(
  ("char double enum float int long short signed struct union unsigned void _Bool bool size_t ssize_t ptrdiff_t intptr_t "
    + "uintptr_t int8_t int16_t int32_t int64_t uint8_t uint16_t uint32_t uint64_t").split(" "),
);

/** End of the comment that starts at `at`, or `at` when none does. A line comment ends before its newline. */
export function skipComment(text: string, at: number): number {
  if (text.charCodeAt(at) !== SLASH) return at;
  const next = text.charCodeAt(at + 1);
  if (next === STAR) {
    const close = text.indexOf("*/", at + 2);
    return close < 0 ? text.length : close + 2;
  }
  return next === SLASH ? lineEnd(text, at) : at;
}

/** End of the string or character literal whose quote stands at `at`; an unterminated one ends with its line. */
export function skipQuoted(text: string, at: number): number {
  const quote = text.charCodeAt(at);
  const before = text.charCodeAt(at - 1);
  if (quote === QUOTE && isWordUnit(before) && isWordUnit(text.charCodeAt(at + 1)) && isDigit(before)) return at + 1;
  if (quote === DOUBLE_QUOTE && before === UPPER_R) return skipRawString(text, at);
  for (let i = at + 1; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === quote) return i + 1;
    if (unit === NEWLINE) return i;
    if (unit === BACKSLASH) i += text.charCodeAt(i + 1) === RETURN ? 2 : 1;
  }
  return text.length;
}

/** Offset of the newline (or `\r\n`) that ends the logical line of `at`, continuation lines included. */
export function lineEnd(text: string, at: number): number {
  for (let from = at; ; ) {
    const newline = text.indexOf("\n", from);
    if (newline < 0) return text.length;
    const before = text.charCodeAt(newline - 1) === RETURN ? newline - 1 : newline;
    if (text.charCodeAt(before - 1) !== BACKSLASH) return before;
    from = newline + 1;
  }
}

/** Reports whether a UTF-16 unit may stand in an identifier. */
export function isWordUnit(unit: number): boolean {
  return (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || unit === 95 || isDigit(unit) || unit > 127;
}

/** Everything but line ends turned into blanks, so that offsets and lines stay. */
export function blank(text: string): string {
  let newline = text.indexOf("\n");
  if (newline < 0) return " ".repeat(text.length);
  const lines: string[] = [];
  let at = 0;
  for (; newline >= 0; newline = text.indexOf("\n", at)) {
    const isReturn = newline > at && text.charCodeAt(newline - 1) === RETURN;
    lines.push(" ".repeat(newline - at - (isReturn ? 1 : 0)), isReturn ? "\r\n" : "\n");
    at = newline + 1;
  }
  return lines.join("") + " ".repeat(text.length - at);
}

function skipRawString(text: string, at: number): number {
  const open = text.indexOf("(", at);
  if (open < 0 || open - at > 17) return at + 1;
  const close = text.indexOf(`)${text.slice(at + 1, open)}"`, open);
  return close < 0 ? text.length : close + open - at + 1;
}

function isDigit(unit: number): boolean {
  return unit >= 48 && unit <= 57;
}

const NEWLINE = 10;
const RETURN = 13;
const DOUBLE_QUOTE = 34;
const QUOTE = 39;
const STAR = 42;
const SLASH = 47;
const UPPER_R = 82;
const BACKSLASH = 92;
