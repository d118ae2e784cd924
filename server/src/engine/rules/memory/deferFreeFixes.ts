// Fixes of the two rules about deferred releases. Each edit is a whole call or whole lines of one function.
import type { DeferTiming, LoopDefer } from "../../analyses/deferred/deferred.ts";
import type { Span } from "../../base/span.ts";
import { containsSpan } from "../../base/span.ts";
import { absoluteSpan, insertLineAfter } from "../../fixes/releaseStatement.ts";
import { bodyInLiteral } from "../../fixes/bodyInLiteral.ts";
import { lineRemoval } from "../../fixes/lineRemoval.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { BlockStmt, Stmt } from "../../program/ast.ts";
import type { FileModel, PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";

export function tooEarlyFixes(timing: DeferTiming, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const { release } = timing;
  const text = textOf(fn, release.call.span);
  if (file === undefined || text.includes("\n") || release.call.callee.kind === "funcLit") return [];
  // A named result holds what `return` gives it when deferred literals run.
  if (fn.model.locals[release.local]?.kind === "result") return [];
  const data = { label: release.name };
  if (timing.kind === "replaced") {
    const again = deferAgain(timing, fn, file, `defer ${text}`);
    return again === undefined ? [] : [{ titleId: "again", data, edits: [again] }];
  }
  // What an unknown function fills in may be borrowed: then the `defer` has to go, and somebody should look.
  const doubt = timing.later.every((value) => value.owned) ? {} : ({ applicability: "review" } as const);
  const closure: FixDraft = { titleId: "closure", data, ...doubt, edits: [{ uri: file.uri, span: absoluteSpan(fn, release.call.span), newText: `func() { ${text} }()` }] };
  const moved = moveBelow(timing, fn, file, `defer ${text}`);
  return moved === undefined ? [closure] : [closure, { titleId: "move", data, ...doubt, edits: moved }];
}

/** A second `defer` behind the only assignment that loses its value. */
function deferAgain({ later }: DeferTiming, fn: PlacedFunction, file: FileModel, line: string): EditDraft | undefined {
  const [only] = later;
  const where = only && statementAt(fn.model, only.span);
  if (later.length !== 1 || where?.stmt.kind !== "assign" || where.inLoop || where.stmt.left.length > 1) return undefined;
  return insertLineAfter(file, absoluteSpan(fn, where.stmt.span), line);
}

/** The `defer` written behind the one statement that sets the variable, when both stand in one list and nothing leaves between them. */
function moveBelow({ release, later, kind }: DeferTiming, fn: PlacedFunction, file: FileModel, line: string): readonly EditDraft[] | undefined {
  const [only] = later;
  if (only === undefined || later.length !== 1 || kind !== "nil" || release.family !== "malloc") return undefined;
  const list = listWith(fn, release.span);
  const from = list?.findIndex((stmt) => containsSpan(stmt.span, release.span)) ?? -1;
  const to = list?.findIndex((stmt) => containsSpan(stmt.span, only.span)) ?? -1;
  const target = list?.[to];
  if (list === undefined || from < 0 || to <= from || target === undefined || (target.kind !== "assign" && target.kind !== "expr")) return undefined;
  if (list.slice(from + 1, to).some(mayLeave)) return undefined;
  const removal = lineRemoval(file, absoluteSpan(fn, release.span));
  const insertion = insertLineAfter(file, absoluteSpan(fn, target.span), line);
  return removal === undefined || insertion === undefined ? undefined : [removal, insertion];
}

/** The statement list that holds the span directly. */
function listWith(fn: PlacedFunction, span: Span): readonly Stmt[] | undefined {
  let found: readonly Stmt[] | undefined;
  const look = (list: readonly Stmt[]): void => {
    if (list.some((stmt) => stmt.span.start === span.start && stmt.span.end === span.end)) found = list;
  };
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "block") look(stmt.body);
      if (stmt.kind === "switch" || stmt.kind === "select") for (const one of stmt.cases) look(one.body);
    });
  }
  return found;
}

