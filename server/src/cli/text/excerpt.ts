// A source line with the range under it marked, fitted into a number of cells. The indentation is dropped; a line that
// is too long is cut around the range, in a time that does not grow with the line.
import type { Range } from "../../engine/base/span.ts";
import { cellsIn, type Cell } from "./cells.ts";

export interface Excerpt {
  readonly source: string;
  /** Spaces and carets below `source`. */
  readonly marks: string;
}

/** `line` is the line of `range.start`, without its line end; `width` at least 10 cells. */
export function excerptOf(line: string, range: Range, width: number): Excerpt {
  const near = nearPart(line, range, width);
  const { text, from, to } = near;
  const cells = cellsIn(text);
  const total = endOf(cells);
  const start = cellAt(cells, from, total);
  const marked = { start, end: Math.max(cellAt(cells, to, total), start + 1) };
  const window = windowAround(marked, total, width);
  const shown = cells.filter((cell) => cell.at >= window.start && cell.at + cell.width <= window.end);
  const lead = near.cutBefore || window.start > 0 ? "…" : "";
  const tail = near.cutBehind || window.end < total ? "…" : "";
  const shift = lead.length - (shown[0]?.at ?? 0);
  const visibleEnd = Math.max(Math.min(marked.end, endOf(shown)), marked.start + 1);
  return {
    source: lead + shown.map((cell) => cell.text).join("") + tail,
    marks: " ".repeat(Math.max(marked.start + shift, 0)) + "^".repeat(visibleEnd - marked.start),
  };
}

interface NearPart {
  readonly text: string;
  /** The marked range in `text`; UTF-16 offsets. */
  readonly from: number;
  readonly to: number;
  readonly cutBefore: boolean;
  readonly cutBehind: boolean;
}

/** Units that one cell may take: letters with accents and emoji take several. */
const unitsPerCell = 32;

/** What of the line can be in the window at all. */
function nearPart(line: string, range: Range, width: number): NearPart {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const end = line.trimEnd().length;
  const first = Math.max(range.start.character, indent);
  const last = range.end.line > range.start.line ? Math.max(end, first) : Math.max(range.end.character, first);
  const start = Math.max(indent, first - width * unitsPerCell);
  const stop = Math.min(end, first + width * unitsPerCell);
  return { text: line.slice(start, stop).replace(/\p{Surrogate}/gu, "\uFFFD"), from: first - start, to: Math.min(last, stop) - start, cutBefore: start > indent, cutBehind: stop < end };
}

/** Half-open, in cells. */
interface CellRange {
  readonly start: number;
  readonly end: number;
}

/** The first cell of the cluster that holds a UTF-16 offset; `total` behind the last one. */
function cellAt(cells: readonly Cell[], offset: number, total: number): number {
  return cells.find((cell) => offset < cell.offset + cell.length)?.at ?? total;
}

function endOf(cells: readonly Cell[]): number {
  const last = cells.at(-1);
  return last === undefined ? 0 : last.at + last.width;
}

/** Cells of the marked range that tell it; for these the start of the line is not given up. */
const enoughMarked = 8;

/** The cells to show: all when they fit, else a window that holds the start of the marked range; ellipses take one each. */
function windowAround(marked: CellRange, total: number, width: number): CellRange {
  if (total <= width) return { start: 0, end: total };
  if (Math.min(marked.end, marked.start + enoughMarked) <= width - 1) return { start: 0, end: width - 1 };
  const start = Math.max(marked.start - Math.floor(width / 3), 1);
  return start + width - 1 >= total ? { start: total - (width - 1), end: total } : { start, end: start + width - 2 };
}
