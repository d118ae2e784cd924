// signal-mask: a thread of the Go runtime left with a signal mask it should not have.
//
// Hazard: a mask belongs to one OS thread, and goroutines change threads. Set without the OS-thread lock it lands on
// whatever thread runs the goroutine at that moment; left in force it stays on a thread that other goroutines use next,
// and new threads inherit it. Blocked preemption, profiling or fault signals break the runtime itself.
// Decides from: the mask analysis (analyses/signals): which calls change a mask, on which paths it is restored, through
// Go and C functions of the package; and the thread analysis for the lock.
// Silent: C functions that no chain of calls from Go reaches (they run on threads C made, or in handlers); a change and
// its restoration inside one C function; masks that a caller hands in; a goroutine that locks its thread and never
// unlocks it (the thread dies with it); children after fork().
// Only possible: a change for which another Go function that callers can use has the counterpart (Enter and Leave).
// Calls from before sigset_t (sigblock(), sighold() and the like) count as changes too, and are named as such.
// Blind spots: words of a unix.Sigset_t written by hand (see the FN_ fixtures).
import type { Lingering, MaskCall } from "../../analyses/signals/signals.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Values } from "../../report/words.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";
import { isInForkedChild } from "../../analyses/signals/installScope.ts";
import { listOfSignals } from "./listOfSignals.ts";
import { lockFix, renameFix, restoreFix } from "./signalMaskFixes.ts";
import { hasCounterpart, isHandedIn, isRoot, isThrownAway, lockOnTheWay, siteOf, stretchesIn, threadsMadeUnder } from "./signalMaskScope.ts";

