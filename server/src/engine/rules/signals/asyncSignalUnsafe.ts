// async-signal-unsafe: a signal handler calls what may not be called there.
//
// Hazard: a handler interrupts anything, malloc() and printf() included. A function that locks or allocates meets the
// lock its own thread holds and waits for ever, or finds a heap half changed. Go code cannot run in a handler at all.
// Decides from: the calls of every handler the package installs and of what those call (analyses/signals), and the
// tables: the list of POSIX, and functions known to lock or to allocate. Unknown functions are never reported.
// Certain: known to lock or allocate. Likely: the handler ends the program afterwards. Only possible: handlers of
// crash signals alone, which have little to lose; functions that POSIX does not list but that are harmless in practice.
// Blind spots: calls through function pointers, macros of other libraries.
import { isForOtherSystems } from "../../analyses/signals/installScope.ts";
import type { HandlerCall, SignalFact } from "../../analyses/signals/signals.ts";
import { signalSafetyOf } from "../../knowledge/signalBehaviour.ts";
import type { Stmt } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Value } from "../../report/words.ts";
import { defineRule, type RawStep, type RuleContext } from "../defineRule.ts";
import { listOfSignals } from "./listOfSignals.ts";

/** Who gets one of these has nothing left to lose. */
const crashSignals: ReadonlySet<string> = new Set(["SIGSEGV", "SIGBUS", "SIGFPE", "SIGILL", "SIGABRT", "SIGTRAP", "SIGSYS", "SIGSTKFLT", "SIGEMT"]);

export const rule = defineRule({
  name: "async-signal-unsafe",
  family: "signals",
  severity: "error",
  cwe: [479],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A C signal handler, or what it calls, uses a function that is not safe there, such as `printf` or `malloc`, or calls into Go.",
    why:
      "A handler runs between any two instructions. If the interrupted code holds the lock of the heap or of a stream, " +
      "`malloc` or `printf` in the handler waits for it for ever; without a lock it finds data half changed. Go functions " +
      "cannot run on the signal stack at all. It hangs once in a thousand signals.",
    fixAdvice: "Only set a `volatile sig_atomic_t` or `write()` a byte to a pipe in the handler, and do the work in a thread or goroutine that waits for it; or take the signal with `signal.Notify` in Go.",
    fact:
      "POSIX lists the functions that a signal handler may call. When a signal interrupts a function that is not on the list and " +
      "the handler calls such a function, the behaviour is undefined.",
    references: [
      { title: "POSIX: Signal Actions", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_04_03" },
      { title: "signal-safety(7)", url: "https://man7.org/linux/man-pages/man7/signal-safety.7.html" },
    ],
    bad: "on_stop_bad",
    good: "on_flag_ok",
  },
  messages: {
    unsafe: "`{callee}` is not safe in a signal handler (`{handler}` handles {signal})",
    go: "`{callee}` is a Go function, which cannot run in a signal handler (`{handler}` handles {signal})",
    installed: "`{handler}` becomes the handler of {signal}",
    calls: "`{caller}` calls `{callee}`",
    called: "called while a signal is handled",
    entered: "the signal enters Go here",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    const { signals } = context.analyses;
    for (const one of fn.model.lang === "c" ? signals.handlerCalls() : []) {
      if (one.site.caller.model === fn.model && isNearest(one, context) && !isForOtherSystems({ fn, call: one.site.call }, context.analyses)) reportCall(one, context);
    }
    for (const fact of signals.facts()) if (fact.fn.model === fn.model) reportGoHandler(fact, context);
  },
});

/** An exported Go function as the handler itself; reported where its name is given. */
function reportGoHandler(fact: SignalFact, context: RuleContext): void {
  const name = fact.handlers.find((one) => context.pkg.exports.has(one));
  if (name === undefined) return;
  const [outermost] = fact.through;
  const { caller, call } = outermost ?? { caller: fact.fn, call: fact.call };
  const signal = signalText([fact.signal]);
  context.report({
    messageId: "go",
    data: { callee: name, handler: name, signal },
    at: placeOf(caller, call.span),
    function: caller,
    confidence: fact.isDoubtful ? "likely" : "certain",
    ...(fact.isDoubtful && { severity: "warning" as const }),
    trace: [{ kind: "related", at: placeOf(fact.fn, fact.call.span), messageId: "installed", data: { handler: name, signal } }],
    label: `go ${name}`,
  });
}

