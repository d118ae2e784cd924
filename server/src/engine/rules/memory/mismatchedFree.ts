// mismatched-free: released by a function that belongs to another allocator, or that has no business with it.
//
// Hazard: each library frees what it allocated, with its own bookkeeping. Another function reads that as its own and
// corrupts the heap; freeing Go memory, a literal or memory that was only lent is the same mistake.
// Decides from: the ownership analysis (family of the creation against family of the release, both known from tables,
// declarations or bodies), values that rows call lent, and the shape of what is released (Go variables, literals).
// Blind spots: whatever no table, header or body describes.
import { foreignReleases, type ForeignRelease } from "../../analyses/ownership/foreignMemory.ts";
import type { Misuse } from "../../analyses/ownership/misuses.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { isGoRuntimeMisuse } from "./handles.ts";
import { nameIn } from "./nameIn.ts";
import { misuseFixTitles, removeRelease, replaceReleaser } from "./misuseFixes.ts";

export const rule = defineRule({
  name: "mismatched-free",
  family: "memory",
  severity: "error",
  cwe: [762, 590],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "Memory is released by a function of another allocator, or was never allocated by one: Go memory, literals, what a library only lends.",
    why:
      "Every allocator keeps its own books beside the block. A release function that finds other books corrupts the heap, at once or " +
      "weeks later, and on some systems only, since libraries may or may not share the C heap.",
    fixAdvice: "Release with the function the documentation of the creating function names; do not release what was only lent.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "free(3)", url: "https://man7.org/linux/man-pages/man3/free.3.html" },
      { title: "CWE-762: Mismatched Memory Management Routines", url: "https://cwe.mitre.org/data/definitions/762.html" },
    ],
    bad: "libraryMemoryToFreeBad",
    good: "libraryReleaseOk",
  },
  messages: {
    mismatched: "`{label}` from `{api}` must be released with `{releaser}`, not with `{what}`",
    sharedHeap: "`{label}` from `{api}` is meant for `{releaser}`: `{what}` fits where both share a heap",
    lent: "`{label}` from `{api}` is only lent: `{what}` must not release it",
    interior: "`{what}` gets a pointer into the block of `{label}`, not its start",
    goMemory: "`{what}` gets Go memory: `{label}` was not allocated by C",
    literal: "`{what}` gets `{label}`, which nobody allocated",
    opaque: "`{label}` is a `{type}`: it must be released with `{releaser}`, not with `{what}`",
  },
  fixes: { replaceReleaser: misuseFixTitles.replaceReleaser, removeRelease: misuseFixTitles.removeRelease },
  checkFunction: (fn, context) => {
    const told = new Set<number>();
    for (const misuse of context.analyses.ownership.misuses(fn)) {
      if (isGoRuntimeMisuse(misuse, fn, context)) continue;
      if (misuse.kind !== "mismatched" && misuse.kind !== "shared-heap" && misuse.kind !== "lent" && misuse.kind !== "interior") continue;
      told.add(misuse.at.span.start);
      context.report(mismatchFinding(misuse, fn, context));
    }
    for (const found of foreignReleases(fn, context.analyses)) {
      if (told.has(found.at.span.start)) continue;
      context.report(foreignFinding(found, fn, context));
    }
  },
});

function foreignFinding(found: ForeignRelease, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { opaque } = found;
  const releaser = opaque && context.analyses.knowledge.releaserOf(opaque.family);
  return {
    messageId: found.kind,
    data: { label: found.label, what: found.callee, type: opaque?.type ?? "", releaser: nameIn(fn, releaser?.name ?? "") },
    at: found.at,
    function: fn,
    confidence: found.isCallers ? "possible" : opaque === undefined ? "certain" : "likely",
    trace: [],
    label: found.label,
    fixes: () => (opaque === undefined ? removeRelease(found.at, fn, context, found.label) : replaceReleaser(found.at, releaser, fn, context)),
  };
}

function mismatchFinding(misuse: Misuse, fn: PlacedFunction, context: RuleContext): RawFinding {
  const releaser = misuse.family === undefined ? undefined : context.analyses.knowledge.releaserOf(misuse.family);
  return {
    messageId: misuse.kind === "shared-heap" ? "sharedHeap" : misuse.kind,
    data: { label: misuse.label, what: misuse.what, api: misuse.creation?.createdBy ?? misuse.origin ?? "", releaser: nameIn(fn, releaser?.name ?? "") },
    at: misuse.at,
    function: fn,
    confidence: misuse.confidence,
    ...(misuse.confidence === "possible" && { severity: "warning" }),
    trace: misuse.trace,
    label: misuse.label,
    // What stands before the start of the block is for the author to say; and so is what the other function of a heap takes.
    fixes: () => (misuse.kind === "interior" || misuse.kind === "shared-heap" ? [] : misuse.kind === "lent" ? removeRelease(misuse.at, fn, context, misuse.label) : replaceReleaser(misuse.at, releaser, fn, context)),
  };
}
