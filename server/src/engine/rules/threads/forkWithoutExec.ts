// fork-without-exec: a child process that goes on with a copy of a Go program.
//
// Hazard: fork copies one thread only. In the child the Go runtime has no scheduler, collector or signal threads, and locks
// that other threads held stay locked for ever. Only exec, _exit and async-signal-safe calls are sound there.
// Decides from: what the child does between fork and exec (analyses/forks), in C functions that run on threads of Go.
// Certain: the child returns to its caller, or calls Go; `daemon()`, and fork called from Go itself.
// Likely: it calls something unsafe (malloc, stdio) on the way to exec. Possible: only on its way out, after a failure.
// Silent: constructors and what only they call (they run before Go does), functions that Go does not reach.
// Blind spots: clone() and raw system calls; functions whose safety nobody lists.
import type { ChildCall, Fork } from "../../analyses/forks/forks.ts";
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import { signalSafetyOf } from "../../knowledge/signalBehaviour.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "fork-without-exec",
  family: "threads",
  severity: "error",
  cwe: [362],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "C code that Go reaches forks, and the child does more than prepare and call exec.",
    why:
      "A forked child has one thread. The threads of the Go runtime are gone, and whatever lock one of them held, in the runtime, in " +
      "malloc or in stdio, stays locked. A child that returns into Go hangs or corrupts memory sooner or later; one that allocates may hang at once.",
    fixAdvice:
      "Start processes with os/exec. Where C must fork, let the child call async-signal-safe functions only, then exec or `_exit`. " +
      "A daemon starts itself again, or is left to the service manager.",
    fact:
      "After fork in a program with threads the child may call only async-signal-safe functions until it calls one of the exec functions; " +
      "a Go program always has threads.",
    gate: "Unix.",
    references: [
      { title: "POSIX: fork", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/fork.html" },
      { title: "syscall: ForkExec", url: "https://pkg.go.dev/syscall#ForkExec" },
    ],
    bad: "daemonize_bad",
    good: "spawn_ok",
  },
  messages: {
    returns: "the child of `{api}` returns into a copy of the Go program that has lost its other threads",
    go: "the child of `{api}` calls Go, whose runtime has lost its other threads",
    unsafe: "the child of `{api}` calls `{callee}`, which may wait for ever for a lock of a lost thread",
    daemon: "`{api}` goes on in a forked child: the other threads of the Go runtime are lost",
    direct: "`{api}` called from Go: the child goes on in Go, without the other threads of its runtime",
    leaves: "the child leaves `{function}` here",
    calls: "the child calls `{callee}`",
    through: "the child calls `{callee}`, which leads there",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    if (!/fork|daemon/.test(fn.model.text)) return;
    const sites = context.analyses.calls.callsIn(fn).filter(({ callee }) => callee.kind === "c" && callee.bodies.length === 0 && (callee.model?.process === "daemonizes" || (fn.model.lang === "go" && callee.model?.process === "forks")));
    const isReached = fn.model.lang === "go" || context.analyses.signals.runsOnGoThread(fn);
    if (!isReached) return;
    for (const site of sites) context.report(direct(site, fn));
    for (const fork of context.analyses.forks.forksIn(fn)) {
      const found = judge(fork, fn, context);
      if (found !== undefined) context.report(found);
    }
  },
});

function nameOf({ callee }: CallSite): string {
  return "name" in callee ? callee.name : "";
}

function direct(site: CallSite, fn: PlacedFunction): RawFinding {
  const isGo = fn.model.lang === "go";
  const isDaemon = site.callee.kind === "c" && site.callee.model?.process === "daemonizes";
  const api = `${isGo ? "C." : ""}${nameOf(site)}`;
  return { messageId: isDaemon ? "daemon" : "direct", data: { api }, ...common(site, fn, "certain"), trace: [] };
}

function common(site: CallSite, fn: PlacedFunction, confidence: Confidence): Pick<RawFinding, "at" | "function" | "confidence" | "label" | "severity"> {
  return {
    at: { uri: fn.uri, base: fn.start, span: site.call.span },
    function: fn,
    confidence,
    // A guess is never an error.
    ...(confidence !== "certain" && { severity: "warning" as const }),
    label: nameOf(site),
  };
}

/** The worst that a child does. */
function judge(fork: Fork, fn: PlacedFunction, context: RuleContext): RawFinding | undefined {
  const api = nameOf(fork.site);
  const [leaves] = fork.returns;
  const isHanded = fork.tellsCaller && context.analyses.calls.callersOf(fn).every(({ caller }) => caller.model.lang === "c");
  if (leaves !== undefined && !isHanded) {
    const step: RawStep = { kind: "exits", at: { uri: fn.uri, base: fn.start, span: leaves }, messageId: "leaves", data: { function: fn.model.name } };
    return { messageId: "returns", data: { api }, ...common(fork.site, fn, "certain"), trace: [step] };
  }
  const intoGo = fork.child.find(({ site }) => site.callee.kind === "go");
  if (intoGo !== undefined) return { messageId: "go", data: { api }, ...common(fork.site, fn, "certain"), trace: stepsTo(intoGo) };
  const unsafe = fork.child.filter(isUnsafe);
  const worst = unsafe.find(({ endsSoon }) => !endsSoon) ?? unsafe[0];
  if (worst === undefined) return undefined;
  return { messageId: "unsafe", data: { api, callee: nameOf(worst.site) }, ...common(fork.site, fn, worst.endsSoon ? "possible" : "likely"), trace: stepsTo(worst) };
}

function isUnsafe({ site: { callee } }: ChildCall): boolean {
  return callee.kind === "c" && callee.bodies.length === 0 && signalSafetyOf(callee.name, callee.model) === false;
}

function stepsTo({ site, path }: ChildCall): readonly RawStep[] {
  const step = (one: CallSite, messageId: string): RawStep => ({ kind: "related", at: { uri: one.caller.uri, base: one.caller.start, span: one.call.span }, messageId, data: { callee: nameOf(one) } });
  return [...path.map((one) => step(one, "through")), step(site, "calls")];
}
