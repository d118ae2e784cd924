// thread-local-error: an error that a library keeps for each thread is fetched by a second cgo call.
//
// Hazard: between the call that failed and the call that fetches its error the scheduler may move the goroutine to
// another thread. The error found there is somebody else's, an old one, or none at all, and the failure is reported
// as success or with a wrong message.
// Decides from: the thread analysis (analyses/threads): failing calls and fetches of one error on one path, directly or
// through functions of the package, that no locked region covers, callers included. Silent where one C function makes
// both calls. Reported in the function that makes the failing call, once for each error.
// Likely: the fetch is reached because of the failing call's result, or follows it at once. Possible where callers
// have to choose the thread anyway (main thread, current context), in tests and in `main`, and where only the getter's name
// says that the error may belong to the thread.
// Blind spots: calls through function pointers and interfaces, failures that other packages leave behind (see FN_ fixtures).
import type { ErrorRead, PlacedErrorTouch } from "../../analyses/threads/errorReads.ts";
import { fetchInOneCall } from "../../fixes/cWrapper.ts";
import { lockAtStart } from "../../fixes/lockThread.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Value, Values } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "thread-local-error",
  family: "threads",
  severity: "warning",
  cwe: [821],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "An error that C keeps for each thread is fetched by another cgo call than the one that failed, without `runtime.LockOSThread`.",
    why:
      "`errno`, `dlerror`, OpenSSL's error queue, the last error of libgit2, libvirt, SDL and many others belong to the OS thread that " +
      "made the failing call. The Go scheduler may run the next cgo call of the same goroutine on another thread, which hands out " +
      "an error of somebody else, an old one, or none.",
    fixAdvice:
      "Call `runtime.LockOSThread()` before the failing call and `defer runtime.UnlockOSThread()`, or write a C function that makes " +
      "the call and returns its error too. For `errno` use the result cgo offers: `n, err := C.f()`.",
    fact:
      "A goroutine should be locked to its thread before it calls non-Go library functions that depend on per-thread state. Without the lock the " +
      "runtime may run every part of a goroutine on any thread.",
    misbelief: {
      claim: "Two cgo calls on neighbouring lines run on the same thread.",
      truth: "Every cgo call is a scheduling point like a system call: the goroutine may continue on another thread after each of them.",
    },
    references: [
      { title: "runtime: LockOSThread", url: "https://pkg.go.dev/runtime#LockOSThread" },
      { title: "cgo: passing errno", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
    ],
    bad: "openBad",
    good: "openLockedOk",
  },
  messages: {
    never: "`{fetch}` may tell another thread's error: nothing keeps the goroutine on the thread of `{raise}`",
    sometimes: "`{fetch}` may tell another thread's error: not every path keeps the thread of `{raise}`",
    fails: "`{callee}` keeps its error for the calling thread ({group})",
    failsThrough: "`{callee}` reaches `{name}`, which keeps its error for the calling thread ({group})",
    fetches: "`{callee}` hands out the error of the thread it runs on",
    fetchesThrough: "`{callee}` reaches `{name}`, which hands out the error of the thread it runs on",
  },
  fixes: {
    wrap: { title: "Fetch the error in the C call that fails: no lock, more C", applicability: "review" },
    lock: { title: "Lock the thread in {function}: no new C, slower switches", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError) return;
    for (const read of context.analyses.threads.errorReads(fn)) context.report(findingOf(read, fn, context));
  },
});

function confidenceOf(read: ErrorRead, fn: PlacedFunction, { pkg }: RuleContext): Confidence {
  const { raise, fetch, covered } = read;
  const file = pkg.fileOf(fn.uri);
  const isTest = file?.kind === "go" && file.isTest;
  if (covered !== "never" || fetch.inferred || raise.inferred || isTest || (fn.model.name === "main" && read.depth === 0)) return "possible";
  if (fetch.pinned && !read.ownsGoroutine) return "possible";
  return read.dependent || (read.adjacent && raise.specific && raise.direct && fetch.direct) ? "likely" : "possible";
}

function findingOf(read: ErrorRead, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { raise, fetch } = read;
  return {
    messageId: read.covered,
    data: { raise: calleeOf(raise), fetch: fetch.name },
    at: { uri: fn.uri, base: fn.start, span: raise.call.span },
    function: fn,
    confidence: confidenceOf(read, fn, context),
    trace: [stepOf(raise, "created", "fails", fn), stepOf(fetch, "related", "fetches", fn)],
    label: `${raise.group} ${raise.name}`,
    fixes: () => [...lockFix(read, fn, context), ...wrapperFix(read, fn, context)],
  };
}

function stepOf(touch: PlacedErrorTouch, kind: "created" | "related", messageId: "fails" | "fetches", fn: PlacedFunction): RawStep {
  const callee = calleeOf(touch);
  const id = touch.direct || callee === touch.name ? messageId : `${messageId}Through`;
  return { kind, at: { uri: fn.uri, base: fn.start, span: touch.call.span }, messageId: id, data: { callee, name: touch.name, group: touch.group } };
}

function calleeOf({ call }: PlacedErrorTouch): Value {
  const text = printExpr(call.callee);
  return text.startsWith("func#") ? { phrase: "the-literal" } : text;
}

/** The runtime's own system calls may change `errno` even on a locked thread, so the lock is no sure cure there. */
function lockFix({ depth, covered, raise }: ErrorRead, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
  const edits = file?.kind === "go" && body ? lockAtStart(file, fn, body) : undefined;
  if (!edits) return [];
  const data: Values = { function: depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal" } };
  const isDoubtful = covered === "sometimes" || !raise.specific;
  return [{ titleId: "lock", data, edits, ...(isDoubtful && { applicability: "review" as const }) }];
}

/** Where both are calls of C, and the only ones of the body that concern the error. */
function wrapperFix({ raise, fetch, lone, covered }: ErrorRead, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  if (!lone || covered !== "never" || file?.kind !== "go") return [];
  const edits = fetchInOneCall({ file, fn, pkg }, raise.call, fetch.call);
  return edits ? [{ titleId: "wrap", data: {}, edits }] : [];
}
