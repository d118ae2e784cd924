// A source line with the range under it marked, fitted into a number of cells. The indentation is dropped; a line that
// is too long is cut around the range.
import type { Range } from "../../engine/base/span.ts";
import { cellsIn, type Cell } from "./cells.ts";

export interface Excerpt {
  readonly source: string;
  /** Spaces and carets below `source`. */
  readonly marks: string;
}

/** `line` is the line of `range.start`, without its line end; `width` at least 10 cells. */
export function excerptOf(line: string, range: Range, width: number): Excerpt {
  const indent = /^\s*/.exec(line)?.[0].length ?? 0;
  const from = Math.max(range.start.character - indent, 0);
  const text = line.slice(indent).trimEnd();
  const to = range.end.line > range.start.line ? text.length : Math.max(range.end.character - indent, from);
  const cells = cellsIn(text);
  const total = endOf(cells);
  const start = cellAt(cells, from, total);
  const marked = { start, end: Math.max(cellAt(cells, to, total), start + 1) };
  const window = windowAround(marked, total, width);
  const shown = cells.filter((cell) => cell.at >= window.start && cell.at + cell.width <= window.end);
  const lead = window.start > 0 ? "…" : "";
  const tail = window.end < total ? "…" : "";
  const shift = lead.length - (shown[0]?.at ?? 0);
  const visibleEnd = Math.max(Math.min(marked.end, endOf(shown)), marked.start + 1);
  return {
    source: lead + shown.map((cell) => cell.text).join("") + tail,
    marks: " ".repeat(Math.max(marked.start + shift, 0)) + "^".repeat(visibleEnd - marked.start),
  };
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
