// handler-without-onstack: a C signal handler that would run on a goroutine's stack.
//
// Hazard: Go programs take signals on threads whose stack is a goroutine's, a few kilobytes with guards C knows nothing
// of. The runtime gives every thread an alternate signal stack; only handlers installed with SA_ONSTACK use it. A handler
// without it overwrites memory or ends the program ("non-Go code set up signal handler without SA_ONSTACK flag").
// Decides from: what each `struct sigaction` holds when sigaction() gets it (analyses/signals): fields, initialisers,
// memset, macros of SA_ constants; every signal() and relative with a function, since those cannot set flags.
// Silent: SIG_DFL, SIG_IGN, an action that an earlier sigaction() returned, flags that come from elsewhere, code under
// `#if` for Windows or for systems without sigaction(), constructors (the Go runtime takes over what they installed).
// Blind spots: flags a caller passes in; structs filled in another function (see the FN_ fixtures).
import { isForOtherSystems, runsBeforeGo } from "../../analyses/signals/installScope.ts";
import type { FlagsValue, HandlerInstall, HandlerValue } from "../../analyses/signals/signals.ts";
import { constantName, isNull, unnamedSignal } from "../../analyses/signals/signalNames.ts";
import type { CodePlace } from "../../fixes/bracedBlock.ts";
import { addFlagToExpression, rewriteSignal, setFlagsBesideHandler, setFlagsBeforeCall } from "../../fixes/onstackFlag.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Value } from "../../report/words.ts";
import { defineRule, type EditDraft, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "handler-without-onstack",
  family: "signals",
  severity: "error",
  cwe: [364],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "C code installs a signal handler without the flag SA_ONSTACK, or with `signal()`, which cannot set it.",
    why:
      "The handler may be called on a thread that is running a goroutine, whose stack is far too small for C. Go prepares an " +
      "alternate signal stack on every thread, but the kernel uses it only for handlers installed with SA_ONSTACK. Without " +
      "it the handler corrupts memory, or the runtime stops the program.",
    fixAdvice: "Install handlers with `sigaction()` and add SA_ONSTACK to `sa_flags`.",
    fact:
      "The os/signal documentation says that non-Go code in a Go program must install its handlers with SA_ONSTACK: the default stack is a goroutine's, " +
      "which is small. A handler found without the flag makes the runtime end the program.",
    gate: "SA_RESTART has not been required since Go 1.15. Modules whose go line asks for less are told where it is missing too.",
    misbelief: {
      claim: "Handlers in a Go program need SA_RESTART, or Go's system calls fail.",
      truth: "Only before Go 1.15. Since then os, net and the runtime repeat calls that a signal interrupts; SA_ONSTACK alone is required.",
    },
    references: [
      { title: "os/signal: Go programs that use cgo or SWIG", url: "https://pkg.go.dev/os/signal#hdr-Go_programs_that_use_cgo_or_SWIG" },
      { title: "POSIX: sigaction", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/sigaction.html" },
    ],
    bad: "install_restart_bad",
    good: "install_onstack_ok",
  },
  messages: {
    missing: "the handler of {signal} is installed without SA_ONSTACK",
    unset: "the handler of {signal} is installed with `sa_flags` unset: SA_ONSTACK is missing",
    signal: "`{api}` installs the handler of {signal} without SA_ONSTACK",
    handler: "`{handler}` handles {signal}",
    flags: "these flags lack SA_ONSTACK",
    installed: "installed here; it may run on a goroutine's small stack",
    restart: "SA_RESTART is missing too, which Go before 1.15 relies on",
  },
  fixes: {
    add: { title: "Add SA_ONSTACK to `sa_flags`", applicability: "safe" },
    rewrite: { title: "Replace `{api}` by sigaction() with SA_ONSTACK", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    for (const install of context.analyses.signals.installsIn(fn)) {
      const confidence = judge(install, context);
      if (confidence !== undefined && !isForOtherSystems(install, context.analyses) && !runsBeforeGo(fn, context.analyses)) context.report(finding(install, confidence, context));
    }
  },
});

/** How sure it is that a handler gets installed without the flag; undefined: it is not. */
function judge(install: HandlerInstall, context: RuleContext): Confidence | undefined {
  const ofHandler = handlerConfidence(install, context);
  const ofFlags = install.flags === undefined ? "certain" : flagsConfidence(install.flags);
  if (ofHandler === undefined || ofFlags === undefined) return undefined;
  const ranks: readonly Confidence[] = ["certain", "likely", "possible"];
  return ranks[Math.max(ranks.indexOf(ofHandler), ranks.indexOf(ofFlags))];
}

function handlerConfidence({ handlers, fn, flags }: HandlerInstall, context: RuleContext): Confidence | undefined {
  if (handlers.some((one) => one.kind === "function")) return "certain";
  const parameter = handlers.find((one) => one.kind === "parameter");
  if (parameter !== undefined) return receivesHandlers(fn, parameter.index, context) ? "likely" : undefined;
  // signal() with something looked up often puts an old handler back.
  if (handlers.some((one) => one.kind === "unknown")) return flags === undefined ? "possible" : "likely";
  return undefined;
}

