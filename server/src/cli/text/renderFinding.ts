// One finding as a person reads it: place and message, the source line with its mark, the numbered path, the first fix.
import * as l10n from "@vscode/l10n";
import type { Finding, TraceStep } from "../../engine/report/finding.ts";
import type { SourceTexts } from "../../reports/sourceTexts.ts";
import { cellsOf, padCells } from "./cells.ts";
import { excerptOf } from "./excerpt.ts";
import { harmless } from "./harmless.ts";
import type { Palette } from "./palette.ts";
import { wrapText } from "./wrapText.ts";

export interface TextContext {
  readonly palette: Palette;
  /** Cells per line. */
  readonly width: number;
  readonly sources: SourceTexts;
  /** The path of a file as it is shown. */
  readonly showPath: (uri: string) => string;
}

/** The lines of one finding, without a blank line behind them. */
export function renderFinding(finding: Finding, context: TextContext): readonly string[] {
  return [...headline(finding, context), ...sourceLines(finding, context), ...pathLines(finding, context), ...fixLines(finding, context)];
}

/** `file:line:col severity message  rule`, wrapped under the message when it is too long; severities as settings name them, for problem matchers. */
function headline(finding: Finding, { palette, width, showPath }: TextContext): readonly string[] {
  const { start } = finding.range;
  const place = `${showPath(finding.uri)}:${start.line + 1}:${start.character + 1}`;
  const message = harmless(finding.message);
  const used = cellsOf(place) + 1 + finding.severity.length + 1;
  const tail = `  ${finding.rule}`;
  const head = `${palette.place(place)} ${palette.severity[finding.severity](finding.severity)}`;
  if (used + cellsOf(message) + tail.length <= width) return [`${head} ${message}${palette.dim(tail)}`];
  const rows = wrap(message, width - 4);
  const last = rows.at(-1) ?? "";
  const fits = 4 + cellsOf(last) + tail.length <= width;
  const body = rows.map((row, index) => `    ${row}${fits && index === rows.length - 1 ? palette.dim(tail) : ""}`);
  return [head, ...body, ...(fits ? [] : [palette.dim(`    ${finding.rule}`)])];
}

function sourceLines(finding: Finding, { palette, width, sources }: TextContext): readonly string[] {
  const line = sources.lineOf(finding.uri, finding.range.start.line);
  if (line === undefined || line.trim() === "") return [];
  const number = String(finding.range.start.line + 1);
  const gutter = `  ${number} | `;
  const { source, marks } = excerptOf(line, finding.range, Math.max(width - gutter.length, 20));
  return [palette.dim(gutter) + source, `${palette.dim(`  ${" ".repeat(number.length)} | `)}${palette.severity[finding.severity](marks)}`];
}

/** Cells that the quoted source of a step must have to be worth showing. */
const minimumQuote = 24;
/** A longer place stands on a row of its own, so that one far step does not squeeze the others. */
const maximumPlace = 14;

/** Columns of the numbered path; widths in cells. */
interface PathLayout {
  readonly digits: number;
  readonly placeWidth: number;
  readonly messageWidth: number;
  /** 0: no room for quotes. */
  readonly quoteWidth: number;
}

function pathLines(finding: Finding, context: TextContext): readonly string[] {
  const layout = pathLayout(finding, context);
  return finding.trace.flatMap((step, index) => stepLines(step, { index, finding, layout, context }));
}

function pathLayout(finding: Finding, context: TextContext): PathLayout {
  const digits = String(finding.trace.length).length;
  const placeWidth = Math.max(...finding.trace.map((step) => cellsOf(stepPlace(step, finding, context))).filter((cells) => cells <= maximumPlace), 0);
  const room = context.width - (2 + digits + 2 + placeWidth + 2);
  const longest = Math.max(...finding.trace.map((step) => cellsOf(step.message)), 0);
  const messageWidth = Math.min(longest, Math.max(room - 3 - minimumQuote, 30), room);
  const quoteWidth = room - messageWidth - 3;
  return { digits, placeWidth, messageWidth, quoteWidth: quoteWidth < minimumQuote ? 0 : quoteWidth };
}

interface StepContext {
  readonly index: number;
  readonly finding: Finding;
  readonly layout: PathLayout;
  readonly context: TextContext;
}

function stepLines(step: TraceStep, { index, finding, layout, context }: StepContext): readonly string[] {
  const { digits, placeWidth, messageWidth, quoteWidth } = layout;
  const place = stepPlace(step, finding, context);
  const number = `  ${String(index + 1).padStart(digits)}. `;
  const indent = " ".repeat(number.length + placeWidth + 2);
  const [first = "", ...rest] = wrap(harmless(step.message), messageWidth);
  const line = context.sources.lineOf(step.uri, step.range.start.line);
  const quoted = line === undefined || quoteWidth === 0 ? "" : excerptOf(line, step.range, quoteWidth).source;
  const message = quoted === "" ? first : padCells(first, messageWidth) + context.palette.dim(` | ${quoted}`);
  const head = cellsOf(place) > placeWidth ? [number + place, indent + message] : [`${number}${padCells(place, placeWidth)}  ${message}`];
  return [...head, ...rest.map((row) => indent + row)];
}

/** `line:col` in the finding's own file, else with the path. */
function stepPlace(step: TraceStep, finding: Finding, { showPath }: TextContext): string {
  const { line, character } = step.range.start;
  const at = `${line + 1}:${character + 1}`;
  return step.uri === finding.uri ? at : `${showPath(step.uri)}:${at}`;
}

/** The best fix that repairs something: silencing the rule is no repair. */
function fixLines(finding: Finding, { palette, width }: TextContext): readonly string[] {
  const fix = finding.fixes.find((one) => !one.edits.some((edit) => edit.newText.includes("cgovet:ignore")));
  if (fix === undefined) return [];
  const isAutomatic = fix.applicability === "safe" && fix.edits.length > 0;
  const title = harmless(fix.title);
  return wrap(isAutomatic ? l10n.t("fix: {0} (--fix does this)", title) : l10n.t("fix: {0}", title), width - 2).map((row) => `  ${palette.good(row)}`);
}

/** Rows of at most `width` cells. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapText(text, width);
}
