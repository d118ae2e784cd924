// use-after-free: memory read, handed on or returned after its release.
//
// Hazard: released memory is given to the next one who asks for some. Reading it gives other people's data, writing
// it destroys them; Go's checks see nothing of it.
// Decides from: the ownership analysis, which follows a value beyond its release, through copies, conversions and the
// slices made over it. A return whose value a deferred call releases is one too: deferred calls run first.
// What lives in another object (rows say so) ends with that: the text of a column with the next step of its statement.
// In C++ also: a pointer into a string that ends with the function that returns it.
// Blind spots: objects whose references are counted, elements of containers, Go functions that get the dead pointer.
import { dyingTexts } from "../../analyses/ownership/dyingTexts.ts";
import { lentSlices } from "../../analyses/ownership/lentSlices.ts";
import { outlivedReleases, type OutlivedRelease } from "../../analyses/ownership/outlivedReleases.ts";
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RawFinding, RawStep, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { isGoRuntimeMisuse } from "./handles.ts";
import { deferRelease, misuseFixTitles } from "./misuseFixes.ts";

const kinds: Readonly<Partial<Record<Misuse["kind"], string>>> = {
  passed: "passed",
  accessed: "accessed",
  returned: "returned",
  "returned-deferred": "deferred",
  "left-deferred": "left",
};

/** Where it dies with the object that it lives in. */
const ownerKinds: typeof kinds = { passed: "ownerPassed", accessed: "ownerAccessed", returned: "ownerReturned", "returned-deferred": "ownerDeferred" };

export const rule = defineRule({
  name: "use-after-free",
  family: "memory",
  severity: "error",
  cwe: [416],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Memory is read, written, passed on or returned after it was released.",
    why:
      "Released memory goes to whoever allocates next. Reading it yields other data, writing it corrupts other objects, and nothing " +
      "in Go notices: the bug shows up as garbage or as a crash far away.",
    fixAdvice: "Release last: defer the release, or copy what is still needed (`C.GoString`, `C.GoBytes`) before it.",
    references: [
      { title: "free(3)", url: "https://man7.org/linux/man-pages/man3/free.3.html" },
      { title: "The Go Programming Language Specification: Defer statements", url: "https://go.dev/ref/spec#Defer_statements" },
      { title: "CWE-416: Use After Free", url: "https://cwe.mitre.org/data/definitions/416.html" },
    ],
    bad: "passedAfterFreeBad",
    good: "copiedFirstOk",
  },
  messages: {
    passed: "`{label}` is passed to `{what}` after `{first}` has released it",
    accessed: "`{what}` uses `{label}` after `{first}` has released it",
    returned: "`{what}` is returned after `{first}` has released it",
    deferred: "`{label}` is returned, but a deferred call releases it first",
    left: "`{label}` is left for others to use, but a deferred call releases it",
    ownerPassed: "`{label}` lives in `{owner}` and ends with `{first}`, but `{what}` gets it afterwards",
    ownerAccessed: "`{label}` lives in `{owner}` and ends with `{first}`, but `{what}` uses it afterwards",
    ownerReturned: "`{label}` lives in `{owner}` and ends with `{first}`, but it is returned afterwards",
    ownerDeferred: "`{label}` lives in `{owner}`, which a deferred call releases before the caller sees it",
    goroutine: "a goroutine may still use `{label}` when `{first}` releases it at the end of `{function}`",
    global: "`{first}` releases `{label}` at the end of `init`, and `{what}` uses it later",
    kept: "`{what}` keeps a view of memory that `{label}` only lends, for as long as `{owner}` says",
    dying: "`{what}` points into `{label}`, which is gone when `{function}` has returned",
  },
  fixes: { deferRelease: misuseFixTitles.deferRelease },
  checkFunction: (fn, context) => {
    const told = new Set<number | undefined>();
    for (const misuse of context.analyses.ownership.misuses(fn)) {
      if (isGoRuntimeMisuse(misuse, fn, context)) continue;
      const messageId = (misuse.owner === undefined ? kinds : ownerKinds)[misuse.kind];
      if (messageId !== undefined) {
        told.add(misuse.at.span.start);
        context.report(useFinding(misuse, messageId, fn, context));
      }
    }
    for (const found of outlivedReleases(fn, context.analyses)) if (!told.has(found.user?.start)) context.report(outlivedFinding(found, fn));
    for (const { at: span, lentAt, target, callee, owner } of lentSlices(fn, context.analyses)) {
      const place = { uri: fn.uri, base: fn.start };
      const trace: readonly RawStep[] = [{ kind: "created", at: { ...place, span: lentAt }, messageId: "lent-unnamed", data: { callee, label: callee } }];
      context.report({ messageId: "kept", data: { what: target, label: callee, owner }, at: { ...place, span }, function: fn, confidence: "possible", severity: "warning", trace, label: target });
    }
    for (const { what, label, at: span } of dyingTexts(fn.model)) {
      const at = { uri: fn.uri, base: fn.start, span };
      const trace: readonly RawStep[] = [{ kind: "exits", at, messageId: "text-ends", data: { label } }];
      context.report({ messageId: "dying", data: { what, label, function: fn.model.qualifiedName }, at, function: fn, confidence: "certain", trace, label });
    }
  },
});

function outlivedFinding({ kind, label, callee, at: span, user, by }: OutlivedRelease, fn: PlacedFunction): RawFinding {
  const release = { uri: fn.uri, base: fn.start, span };
  const at = kind === "object" && user !== undefined ? { ...release, span: user } : release;
  const trace: readonly RawStep[] = [{ kind: "released", at: release, messageId: "released", data: { callee, label } }];
  return { messageId: kind === "object" ? "deferred" : kind, data: { label, what: by, first: callee, function: fn.model.qualifiedName, owner: "" }, at, function: fn, confidence: "likely", trace, label };
}

function useFinding(misuse: Misuse, messageId: string, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { release } = misuse;
  return {
    messageId,
    data: { label: misuse.label, what: misuse.what, first: release?.callee ?? "", owner: misuse.owner ?? "" },
    at: misuse.kind === "left-deferred" ? (misuse.creation?.at ?? misuse.at) : misuse.at,
    function: fn,
    confidence: misuse.confidence,
    ...(misuse.confidence === "possible" && { severity: "warning" }),
    trace: misuse.trace,
    label: misuse.label,
    fixes: () => (release === undefined || endsEarly(misuse) ? [] : deferRelease(release.at, fn, context, misuse.owner ?? misuse.label)),
  };
}

/** Not the release of the owner, but a call that it goes on after: deferring it would change what the function does. */
function endsEarly({ trace }: Misuse): boolean {
  return trace.some((step) => step.messageId === "ends-lent");
}
