// thread-cancel: C ends a thread that belongs to Go, or that has Go frames on its stack.
//
// Hazard: pthread_exit and pthread_cancel unwind a thread under the Go runtime, which keeps counting on it: the goroutine that ran there
// never comes back, with its locks and with the thread's place in the scheduler. The usual end is a hang or a crash.
// Decides from: who runs the function (calls from Go reach it), which threads C creates and whether their start routines reach
// exported Go functions (analyses/boundary), and which of them a pthread_t names.
// Certain: pthread_exit in C that Go calls. Likely: pthread_cancel of a thread that reaches Go; asynchronous cancellation on a
// thread with Go; SIGKILL to a thread. Possible: a pthread_t that nobody sees made.
// Silent: threads that the same C code makes and that never enter Go; signals that a handler takes.
// Blind spots: cancellation points reached inside callbacks; pthread_t values passed through several structures.
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import { constantName, placeOf, type ResolveCall } from "../../analyses/signals/signalNames.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "thread-cancel",
  family: "threads",
  severity: "error",
  cwe: [821],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "C code ends or cancels a thread that the Go runtime made, or that runs Go code.",
    why:
      "The runtime owns its threads: each carries scheduler state, a signal stack and perhaps a goroutine in the middle of a call. " +
      "Ended from C, the thread takes all of that along, without running Go's deferred calls or giving locks back, and the program hangs or crashes.",
    fixAdvice:
      "Return from C instead of ending the thread; let a thread stop itself by a flag that it looks at. A goroutine that wants its thread " +
      "to end locks it with `runtime.LockOSThread` and returns without unlocking.",
    fact: "A goroutine that exits while it is locked to its thread ends that thread: this is how Go code gets rid of one.",
    references: [
      { title: "runtime: LockOSThread", url: "https://pkg.go.dev/runtime#LockOSThread" },
      { title: "POSIX: Thread cancellation", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/V2_chap02.html#tag_16_09_05" },
    ],
    bad: "leave_bad",
    good: "worker_ok",
  },
  messages: {
    self: "`{api}` ends a thread of the Go runtime: Go calls this function",
    go: "`{api}` ends a thread that runs Go code: its start routine reaches `{function}`",
    asynchronously: "`{api}` lets a thread with Go frames be cancelled at any instruction",
    unknown: "`{api}` may end a thread of the Go runtime: nothing here shows who made it",
    signal: "`{api}` with {signal} ends the whole process, not the thread",
    starts: "the thread is started here",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    if (!/pthread_|thrd_exit|Thread|_endthread/.test(fn.model.text)) return;
    for (const site of context.analyses.calls.callsIn(fn)) {
      if (site.callee.kind !== "c" || site.callee.bodies.length > 0 || site.callee.model?.endsThread === undefined) continue;
      const found = judge(site, fn, context);
      if (found !== undefined) context.report({ ...found, ...place(site, fn) });
    }
  },
});

type Judgement = Pick<RawFinding, "messageId" | "data" | "confidence" | "severity" | "trace">;

function judge(site: CallSite, fn: PlacedFunction, context: RuleContext): Judgement | undefined {
  if (site.callee.kind !== "c") return undefined;
  const api = `${fn.model.lang === "go" ? "C." : ""}${site.callee.name}`;
  const hasGoBelow = fn.model.lang === "go" || context.analyses.signals.runsOnGoThread(fn);
  switch (site.callee.model?.endsThread) {
    case "self":
      return hasGoBelow ? said("self", { api }, "certain") : undefined;
    case "asynchronously":
      return isAsynchronous(site, fn, context) && hasGoBelow ? said("asynchronously", { api }, "likely") : undefined;
    case "by-signal":
      return bySignal(site, api, fn, context);
    case "other":
      return ofOther(site, api, fn, context);
    case undefined:
      return undefined;
  }
}

/** A guess is never an error. */
function said(messageId: string, data: Readonly<Record<string, string>>, confidence: Confidence, trace: readonly RawStep[] = []): Judgement {
  return { messageId, data, confidence, ...(confidence !== "certain" && { severity: "warning" as const }), trace };
}

