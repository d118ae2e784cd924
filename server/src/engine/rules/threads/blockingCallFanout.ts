// blocking-call-fanout: blocking calls of C on as many goroutines as others ask for.
//
// Hazard: a goroutine that waits in Go costs a few kilobytes; one that waits in C holds an OS thread, its stack and a slot
// of the limit of 10 000 threads, beyond which the program ends. The scheduler goes on with other goroutines meanwhile,
// so nothing shows until there are too many.
// Decides from: goroutines started in loops without a bound, or per request, and the blocking calls they reach
// (analyses/fanout), by the table of blocking functions.
// Likely: an endless loop, or one fed by a channel, and a call that waits by nature. One goroutine per element of a slice
// (often a handful of devices), per request, or a call that may only wait is possible.
// Silent: counted loops, semaphores, worker pools, errgroup with SetLimit.
// Blind spots: limits set elsewhere (a listener that accepts few), starts spread over functions (see FN_ fixtures).
import { callName } from "../../analyses/calls/callName.ts";
import type { CallSite } from "../../analyses/calls/callGraph.ts";
import type { Fanout } from "../../analyses/fanout/fanout.ts";
import { boundGoroutine } from "../../fixes/boundGoroutine.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "blocking-call-fanout",
  family: "threads",
  severity: "info",
  cwe: [400],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Goroutines are started without bound, and each of them blocks in a call of C.",
    why:
      "A goroutine that blocks in C keeps an OS thread until the call returns: stack, kernel memory, and one of the 10 000 threads a Go " +
      "program may have before the runtime ends it. Load decides how many there are, so tests pass and the busy server dies.",
    fixAdvice:
      "Bound the number of goroutines: a semaphore channel, `errgroup` with `SetLimit`, a pool of workers. Better still, wait in Go: " +
      "non-blocking C calls driven by the net poller, or one goroutine that waits for all.",
    fact: "The runtime ends a program that uses more than 10 000 OS threads unless `debug.SetMaxThreads` allows more; goroutines blocked in system calls or C count, waiting ones in Go do not.",
    misbelief: {
      claim: "A blocked C call stops the scheduler, and `asyncpreemptoff` helps.",
      truth: "The runtime takes the processor away from a thread that stays in C and goes on with other goroutines. What runs out is threads.",
    },
    references: [
      { title: "runtime/debug: SetMaxThreads", url: "https://pkg.go.dev/runtime/debug#SetMaxThreads" },
      { title: "cmd/cgo", url: "https://pkg.go.dev/cmd/cgo" },
    ],
    bad: "acceptBad",
    good: "acceptWithSlotsOk",
  },
  messages: {
    "endless-loop": "each round of the loop starts a goroutine that holds an OS thread in `{name}`",
    channel: "each value of the channel starts a goroutine that holds an OS thread in `{name}`",
    elements: "each element starts a goroutine that holds an OS thread in `{name}`",
    request: "each request holds an OS thread in `{name}`",
  },
  fixes: {
    bound: { title: "Let at most 64 of these goroutines run at a time", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    for (const fanout of context.analyses.fanout.fanouts(fn)) context.report(findingOf(fanout, context));
  },
});

function findingOf(fanout: Fanout, context: RuleContext): RawFinding {
  const { start, blocking } = fanout;
  const { fn, call } = start;
  return {
    messageId: start.why,
    data: { name: blocking.name },
    at: { uri: fn.uri, base: fn.start, span: call.span },
    function: fn,
    confidence: confidenceOf(fanout, context),
    trace: blocking.path.map((site, i) => stepOf(site, i === blocking.path.length - 1)),
    label: blocking.name,
    fixes: () => fixesOf(fanout, context),
  };
}

function confidenceOf({ start, blocking }: Fanout, { pkg }: RuleContext): Confidence {
  const file = pkg.fileOf(start.fn.uri);
  const isOpen = start.why === "endless-loop" || start.why === "channel";
  return isOpen && blocking.blocks === "always" && blocking.path.length <= 3 && !(file?.kind === "go" && file.isTest) ? "likely" : "possible";
}

function stepOf({ caller, call }: CallSite, isLast: boolean): RawStep {
  return { kind: isLast ? "related" : "called", at: { uri: caller.uri, base: caller.start, span: call.span }, messageId: isLast ? "fanout-blocks" : "fanout-step", data: { callee: callName(call) } };
}

function fixesOf({ start }: Fanout, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(start.fn.uri);
  const edits = file?.kind === "go" && start.loop ? boundGoroutine(file, start.fn, { loop: start.loop, call: start.call }) : undefined;
  return edits === undefined ? [] : [{ titleId: "bound", data: {}, edits }];
}
