// The comments above `import "C"`, found the way the go command finds them: a comment group belongs to an import when
// the next line after it starts the import. Guarantees: ranges hold exactly the C, newline of each `//` line included,
// `#cgo` lines left out. A group that is not attached is listed only when it looks like C.
import type { Span } from "../../base/span.ts";
import type { CgoDirective, Preamble } from "../model.ts";
import type { CImport } from "./goImports.ts";

export interface FilePreambles {
  readonly preambles: readonly Preamble[];
  readonly cgoDirectives: readonly CgoDirective[];
}

/** Finds attached and detached preambles of every `import "C"`; `comments` are all comments, in source order. */
export function findPreambles(text: string, ofC: readonly CImport[], importStarts: readonly number[], comments: readonly Span[]): FilePreambles {
  const groups = groupComments(text, comments);
  const taken = new Set<CommentGroup>();
  const found: Preamble[] = [];
  for (const cImport of ofC) {
    for (const candidate of candidatesFor(text, cImport, importStarts, groups)) {
      if (taken.has(candidate.group)) continue;
      taken.add(candidate.group);
      found.push(toPreamble(text, candidate, cImport));
    }
  }
  const preambles = found.sort((a, b) => a.span.start - b.span.start);
  const cgoDirectives = preambles.filter((preamble) => preamble.attached).flatMap((preamble) => directivesOf(text, preamble.span, groups));
  return { preambles, cgoDirectives };
}

interface CommentGroup extends Span {
  readonly comments: readonly Span[];
}
interface Candidate {
  readonly group: CommentGroup;
  readonly attached: boolean;
}

/** Comments with only white space and at most one line end between them, starting on a line of their own. */
function groupComments(text: string, comments: readonly Span[]): readonly CommentGroup[] {
  const groups: Span[][] = [];
  let last: Span | undefined;
  let isTrailing = false;
  for (const comment of comments) {
    const gap = last && gapBetween(text, last.end, comment.start);
    const joins = gap !== undefined && gap <= (isTrailing ? 0 : 1);
    if (joins) groups.at(-1)?.push(comment);
    else groups.push([comment]);
    if (!joins) isTrailing = followsCode(text, comment.start);
    last = comment;
  }
  return groups.map((group) => ({ start: group[0]?.start ?? 0, end: group.at(-1)?.end ?? 0, comments: group }));
}

/** Line ends between two offsets; undefined when something else than white space stands there. */
function gapBetween(text: string, from: number, to: number): number | undefined {
  const between = text.slice(from, to);
  return between.trim() === "" ? between.split("\n").length - 1 : undefined;
}

function followsCode(text: string, offset: number): boolean {
  return text.slice(text.lastIndexOf("\n", offset - 1) + 1, offset).trim() !== "";
}

function candidatesFor(text: string, cImport: CImport, importStarts: readonly number[], groups: readonly CommentGroup[]): readonly Candidate[] {
  const doc = docOf(text, cImport, groups);
  if (doc !== undefined) {
    const above = groupBefore(text, doc.start, groups)?.group;
    const isDetached = above !== undefined && mentionsInclude.test(text.slice(above.start, above.end));
    return [{ group: doc, attached: true }, ...(isDetached ? [{ group: above, attached: false }] : [])];
  }
  const places = [cImport.spec.start, cImport.declaration.start, ...importStarts.filter((start) => start < cImport.declaration.start)];
  return places.flatMap((place): readonly Candidate[] => {
    const near = groupBefore(text, place, groups)?.group;
    return near !== undefined && looksLikeC(text, near) ? [{ group: near, attached: false }] : [];
  });
}

const mentionsInclude = /^[ \t]*(?:\/\/|\/\*)?[ \t]*#[ \t]*(?:include|cgo)\b/m;

/** The group that cgo takes for the preamble: above the spec, or above the declaration when the spec is alone in it. */
function docOf(text: string, cImport: CImport, groups: readonly CommentGroup[]): CommentGroup | undefined {
  const ofSpec = groupBefore(text, cImport.spec.start, groups);
  if (ofSpec?.gap === 1) return ofSpec.group;
  const ofDeclaration = cImport.isShared ? undefined : groupBefore(text, cImport.declaration.start, groups);
  return ofDeclaration?.gap === 1 ? ofDeclaration.group : undefined;
}

