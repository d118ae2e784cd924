// runtime-signal-override: C takes a signal away from the Go runtime.
//
// Hazard: the runtime turns SIGSEGV, SIGBUS and SIGFPE into panics, preempts goroutines with SIGURG and profiles with
// SIGPROF. A C handler that does not call the one it replaced, or a disposition instead of it, ends all that: the
// program dies of its first nil pointer, hangs in a loop, or dies when a profile starts.
// Decides from: the signal facts of the package (analyses/signals): signals and handlers through constants, arrays and
// helpers with parameters; a handler chains when it, or what it calls, calls a function pointer or puts an action back.
// Silent: children after fork(), constructors (the runtime takes over), dispositions set inside handlers, actions put back.
// Only possible: handlers whose body is not in sight though the old action is saved; handlers put back later.
// Blind spots: which of several saved actions is called is not matched.
import { isInForkedChild, isOutsideOfGo, isPutBack } from "../../analyses/signals/installScope.ts";
import type { SignalFact } from "../../analyses/signals/signals.ts";
import { isNull } from "../../analyses/signals/signalNames.ts";
import { chainToOldHandler } from "../../fixes/chainHandler.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { PhraseId } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawStep, type RuleContext } from "../defineRule.ts";

/** What the program loses with the runtime's handler. */
const losses: ReadonlyMap<string, PhraseId> = new Map([
  ["SIGSEGV", "loss-nil"],
  ["SIGBUS", "loss-memory"],
  ["SIGFPE", "loss-arithmetic"],
  ["SIGPROF", "loss-profiler"],
  ["SIGURG", "loss-preemption"],
]);

export const rule = defineRule({
  name: "runtime-signal-override",
  family: "signals",
  severity: "error",
  cwe: [364],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "C code takes a signal that the Go runtime needs, and does not hand it on to the runtime's handler.",
    why:
      "Go turns SIGSEGV, SIGBUS and SIGFPE into panics, preempts goroutines with SIGURG and profiles with SIGPROF. Once C has " +
      "replaced the handler, a nil pointer ends the program without a stack trace of the goroutine, and loops cannot be stopped. " +
      "Nobody notices before the first fault. Signals 32 to 34 belong to the C library itself.",
    fixAdvice: "Save the old action that `sigaction()` returns and call it from the new handler for everything that is not yours; best leave these signals alone.",
    fact:
      "Non-Go code that installs a handler for a synchronous signal such as SIGSEGV should keep the existing Go handler and call it " +
      "for faults that happen in Go code. The runtime's handlers are there from the start in ordinary programs.",
    misbelief: {
      claim: "`signal(SIGPROF, SIG_DFL)` gives the signal back to whoever had it.",
      truth: "It removes the handler of Go; the default action of SIGPROF ends the process when the next profile starts.",
    },
    gate: "SIGURG matters from Go 1.14 on, which preempts goroutines with it. On musl, libc reserves signal 34 as well.",
    references: [
      { title: "os/signal: Go programs that use cgo or SWIG", url: "https://pkg.go.dev/os/signal#hdr-Go_programs_that_use_cgo_or_SWIG" },
      { title: "POSIX: sigaction", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/sigaction.html" },
    ],
    bad: "take_faults_bad",
    good: "chained_faults_ok",
  },
  messages: {
    handled: "`{handler}` takes {signal} from the Go runtime and never calls the old handler: {loss}",
    replaced: "{signal} is taken from the Go runtime, and the old handler is not kept: {loss}",
    deadly: "SIG_DFL for SIGPROF removes the Go runtime's handler: the next profile ends the program",
    reset: "SIG_DFL for {signal} removes the Go runtime's handler: {loss}",
    ignored: "ignoring {signal} takes it from the Go runtime: {loss}",
    reserved: "{signal} belongs to the C library",
    timer: "`{api}` sends SIGPROF, which the Go profiler counts as its own",
    named: "`{caller}` says which signal",
    handler: "this handler runs instead of the Go runtime's",
    installed: "the old action is lost here",
  },
  fixes: {
    chain: { title: "Save the old action and call it from `{handler}`", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang === "c" || /\bC\./.test(fn.model.text)) reportTimers(fn, context);
    const { signals } = context.analyses;
    const reported = new Set<string>();
    for (const fact of signals.facts()) {
      if (fact.fn.model !== fn.model || fact.side !== "c") continue;
      const key = `${fact.call.span.start} ${fact.signal} ${fact.does}`;
      if (reported.has(key)) continue;
      const verdict = judge(fact, context);
      if (verdict === undefined || isOutsideOfGo(fact, context.analyses)) continue;
      reported.add(key);
      report(fact, verdict, context);
    }
  },
});

interface Verdict {
  readonly messageId: string;
  readonly confidence: Confidence;
}