/** Reports whether some caller may pass a function; nobody in sight counts as one that does. */
function receivesHandlers(fn: PlacedFunction, index: number, { analyses }: RuleContext): boolean {
  const callers = analyses.calls.callersOf(fn);
  const isFunction = callers.map(({ call, caller }) => {
    const resolve = (one: typeof call): ReturnType<typeof analyses.resolver.resolve> => analyses.resolver.resolve(one, caller.model);
    const argument = call.args[index];
    return argument !== undefined && !isNull(argument, resolve) && !/^SIG_(DFL|IGN)$/.test(constantName(argument, resolve) ?? "");
  });
  return callers.length === 0 || isFunction.includes(true);
}

function flagsConfidence(flags: readonly FlagsValue[]): Confidence | undefined {
  const lacking = flags.filter(lacksOnstack).length;
  if (lacking === 0 || flags.some((one) => one.kind === "unknown")) return undefined;
  return lacking === flags.length ? "certain" : "possible";
}

function lacksOnstack({ kind }: FlagsValue): boolean {
  return kind === "missing" || kind === "cleared" || kind === "unset";
}

function finding(install: HandlerInstall, confidence: Confidence, context: RuleContext): RawFinding {
  const { fn, call, api, signal, flags } = install;
  const isUnset = flags !== undefined && flags.every(({ kind }) => kind === "cleared" || kind === "unset");
  return {
    messageId: flags === undefined ? "signal" : isUnset ? "unset" : "missing",
    data: { api, signal: signalWord(signal) },
    at: { uri: fn.uri, base: fn.start, span: call.span },
    function: fn,
    confidence,
    // A guess is never an error.
    ...(confidence !== "certain" && { severity: "warning" as const }),
    trace: traceOf(install, context),
    label: signal,
    fixes: () => fixesOf(install, context),
  };
}

function signalWord(signal: string): Value {
  return signal === unnamedSignal ? { phrase: "the-signal" } : signal;
}

function traceOf({ fn, call, handlers, flags, signal }: HandlerInstall, { pkg }: RuleContext): readonly RawStep[] {
  const at = (span: RawStep["at"]["span"]): RawStep["at"] => ({ uri: fn.uri, base: fn.start, span });
  const handler = handlers.find((one): one is Extract<HandlerValue, { kind: "function" }> => one.kind === "function");
  const missing = flags?.find((one): one is Extract<FlagsValue, { kind: "missing" }> => one.kind === "missing");
  const needsRestart = pkg.goVersion[0] === 1 && pkg.goVersion[1] < 15;
  const flagsText = missing === undefined ? "" : fn.model.text.slice(missing.at.span.start, missing.at.span.end);
  return [
    ...(handler === undefined ? [] : [{ kind: "assigned" as const, at: at(handler.at), messageId: "handler", data: { handler: handler.name, signal: signalWord(signal) } }]),
    ...(missing === undefined ? [] : [{ kind: "assigned" as const, at: at(missing.at.span), messageId: "flags", data: {} }]),
    { kind: "related", at: at(call.span), messageId: "installed", data: {} },
    ...(needsRestart && flags?.every(lacksOnstack) === true && !flagsText.includes("SA_RESTART") ? [{ kind: "related" as const, at: at(missing?.at.span ?? call.span), messageId: "restart", data: {} }] : []),
  ];
}

function fixesOf(install: HandlerInstall, { pkg }: RuleContext): readonly FixDraft[] {
  const { fn, call, api, flags } = install;
  const file = pkg.fileOf(fn.uri);
  if (file === undefined) return [];
  const place = { file, fn };
  if (flags !== undefined) {
    const edit = onstackEdit(place, install, flags);
    return edit === undefined ? [] : [{ titleId: "add", data: {}, edits: [edit] }];
  }
  const [signal, handler] = call.args;
  const edit = signal && handler && rewriteSignal(place, call.span, signal, handler);
  return edit === undefined ? [] : [{ titleId: "rewrite", data: { api: `${api}()` }, edits: [edit] }];
}

/** Where the flag is best added: to the one expression that sets the flags, beside the handler, before the call. */
function onstackEdit(place: CodePlace, { call, handlers }: HandlerInstall, flags: readonly FlagsValue[]): EditDraft | undefined {
  const [only] = flags;
  const handler = handlers.length === 1 && handlers[0] !== undefined && "at" in handlers[0] ? handlers[0].at : undefined;
  const isUnset = flags.every(({ kind }) => kind === "cleared" || kind === "unset");
  const inExpression = flags.length === 1 && only?.kind === "missing" ? addFlagToExpression(place, only.at) : undefined;
  const besideHandler = isUnset && handler !== undefined ? setFlagsBesideHandler(place, handler) : undefined;
  return inExpression ?? besideHandler ?? setFlagsBeforeCall(place, call.span, call.args[1], isUnset ? "=" : "|=");
}
