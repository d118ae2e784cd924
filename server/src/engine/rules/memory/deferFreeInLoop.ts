// defer-free-in-loop: a deferred release in a loop, of something that belongs to one iteration.
//
// Hazard: deferred calls run when the function returns. What every iteration creates stays allocated until then, and the
// list of deferred calls grows with it; in a loop that serves requests nothing is ever freed.
// Decides from: analyses/deferred (loops): created in the iteration, held by a local of the loop's body, out of reach
// when the iteration is over.
// Blind spots: C functions nobody describes are taken to borrow, unless their name says that they store things; Go
// objects with a Close method of this package are not looked at.
import type { LoopDefer } from "../../analyses/deferred/deferred.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Value } from "../../report/words.ts";
import type { RawFinding, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { inLoopFixes } from "./deferFreeFixes.ts";

export const rule = defineRule({
  name: "defer-free-in-loop",
  family: "memory",
  severity: "warning",
  cwe: [770],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A release is deferred inside a loop, though what it releases is needed for one iteration only.",
    why:
      "A deferred call waits for the end of the function, not of the iteration. Every turn of the loop adds one more block that stays " +
      "allocated and one more entry to the list of deferred calls; a loop that serves requests never frees anything.",
    fixAdvice: "Release at the end of the iteration, or put the loop's body into a function literal or a function of its own.",
    references: [
      { title: "The Go Programming Language Specification: Defer statements", url: "https://go.dev/ref/spec#Defer_statements" },
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
    ],
    bad: "everyNameBad",
    good: "freedEachTimeOk",
  },
  messages: {
    loop: "`{callee}` of `{label}` waits for the end of the function: every iteration keeps one more",
  },
  fixes: {
    atEnd: { title: "Release `{label}` at the end of each iteration", applicability: "safe" },
    literal: { title: "Put the loop's body into a function literal", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    for (const found of context.analyses.deferred.loops(fn)) context.report(findingOf(found, fn, context));
  },
});

function findingOf(found: LoopDefer, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { release, created } = found;
  const data = { callee: releaseName(found), label: release.name };
  return {
    messageId: "loop",
    data,
    at: { uri: fn.uri, base: fn.start, span: release.span },
    function: fn,
    confidence: release.sure ? "likely" : "possible",
    trace: [
      { kind: "created", at: { uri: fn.uri, base: fn.start, span: created.span }, messageId: "created-in-iteration", data: { callee: printExpr(created.callee), label: release.name } },
      { kind: "deferred", at: { uri: fn.uri, base: fn.start, span: release.span }, messageId: "deferred-in-loop", data },
    ],
    label: release.name,
    fixes: () => inLoopFixes(found, fn, context),
  };
}

/** What the deferred call is, for people: a literal has no name. */
function releaseName({ release }: LoopDefer): Value {
  return release.callee === "func" ? { phrase: "deferred-release" } : release.callee;
}
