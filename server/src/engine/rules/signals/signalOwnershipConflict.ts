// signal-ownership-conflict: Go and C both handle the same signal.
//
// Hazard: a signal has one action per process. Whoever installs last wins, in an order that start-up decides; the other
// side waits for signals that never come, or puts back what it never had.
// Decides from: the claims of both sides (analyses/signals): signals through constants, lists and helpers; sigwait() and
// signalfd() count as handling. Claims of other packages of the program are joined after all were analysed, in the
// command line and in a scan of the workspace (engine/joinClaims.ts); within a package they meet at once.
// Silent: C handlers that call the old one, both sides ignoring, constructors, children after fork().
// Only possible: signal.Reset, handlers put back later, packages that do not import one another.
// Blind spots: signals that only run time knows.
import { claimsOf, type PlacedClaim } from "../../analyses/signals/packageClaims.ts";
import { conflictOf } from "../../analyses/signals/signalConflicts.ts";
import type { Confidence } from "../../report/finding.ts";
import { conflictLabel, conflictWords, deedWord, signalWord } from "./conflictWords.ts";
import { defineRule, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "signal-ownership-conflict",
  family: "signals",
  severity: "warning",
  cwe: [364],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Go and C code of one program both take the same signal, in one package or in different ones.",
    why:
      "A signal has one action per process: the handler that is installed last replaces the other. Which one that is depends on " +
      "the order of start-up, so Ctrl-C or a reload works on one machine and is lost on the next. `signal.Stop` and " +
      "`signal.Reset` in Go put back what Go knows of, not what C had installed.",
    fixAdvice: "Let one side own the signal and tell the other: take it with `signal.Notify` and call C from a goroutine, or let the C handler save the old action and call it.",
    fact:
      "If the Go program calls `signal.Notify` for a signal, the Go handler is installed for it. Non-Go code that installs its own " +
      "handler for the same signal takes it over, unless it saves and calls the old one.",
    misbelief: {
      claim: "Go blocks SIGURG, SIGUSR1 and SIGUSR2, so C cannot get in its way with them.",
      truth: "The runtime blocks none of them: it installs handlers with SA_ONSTACK for nearly every signal, SIGURG for preemption among them. A handler that C installs takes their place.",
    },
    references: [
      { title: "os/signal: Go programs that use cgo or SWIG", url: "https://pkg.go.dev/os/signal#hdr-Go_programs_that_use_cgo_or_SWIG" },
      { title: "POSIX: sigaction", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/sigaction.html" },
    ],
    bad: "take_interrupt_bad",
    good: "take_user_signal_ok",
  },
  messages: {
    conflict: "{signal} is taken twice: `{api}` {deed} it here, and `{goApi}` {goDeed} it in Go",
    go: "`{api}` {deed} {signal} in Go",
    c: "the later of the two wins",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    const { signals } = context.analyses;
    if (!signals.facts().some((fact) => fact.side === "c" && fact.fn.model === fn.model)) return;
    const claims = claimsOf(context.analyses);
    const goClaims = claims.filter(({ side }) => side === "go");
    for (const claim of claims) {
      if (claim.fn.model !== fn.model || claim.side !== "c") continue;
      const worst = worstOf(claim, goClaims);
      if (worst !== undefined) report(claim, worst.go, worst.confidence, context);
    }
  },
});

/** The surest conflict speaks for all. */
function worstOf(claim: PlacedClaim, goClaims: readonly PlacedClaim[]): { readonly go: PlacedClaim; readonly confidence: Confidence } | undefined {
  const all = goClaims.flatMap((go) => {
    const confidence = conflictOf(claim, go);
    return confidence === undefined ? [] : [{ go, confidence }];
  });
  return all.find(({ confidence }) => confidence === "likely") ?? all[0];
}

function report(c: PlacedClaim, go: PlacedClaim, confidence: Confidence, context: RuleContext): void {
  context.report({
    messageId: "conflict",
    data: { ...conflictWords(c, go) },
    at: placeOf(c),
    function: c.fn,
    confidence,
    trace: [
      { kind: "related", at: placeOf(go), messageId: "go", data: { api: go.api, deed: deedWord(go.does), signal: signalWord(go.signal) } },
      { kind: "related", at: placeOf(c), messageId: "c", data: {} },
    ],
    label: conflictLabel(c),
  });
}

function placeOf({ fn, fact }: PlacedClaim): RawStep["at"] {
  return { uri: fn.uri, base: fn.start, span: fact.call.span };
}
