// resource-leak: an object of a library, a stream, a list … that nobody closes.
//
// Hazard: every create function has its release function, and the garbage collector knows neither. What is forgotten
// keeps memory, descriptors, locks or connections until the program ends.
// Decides from: the ownership analysis; rows of any family but the C allocator's (that is malloc-leak), from tables,
// declarations, the user's models, or inferred from names and from what the package itself does (less certain).
// Blind spots: objects stored in this package's own struct types are unreleased-field's business; integers that name
// objects (descriptors, ids) are followed like pointers.
import { isLone } from "../../analyses/pairs/loneMakers.ts";
import type { Leak } from "../../analyses/ownership/ownership.ts";
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { nameIn } from "./nameIn.ts";
import { resourceFixes, resourceFixTitles } from "./resourceFixes.ts";

/** Families that rules of their own speak about: handles, pinners, the C allocator. */
function isForeign(family: string): boolean {
  return family === "malloc" || family.startsWith("runtime");
}

export const rule = defineRule({
  name: "resource-leak",
  family: "memory",
  severity: "warning",
  cwe: [772],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Something that a C function created (a stream, a connection, an object of a library) is not released on some path out of the function.",
    why:
      "Each create function has a release function, and nothing calls it for you: the garbage collector knows nothing of C. " +
      "What is forgotten holds memory, file descriptors or locks until the program ends, and the loss grows with every call.",
    fixAdvice: "Defer the release right behind the test that the creation succeeded.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "CWE-772: Missing Release of Resource after Effective Lifetime", url: "https://cwe.mitre.org/data/definitions/772.html" },
    ],
    bad: "neverClosedBad",
    good: "deferredOk",
  },
  messages: {
    never: "`{label}` from `{api}` is never released with `{releaser}`",
    when: "`{label}` is not released with `{releaser}` when `{when}`",
    path: "`{label}` is not released with `{releaser}` on every path out of `{function}`",
    inline: "the result of `{label}` is never released: nothing keeps it after this call",
    discarded: "the result of `{label}` is thrown away without `{releaser}`",
    overwritten: "`{label}` gets another value before it is released with `{releaser}`",
    loop: "`{label}` is not released before the next iteration replaces it",
    realloc: "`{label}` is lost when reallocating it fails",
    unpaired: "nothing here releases `{label}`, which `{api}` makes, to judge by its name",
    sometimes: "`{label}` is released on other paths of `{function}`, but not on this one",
  },
  fixes: resourceFixTitles,
  checkFunction: (fn, context) => {
    for (const leak of context.analyses.ownership.leaks(fn)) {
      if (!isForeign(leak.creation.family) && !context.analyses.deferred.explains(fn, leak.creation.call)) context.report(resourceFinding(leak, fn, context));
    }
    for (const misuse of context.analyses.ownership.misuses(fn)) if (misuse.kind === "kept-sometimes") context.report(sometimesFinding(misuse, fn));
  },
});

/** A parameter that the function releases on some of its paths: whether the others should, only its callers know. */
function sometimesFinding(misuse: Misuse, fn: PlacedFunction): RawFinding {
  const data = { label: misuse.label, function: fn.model.qualifiedName, api: "", releaser: "", when: "" };
  return { messageId: "sometimes", data, at: misuse.at, function: fn, confidence: "possible", trace: misuse.trace, label: misuse.label };
}

function resourceFinding(leak: Leak, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { creation } = leak;
  const when = leak.trace.filter((step) => step.kind === "branch").at(-1)?.data["when"];
  const releaser = nameIn(fn, context.analyses.knowledge.releaserOf(creation.family)?.name ?? `C.${creation.family}`);
  return {
    messageId: isLone(creation.family) ? "unpaired" : leak.kind !== "exit" ? leak.kind : leak.elsewhere.length === 0 ? "never" : when === undefined ? "path" : "when",
    data: { label: creation.label, api: creation.createdBy, function: fn.model.qualifiedName, when: when ?? "", releaser },
    at: creation.at,
    function: fn,
    confidence: leak.confidence,
    trace: leak.trace,
    label: creation.label,
    fixes: () => resourceFixes(leak, fn, context),
  };
}
