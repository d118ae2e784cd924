// unbalanced-lockosthread: LockOSThread and UnlockOSThread do not match on some path.
//
// Hazard: a goroutine that goes on while locked keeps a whole OS thread to itself, and every switch to it costs a
// thread switch; locks nest, so one forgotten unlock is never made good. An unlock too many takes away the lock of
// the caller.
// Decides from: the thread analysis (analyses/threads): locks and unlocks along each path, deferred ones and those of
// helpers included, told apart by repeated conditions.
// Silent where the goroutine ends with the body (the thread is thrown away with it), in `init` and `main`, in
// functions that are themselves a lock or an unlock or set a thread up for good, and for Begin and Commit pairs.
// Blind spots: unlocks through function values that the package does not show (see FN_ fixtures).
import type { LockImbalance } from "../../analyses/threads/threads.ts";
import { deferUnlock, statementOfCall } from "../../fixes/lockThread.ts";
import type { Call } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Value } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "unbalanced-lockosthread",
  family: "threads",
  severity: "warning",
  cwe: [667],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "`runtime.LockOSThread` and `runtime.UnlockOSThread` do not match on some path out of a function.",
    why:
      "A goroutine that stays locked occupies an OS thread that nobody else may use until the goroutine ends. Calls nest " +
      "since Go 1.10: each lock needs its own unlock, and one unlock too many undoes the lock of the caller, whose " +
      "thread-bound C state is then used from anywhere.",
    fixAdvice: "Write `defer runtime.UnlockOSThread()` on the line after the lock and remove the explicit unlocks.",
    fact:
      "The goroutine stays on its thread until it has unlocked as many times as it has locked. A goroutine that ends without unlocking ends the thread as well.",
    misbelief: {
      claim: "One `runtime.UnlockOSThread` undoes all locks.",
      truth: "Since Go 1.10 the calls nest: it takes as many unlocks as locks, and an unlock without a lock does nothing.",
    },
    gate: "Calls nest since Go 1.10; before, a single unlock undid them all.",
    references: [
      { title: "runtime: LockOSThread", url: "https://pkg.go.dev/runtime#LockOSThread" },
      { title: "runtime: UnlockOSThread", url: "https://pkg.go.dev/runtime#UnlockOSThread" },
    ],
    bad: "earlyReturnBad",
    good: "deferredUnlockOk",
  },
  messages: {
    path: "the thread stays locked on a path out of {function}",
    count: "{function} locks the thread more often than it unlocks it",
    steady: "{function} leaves the goroutine locked to its thread, and nothing unlocks it",
    excess: "`{callee}` runs on a path where the thread is no longer locked by {function}",
    useless: "`{callee}` has no effect: the package never locks a thread",
    lock: "`{callee}` locks the goroutine to its thread",
    leaves: "leaves {function} while the thread is locked",
    over: "leaves {function} with more unlocks than locks",
  },
  fixes: {
    defer: { title: "Unlock the thread with defer", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    for (const imbalance of context.analyses.threads.imbalances(fn)) context.report(findingOf(imbalance, fn, context));
  },
});

function findingOf(imbalance: LockImbalance, fn: PlacedFunction, context: RuleContext): RawFinding {
  const isExcess = imbalance.kind === "unlock-without-lock";
  const callee = printExpr(imbalance.call.callee);
  const data = { callee, function: nameOf(imbalance.depth, fn) };
  const place = (span: Call["span"]): RawStep["at"] => ({ uri: fn.uri, base: fn.start, span });
  const steps: readonly RawStep[] = [
    ...(isExcess ? [] : [{ kind: "created" as const, at: place(imbalance.call.span), messageId: "lock", data }]),
    { kind: "exits", at: place(imbalance.exit), messageId: isExcess ? "over" : "leaves", data },
  ];
  return {
    messageId: messageOf(imbalance),
    data,
    at: place(imbalance.call.span),
    function: fn,
    confidence: imbalance.hasCounterpart || imbalance.balancedElsewhere || isExcess ? "likely" : "possible",
    trace: steps,
    label: `${imbalance.kind} ${String(imbalance.depth)}`,
    fixes: () => fixesOf(imbalance, fn, context),
  };
}

function messageOf({ kind, hasCounterpart, balancedElsewhere }: LockImbalance): "path" | "count" | "steady" | "excess" | "useless" {
  if (kind === "unlock-without-lock") return hasCounterpart ? "excess" : "useless";
  if (balancedElsewhere) return "path";
  return hasCounterpart ? "count" : "steady";
}

function nameOf(depth: number, fn: PlacedFunction): Value {
  return depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal-in", data: { function: fn.model.name } };
}

/** Safe where one lock stands on a line of its own outside loops, and so does every explicit unlock. */
function fixesOf(imbalance: LockImbalance, fn: PlacedFunction, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = imbalance.depth === 0 ? fn.model : fn.model.literals[imbalance.depth - 1];
  if (imbalance.kind !== "lock-without-unlock" || file?.kind !== "go" || !body) return [];
  const sites = analyses.calls.callsIn(fn).filter((site) => site.depth === imbalance.depth && site.callee.kind === "external");
  const named = (name: string) => sites.filter((site) => site.callee.kind === "external" && site.callee.name === name);
  const lock = statementOfCall(body, imbalance.call.span);
  const explicit = named("runtime.UnlockOSThread").filter((site) => site.how === "call");
  const isDirect = named("runtime.LockOSThread").some((site) => site.call === imbalance.call);
  if (!lock || lock.inLoop || !isDirect || (named("runtime.LockOSThread").length > 1 && explicit.length > 0)) return [];
  const unlocks = explicit.map((site) => statementOfCall(body, site.call.span)?.removable);
  if (unlocks.includes(undefined)) return [];
  const edits = deferUnlock(file, fn, lock.stmt.span, unlocks.filter((span) => span !== undefined));
  return edits ? [{ titleId: "defer", data: {}, edits }] : [];
}
