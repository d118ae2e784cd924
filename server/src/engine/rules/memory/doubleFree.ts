// double-free: one object released twice on one path.
//
// Hazard: the second release works on memory that may already belong to somebody else. The allocator's lists are
// damaged, and the crash comes later, somewhere else.
// Decides from: the ownership analysis, which follows a value beyond its release: a second call, a deferred call that
// was registered earlier, a callee that releases what its caller releases again.
// Blind spots: objects whose references are counted, elements of containers, releases that a name alone suggests.
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { borrowsFixes, borrowsTitles } from "./corrections.ts";
import { isGoRuntimeMisuse } from "./handles.ts";
import { misuseFixTitles, removeRelease } from "./misuseFixes.ts";
import { objectFinding, objectMessages } from "./objectDoubleFindings.ts";

export const rule = defineRule({
  name: "double-free",
  family: "memory",
  severity: "error",
  cwe: [415],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "The same object is released twice on one path: by two calls, or by a call and a deferred one.",
    why:
      "After the first release the memory may belong to anybody. The second one frees what others use or breaks the allocator's lists; " +
      "the program crashes later, in code that did nothing wrong.",
    fixAdvice: "Keep one owner: remove the explicit release beside a deferred one, or set the pointer to nil after the first release.",
    references: [
      { title: "free(3)", url: "https://man7.org/linux/man-pages/man3/free.3.html" },
      { title: "CWE-415: Double Free", url: "https://cwe.mitre.org/data/definitions/415.html" },
    ],
    bad: "explicitAndDeferredBad",
    good: "deferredOnlyOk",
  },
  messages: {
    twice: "`{label}` is released again by `{what}`: `{first}` has released it already",
    deferred: "`{label}` is released by `{first}` and again by a deferred call",
    given: "`{label}` is released by `{what}`, but `{first}` has taken it and will release it",
    givenDeferred: "`{label}` is released by a deferred call, but `{first}` has taken it and will release it",
    deferredTwice: "two deferred calls release `{label}`",
    ...objectMessages,
    "object-early-again": "`{function}` may return with `{field}` released but not cleared: a second call releases it again",
  },
  fixes: { removeRelease: misuseFixTitles.removeRelease, ...borrowsTitles },
  checkPackage: (context) => {
    for (const found of context.analyses.objects.doubleReleases()) context.report(objectFinding(found));
  },
  checkFunction: (fn, context) => {
    for (const misuse of context.analyses.ownership.misuses(fn)) {
      if (isGoRuntimeMisuse(misuse, fn, context)) continue;
      if (misuse.kind === "released-twice" || misuse.kind === "deferred-twice") context.report(doubleFreeFinding(misuse, fn, context));
    }
  },
});

function messageOf({ kind, release }: Misuse): string {
  const isDeferred = kind === "deferred-twice";
  if (release?.how === "given") return isDeferred ? "givenDeferred" : "given";
  return !isDeferred ? "twice" : release === undefined ? "deferredTwice" : "deferred";
}

function doubleFreeFinding(misuse: Misuse, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { release } = misuse;
  const isDeferred = misuse.kind === "deferred-twice";
  // A deferred call has its effect at the end of the function: the release that should not be there is the explicit one.
  const at = isDeferred && release !== undefined ? release.at : misuse.at;
  return {
    messageId: messageOf(misuse),
    data: { label: misuse.label, what: misuse.what, first: release?.callee ?? "" },
    at,
    function: fn,
    confidence: misuse.confidence,
    ...(misuse.confidence === "possible" && { severity: "warning" }),
    trace: misuse.trace,
    label: misuse.label,
    fixes: () => [...(isDeferred && release?.how === "given" ? [] : removeRelease(at, fn, context, misuse.label)), ...borrowsFixes(misuse, fn, context)],
  };
}
