// Text measured in terminal cells: wide characters take two, tabs are expanded before anything is measured, and nothing
// that could steer a terminal gets through. Works on grapheme clusters, so that no character is cut in half.
import stringWidth from "string-width";
import { harmless } from "./harmless.ts";

const tabStop = 4;

/** Width in cells. */
export function cellsOf(text: string): number {
  return stringWidth(text);
}

/** `text` with spaces up to `width` cells; longer text stays as it is. */
export function padCells(text: string, width: number): string {
  return text + " ".repeat(Math.max(0, width - cellsOf(text)));
}

/** One grapheme cluster and where it stands. */
export interface Cell {
  readonly text: string;
  /** UTF-16 offset in the line, and length there. */
  readonly offset: number;
  readonly length: number;
  /** First cell. */
  readonly at: number;
  readonly width: number;
}

/** The clusters of one line, tabs expanded to the next multiple of four. */
export function cellsIn(line: string): readonly Cell[] {
  const cells: Cell[] = [];
  let at = 0;
  for (const { segment, index } of new Intl.Segmenter("en", { granularity: "grapheme" }).segment(line)) {
    const width = segment === "\t" ? tabStop - (at % tabStop) : cellsOf(harmless(segment));
    cells.push({ text: segment === "\t" ? " ".repeat(width) : harmless(segment), offset: index, length: segment.length, at, width });
    at += width;
  }
  return cells;
}

/** `text` cut to `width` cells, with an ellipsis when something was cut. */
export function fitCells(text: string, width: number): string {
  if (cellsOf(text) <= width) return text;
  let result = "";
  let used = 0;
  for (const cell of cellsIn(text)) {
    if (used + cell.width > width - 1) break;
    result += cell.text;
    used += cell.width;
  }
  return `${result}…`;
}
