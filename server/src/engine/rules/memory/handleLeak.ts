// handle-leak: a cgo.Handle that nobody deletes.
//
// Hazard: the runtime keeps a table of all handles. What a handle stands for stays reachable until `Delete`, so each
// forgotten one is a leak of the Go value and everything behind it.
// Decides from: the ownership analysis; a handle goes where its value goes, through `uintptr` and `C.uintptr_t` too.
// A handle that C gets may come back to a callback: where the package deletes handles that it made from such numbers
// (`cgo.Handle(x).Delete()`), handing one to C is taken to be right.
// Blind spots: which callback deletes which handle is not matched.
import type { WholeSources } from "../../analyses/packageAnalyses.ts";
import type { Leak } from "../../analyses/ownership/ownership.ts";
import { absoluteSpan, insertLineAfter } from "../../fixes/releaseStatement.ts";
import { statementAt } from "../../fixes/statementAt.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { FixDraft, RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { handleFamily, isHandle } from "./handles.ts";

export const rule = defineRule({
  name: "handle-leak",
  family: "memory",
  severity: "warning",
  cwe: [401],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A handle from `cgo.NewHandle` is not deleted on some path out of the function.",
    why:
      "The runtime keeps every handle in a table, and with it the Go value it stands for. The garbage collector cannot free that value " +
      "before `Delete` is called: a forgotten handle leaks it and everything that hangs on it, and no heap profile says why.",
    fixAdvice: "Write `defer h.Delete()` behind the creation, or delete the handle in the callback that C calls last.",
    references: [{ title: "runtime/cgo: Handle", url: "https://pkg.go.dev/runtime/cgo#Handle" }],
    bad: "neverDeletedBad",
    good: "deferredOk",
  },
  messages: {
    never: "the handle `{label}` is never deleted: its value stays in memory for good",
    when: "the handle `{label}` is not deleted when `{when}`",
    path: "the handle `{label}` is not deleted on every path out of `{function}`",
    inline: "nothing keeps this handle, `{label}`, so nobody can delete it",
    discarded: "the handle from `{label}` is thrown away without being deleted",
    overwritten: "the handle `{label}` is replaced before it is deleted",
    loop: "the handle `{label}` is not deleted before the next iteration replaces it",
    realloc: "the handle `{label}` is lost",
  },
  fixes: {
    defer: { title: "Delete the handle `{label}` with defer", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (!fn.model.text.includes("NewHandle") && !context.analyses.ownership.leaks(fn).some((leak) => leak.creation.family === handleFamily)) return;
    for (const leak of context.analyses.ownership.leaks(fn)) {
      if (leak.creation.family !== handleFamily || context.analyses.deferred.explains(fn, leak.creation.call)) continue;
      if (goesToC(leak, fn, context) && context.analyses.whole("a handle comes back from C", comesBack)) continue;
      context.report(findingOf(leak, fn, context));
    }
  },
});

function findingOf(leak: Leak, fn: PlacedFunction, context: RuleContext): RawFinding {
  const when = leak.trace.filter((step) => step.kind === "branch").at(-1)?.data["when"];
  const { label } = leak.creation;
  return {
    messageId: leak.kind !== "exit" ? leak.kind : leak.elsewhere.length === 0 ? "never" : when === undefined ? "path" : "when",
    data: { label, function: fn.model.qualifiedName, when: when ?? "" },
    at: leak.creation.at,
    function: fn,
    confidence: confidenceOf(leak),
    trace: leak.trace,
    label,
    fixes: () => deferFix(leak, fn, context),
  };
}

/** Who keeps a handle must delete it one day: without any `Delete` in the package the doubt about the callee is no excuse. */
function confidenceOf(leak: Leak): Confidence {
  return leak.confidence === "possible" && leak.assumedBorrower !== undefined && leak.elsewhere.length === 0 ? "likely" : leak.confidence;
}

/** The handle's number is an argument of a C call of this function. */
function goesToC({ creation, variable }: Leak, fn: PlacedFunction, { analyses }: RuleContext): boolean {
  return analyses.calls.callsIn(fn).some(({ call, callee }) => {
    if (callee.kind !== "c") return false;
    let found = false;
    for (const argument of call.args) {
      visitExpr(argument, (part) => {
        const isVariable = part.kind === "ident" && part.ref.kind === "local" && (part.ref.id === variable?.local || part.name === creation.label);
        found ||= part === creation.call || isVariable;
      });
    }
    return found;
  });
}

/** Somewhere in the package a handle is deleted that was made from what C gave: `cgo.Handle(user).Delete()`. */
function comesBack(sources: WholeSources): boolean {
  const { pkg, calls } = sources;
  const functions = [...pkg.functions.values(), ...pkg.methods.values()].flat();
  return functions.some((fn) => {
    if (!fn.model.text.includes("Delete")) return false;
    return calls.callsIn(fn).some(({ call, callee }) => callee.kind === "external" && callee.name === handleFamily && call.callee.kind === "select" && isFromC(call.callee.base, fn, sources, 0));
  });
}

/** A handle made from a number or pointer that this function did not make itself. */
function isFromC(expr: Expr, fn: PlacedFunction, sources: WholeSources, depth: number): boolean {
  const { resolver, types } = sources;
  if (depth > 4) return false;
  if (expr.kind === "ident" && expr.ref.kind === "local") {
    const local = fn.model.locals[expr.ref.id];
    if (local !== undefined && local.kind !== "var") return !isHandle(local.type);
    return types.locals.of(fn.model, expr.ref.id).values.some((value) => value.kind === "value" && isFromC(value.expr, fn, sources, depth + 1));
  }
  const callee = expr.kind === "call" ? resolver.resolve(expr, fn.model) : undefined;
  const [only] = expr.kind === "call" ? expr.args : [];
  const isConversion = callee?.kind === "conversion" || (callee?.kind === "external" && callee.name === "runtime/cgo.Handle");
  if (isConversion && only !== undefined) return isFromC(only, fn, sources, depth + 1);
  if (expr.kind === "convert" || expr.kind === "unary" || expr.kind === "typeAssert") return isFromC(expr.operand, fn, sources, depth + 1);
  if (expr.kind === "select" || expr.kind === "index") return !isHandle(types.typeOf(expr, fn.model));
  return callee?.kind === "c";
}

function deferFix(leak: Leak, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const file = context.pkg.fileOf(fn.uri);
  const where = statementAt(fn.model, leak.creation.call.span);
  if (file === undefined || where?.stmt.kind !== "assign" || where.inLoop || leak.kind !== "exit" || leak.elsewhere.length > 0) return [];
  const [target] = where.stmt.left;
  if (where.stmt.left.length !== 1 || target?.kind !== "ident" || where.stmt.right[0] !== leak.creation.call) return [];
  const edit = insertLineAfter(file, absoluteSpan(fn, where.stmt.span), `defer ${target.name}.Delete()`);
  const doubt = goesToC(leak, fn, context) ? ({ applicability: "review" } as const) : {};
  return edit === undefined ? [] : [{ titleId: "defer", data: { label: target.name }, ...doubt, edits: [edit] }];
}
