// c-mutex-across-cgo: a lock of C taken in one call from Go and given back in another.
//
// Hazard: a mutex of C belongs to the thread that locked it. Between the two cgo calls the goroutine may be moved to
// another thread, whose unlock is undefined (or fails, and the lock stays). A goroutine that waits in Go in between keeps
// the lock while other goroutines block whole threads on it.
// Decides from: stretches of held C locks in Go bodies (analyses/mutexes), wrappers of both languages included, and the
// lock state of the OS thread at the first call (analyses/threads).
// Likely: both calls stand in one body and nothing locks the thread. An exported method that only locks is possible: its
// callers choose the thread.
// Blind spots: locks taken in one Go function and given back in another that is no wrapper (see FN_ fixtures).
import { callName } from "../../analyses/calls/callName.ts";
import type { HeldStretch, MutexOperation } from "../../analyses/mutexes/mutexes.ts";
import { lockAtStart } from "../../fixes/lockThread.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Values } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "c-mutex-across-cgo",
  family: "threads",
  severity: "warning",
  cwe: [667],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Go locks a mutex of C in one call and unlocks it in another, without `runtime.LockOSThread`.",
    why:
      "A `pthread_mutex_t` must be unlocked by the thread that locked it. Between two cgo calls the scheduler may continue the " +
      "goroutine on another thread: the unlock is undefined there, and recursive or error-checking mutexes refuse it, so the lock " +
      "stays taken. It happens under load only.",
    fixAdvice:
      "Protect data of Go with a `sync.Mutex`. Where the lock is shared with C, write one C function that locks, works and unlocks, " +
      "or call `runtime.LockOSThread()` before the lock and unlock the thread after it.",
    fact: "Unlocking a mutex from a thread that does not hold it is undefined for normal mutexes and an error for error-checking, recursive and robust ones.",
    references: [
      { title: "POSIX: pthread_mutex_unlock", url: "https://pubs.opengroup.org/onlinepubs/9799919799/functions/pthread_mutex_lock.html" },
      { title: "runtime: LockOSThread", url: "https://pkg.go.dev/runtime#LockOSThread" },
    ],
    bad: "addBad",
    good: "addOnOneThreadOk",
  },
  messages: {
    moved: "`{lock}` and `{unlock}` may run on different threads: nothing locks the goroutine to its own",
    sometimes: "`{lock}` and `{unlock}` may run on different threads: not every path locks the goroutine to its own",
    stays: "`{lock}` leaves `{mutex}` locked by whatever thread ran it; the unlock may come from another one",
    waits: "`{mutex}` of C stays locked while the goroutine waits in Go: {what}",
  },
  fixes: {
    lock: { title: "Lock the goroutine to its thread in {function}", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !context.analyses.mutexes.mentionsLocksOfC()) return;
    const reported = new Set<number>();
    for (const stretch of context.analyses.mutexes.stretches(fn)) {
      const finding = reported.has(stretch.lock.depth) ? undefined : findingOf(stretch, fn, context);
      if (finding === undefined) continue;
      reported.add(stretch.lock.depth);
      context.report(finding);
    }
  },
});

function findingOf(stretch: HeldStretch, fn: PlacedFunction, context: RuleContext): RawFinding | undefined {
  const { lock, unlocks, waits } = stretch;
  const state = context.analyses.threads.lockStateAt(fn, lock.call);
  const [unlock] = unlocks;
  const [wait] = waits;
  const data = { lock: callName(lock.call), mutex: lock.mutex.text };
  const base = { at: placeOf(lock), function: fn, label: lock.mutex.text };
  const waiting: readonly RawStep[] = wait ? [{ kind: "related", at: { uri: fn.uri, base: fn.start, span: wait.at }, messageId: "lock-waits", data: { what: wait.what } }] : [];
  if (state === "always") {
    return wait && { ...base, messageId: "waits", data: { ...data, what: wait.what }, confidence: "possible", trace: [lockStep(lock, "created"), ...waiting] };
  }
  if (unlock === undefined) {
    return isThin(fn) ? { ...base, messageId: "stays", data, confidence: "possible", trace: [lockStep(lock, "created")] } : undefined;
  }
  return {
    ...base,
    messageId: state === "never" ? "moved" : "sometimes",
    data: { ...data, unlock: callName(unlock.call) },
    confidence: state === "never" ? "likely" : "possible",
    trace: [lockStep(lock, "created"), ...waiting, unlockStep(unlock)],
    fixes: () => fixesOf(stretch, fn, context),
  };
}

/** An exported function or method around one or two calls: what it locks, its caller unlocks. */
function isThin({ model }: PlacedFunction): boolean {
  return /^\p{Lu}/u.test(model.name) && (model.body?.body.length ?? 0) <= 3;
}

function placeOf({ fn, call }: MutexOperation): RawStep["at"] {
  return { uri: fn.uri, base: fn.start, span: call.span };
}

function lockStep(lock: MutexOperation, kind: "created"): RawStep {
  return { kind, at: placeOf(lock), messageId: "lock-taken", data: { callee: callName(lock.call), mutex: lock.mutex.text } };
}

function unlockStep(unlock: MutexOperation): RawStep {
  return { kind: "released", at: placeOf(unlock), messageId: "lock-given-back", data: { callee: callName(unlock.call), mutex: unlock.mutex.text } };
}

function fixesOf({ lock, waits }: HeldStretch, fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const body = lock.depth === 0 ? fn.model : fn.model.literals[lock.depth - 1];
  const edits = file?.kind === "go" && body ? lockAtStart(file, fn, body) : undefined;
  if (!edits) return [];
  const data: Values = { function: lock.depth === 0 ? `\`${fn.model.name}\`` : { phrase: "this-literal" } };
  return [{ titleId: "lock", data, edits, ...(waits.length > 0 && { applicability: "review" as const }) }];
}
