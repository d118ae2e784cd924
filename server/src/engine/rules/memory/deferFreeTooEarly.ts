// defer-free-too-early: a deferred release that took its argument before the variable had its value.
//
// Hazard: Go evaluates the arguments of a deferred call at the `defer` statement. Written above the call that fills the
// pointer, `defer C.free(unsafe.Pointer(p))` frees nil when the function ends and the memory is lost.
// Decides from: analyses/deferred (timings): what a variable certainly holds at the `defer`, and what it gets later.
// Blind spots: fields and elements are not followed, only plain variables; a variable that is nil on some of the paths
// to the `defer` is left to the leak rules.
import type { DeferTiming, LaterValue } from "../../analyses/deferred/deferred.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Value } from "../../report/words.ts";
import type { RawFinding, RawStep, RuleContext } from "../defineRule.ts";
import { defineRule } from "../defineRule.ts";
import { tooEarlyFixes } from "./deferFreeFixes.ts";

export const rule = defineRule({
  name: "defer-free-too-early",
  family: "memory",
  severity: "warning",
  cwe: [401],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A deferred release gets the value its variable has at the `defer`: still nil, or about to be replaced.",
    why:
      "The arguments of a deferred call are evaluated where `defer` stands, not when the function ends. A `defer C.free(unsafe.Pointer(p))` " +
      "above the call that fills `&p` frees nil, which does nothing, and what `p` points to afterwards is never freed. The same holds for a " +
      "slice that is appended to later: the deferred call has the old, shorter one.",
    fixAdvice: "Put the release into a function literal, `defer func() { C.free(unsafe.Pointer(p)) }()`, or move the `defer` below the assignment.",
    references: [
      { title: "The Go Programming Language Specification: Defer statements", url: "https://go.dev/ref/spec#Defer_statements" },
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
    ],
    bad: "filledThroughAddressBad",
    good: "closureOk",
  },
  messages: {
    nil: "`{callee}` is deferred with the nil that `{label}` is here; its later value is not released",
    empty: "`{callee}` is deferred with `{label}` while it is empty; what is added later is not released",
    replaced: "`{callee}` is deferred with this value of `{label}`; the one it gets later is not released",
    reallocated: "`{callee}` is deferred with the block of `{label}` that `{later}` gives back; the new one is lost",
  },
  fixes: {
    closure: { title: "Release `{label}` in a deferred function literal", applicability: "safe" },
    again: { title: "Defer the release of the new value of `{label}`", applicability: "safe" },
    move: { title: "Move the defer below the line that sets `{label}`", applicability: "safe" },
  },
  checkFunction: (fn, context) => {
    for (const timing of context.analyses.deferred.timings(fn)) context.report(findingOf(timing, fn, context));
  },
});

function findingOf(timing: DeferTiming, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { release, kind, later } = timing;
  const first = later[0];
  const data = { callee: release.callee, label: release.name, later: first?.call === undefined ? "" : shortCallee(first) };
  return {
    messageId: kind,
    data,
    at: { uri: fn.uri, base: fn.start, span: release.span },
    function: fn,
    confidence: release.sure && later.some((value) => value.owned) ? "certain" : "likely",
    trace: [deferredStep(timing, fn), ...later.map((value) => laterStep(value, timing, fn))],
    label: release.name,
    fixes: () => tooEarlyFixes(timing, fn, context),
  };
}

function deferredStep({ kind, release }: DeferTiming, fn: PlacedFunction): RawStep {
  const held: Value = kind === "nil" ? "nil" : { phrase: kind === "empty" ? "empty-slice" : "first-value" };
  return { kind: "deferred", at: { uri: fn.uri, base: fn.start, span: release.span }, messageId: "deferred-with", data: { callee: release.callee, label: release.name, held } };
}

function laterStep(value: LaterValue, { release }: DeferTiming, fn: PlacedFunction): RawStep {
  const messageId = value.how === "assigned" ? "assigned-later" : value.how === "filled" ? "filled-later" : "appended-later";
  return { kind: "assigned", at: { uri: fn.uri, base: fn.start, span: value.span }, messageId, data: { label: release.name, callee: shortCallee(value) } };
}

function shortCallee({ call }: LaterValue): string {
  const text = call === undefined ? "" : printExpr(call.callee);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
