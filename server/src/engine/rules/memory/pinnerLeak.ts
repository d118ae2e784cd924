// pinner-leak: a runtime.Pinner that pins and is never emptied.
//
// Hazard: what is pinned cannot move or be collected, and when the garbage collector finds a Pinner that still pins
// something, its finalizer panics: the program dies at some later collection, far from the mistake.
// Decides from: the ownership analysis: `Pin` sets up the Pinner in place, one `Unpin` gives back all of it.
// Blind spots: Pinners in fields are the business of the type's methods and not looked at.
import type { Leak } from "../../analyses/ownership/ownership.ts";
import { absoluteSpan, insertLineAfter } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { FixDraft, RawFinding, RawStep, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { pinnerFamily } from "./handles.ts";

export const rule = defineRule({
  name: "pinner-leak",
  family: "memory",
  severity: "warning",
  cwe: [404],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A `runtime.Pinner` pins something and is not emptied with `Unpin` on some path.",
    why:
      "Pinned memory can neither move nor be collected. A Pinner that becomes garbage while it still pins something makes the runtime panic: " +
      "the program dies at a later garbage collection, with no hint of the function that forgot `Unpin`.",
    fixAdvice: "Write `defer p.Unpin()` behind the declaration of the Pinner.",
    references: [{ title: "runtime: Pinner", url: "https://pkg.go.dev/runtime#Pinner" }],
    bad: "neverUnpinnedBad",
    good: "deferredOk",
  },
  messages: {
    never: "`{label}` pins memory and is never unpinned: the runtime panics when it finds it",
    when: "`{label}` is not unpinned when `{when}`: the runtime panics when it finds it",
    path: "`{label}` is not unpinned on every path out of `{function}`",
    lost: "`{label}` is replaced while it still pins memory",
  },
  fixes: {
    defer: { title: "Unpin `{label}` with defer", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (!/\bPin\b/.test(fn.model.text)) return;
    const reported = new Set<string>();
    for (const leak of context.analyses.ownership.leaks(fn)) {
      if (leak.creation.family !== pinnerFamily || reported.has(nameOf(leak)) || isUnpinnedOtherwise(leak, fn, context)) continue;
      reported.add(nameOf(leak));
      context.report(findingOf(leak, fn, context));
    }
  },
});

/** What the value does not show: a method value `p.Unpin`, `defer p.Unpin()` above the first `Pin`, a helper that gets `&p`, a
 *  Pinner that the caller or a struct holds. */
function isUnpinnedOtherwise(leak: Leak, fn: PlacedFunction, { analyses }: RuleContext): boolean {
  const name = nameOf(leak);
  const { callee } = leak.creation.call;
  const base = callee.kind === "select" && callee.base.kind === "ident" && callee.base.ref.kind === "local" ? callee.base.ref.id : undefined;
  if (base === undefined || fn.model.locals[base]?.kind !== "var") return true;
  const sites = analyses.calls.callsIn(fn);
  const isUnpin = (expr: Expr): boolean => expr.kind === "select" && expr.field === "Unpin" && printExpr(expr.base) === name;
  if (sites.some(({ call, how }) => how === "defer" && isUnpin(call.callee))) return true;
  const called = new Set<Expr>(sites.map(({ call }) => call.callee));
  let found = false;
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      found ||= isUnpin(expr) && !called.has(expr);
      found ||= expr.kind === "unary" && expr.op === "&" && printExpr(expr.operand) === name;
    });
  }
  return found;
}

/** The Pinner as the source names it. */
function nameOf({ creation }: Leak): string {
  return creation.call.callee.kind === "select" ? printExpr(creation.call.callee.base) : creation.label;
}

function findingOf(leak: Leak, fn: PlacedFunction, context: RuleContext): RawFinding {
  const label = nameOf(leak);
  const when = leak.trace.filter((step) => step.kind === "branch").at(-1)?.data["when"];
  return {
    messageId: leak.kind !== "exit" ? "lost" : leak.elsewhere.length === 0 ? "never" : when === undefined ? "path" : "when",
    data: { label, function: fn.model.qualifiedName, when: when ?? "" },
    at: leak.creation.at,
    function: fn,
    confidence: leak.confidence,
    trace: leak.trace.map((step) => namingPinner(step, label)),
    label,
    fixes: () => deferFix(leak, fn, context),
  };
}

/** Behind the declaration, where everybody looks for it; behind the `Pin` when the Pinner is not declared here. */
function deferFix(leak: Leak, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const base = leak.creation.call.callee.kind === "select" ? leak.creation.call.callee.base : undefined;
  const local = base?.kind === "ident" && base.ref.kind === "local" ? fn.model.locals[base.ref.id] : undefined;
  if (file === undefined || local?.kind !== "var" || leak.elsewhere.length > 0 || leak.kind !== "exit" || local.depth !== leak.creation.depth) return [];
  const where = statementAt(fn.model, local.span);
  if (where?.stmt.kind !== "assign" || where.inLoop || !containsDeclaration(where.stmt.declares, local.id)) return [];
  const edit = insertLineAfter(file, absoluteSpan(fn, where.stmt.span), `defer ${local.name}.Unpin()`);
  return edit === undefined ? [] : [{ titleId: "defer", data: { label: local.name }, edits: [edit] }];
}

function containsDeclaration(declares: readonly number[], id: number): boolean {
  return declares.length === 1 && declares[0] === id;
}

/** What is followed is the first call of `Pin`; what people know is the pinner. */
function namingPinner(step: RawStep, label: string): RawStep {
  if (!("label" in step.data)) return step;
  return { ...step, messageId: step.messageId === "created-unnamed" ? "created" : step.messageId, data: { ...step.data, label } };
}