export const rule = defineRule({
  name: "signal-mask",
  family: "signals",
  severity: "warning",
  cwe: [364],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "C or Go code changes the signal mask of a Go thread without the thread lock, without restoring it, or with sigprocmask().",
    why:
      "Signal masks belong to OS threads, which goroutines share and leave at any time. A mask that is not restored stays on " +
      "a thread other goroutines get; one that blocks SIGURG, SIGPROF or a fault signal stops preemption and profiling or " +
      "turns a Go panic into the end of the program. Threads created meanwhile inherit it.",
    fixAdvice:
      "Change and restore the mask inside one C function, or hold `runtime.LockOSThread` from the change to the restoration. " +
      "Use `pthread_sigmask`, and leave the signals of the Go runtime unblocked.",
    fact:
      "The os/signal documentation asks non-Go code not to change the signal mask of threads that the Go runtime made. Threads that C made keep " +
      "their mask; the runtime unblocks the signals it needs while such a thread runs Go code.",
    gate: "Go 1.14 and later preempt goroutines with SIGURG: a mask that blocks it makes loops without calls impossible to interrupt.",
    misbelief: {
      claim: "`runtime.Sigmask` and `syscall.SIGSETMASK` give Go programs a signal mask.",
      truth: "Neither exists. `unix.PthreadSigmask` of golang.org/x/sys does, on a locked thread, or a C function that changes the mask back before it returns.",
    },
    references: [
      { title: "os/signal: Go programs that use cgo or SWIG", url: "https://pkg.go.dev/os/signal#hdr-Go_programs_that_use_cgo_or_SWIG" },
      { title: "POSIX: pthread_sigmask, sigprocmask", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_sigmask.html" },
    ],
    bad: "blockWithoutLockBad",
    good: "lockedAndRestoredOk",
  },
  messages: {
    unspecified: "`{api}` is unspecified in programs with threads, which every Go program has",
    blocks: "this mask blocks {signals} while Go code runs: the Go runtime needs {them}",
    notLocked: "`{callee}` changes the signal mask, but the goroutine is not locked to its thread",
    sometimesLocked: "`{callee}` changes the signal mask, but not every path locks the goroutine to its thread",
    notRestored: "the signal mask set here is still in force when `{function}` returns",
    called: "`{callee}` runs on a thread of the Go runtime",
    changed: "the mask of the calling thread changes",
    inherits: "the thread that `{callee}` makes here inherits the mask for good",
    leaves: "`{function}` returns; its thread keeps the mask",
  },
  fixes: {
    rename: { title: "Use pthread_sigmask", applicability: "safe" },
    lock: { title: "Lock the goroutine to its thread in {function}", applicability: "safe" },
    restore: { title: "Restore the old signal mask", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    reportUnspecified(fn, context);
    if (fn.model.lang !== "go") return;
    [fn.model, ...fn.model.literals].forEach((_, depth) => {
      reportBlocked(fn, depth, context);
      if (fn.model.hasSyntaxError) return;
      reportUnlocked(fn, depth, context);
      reportLingering(fn, depth, context);
    });
  },
});

function reportUnspecified(fn: PlacedFunction, context: RuleContext): void {
  const { signals } = context.analyses;
  for (const mask of signals.masksIn(fn)) {
    const isOld = mask.api === "sigprocmask" || mask.how === undefined;
    if (!isOld || mask.operation === "query" || !signals.runsOnGoThread(fn) || isInForkedChild(mask, context.analyses)) continue;
    context.report({
      ...base(mask, "unspecified", { api: mask.api }),
      at: placeOf(fn, mask.call.callee.span),
      confidence: "certain",
      fixes: () => renameFix(mask, context),
    });
  }
}

/** Go code goes on under a mask its own function sets: restored or not, the runtime misses its signals meanwhile. */
function reportBlocked(fn: PlacedFunction, depth: number, context: RuleContext): void {
  for (const { change, needed } of context.analyses.signals.maskEffect(fn, depth).changes) {
    if (needed.length === 0 || change.set === undefined) continue;
    context.report({ ...base(change, "blocks", signalWords(needed)), at: placeOf(fn, change.set.span), confidence: "certain" });
  }
}

function reportUnlocked(fn: PlacedFunction, depth: number, context: RuleContext): void {
  for (const stretch of stretchesIn(fn, depth, context)) {
    const { change } = stretch;
    const state = lockOnTheWay(stretch, context);
    if (state === "always" || isHandedIn(change, context)) continue;
    const site = siteOf(stretch);
    const callee = fn.model.text.slice(site.callee.span.start, site.callee.span.end);
    context.report({
      ...base({ ...change, fn }, state === "never" ? "notLocked" : "sometimesLocked", { callee }),
      at: placeOf(fn, site.span),
      confidence: state === "never" ? "likely" : "possible",
      trace: change.call === site ? [] : [changeStep(change)],
      fixes: () => lockFix(fn, depth, context),
    });
  }
}

function reportLingering(fn: PlacedFunction, depth: number, context: RuleContext): void {
  const { lingering } = context.analyses.signals.maskEffect(fn, depth);
  if (lingering.length === 0 || !isRoot(fn, depth, context)) return;
  for (const one of lingering) {
    const { change } = one;
    if (change.fn.model.hasSyntaxError || isHandedIn(change, context) || isThrownAway(fn, one, context)) continue;
    context.report(lingeringFinding(fn, one, context));
  }
}

function lingeringFinding(root: PlacedFunction, one: Lingering, context: RuleContext): RawFinding {
  const { change, needed, through, exits } = one;
  const isC = change.fn.model.lang === "c";
  const blocks = isC && needed.length > 0;
  const span = isC ? change.call.span : (change.how ?? change.call).span;
  const called = through.map(({ fn, call }): RawStep => {
    const callee = fn.model.text.slice(call.callee.span.start, call.callee.span.end);
    return { kind: "called", at: placeOf(fn, call.span), messageId: "called", data: { callee } };
  });
  return {
    ...base(change, blocks ? "blocks" : "notRestored", blocks ? signalWords(needed) : { function: change.fn.model.qualifiedName }),
    at: placeOf(change.fn, span),
    confidence: hasCounterpart(root, change, context) ? "possible" : "likely",
    trace: [
      ...called,
      changeStep(change),
      ...threadsMadeUnder(change, context).map(({ call, callee }): RawStep => ({ kind: "called", at: placeOf(change.fn, call.span), messageId: "inherits", data: { callee } })),
      ...exits.slice(0, 1).map((exit): RawStep => ({ kind: "exits", at: placeOf(root, exit), messageId: "leaves", data: { function: root.model.qualifiedName } })),
    ],
    fixes: () => restoreFix(change, context),
  };
}

function base(mask: MaskCall, messageId: string, data: Values): Omit<RawFinding, "at" | "confidence"> {
  return { messageId, data, function: mask.fn, trace: [], label: `${messageId} ${mask.api}` };
}

function changeStep(change: MaskCall): RawStep {
  return { kind: "related", at: placeOf(change.fn, change.call.span), messageId: "changed", data: {} };
}

function placeOf(fn: PlacedFunction, span: RawStep["at"]["span"]): RawStep["at"] {
  return { uri: fn.uri, base: fn.start, span };
}

function signalWords(needed: readonly string[]): Values {
  return { signals: listOfSignals(needed), them: { phrase: needed.length > 1 ? "them" : "it" } };
}
