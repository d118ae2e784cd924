// callback-deadlock: a lock that is held while C calls back into Go, where it is taken a second time.
//
// Hazard: a mutex of C or a sync.Mutex is not recursive. The callback runs on the thread (and goroutine) that holds the
// lock, so the second lock waits for itself: that thread hangs for ever, and with it whoever needs the lock next.
// Decides from: the locks of both languages (analyses/mutexes) and what a call runs before it returns (analyses/boundary):
// from every call made under a lock, through an exported function, to a function that takes the lock again.
// Likely: one variable, one object followed from call to call, or the same field of a Go type, by calls that are all seen.
// The same field of a struct of C whose object could not be followed is only possible.
// Possible too: an exported function that sends on a channel with no other way out, so that C waits for a receiver.
// Silent: recursive locks, two read locks, try-locks, a lock given back on the way.
// Blind spots: callbacks that C keeps and calls from code that is not seen; locks behind interfaces (see FN_ fixtures).
import type { Deadlock, MutexOperation } from "../../analyses/mutexes/mutexes.ts";
import { waitingSend, type WaitingSend } from "../../analyses/calls/waitingSends.ts";
import { callName } from "../../analyses/calls/callName.ts";
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { dropUnreceived } from "../../fixes/dropUnreceived.ts";
import { printExpr } from "../../program/printExpr.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "callback-deadlock",
  family: "threads",
  severity: "warning",
  cwe: [833],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A lock is held across a call of C that calls back into Go, and the callback takes the same lock.",
    why:
      "Neither a `pthread_mutex_t` of the default type nor a `sync.Mutex` can be locked twice by its holder. A callback runs on " +
      "the thread that called C, inside the stretch that holds the lock, so its second lock waits for itself. The race detector " +
      "and Go's deadlock detection see nothing: other threads go on until they need the lock.",
    fixAdvice:
      "Give the lock back before the call that calls back (copy what the callback needs first), or let the callback only leave a " +
      "note for code that runs after the call. In C a mutex of type `PTHREAD_MUTEX_RECURSIVE` allows the second lock, if the data is consistent then.",
    fact:
      "Locking a mutex of the normal type again from the thread that holds it is a deadlock; an error is returned only for the " +
      "error-checking type, and only the recursive type counts.",
    misbelief: {
      claim: "Such a deadlock comes from C code that the Go scheduler cannot preempt.",
      truth: "Preemption plays no part: a thread that waits for a lock it holds itself waits for ever, in a program of C alone too.",
    },
    references: [
      { title: "POSIX: pthread_mutex_lock", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_lock.html" },
      { title: "sync: Mutex", url: "https://pkg.go.dev/sync#Mutex" },
    ],
    bad: "visitLockedBad",
    good: "visitUnlockedOk",
  },
  messages: {
    again: "`{callee}` runs with `{mutex}` locked, and the callback `{callback}` locks it again",
    upgrade: "`{callee}` runs with `{mutex}` read-locked, and the callback `{callback}` waits to write",
    send: "C waits in `{callback}` until somebody receives from `{channel}`",
    through: "`{callee}` is called",
  },
  fixes: {
    drop: { title: "Drop the value when nobody receives from `{channel}`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.hasSyntaxError || context.pkg.exports.size === 0) return;
    for (const deadlock of context.analyses.mutexes.deadlocks(fn)) context.report(findingOf(deadlock, fn));
    const sent = fn.model.exportName === undefined ? undefined : waitingSend(fn, context.analyses.calls);
    if (sent !== undefined) context.report(sendFinding(sent, fn, context));
  },
});

function findingOf(deadlock: Deadlock, fn: PlacedFunction): RawFinding {
  const { held, path, callback, again } = deadlock;
  const [first] = path as readonly [CallSite, ...CallSite[]];
  const data = { callee: callName(first.call), mutex: held.mutex.text, callback: callback.model.qualifiedName };
  return {
    messageId: held.does === "read-lock" && again.does === "lock" ? "upgrade" : "again",
    data,
    at: { uri: fn.uri, base: fn.start, span: first.call.span },
    function: fn,
    confidence: confidenceOf(deadlock),
    trace: [lockStep(held, "lock-taken"), ...path.map((site, i) => callStep(site, i === 0)), lockStep(again, "lock-again")],
    label: `${held.mutex.text} ${callback.model.name}`,
  };
}

/** Whether anybody receives is up to code elsewhere: a guess. */
function sendFinding({ fn: sender, path, stmt }: WaitingSend, fn: PlacedFunction, { pkg }: RuleContext): RawFinding {
  const channel = printExpr(stmt.channel);
  const file = pkg.fileOf(sender.uri);
  const edit = file && dropUnreceived(file, sender, stmt);
  return {
    messageId: "send",
    data: { callback: fn.model.name, channel },
    at: { uri: sender.uri, base: sender.start, span: stmt.span },
    function: sender,
    confidence: "possible",
    trace: path.map(({ caller, call }): RawStep => ({ kind: "called", at: { uri: caller.uri, base: caller.start, span: call.span }, messageId: "through", data: { callee: callName(call) } })),
    label: `send ${fn.model.name} ${channel}`,
    fixes: () => (edit === undefined ? [] : [{ titleId: "drop", data: { channel }, edits: [edit] }]),
  };
}

function confidenceOf({ held, identity, isVisible }: Deadlock): Confidence {
  return isVisible && (identity === "same" || held.mutex.world === "go") ? "likely" : "possible";
}

function lockStep({ fn, call, mutex }: MutexOperation, messageId: string): RawStep {
  return { kind: messageId === "lock-taken" ? "created" : "related", at: { uri: fn.uri, base: fn.start, span: call.span }, messageId, data: { callee: callName(call), mutex: mutex.text } };
}

function callStep({ caller, call, callee }: CallSite, isFirst: boolean): RawStep {
  const intoGo = caller.model.lang === "c" && callee.kind !== "c";
  const messageId = isFirst ? "lock-held-call" : intoGo ? "lock-callback" : "lock-call";
  return { kind: "called", at: { uri: caller.uri, base: caller.start, span: call.span }, messageId, data: { callee: callName(call) } };
}
