// Tells whether a package is the one that was analysed: with the same texts, or with one Go file in which nothing but
// places changed. Guarantees: yes is said only where every declaration and preamble is the same object, but for one function
// of the same code (sameFunction.ts), and what changed is blank lines, indentation or comments. All else is no: what
// stands in the head of a file or above its first declaration (analyses read both), in C, and comments that speak to tools.
import { changeBetween, fromLineStart, type TextChangeSpan } from "../base/textChange.ts";
import type { CFileModel, GoFileModel, PackageModel } from "../program/model.ts";
import { isOwnCode } from "../rules/pointers/ownCode.ts";
import { hugeCText } from "./lowering.ts";
import { isProse, isSameCode, isSamePart } from "./sameFunction.ts";

/** One file whose declarations moved; nothing of them reaches into `gap`. */
export interface Move {
  readonly uri: string;
  readonly change: TextChangeSpan;
  /** The old text around the change in which nothing may lie: up to the declarations beside it, or the lines beside it in a function. */
  readonly gap: { readonly start: number; readonly end: number };
}

/** Reports whether both have the same files with the same texts. */
export function isSameContent(one: PackageModel, other: PackageModel): boolean {
  return (
    one === other ||
    (isSameFrame(one, other) &&
      one.goFiles.every((file, i) => file.text === other.goFiles[i]?.text) &&
      one.cFiles.every((file, i) => isSameC(file, other.cFiles[i])))
  );
}

/** What moved between two analyses, when nothing else happened. Undefined otherwise. */
export function isMovedOnly(before: PackageModel, now: PackageModel): Move | undefined {
  if (!isSameFrame(before, now) || !before.cFiles.every((file, i) => isSameC(file, now.cFiles[i]))) return undefined;
  const changed = before.goFiles.flatMap((file, i) => (file === now.goFiles[i] ? [] : [[file, now.goFiles[i]] as const]));
  const [first, second] = changed;
  return first?.[1] === undefined || second !== undefined ? undefined : moveOf(first[0], first[1]);
}

/** The same files by name, and what go.mod says about them. */
export function isSameFrame(one: PackageModel, other: PackageModel): boolean {
  const isSameList = (a: readonly { readonly uri: string }[], b: readonly { readonly uri: string }[]): boolean => a.length === b.length && a.every(({ uri }, i) => uri === b[i]?.uri);
  return one.dir === other.dir && one.name === other.name && one.goVersion.join() === other.goVersion.join() && isSameList(one.goFiles, other.goFiles) && isSameList(one.cFiles, other.cFiles);
}

/** Of an amalgamation, and of a header that belongs to the system, only what is wanted is lowered: their text says too little. */
function isSameC(file: CFileModel, other: CFileModel | undefined): boolean {
  if (file === other) return true;
  return other !== undefined && !file.summariesOnly && !other.summariesOnly && file.text.length <= hugeCText && file.text === other.text;
}

function moveOf(before: GoFileModel, now: GoFileModel): Move | undefined {
  const shortest = changeBetween(before.text, now.text);
  if (shortest === undefined || !isSameFile(before, now)) return undefined;
  const change = fromLineStart(shortest, before.text, now.text);
  const oldParts = before.parts ?? [];
  const newParts = now.parts ?? [];
  const [changed, ...others] = oldParts.flatMap((part, i) => (isSamePart(part, newParts[i]) ? [] : [i]));
  if (oldParts.length !== newParts.length || others.length > 0) return undefined;
  const gap = changed === undefined ? gapAround(before, now, change) : linesAround(before, now, change, changed);
  return gap === undefined ? undefined : { uri: before.uri, change, gap };
}

function isSameFile(before: GoFileModel, now: GoFileModel): boolean {
  return (
    before.packageName === now.packageName &&
    before.constraint === now.constraint &&
    before.isGenerated === now.isGenerated &&
    isOwnCode(before) === isOwnCode(now) &&
    before.importsC === now.importsC &&
    (before.c === now.c || (!before.importsC && !now.importsC)) &&
    before.syntaxErrors.length + now.syntaxErrors.length === 0
  );
}

/** The lines that changed inside one function whose code is the same, with the lines beside them. */
function linesAround(before: GoFileModel, now: GoFileModel, change: TextChangeSpan, at: number): Move["gap"] | undefined {
  const oldPart = before.parts?.[at];
  const newPart = now.parts?.[at];
  const owner = before.functions.find(({ start, model }) => start < change.start && start + model.text.length > change.oldEnd);
  if (oldPart === undefined || newPart === undefined || owner === undefined || owner.model !== oldPart.functions[0]?.model) return undefined;
  if (!isSameCode([oldPart, before.text], [newPart, now.text], change)) return undefined;
  const { lines } = before;
  const end = lines.positionAt(change.oldEnd);
  const last = end.character === 0 ? end.line - 1 : end.line;
  return { start: lines.lineStart(lines.positionAt(change.start).line - 1), end: last + 2 < lines.lineCount ? lines.lineStart(last + 2) : before.text.length };
}

/** Where the change lies behind a declaration and outside functions; undefined elsewhere. */
function gapAround({ functions, text, types, globals }: GoFileModel, now: GoFileModel, change: TextChangeSpan): Move["gap"] | undefined {
  const ends = [...functions.map((fn) => fn.start + fn.model.text.length), ...[...types, ...globals].map(({ span }) => span.end)];
  const start = Math.max(-1, ...ends.filter((end) => end < change.start));
  const end = functions.find((fn) => fn.start >= change.start)?.start ?? text.length;
  const isInside = functions.some((fn) => fn.start < change.start && fn.start + fn.model.text.length >= change.start);
  if (start < 0 || isInside || change.oldEnd > end || !isAllProse(text, change.start, change.oldEnd) || !isAllProse(now.text, change.start, change.newEnd)) return undefined;
  return { start, end };
}

/** Whole lines of prose; the line behind a stretch that ends with its line plays no part. */
function isAllProse(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const isAtLineStart = end === from || text.charAt(end - 1) === "\n";
  const next = text.indexOf("\n", end);
  const to = isAtLineStart ? end - 1 : next < 0 ? text.length : next;
  const lines = to < from ? [] : text.slice(from, to).split("\n");
  return lines.every(isProse);
}
