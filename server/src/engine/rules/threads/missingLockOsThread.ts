// missing-lockosthread: C calls that rely on state of their OS thread, from a goroutine that may change threads.
//
// Hazard: a graphics context, a namespace, a device selection belong to one OS thread. Between two cgo calls the
// scheduler may move the goroutine to another thread, where the second call finds nothing, or somebody else's state.
// Decides from: the thread analysis (analyses/threads): pairs of calls of one state group on one path, directly or
// through functions of the package, that no locked region covers, callers included. One call alone is silent, and so
// are two that a single C function makes; save in a goroutine that the package starts: there one call is enough when it
// changes the thread for good, or belongs on the main thread.
// Likely: the first call sets the state up, or the goroutine starts in this package. Otherwise, as in a binding whose
// callers choose the thread, or in a set-up function that leaves the state to its callers, it is only possible; and
// silent where that has to be the main thread, which a lock in that function could not bring about. Possible too, once for a
// package: state that one function sets up and others use, where no lock stands anywhere.
// `cgovet:main-thread` above a function makes its callers answer: it counts as locked, and calling it as a call that
// belongs on the main thread.
// Blind spots: state that other packages set up, calls through function pointers and interfaces (see FN_ fixtures).
import type { OpenedState, StrayTouch, ThreadPair, ThreadTouch } from "../../analyses/threads/threads.ts";
import { callBothInOne } from "../../fixes/cWrapper.ts";
import { lockAtStart, lockInInit, lockUntilEnd } from "../../fixes/lockThread.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Values } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "missing-lockosthread",
  family: "threads",
  severity: "warning",
  cwe: [821],
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "Two C calls that depend on the same per-thread state run on one goroutine without `runtime.LockOSThread`.",
    why:
      "OpenGL contexts, Linux namespaces, CUDA devices, thread-specific data and the like belong to one OS thread. The Go " +
      "scheduler may run the next cgo call of the same goroutine on another thread, where that state is missing or belongs " +
      "to somebody else. It happens seldom, under load, and looks like a driver bug.",
    fixAdvice:
      "Call `runtime.LockOSThread()` before the first of the calls and `defer runtime.UnlockOSThread()`, or make both " +
      "calls in one C function. Libraries that insist on the main thread want the lock in `init`.",
    fact:
      "A goroutine should call `runtime.LockOSThread` before it calls OS services or non-Go library functions that depend on per-thread state. A " +
      "goroutine that ends while locked ends its thread, which is how a thread with changed state is thrown away.",
    misbelief: {
      claim: "`runtime.LockOSThread` binds the goroutine to a CPU core.",
      truth: "It binds the goroutine to an OS thread; the kernel still moves that thread between cores. Affinity is a setting of its own.",
    },
    references: [
      { title: "runtime: LockOSThread", url: "https://pkg.go.dev/runtime#LockOSThread" },
      { title: "Go wiki: LockOSThread", url: "https://go.dev/wiki/LockOSThread" },
    ],
    bad: "contextThenDrawBad",
    good: "lockedContextOk",
  },
  messages: {
    never: "`{second}` needs the thread of `{first}`, but nothing locks the goroutine to it",
    sometimes: "`{second}` needs the thread of `{first}`, but not every path locks the goroutine to it",
    lasting: "`{first}` changes its thread for good, and this goroutine is not locked to it",
    main: "`{first}` belongs on the main thread, and a goroutine of its own runs on any",
    opened: "`{first}` ties what follows to its thread, and nothing in this package locks one",
    later: "`{callee}` in `{function}` needs the same thread ({group})",
    change: "`{callee}` changes the thread it runs on ({group}), which other goroutines use later",
    place: "`{callee}` belongs on the main thread ({group})",
    through: "`{callee}` reaches `{name}`, which depends on the calling thread ({group})",
  },
  fixes: {
    lock: { title: "Lock the thread in {function}: no new C, slower switches", applicability: "safe" },
    join: { title: "Make both calls in one C function: no lock, more C", applicability: "review" },
    lockMain: { title: "Lock the main goroutine to its thread in an `init`", applicability: "review" },
    lockForGood: { title: "Lock {function} to its thread, which ends with it", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    const reported = new Set<number>();
    const isLikely = (pair: ThreadPair): boolean => confidenceOf(pair, fn) === "likely";
    const pairs = context.analyses.threads.pairs(fn);
    // The surest pair of a body speaks for it.
    for (const pair of [...pairs.filter(isLikely), ...pairs.filter((one) => !isLikely(one))]) {
      if (reported.has(pair.depth) || (pair.first.main && !isLikely(pair) && !pair.ownsGoroutine)) continue;
      reported.add(pair.depth);
      context.report(findingOf(pair, fn, context));
    }
    for (const stray of context.analyses.threads.strays(fn)) context.report(strayFinding(stray, fn, context));
    const told = new Set([...pairs.map(({ first }) => first.group), ...context.analyses.threads.strays(fn).map(({ touch }) => touch.group)]);
    for (const state of context.analyses.threads.opened(fn)) if (!told.has(state.touch.group)) context.report(openedFinding(state, context));
  },
});

