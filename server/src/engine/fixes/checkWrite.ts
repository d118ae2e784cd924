// Edits for writes in C whose failure nobody sees: MSG_NOSIGNAL among the flags, a return when the call fails. Knows no rule.
import type { Call, Expr } from "../program/ast.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { type CodePlace, standsInBlock, textOf, withSemicolon } from "./bracedBlock.ts";
import { absoluteSpan } from "./releaseStatement.ts";
import { statementAt } from "./statementAt.ts";

/** `0` becomes MSG_NOSIGNAL, other flags get it added. */
export function addNoSignal(place: CodePlace, flags: Expr): EditDraft {
  const text = textOf(place, flags.span);
  const newText = /^\s*0\s*$/.test(text) ? "MSG_NOSIGNAL" : `${text} | MSG_NOSIGNAL`;
  return { uri: place.file.uri, span: absoluteSpan(place.fn, flags.span), newText };
}

/** `if (write(…) < 0) { return; }` instead of the bare call. Undefined where it is no statement of a block, or the result type is no number. */
export function checkResult(place: CodePlace, call: Call): EditDraft | undefined {
  const { file, fn } = place;
  const stmt = statementAt(fn.model, call.span)?.stmt;
  const isAlone = stmt?.kind === "expr" && stmt.expr.span.start === call.span.start && stmt.expr.span.end === call.span.end;
  const value = returnValue(place);
  if (!isAlone || value === undefined || !standsInBlock(place, stmt.span)) return undefined;
  const span = absoluteSpan(fn, withSemicolon(place, stmt.span));
  const line = sourceLine(file, file.lines.positionAt(span.start).line);
  if (file.text.slice(line.code.start, span.start).trim() !== "") return undefined;
  const before = file.text.slice(line.start, line.code.start);
  const mark = before.trim() === "//" ? before : "";
  const unit = /\n(?:\/\/)?( {2,8})\S/.exec(fn.model.text)?.[1] ?? "\t";
  const lines = [`if (${textOf(place, call.span)} < 0) {`, `${unit}return${value};`, "}"];
  return { uri: file.uri, span, newText: lines.join(`${line.eol}${mark}${line.indent}`) };
}

/** What to return: nothing, or -1 from functions that give a signed number. */
function returnValue({ fn }: CodePlace): string | undefined {
  const [result] = fn.model.results;
  if (result === undefined) return "";
  const { type } = result;
  if (type.kind !== "named") return undefined;
  if (type.name === "void") return "";
  return /^(int|long|ssize_t|int32_t|int64_t)$/.test(type.name) ? " -1" : undefined;
}
