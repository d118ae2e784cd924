// How notices are counted and named in the summary.
import type { NoticeKind } from "../engine/report/finding.ts";

type Words = readonly [one: string, many: string];

const words: Readonly<Record<NoticeKind, Words>> = {
  "syntax-error": ["place with syntax errors", "places with syntax errors"],
  budget: ["function too complex to follow to the end", "functions too complex to follow to the end"],
  unreadable: ["file or folder not read, or read with faults", "files or folders not read, or read with faults"],
  "missing-header": ["header that was not found", "headers that were not found"],
  "unsupported-language": ["body in a language that is not read", "bodies in a language that is not read"],
  "internal-error": ["internal error of cgovet", "internal errors of cgovet"],
  "bad-config": ["setting that is not valid", "settings that are not valid"],
  "too-large": ["part that is too large", "parts that are too large"],
  detached: ["preamble that cgo ignores", "preambles that cgo ignores"],
};

/** `2 functions too complex to follow to the end`. */
export function countNotices(kind: NoticeKind, count: number): string {
  return counted(count, ...words[kind]);
}

/** `1 file`, `2 files`. */
export function counted(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
