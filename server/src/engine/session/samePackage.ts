// Tells whether a package is the one that was analysed: with the same texts, or with one Go file in which nothing but
// places changed. Guarantees: yes is said only where every function, declaration and preamble is the same object and what
// changed is blank lines or prose behind `//`, between the declarations of the file. All else is no: what stands above the
// first declaration (analyses read the head of a file), inside functions (they search their texts), in C, and comments
// that could speak to a tool or to a rule that searches texts.
import { changeBetween, type TextChangeSpan } from "../base/textChange.ts";
import type { CFileModel, GoFileModel, PackageModel } from "../program/model.ts";
import { hugeCText } from "./lowering.ts";

/** One file whose declarations moved; nothing of them reaches into `gap`. */
export interface Move {
  readonly uri: string;
  readonly change: TextChangeSpan;
  /** The old text between the declaration before the change and the function behind it, their ends included. */
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
function isSameFrame(one: PackageModel, other: PackageModel): boolean {
  const isSameList = (a: readonly { readonly uri: string }[], b: readonly { readonly uri: string }[]): boolean => a.length === b.length && a.every(({ uri }, i) => uri === b[i]?.uri);
  return one.dir === other.dir && one.name === other.name && one.goVersion.join() === other.goVersion.join() && isSameList(one.goFiles, other.goFiles) && isSameList(one.cFiles, other.cFiles);
}

/** Of an amalgamation, and of a header that belongs to the system, only what is wanted is lowered: their text says too little. */
function isSameC(file: CFileModel, other: CFileModel | undefined): boolean {
  if (file === other) return true;
  return other !== undefined && !file.summariesOnly && !other.summariesOnly && file.text.length <= hugeCText && file.text === other.text;
}

function moveOf(before: GoFileModel, now: GoFileModel): Move | undefined {
  const change = changeBetween(before.text, now.text);
  if (change === undefined || !isSameGo(before, now)) return undefined;
  const gap = gapAround(before, change);
  if (gap === undefined || !isProse(before.text, change.start, change.oldEnd) || !isProse(now.text, change.start, change.newEnd)) return undefined;
  return { uri: before.uri, change, gap };
}

function isSameGo(before: GoFileModel, now: GoFileModel): boolean {
  const parts = before.parts ?? [];
  return (
    before.packageName === now.packageName &&
    before.constraint === now.constraint &&
    before.isGenerated === now.isGenerated &&
    before.importsC === now.importsC &&
    (before.c === now.c || (!before.importsC && !now.importsC)) &&
    before.syntaxErrors.length + now.syntaxErrors.length === 0 &&
    parts.length === now.parts?.length &&
    parts.every((part, i) => part === now.parts?.[i])
  );
}

/** Where the change lies behind a declaration and outside functions; undefined elsewhere. */
function gapAround({ functions, text, types, globals }: GoFileModel, change: TextChangeSpan): Move["gap"] | undefined {
  const ends = [...functions.map((fn) => fn.start + fn.model.text.length), ...[...types, ...globals].map(({ span }) => span.end)];
  const start = Math.max(-1, ...ends.filter((end) => end < change.start));
  const end = functions.find((fn) => fn.start >= change.start)?.start ?? text.length;
  const isInside = functions.some((fn) => fn.start < change.start && fn.start + fn.model.text.length >= change.start);
  return start < 0 || isInside || change.oldEnd > end ? undefined : { start, end };
}

/** Whole lines that are blank or comments without anything that looks like code, a directive or a name. */
function isProse(text: string, start: number, end: number): boolean {
  const from = text.lastIndexOf("\n", start - 1) + 1;
  const isAtLineStart = end === from || text.charAt(end - 1) === "\n";
  const next = text.indexOf("\n", end);
  const to = isAtLineStart ? end - 1 : next < 0 ? text.length : next;
  const lines = to < from ? [] : text.slice(from, to).split("\n");
  return lines.every((line) => /^[ \t]*(?:\/\/(?:[ \t](?:[^#.:()@=`+\\/]|\.(?=\s|$))*)?)?\r?$/.test(line));
}