/** The last group before an offset when only white space lies between, with the number of line ends in it. */
function groupBefore(text: string, offset: number, groups: readonly CommentGroup[]): { readonly group: CommentGroup; readonly gap: number } | undefined {
  const group = groups.findLast((candidate) => candidate.end <= offset);
  const gap = group && gapBetween(text, group.end, offset);
  return group === undefined || gap === undefined || followsCode(text, group.start) ? undefined : { group, gap };
}

function looksLikeC(text: string, group: CommentGroup): boolean {
  return contentRanges(text, group).some(({ start, end }) =>
    text.slice(start, end).split("\n").some((line) => /^\s*#\s*(?:include|cgo|define|if|ifdef|ifndef|pragma|undef)\b/.test(line) || cDeclaration.test(line)),
  );
}
const cDeclaration = /^\s*(?:static|extern|typedef|inline|struct|union|enum|void|int|char|unsigned|const|double|float|long|size_t)\b.*[;{}]\s*$/;

function toPreamble(text: string, { group, attached }: Candidate, cImport: CImport): Preamble {
  const ranges = contentRanges(text, group).flatMap((range) => withoutCgoLines(text, range));
  return { span: { start: group.start, end: group.end }, ranges, attached, importSpan: cImport.spec };
}

/** What stands inside the comment marks. */
function contentRanges(text: string, group: CommentGroup): readonly Span[] {
  return group.comments.map(({ start, end }) => {
    if (text.startsWith("/*", start)) return { start: start + 2, end: text.startsWith("*/", end - 2) ? end - 2 : end };
    const newline = text.indexOf("\n", start);
    return { start: start + 2, end: newline < 0 ? text.length : newline + 1 };
  });
}

interface Line extends Span {
  readonly text: string;
}

/** The lines of a range, line ends included in their spans. */
function linesIn(text: string, range: Span): readonly Line[] {
  const lines: Line[] = [];
  for (let start = range.start; start < range.end; ) {
    const newline = text.indexOf("\n", start);
    const end = newline < 0 || newline >= range.end ? range.end : newline + 1;
    lines.push({ start, end, text: text.slice(start, end) });
    start = end;
  }
  return lines;
}

const cgoLine = /^[ \t]*#cgo[ \t]/;

function withoutCgoLines(text: string, range: Span): readonly Span[] {
  if (!text.slice(range.start, range.end).includes("#cgo")) return [range];
  const kept: { start: number; end: number }[] = [];
  for (const line of linesIn(text, range)) {
    if (cgoLine.test(line.text)) continue;
    const last = kept.at(-1);
    if (last?.end === line.start) last.end = line.end;
    else kept.push({ start: line.start, end: line.end });
  }
  return kept;
}

function directivesOf(text: string, span: Span, groups: readonly CommentGroup[]): readonly CgoDirective[] {
  const group = groups.find((candidate) => candidate.start === span.start);
  return (group === undefined ? [] : contentRanges(text, group)).flatMap((range) =>
    linesIn(text, range).filter((line) => cgoLine.test(line.text)).map(readCgoLine),
  );
}

/** `#cgo linux,amd64 CFLAGS: -I. "-DX=a b"`, or `#cgo noescape f` without a colon. */
function readCgoLine(line: Line): CgoDirective {
  const trimmed = line.text.trim();
  const start = line.start + line.text.indexOf(trimmed);
  const body = trimmed.slice("#cgo".length).trim();
  const colon = body.indexOf(":");
  const head = (colon < 0 ? body : body.slice(0, colon)).trim().split(/\s+/);
  const [verb = "", ...rest] = colon < 0 ? head : [head.at(-1) ?? "", ...head.slice(0, -1)];
  const args = colon < 0 ? rest : splitArguments(body.slice(colon + 1));
  return { span: { start, end: start + trimmed.length }, constraint: colon < 0 ? "" : rest.join(" "), verb, args };
}

/** Splits at white space; quotes and backslashes keep it together, as the go command does. */
function splitArguments(text: string): readonly string[] {
  const found: string[] = [];
  for (const match of text.matchAll(/(?:[^\s"'\\]|\\[\s\S]|"(?:[^"\\]|\\[\s\S])*"?|'[^']*'?)+/g)) {
    found.push(match[0].replace(/\\([\s\S])|"((?:[^"\\]|\\[\s\S])*)"?|'([^']*)'?/g, (_, escaped?: string, double?: string, single?: string) => escaped ?? double?.replace(/\\([\s\S])/g, "$1") ?? single ?? ""));
  }
  return found;
}