function place(site: CallSite, fn: PlacedFunction): Pick<RawFinding, "at" | "function" | "label"> {
  return { at: { uri: fn.uri, base: fn.start, span: site.call.span }, function: fn, label: "name" in site.callee ? site.callee.name : "" };
}

function resolverFor(fn: PlacedFunction, { analyses }: RuleContext): ResolveCall {
  return (call) => analyses.resolver.resolve(call, fn.model);
}

function isAsynchronous({ call }: CallSite, fn: PlacedFunction, context: RuleContext): boolean {
  const [type] = call.args;
  return type !== undefined && constantName(type, resolverFor(fn, context)) === "PTHREAD_CANCEL_ASYNCHRONOUS";
}

/** Nobody can catch SIGKILL; SIGABRT and the like end the process unless something handles them. */
function bySignal({ call }: CallSite, api: string, fn: PlacedFunction, context: RuleContext): Judgement | undefined {
  const signal = call.args[1] && constantName(call.args[1], resolverFor(fn, context));
  if (signal === undefined || !/^SIG(?:KILL|STOP|TERM|ABRT|SEGV|BUS|FPE|ILL|QUIT|SYS|TRAP)$/.test(signal)) return undefined;
  if (/^SIG(?:KILL|STOP)$/.test(signal)) return said("signal", { api, signal }, "likely");
  const { calls, signals } = context.analyses;
  const isHandled = calls.functions.some((one) => one.model.text.includes(signal) && (signals.installsIn(one).some((install) => install.signal === signal) || /\bsignal\.(?:Notify|Ignore)/.test(one.model.text)));
  return isHandled ? undefined : said("signal", { api, signal }, "possible");
}

/** Looks for the pthread_create that filled the same variable or field. */
function ofOther({ call }: CallSite, api: string, fn: PlacedFunction, context: RuleContext): Judgement | undefined {
  const started = threadsOf(context);
  const key = keyOf(call.args[0], fn, context);
  const mine = key === undefined ? [] : started.filter((one) => one.key === key);
  const candidates = mine.length > 0 ? mine : started;
  const intoGo = candidates.find(({ go }) => go !== undefined);
  if (intoGo?.go !== undefined && mine.length > 0) {
    const { site } = intoGo;
    const step: RawStep = { kind: "related", at: { uri: site.caller.uri, base: site.caller.start, span: site.call.span }, messageId: "starts", data: {} };
    return said("go", { api, function: intoGo.go.model.name }, "likely", [step]);
  }
  const isKnownPure = candidates.length > 0 && intoGo === undefined;
  return isKnownPure ? undefined : said("unknown", { api }, "possible");
}

interface StartedThread {
  readonly site: CallSite;
  /** The variable that names the thread: `thread`, `.worker` for a field. */
  readonly key: string | undefined;
  /** An exported Go function that the start routine reaches, or that it is. */
  readonly go: PlacedFunction | undefined;
}

function threadsOf(context: RuleContext): readonly StartedThread[] {
  const { boundary } = context.analyses;
  return boundary.handed.flatMap(({ role, site, target }): readonly StartedThread[] => {
    if (role !== "thread-start" || site === undefined) return [];
    const go = [target, ...boundary.reachedFrom(target).map(({ fn }) => fn)].find(({ model }) => model.lang === "go");
    return [{ site, key: keyOf(site.call.args[0], site.caller, context), go }];
  });
}

/** Fields and globals by name, whoever's they are; locals by function. */
function keyOf(expr: Expr | undefined, fn: PlacedFunction, context: RuleContext): string | undefined {
  const text = placeOf(expr, resolverFor(fn, context));
  if (text === undefined) return undefined;
  const field = /\.\w+(?:\[\])?$/.exec(text)?.[0];
  return field ?? (text.startsWith("#") ? `${fn.uri}:${String(fn.start)}${text}` : text);
}