function judge(fact: SignalFact, { analyses, pkg }: RuleContext): Verdict | undefined {
  const { signal, does } = fact;
  if (/^signal 3[234]$/.test(signal)) return does === "handles" ? { messageId: "reserved", confidence: signal === "signal 34" ? "possible" : "likely" } : undefined;
  if (!losses.has(signal)) return undefined;
  const isFirm = !fact.isDoubtful && !isPutBack(fact, analyses);
  if (does === "resets") return { messageId: signal === "SIGPROF" ? "deadly" : "reset", confidence: isFirm ? (signal === "SIGPROF" ? "certain" : "likely") : "possible" };
  if (does === "ignores") return { messageId: "ignored", confidence: isFirm ? "likely" : "possible" };
  if (does !== "handles") return undefined;
  const chaining = analyses.signals.chaining(fact);
  if (chaining === "yes") return undefined;
  const messageId = fact.handlers.length === 0 ? "replaced" : "handled";
  if (chaining === "unknown" || !isFirm || fact.handlers.length === 0) return { messageId, confidence: "possible" };
  const isInSight = fact.handlers.every((name) => pkg.cFunctions.has(name) || pkg.exports.has(name));
  return { messageId, confidence: isInSight ? "certain" : "likely" };
}

function report(fact: SignalFact, { messageId, confidence }: Verdict, context: RuleContext): void {
  const { fn, call, signal } = fact;
  const loss = losses.get(signal);
  context.report({
    messageId,
    data: { signal, loss: loss === undefined ? "" : { phrase: loss }, handler: fact.handlers.join("` or `") },
    at: placeOf(fn, call.span),
    function: fn,
    confidence,
    ...(confidence !== "certain" && { severity: "warning" as const }),
    trace: traceOf(fact, context),
    label: `${signal} ${fact.does}`,
    fixes: () => fixesOf(fact, context),
  });
}

function traceOf(fact: SignalFact, { pkg }: RuleContext): readonly RawStep[] {
  const [outermost] = fact.through;
  const [name] = fact.handlers;
  const handler = name === undefined ? undefined : pkg.cFunctions.get(name)?.[0];
  return [
    ...(outermost === undefined ? [] : [{ kind: "called" as const, at: placeOf(outermost.caller, outermost.call.span), messageId: "named", data: { caller: outermost.caller.model.qualifiedName } }]),
    ...(handler === undefined ? [] : [{ kind: "related" as const, at: placeOf(handler, handler.model.nameSpan), messageId: "handler", data: {} }]),
    { kind: "related", at: placeOf(fact.fn, fact.call.span), messageId: "installed", data: {} },
  ];
}

function fixesOf(fact: SignalFact, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const { fn, call, signal, api, through } = fact;
  const [name, ...others] = fact.handlers;
  const [handler] = name === undefined ? [] : (pkg.cFunctions.get(name) ?? []);
  const file = pkg.fileOf(fn.uri);
  const old = call.args[2];
  const isShared = analyses.signals.facts().some((one) => (one.call === call && one.signal !== signal) || (one.handlers.includes(name ?? "") && one.call !== call));
  if (fact.does !== "handles" || api !== "sigaction" || fn.model.lang !== "c" || handler === undefined || file === undefined || old === undefined) return [];
  if (through.length > 0 || others.length > 0 || isShared || !isNull(old, (one) => analyses.resolver.resolve(one, fn.model))) return [];
  const edits = chainToOldHandler({ file, handler, installer: fn, old, signal });
  return edits === undefined ? [] : [{ titleId: "chain", data: { handler: handler.model.name }, edits }];
}

/** A timer of C that sends SIGPROF; silent where the package handles SIGPROF itself, which is judged by itself. */
function reportTimers(fn: PlacedFunction, context: RuleContext): void {
  if (!/\b(setitimer|timer_create)\b/.test(fn.model.text)) return;
  const { analyses } = context;
  if (analyses.signals.facts().some((fact) => fact.side === "c" && fact.signal === "SIGPROF" && fact.does === "handles")) return;
  for (const { call, callee } of analyses.calls.callsIn(fn)) {
    if (callee.kind !== "c" || callee.bodies.length > 0 || !sendsProf(callee.name, call, fn) || isInForkedChild({ fn, call }, analyses)) continue;
    context.report({
      messageId: "timer",
      data: { api: callee.name },
      at: placeOf(fn, call.span),
      function: fn,
      confidence: "likely",
      severity: "warning",
      trace: [],
      label: `timer ${callee.name}`,
    });
  }
}

function sendsProf(name: string, call: Call, fn: PlacedFunction): boolean {
  if (name === "setitimer") return nameIs(call.args[0], "ITIMER_PROF");
  return name === "timer_create" && setsField(fn, "sigev_signo", "SIGPROF");
}

function setsField({ model }: PlacedFunction, field: string, name: string): boolean {
  let found = false;
  if (model.body === undefined) return false;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind === "assign" && stmt.left.some((left) => left.kind === "select" && left.field === field) && stmt.right.some((right) => nameIs(right, name))) found = true;
  });
  visitExprsIn(model.body, (expr) => {
    if (expr.kind === "composite") found ||= expr.elements.some(({ key, value }) => key?.kind === "ident" && key.name === field && nameIs(value, name));
  });
  return found;
}

function nameIs(expr: Expr | undefined, name: string): boolean {
  if (expr?.kind === "convert") return nameIs(expr.operand, name);
  return (expr?.kind === "ident" && expr.name === name) || (expr?.kind === "select" && expr.field === name);
}

function placeOf(fn: PlacedFunction, span: RawStep["at"]["span"]): RawStep["at"] {
  return { uri: fn.uri, base: fn.start, span };
}