function confidenceOf(pair: ThreadPair, fn: PlacedFunction): Confidence {
  if (pair.covered !== "never") return "possible";
  if (pair.ownsGoroutine) return "likely";
  if (pair.first.within === true) return "possible";
  return pair.first.role === "set" && (pair.givesUp || !isSetUp(pair, fn)) ? "likely" : "possible";
}

/** Exported functions that by their name set something up: their callers go on with it, on a thread of their choice. */
function isSetUp({ depth }: ThreadPair, { model }: PlacedFunction): boolean {
  return depth === 0 && /^(Init|New|Open|Create|Make|Set|Start|Begin|Bind|Attach|Activate|Enter|Lock|Acquire|Connect|Use)(?![a-z])|^(Initiali[sz]e|Setup)/.test(model.name);
}

function findingOf(pair: ThreadPair, fn: PlacedFunction, context: RuleContext): RawFinding {
  return {
    messageId: pair.covered,
    data: { first: pair.first.name, second: pair.second.name },
    at: { uri: fn.uri, base: fn.start, span: pair.first.call.span },
    function: fn,
    confidence: confidenceOf(pair, fn),
    trace: [stepOf(pair.first, "created", "thread-first", fn), stepOf(pair.second, "related", "thread-second", fn)],
    label: `${pair.first.group} ${pair.first.name}`,
    fixes: () => fixesOf(pair, fn, context),
  };
}

/** A call to the main thread is only as sure as its annotation: window systems run on other threads where they must. */
function strayFinding(stray: StrayTouch, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { touch, kind, depth } = stray;
  const isSure = kind === "lasting" || touch.annotated;
  return {
    messageId: kind,
    data: { first: touch.name },
    at: { uri: fn.uri, base: fn.start, span: touch.call.span },
    function: fn,
    confidence: isSure ? "likely" : "possible",
    trace: [stepOf(touch, "created", kind === "lasting" ? "change" : "place", fn)],
    label: `${touch.group} ${touch.name} ${kind}`,
    fixes: () => (kind === "lasting" ? lockForGood(depth, fn, context) : []),
  };
}

/** The callers may well stay on their thread: a guess. */
function openedFinding({ fn, touch, later }: OpenedState, context: RuleContext): RawFinding {
  const use: RawStep = { kind: "related", at: { uri: later.fn.uri, base: later.fn.start, span: later.touch.call.span }, messageId: "later", data: { callee: printExpr(later.touch.call.callee), function: later.fn.model.name, group: touch.group } };
  return {
    messageId: "opened",
    data: { first: touch.name },
    at: { uri: fn.uri, base: fn.start, span: touch.call.span },
    function: fn,
    confidence: "possible",
    trace: [stepOf(touch, "created", touch.main ? "place" : "thread-first", fn), use],
    label: `${touch.group} ${touch.name} opened`,
    fixes: () => (touch.main ? lockMainFix(fn, context) : []),
  };
}

/** `init` runs on the main thread, before anything else of the package. */
function lockMainFix(fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const edits = file?.kind === "go" && file.constraint === "" ? lockInInit(file, fn) : undefined;
  return edits === undefined ? [] : [{ titleId: "lockMain", data: {}, edits }];
}

function stepOf(touch: ThreadTouch, kind: "created" | "related", messageId: string, fn: PlacedFunction): RawStep {
  const at = { uri: fn.uri, base: fn.start, span: touch.call.span };
  const callee = printExpr(touch.call.callee);
  if (callee === touch.name) return { kind, at, messageId, data: { callee, group: touch.group } };
  return { kind, at, messageId: "through", data: { callee: callee.startsWith("func#") ? { phrase: "the-literal" } : callee, name: touch.name, group: touch.group } };
}

function fixesOf(pair: ThreadPair, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = pair.depth === 0 ? fn.model : fn.model.literals[pair.depth - 1];
  if (file?.kind !== "go" || !body) return [];
  const locked = lockAtStart(file, fn, body);
  const joined = pair.lone && pair.covered === "never" && !pair.first.main ? callBothInOne({ file, fn, pkg }, pair.first.call, pair.second.call) : undefined;
  const data: Values = { function: pair.depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal" } };
  return [
    ...(locked ? [{ titleId: "lock", data, edits: locked, ...(pair.covered === "sometimes" && { applicability: "review" as const }) }] : []),
    ...(joined ? [{ titleId: "join", data: {}, edits: joined }] : []),
  ];
}

/** No unlock: the thread must not be handed to others once it is changed. */
function lockForGood(depth: number, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
  const edits = file?.kind === "go" && body ? lockUntilEnd(file, fn, body) : undefined;
  const data: Values = { function: depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal" } };
  return edits ? [{ titleId: "lockForGood", data, edits }] : [];
}