function mayLeave(stmt: Stmt): boolean {
  let found = false;
  visitStmts(stmt, (inner) => {
    found ||= inner.kind === "return" || inner.kind === "branch" || inner.kind === "label" || inner.kind === "error";
  });
  return found;
}

export function inLoopFixes(found: LoopDefer, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const body = loopBody(fn, found.loop);
  if (file === undefined || body === undefined) return [];
  const atEnd = releaseAtEnd(found, body, fn, file, context);
  const literal = file.kind === "go" ? bodyInLiteral(file, fn, body) : undefined;
  return [
    ...(atEnd === undefined ? [] : [{ titleId: "atEnd", data: { label: found.release.name }, edits: atEnd }]),
    ...(literal === undefined ? [] : [{ titleId: "literal", data: {}, edits: [literal] }]),
  ];
}

function loopBody(fn: PlacedFunction, loop: Span): BlockStmt | undefined {
  let found: BlockStmt | undefined;
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if ((stmt.kind === "loop" || stmt.kind === "range") && stmt.span.start === loop.start && stmt.span.end === loop.end) found = stmt.body;
    });
  }
  return found;
}

/**
 * All deferred releases of the loop's body become plain calls at its end, the last one first, as `defer` would run them.
 * Only when every `defer` of the body is one of them, and nothing behind the first leaves the iteration.
 */
function releaseAtEnd(found: LoopDefer, body: BlockStmt, fn: PlacedFunction, file: FileModel, context: RuleContext): readonly EditDraft[] | undefined {
  const reported = context.analyses.deferred.loops(fn).filter((one) => one.loop.start === found.loop.start && one.depth === found.depth);
  const isReported = (stmt: Stmt): boolean => reported.some((one) => one.release.span.start === stmt.span.start);
  const defers = body.body.filter(isReported);
  if (defers.length !== countDefers(body) || body.body.slice(body.body.indexOf(defers[0] as Stmt)).some(mayLeave)) return undefined;
  if (reported.some((one) => isSetLater(one, body, fn, context)) || defers.some((stmt) => textOf(fn, stmt.span).includes("\n"))) return undefined;
  const last = body.body.filter((stmt) => !isReported(stmt)).at(-1);
  if (last === undefined) return undefined;
  const [first, ...rest] = [...defers].reverse().map((stmt) => textOf(fn, stmt.span).replace(/^defer\s+/, ""));
  const insertion = first === undefined ? undefined : insertLineAfter(file, absoluteSpan(fn, last.span), first);
  const removals = defers.map((stmt) => lineRemoval(file, absoluteSpan(fn, stmt.span)));
  if (insertion === undefined || !removals.every((edit) => edit !== undefined)) return undefined;
  const lead = insertion.newText.slice(0, insertion.newText.indexOf(first ?? ""));
  return [{ ...insertion, newText: insertion.newText + rest.map((line) => lead + line).join("") }, ...removals];
}

function countDefers(body: BlockStmt): number {
  let count = 0;
  visitStmts(body, (stmt) => (count += stmt.kind === "defer" ? 1 : 0));
  return count;
}

/** The variable gets another value behind the `defer`: the call at the end would see that one. */
function isSetLater({ release }: LoopDefer, body: BlockStmt, fn: PlacedFunction, context: RuleContext): boolean {
  let found = context.analyses.types.locals.of(fn.model, release.local).values.length > 1;
  visitStmts(body, (stmt) => {
    const writes = stmt.kind === "assign" && stmt.left.some((target) => target.kind === "ident" && target.ref.kind === "local" && target.ref.id === release.local);
    found ||= writes && stmt.span.start > release.span.start;
  });
  return found;
}

function textOf(fn: PlacedFunction, span: Span): string {
  return fn.model.text.slice(span.start, span.end);
}
