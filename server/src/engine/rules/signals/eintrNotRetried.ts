// eintr-not-retried: a slow C call failed because a signal arrived, and the code takes it for a real failure.
//
// Hazard: since Go 1.14 the runtime sends SIGURG to its threads to preempt goroutines, many times a second in a busy
// program. Calls that wait return -1 with EINTR then. Go retries that in its own library; C code, and Go code that calls
// C, has to do it by itself.
// Decides from: the interruptions of the signal analysis: slow calls by table, through C wrappers of the package, whose
// result is tested by an `if` that gives up; nobody around mentions EINTR.
// Likely: calls that are interrupted whatever the handlers' flags (poll, select, nanosleep, libraries that say so), and
// the errno is lost. Only possible: calls that the kernel restarts, since the handlers of Go have SA_RESTART; errors
// that the caller can still look at.
// Silent: calls that do not wait (time-out 0, MSG_DONTWAIT, WNOHANG), C that Go never reaches.
import type { Interruption } from "../../analyses/signals/interruptions.ts";
import { isForOtherSystems } from "../../analyses/signals/installScope.ts";
import { retryLoop } from "../../fixes/retryLoop.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type FixDraft, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "eintr-not-retried",
  family: "signals",
  severity: "info",
  cwe: [252],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A C call that waits is treated as failed without looking whether a signal interrupted it (EINTR).",
    why:
      "Go preempts goroutines with a signal, SIGURG. It also hits threads that wait in C: `poll`, `select`, `nanosleep` and " +
      "libraries built on them return with EINTR though nothing is wrong. The program then drops a connection or reports an " +
      "error, now and then, under load.",
    fixAdvice: "Call again while errno is EINTR. From Go, take the second result: `n, err := C.poll(…)` and repeat while `err == syscall.EINTR`.",
    fact: "As a consequence of asynchronous preemption, programs on Unix systems see more slow system calls fail with EINTR than before Go 1.14, and have to handle that error, usually by trying again.",
    misbelief: {
      claim: "C code is safe from EINTR because the Go runtime installs its handlers with SA_RESTART.",
      truth: "The kernel restarts `read` or `accept`, but never `poll`, `select`, `epoll_wait` or `nanosleep`.",
    },
    gate: "Go 1.14 and later, which preempt goroutines by signals. Since Go 1.15 the standard library retries by itself.",
    references: [
      { title: "Go 1.14 release notes: Runtime", url: "https://go.dev/doc/go1.14#runtime" },
      { title: "signal(7): interruption of system calls", url: "https://man7.org/linux/man-pages/man7/signal.7.html" },
    ],
    bad: "wait_readable_bad",
    good: "wait_retried_ok",
  },
  messages: {
    failed: "`{callee}` may fail with EINTR, which is taken for a real failure here",
    wrapped: "`{callee}` may fail with EINTR (from `{api}`), which is taken for a real failure here",
    tested: "tested without a look at EINTR",
    gaveUp: "gives up",
  },
  fixes: {
    retry: { title: "Repeat `{callee}` while it is interrupted", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    const { signals } = context.analyses;
    if (!signals.runsOnGoThread(fn)) return;
    for (const one of signals.interruptionsIn(fn)) {
      if (!isForOtherSystems({ fn, call: one.call }, context.analyses)) report(one, fn, context);
    }
  },
});

function report(one: Interruption, fn: PlacedFunction, context: RuleContext): void {
  const at = (span: RawStep["at"]["span"]): RawStep["at"] => ({ uri: fn.uri, base: fn.start, span });
  const callee = printExpr(one.call.callee);
  context.report({
    messageId: callee.replace(/^C\./, "") === one.api ? "failed" : "wrapped",
    data: { callee, api: one.api },
    at: at(one.call.span),
    function: fn,
    confidence: confidenceOf(one),
    trace: [
      { kind: "checked", at: at(one.test), messageId: "tested", data: {} },
      { kind: "exits", at: at(one.end), messageId: "gaveUp", data: {} },
    ],
    label: one.api,
    fixes: () => fixesOf(one, callee, fn, context),
  });
}

/** The version in go.mod says nothing: the tool chain that builds decides about preemption. */
function confidenceOf({ kind, keepsErrno }: Interruption): Confidence {
  return kind === "always" && !keepsErrno ? "likely" : "possible";
}

function fixesOf({ kept }: Interruption, callee: string, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const edits = file && kept && retryLoop({ file, fn }, kept);
  return edits === undefined ? [] : [{ titleId: "retry", data: { callee }, edits }];
}
