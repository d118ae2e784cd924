// Edits that give a `struct sigaction` the SA_ONSTACK flag, and one that turns signal() into sigaction(). Guarantees:
// new C statements go only between statements of a braced block; texts keep their indentation and line ends. Knows no rule.
import type { Span } from "../base/span.ts";
import type { Expr } from "../program/ast.ts";
import type { PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { type CodePlace, standsInBlock, textOf, withSemicolon } from "./bracedBlock.ts";
import { absoluteSpan, freshName, insertLineAfter, insertLineBefore } from "./releaseStatement.ts";
import { statementAt } from "./statementAt.ts";

/** `0` becomes SA_ONSTACK, other flags get it added. Undefined for an expression that takes flags away. */
export function addFlagToExpression({ file, fn }: CodePlace, flags: Expr): EditDraft | undefined {
  const span = absoluteSpan(fn, flags.span);
  const text = file.text.slice(span.start, span.end);
  const flag = flagName(fn);
  if (flags.kind === "unary" || (flags.kind === "binary" && flags.op !== "|")) return undefined;
  if (flags.kind === "literal") return { uri: file.uri, span, newText: flag };
  const operand = flags.kind === "conditional" ? `(${text})` : text;
  return { uri: file.uri, span, newText: `${operand} | ${flag}` };
}

/** Sets the flags beside the handler `handler`: in the same initialiser, or on the line below the assignment. */
export function setFlagsBesideHandler(place: CodePlace, handler: Span): EditDraft | undefined {
  const { file, fn } = place;
  const stmt = statementAt(fn.model, handler)?.stmt;
  if (stmt?.kind !== "assign" || stmt.left.length !== 1) return undefined;
  const [left] = stmt.left;
  if (left?.kind === "select" && stmt.right.length === 1) {
    if (!standsInBlock(place, stmt.span)) return undefined;
    const struct = textOf(place, { start: left.span.start, end: left.fieldSpan.start });
    return insertLineAfter(file, absoluteSpan(fn, withSemicolon(place, stmt.span)), `${struct}sa_flags = ${flagName(fn)}${semicolon(fn)}`);
  }
  const isDesignated = /\.\s*sa_\w+\s*=\s*[&(]?\s*$/.test(textOf(place, { start: stmt.span.start, end: handler.start }));
  if (!isDesignated || !/^\s*[,}]/.test(fn.model.text.slice(handler.end))) return undefined;
  const at = absoluteSpan(fn, handler).end;
  return { uri: file.uri, span: { start: at, end: at }, newText: `, .sa_flags = ${flagName(fn)}` };
}

/** A line above the installing call: `sa.sa_flags |= SA_ONSTACK;`, or `=` where nothing was set before. */
export function setFlagsBeforeCall(place: CodePlace, call: Span, struct: Expr | undefined, op: "=" | "|="): EditDraft | undefined {
  const { file, fn } = place;
  const stmt = statementAt(fn.model, call)?.stmt;
  const member = struct && memberPrefix(place, struct);
  if (stmt === undefined || member === undefined || !standsInBlock(place, stmt.span)) return undefined;
  return insertLineBefore(file, absoluteSpan(fn, stmt.span), `${member}sa_flags ${op} ${flagName(fn)}${semicolon(fn)}`);
}

/** `signal(sig, handler);` as a block that calls sigaction(). Undefined where its result is used. */
export function rewriteSignal(place: CodePlace, call: Span, signal: Expr, handler: Expr): EditDraft | undefined {
  const { file, fn } = place;
  const stmt = statementAt(fn.model, call)?.stmt;
  const isAlone = stmt?.kind === "expr" && stmt.expr.span.start === call.start && stmt.expr.span.end === call.end;
  if (fn.model.lang !== "c" || !isAlone || !standsInBlock(place, stmt.span)) return undefined;
  const span = absoluteSpan(fn, withSemicolon(place, stmt.span));
  const line = sourceLine(file, file.lines.positionAt(span.start).line);
  if (file.text.slice(line.code.start, span.start).trim() !== "") return undefined;
  const name = freshName("action", fn.model, new Set());
  const unit = /\n(?:\/\/)?( {2,8})\S/.exec(fn.model.text)?.[1] ?? "\t";
  const lines = [
    "{",
    `${unit}struct sigaction ${name} = {0};`,
    `${unit}${name}.sa_handler = ${textOf(place, handler.span)};`,
    `${unit}${name}.sa_flags = SA_RESTART | SA_ONSTACK;`,
    `${unit}sigemptyset(&${name}.sa_mask);`,
    `${unit}sigaction(${textOf(place, signal.span)}, &${name}, 0);`,
    "}",
  ];
  const mark = line.kind === "slashes" ? file.text.slice(line.start, line.code.start) : "";
  return { uri: file.uri, span, newText: lines.join(`${line.eol}${mark}${line.indent}`) };
}

function flagName({ model }: PlacedFunction): string {
  return model.lang === "go" ? "C.SA_ONSTACK" : "SA_ONSTACK";
}

function semicolon({ model }: PlacedFunction): string {
  return model.lang === "go" ? "" : ";";
}

/** `sa.` for `&sa`, `sa->` for a pointer. */
function memberPrefix(place: CodePlace, struct: Expr): string | undefined {
  if (struct.kind === "unary" && struct.op === "&") return `${textOf(place, struct.operand.span)}.`;
  const isPlain = struct.kind === "ident" || struct.kind === "select";
  return isPlain ? `${textOf(place, struct.span)}${place.fn.model.lang === "go" ? "." : "->"}` : undefined;
}
