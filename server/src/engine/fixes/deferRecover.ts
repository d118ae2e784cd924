// A deferred recover at the start of a Go body, which reports the panic and lets the function return zero values.
// Guarantees: gofmt-clean whole lines, "log" is imported when it is not. Undefined where `log` would mean something else,
// or where the body has no line of its own to go below.
import { shiftSpan } from "../base/span.ts";
import type { GoFileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { addImportEdit, importedAs } from "./addImport.ts";

export function deferRecoverAtStart(file: GoFileModel, placed: PlacedFunction): readonly EditDraft[] | undefined {
  const { model } = placed;
  const log = importedAs(file, "log") ?? "log";
  const isTaken = log === "." || log === "_" || file.imports.some((spec) => spec.name === log && spec.path !== "log") || model.locals.some(({ name }) => name === log || name === "recover");
  if (isTaken || model.body === undefined) return undefined;
  const block = shiftSpan(model.body.span, placed.start);
  const brace = sourceLine(file, file.lines.positionAt(block.start).line);
  const isOneLine = file.lines.positionAt(block.start).line === file.lines.positionAt(block.end).line;
  if (isOneLine || !/^\s*(?:\/\/.*)?$/.test(file.text.slice(block.start + 1, brace.code.end))) return undefined;
  const closing = sourceLine(file, file.lines.positionAt(block.end - 1).line);
  const lines = ["defer func() {", "\tif r := recover(); r != nil {", `\t\t${log}.Printf("panic in ${model.name}: %v", r)`, "\t}", "}()"];
  const newText = lines.map((line) => `${brace.eol}${closing.indent}\t${line}`).join("");
  const added = addImportEdit(file, "log");
  return [{ uri: file.uri, span: { start: brace.code.end, end: brace.code.end }, newText }, ...(added ? [added] : [])];
}
