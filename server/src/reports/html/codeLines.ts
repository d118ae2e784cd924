// The lines of a file that tell one finding: its own and those of its path, with a little around them. Reads nothing: the
// caller supplies the lines.
import type { Range } from "../../engine/base/span.ts";
import type { Finding, TraceStep } from "../../engine/report/finding.ts";
import type { SourceTexts } from "../sourceTexts.ts";

export interface NumberedStep {
  /** One-based. */
  readonly number: number;
  readonly step: TraceStep;
}

export interface CodeLine {
  readonly kind: "line";
  /** Zero-based. */
  readonly line: number;
  readonly text: string;
  /** UTF-16 offsets in `text` that the finding itself covers. */
  readonly mark: { readonly start: number; readonly end: number } | undefined;
  /** Steps that stand on this line, in order. */
  readonly steps: readonly NumberedStep[];
}

/** Lines were left out here. */
export interface CodeGap {
  readonly kind: "gap";
}

export interface CodeBlock {
  readonly uri: string;
  /** Empty when the file could not be read again. */
  readonly rows: readonly (CodeLine | CodeGap)[];
  /** Steps in this file whose lines could not be read. */
  readonly unseen: readonly NumberedStep[];
}

/** Lines above and below the finding's own, and around those of steps. */
const aroundFinding = 2;
const aroundStep = 1;
/** Lines of one finding that are shown at most; nobody reads the rest of a function that is reported as a whole. */
const longestRange = 6;
/** UTF-16 units; longer lines were written by machines. */
const longestLine = 400;

/** One block per file: the finding's own first, then those of its path in the order they are reached. */
export function codeBlocks(finding: Finding, sources: SourceTexts): readonly CodeBlock[] {
  const steps = finding.trace.map((step, index): NumberedStep => ({ number: index + 1, step }));
  const uris = [...new Set([finding.uri, ...finding.trace.map((step) => step.uri)])];
  return uris.map((uri) => codeBlock(uri, { finding, steps: steps.filter(({ step }) => step.uri === uri), sources }));
}

interface BlockContext {
  readonly finding: Finding;
  readonly steps: readonly NumberedStep[];
  readonly sources: SourceTexts;
}

function codeBlock(uri: string, { finding, steps, sources }: BlockContext): CodeBlock {
  const range = finding.uri === uri ? finding.range : undefined;
  const wanted = new Set<number>();
  const want = (first: number, last: number): void => {
    for (let line = Math.max(first, 0); line <= last; line++) wanted.add(line);
  };
  if (range !== undefined) want(range.start.line - aroundFinding, lastShown(range) + aroundFinding);
  for (const { step } of steps) want(step.range.start.line - aroundStep, step.range.start.line + aroundStep);
  closeSmallGaps(wanted);
  const lines = [...wanted].sort((a, b) => a - b).flatMap((line) => {
    const text = sources.lineOf(uri, line);
    return text === undefined ? [] : [{ line, text }];
  });
  const rows = withGaps(dedent(withoutBlankEdges(lines, steps)).map(({ line, text, indent }) => codeLine({ line, text, indent }, steps, range)));
  const shown = new Set(lines.map(({ line }) => line));
  return { uri, rows, unseen: steps.filter(({ step }) => !shown.has(step.range.start.line)) };
}

function lastShown({ start, end }: Range): number {
  return Math.min(end.line, start.line + longestRange);
}

/** A gap of one line would take the room of the line itself. */
function closeSmallGaps(wanted: Set<number>): void {
  for (const line of [...wanted]) if (!wanted.has(line + 1) && wanted.has(line + 2)) wanted.add(line + 1);
}

interface SourceLine {
  readonly line: number;
  readonly text: string;
}

/** Blank lines at the edges and beside gaps tell nothing, unless a step stands on them. */
function withoutBlankEdges(lines: readonly SourceLine[], steps: readonly NumberedStep[]): readonly SourceLine[] {
  const isTelling = ({ line, text }: SourceLine): boolean => text.trim() !== "" || steps.some(({ step }) => step.range.start.line === line);
  const starts = lines.flatMap(({ line }, index) => (lines[index - 1]?.line === line - 1 ? [] : [index]));
  return starts.flatMap((start, index) => {
    const block = lines.slice(start, starts[index + 1]);
    const first = block.findIndex(isTelling);
    return first < 0 ? [] : block.slice(first, block.findLastIndex(isTelling) + 1);
  });
}

interface DedentedLine extends SourceLine {
  /** UTF-16 units that were taken off. */
  readonly indent: number;
}

/** Takes off the white space that all lines start with. */
function dedent(lines: readonly SourceLine[]): readonly DedentedLine[] {
  const indents = lines.filter(({ text }) => text.trim() !== "").map(({ text }) => /^\s*/.exec(text)?.[0] ?? "");
  const [first = ""] = indents;
  let indent = first.length;
  for (const other of indents) while (indent > 0 && other.slice(0, indent) !== first.slice(0, indent)) indent--;
  return lines.map(({ line, text }) => ({ line, indent, text: text.slice(Math.min(indent, text.length)).trimEnd() }));
}

function codeLine({ line, text, indent }: DedentedLine, steps: readonly NumberedStep[], range: Range | undefined): CodeLine {
  const cut = text.length > longestLine ? `${text.slice(0, longestLine)}\u2026` : text;
  const here = steps.filter(({ step }) => step.range.start.line === line);
  return { kind: "line", line, text: cut, mark: range === undefined ? undefined : markOn(line, cut, { range, indent }), steps: here };
}

function markOn(line: number, text: string, { range: { start, end }, indent }: { readonly range: Range; readonly indent: number }): CodeLine["mark"] {
  const isBehind = line > end.line || (line === end.line && line > start.line && end.character === 0);
  if (line < start.line || isBehind) return undefined;
  const from = line === start.line ? Math.max(start.character - indent, 0) : (/^\s*/.exec(text)?.[0].length ?? 0);
  const to = line === end.line ? Math.max(end.character - indent, from) : text.length;
  return from >= text.length ? undefined : { start: from, end: Math.min(Math.max(to, from + 1), text.length) };
}

function withGaps(lines: readonly CodeLine[]): CodeBlock["rows"] {
  return lines.flatMap((line, index): CodeBlock["rows"] => {
    const before = lines[index - 1];
    return before !== undefined && before.line + 1 < line.line ? [{ kind: "gap" }, line] : [line];
  });
}
