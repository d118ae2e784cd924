// The text the parser sees: as long as the host text up to its last range, so that every offset is the host file's.
// Guarantees: everything outside the ranges, every comment (markers of a line-comment preamble included) and code that
// no build compiles (see cConditions.ts) and interfaces of Objective-C are blank; line ends stay. Equal length makes `includedRanges` needless and
// lets dead code and macros that confuse the grammar be taken out before parsing, which ranges could not do.
import type { Span } from "../../../base/span.ts";
import { deadCodeEdits, readDirective, type DirectiveLine } from "./cConditions.ts";
import { blank, lineEnd, skipComment, skipQuoted } from "./cLexis.ts";
import { applyViewEdits, blankEdit, type ViewEdit } from "./viewEdit.ts";

export interface CView {
  readonly text: string;
  /** First offset that holds code. */
  readonly start: number;
  /** Preprocessor lines outside dead code, in order. */
  readonly directives: readonly DirectiveLine[];
  /** Comments that speak to cgovet or to nolint. */
  readonly notes: readonly Span[];
}

/**
 * Builds the view of C source. `ranges` are the stretches of C inside a Go file (sorted, disjoint, UTF-16);
 * undefined takes all of `text`. `isCpp` decides which side of `__cplusplus` is alive.
 */
export function createCView(text: string, ranges: readonly Span[] | undefined, isCpp = false): CView {
  const source = text.startsWith("\uFEFF") ? ` ${text.slice(1)}` : text;
  const inRange = ranges === undefined ? source : onlyRanges(source, ranges);
  const start = ranges?.[0]?.start ?? 0;
  const scan = scanComments(inRange, start);
  const edits = [...deadCodeEdits(scan.text, scan.directives, isCpp), ...objectiveCEdits(scan.text)];
  if (edits.length === 0) return { text: scan.text, start, directives: scan.directives, notes: scan.notes };
  const view = applyViewEdits(scan.text, edits);
  const directives = scan.directives.flatMap((line) => (view[line.start] === "#" ? [readDirective(view, line.start, line.end)] : []));
  const isDead = (note: Span): boolean => edits.some((edit) => edit.start <= note.start && note.end <= edit.end);
  return { text: view, start, directives, notes: scan.notes.filter((note) => !isDead(note)) };
}

/** Interfaces of Objective-C declare no C; headers shared with it hold them. */
function objectiveCEdits(text: string): readonly ViewEdit[] {
  if (!/@(interface|protocol|class|import)\b/.test(text)) return [];
  const matches = text.matchAll(/@(?:class|import|protocol)\b[^;@{}\n]*;|@(?:interface|protocol)\b[\s\S]*?@end\b/g);
  return [...matches].map((match) => blankEdit(text, { start: match.index, end: match.index + match[0].length }));
}

function onlyRanges(text: string, ranges: readonly Span[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const range of ranges) {
    const gap = text.slice(at, Math.max(range.start, at));
    pieces.push(pieces.length === 0 ? " ".repeat(gap.length) : blank(gap));
    at = Math.max(range.end, at);
    pieces.push(text.slice(Math.max(range.start, 0), at));
  }
  // A preprocessor line needs a line end, even when the comment closes right behind it.
  return `${pieces.join("")}\n`;
}

interface CommentScan {
  readonly text: string;
  readonly directives: readonly DirectiveLine[];
  readonly notes: readonly Span[];
}

/** Blanks comments and finds preprocessor lines in one pass. */
function scanComments(text: string, start: number): CommentScan {
  const pieces: string[] = [];
  const hashes: number[] = [];
  const notes: Span[] = [];
  const wantsNotes = mayHoldNote.test(text);
  const interesting = /[/"'#]/g;
  let copied = 0;
  interesting.lastIndex = start;
  for (let match = interesting.exec(text); match !== null; match = interesting.exec(text)) {
    const at = match.index;
    if (match[0] === "#") {
      if (startsLine(text, at, copied)) hashes.push(at);
    } else if (match[0] === "/") {
      const end = skipComment(text, at);
      if (end === at) continue;
      const comment = text.slice(at, end);
      if (wantsNotes && mayHoldNote.test(comment)) notes.push({ start: at, end });
      pieces.push(text.slice(copied, at), blank(comment));
      copied = interesting.lastIndex = end;
    } else interesting.lastIndex = skipQuoted(text, at);
  }
  pieces.push(text.slice(copied));
  const view = pieces.join("");
  return { text: view, directives: hashes.map((at) => readDirective(view, at, lineEnd(view, at))), notes };
}

const mayHoldNote = /cgovet:|nolint/;

/** Reports whether only blanks (or a comment that ends at `commentEnd`) stand before `at` on its logical line. */
function startsLine(text: string, at: number, commentEnd: number): boolean {
  let i = at - 1;
  while (i >= commentEnd && (text[i] === " " || text[i] === "\t")) i--;
  if (i < commentEnd) return true;
  return (text[i] === "\n" || text[i] === "\r") && !/\\\r?$/.test(text.slice(Math.max(0, i - 2), i));
}