function reportCall(one: HandlerCall, context: RuleContext): void {
  const { site, handler, signals } = one;
  const { callee } = site;
  const isGo = callee.kind === "go";
  const grade = isGo ? "certain" : gradeOf(one);
  if (grade === undefined) return;
  const signal = signalText(signals);
  context.report({
    messageId: isGo ? "go" : "unsafe",
    data: { callee: callee.kind === "c" || callee.kind === "go" ? callee.name : "", handler: handler.model.name, signal },
    at: placeOf(site.caller, site.call.span),
    function: site.caller,
    confidence: grade,
    ...(grade !== "certain" && { severity: "warning" as const }),
    trace: traceOf(one, signal),
    label: callee.kind === "c" || callee.kind === "go" ? callee.name : "",
  });
}

/** Undefined for calls that are safe, or that nobody knows. */
function gradeOf({ site, fact, signals, handler, path }: HandlerCall): Confidence | undefined {
  const { callee } = site;
  const safety = callee.kind === "c" ? signalSafetyOf(callee.name, callee.model) : undefined;
  if (safety === undefined || safety === true) return undefined;
  if (safety === "unlisted" || fact.isDoubtful || isCrash(signals) || isFarFetched({ site, path })) return "possible";
  return [handler, ...path.map(({ caller }) => caller), site.caller].some(endsProgram) ? "likely" : "certain";
}

/** The nearest calls tell what is wrong: the rest of what one call in the handler leads to says it again, a hundred times over. */
const mostPerCall = 3;

function isNearest(one: HandlerCall, { analyses }: RuleContext): boolean {
  const [first] = one.path;
  if (first === undefined || one.site.callee.kind === "go" || gradeOf(one) === "possible") return true;
  const same = analyses.signals.handlerCalls().filter((other) => other.path[0]?.call === first.call && other.site.callee.kind !== "go" && isShown(gradeOf(other)));
  return !isShown(gradeOf(one)) || same.indexOf(one) < mostPerCall;
}

function isShown(grade: Confidence | undefined): boolean {
  return grade === "certain" || grade === "likely";
}

/** On the way from the handler two or more calls stand under conditions: nobody knows whether they hold together. */
function isFarFetched({ site, path }: Pick<HandlerCall, "site" | "path">): boolean {
  return [...path, site].filter(({ caller, call }) => isConditional(caller, call)).length >= 2;
}

function isConditional({ model }: PlacedFunction, { span }: HandlerCall["site"]["call"]): boolean {
  const holds = (stmt: Stmt | undefined): boolean => stmt !== undefined && stmt.span.start <= span.start && span.end <= stmt.span.end;
  let found = false;
  if (model.body !== undefined) visitStmts(model.body, (stmt) => {
    if (stmt.kind === "if") found ||= holds(stmt.then) || holds(stmt.else);
    else if (stmt.kind === "loop") found ||= !stmt.testLast && holds(stmt.body);
    else if (stmt.kind === "switch") found ||= stmt.cases.some((one) => one.body.some(holds));
  });
  return found;
}

function isCrash(signals: readonly string[]): boolean {
  return signals.every((signal) => crashSignals.has(signal) || signal === "?") && signals.some((signal) => signal !== "?");
}

/** The interrupted code does not go on: only a lock it holds still matters. */
function endsProgram({ model }: PlacedFunction): boolean {
  return /\b(_?exit|_Exit|quick_exit|abort|raise|kill)\s*\(/.test(model.text);
}

function traceOf({ fact, handler, path, site }: HandlerCall, signal: Value): readonly RawStep[] {
  const install: RawStep = { kind: "related", at: placeOf(fact.fn, fact.call.span), messageId: "installed", data: { handler: handler.model.name, signal } };
  const ways = path.map(({ caller, call, callee }): RawStep => ({
    kind: "called",
    at: placeOf(caller, call.span),
    messageId: "calls",
    data: { caller: caller.model.name, callee: "name" in callee ? callee.name : "" },
  }));
  return [install, ...ways, { kind: "called", at: placeOf(site.caller, site.call.span), messageId: site.callee.kind === "go" ? "entered" : "called", data: {} }];
}

function signalText(signals: readonly string[]): Value {
  const known = signals.filter((signal) => signal !== "?");
  const [first, second] = known;
  if (first === undefined) return { phrase: "a-signal" };
  return known.length > 3 && second !== undefined ? { phrase: "and-others", data: { first: { phrase: "list", data: { first, rest: second } } } } : listOfSignals(known);
}

function placeOf(fn: PlacedFunction, span: RawStep["at"]["span"]): RawStep["at"] {
  return { uri: fn.uri, base: fn.start, span };
}
