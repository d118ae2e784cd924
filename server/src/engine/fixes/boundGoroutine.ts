// Edits that bound how many goroutines a loop starts: a channel of slots before the loop, a slot taken before `go func…`,
// given back when the literal ends. Only for `go` with a literal of several lines that stands directly in the loop's lines.
// Knows no rule.
import type { Span } from "../base/span.ts";
import type { Call } from "../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { absoluteSpan, freshName, insertLineBefore } from "./releaseStatement.ts";

/** Undefined where the shape is another one. `loop` and the call's span are relative to the function. */
export function boundGoroutine(file: GoFileModel, fn: PlacedFunction, { loop, call }: { readonly loop: Span; readonly call: Call }): readonly EditDraft[] | undefined {
  const literal = call.callee.kind === "funcLit" ? fn.model.literals[call.callee.index] : undefined;
  const [first] = literal?.body?.body ?? [];
  if (literal?.body === undefined || first === undefined) return undefined;
  const name = freshName("slots", fn.model, new Set(file.globals.map((global) => global.name)));
  const goStart = absoluteSpan(fn, call.span).start - "go ".length;
  const body = absoluteSpan(fn, literal.body.span);
  const firstLine = sourceLine(file, file.lines.positionAt(absoluteSpan(fn, first.span).start).line);
  if (file.text.slice(goStart, goStart + 3) !== "go " || firstLine.start <= body.start) return undefined;
  const made = insertLineBefore(file, absoluteSpan(fn, loop), `${name} := make(chan struct{}, 64)`);
  const taken = insertLineBefore(file, { start: goStart, end: goStart }, `${name} <- struct{}{}`);
  if (made === undefined || taken === undefined) return undefined;
  const given: EditDraft = { uri: file.uri, span: { start: body.start + 1, end: body.start + 1 }, newText: `${firstLine.eol}${firstLine.indent}defer func() { <-${name} }()` };
  return [made, taken, given];
}
