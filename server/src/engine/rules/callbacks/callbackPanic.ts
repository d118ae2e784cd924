// callback-panic: an exported Go function that can panic while C waits for it to return.
//
// Hazard: a panic in a function that C called skips the C frames below it: C code does not run its clean-up and never learns of it.
// On a thread that C made no Go caller can recover, and the process ends.
// Decides from: the panics that the text of the function and of the Go functions it calls plainly shows (analyses/panics).
// Likely: a panic with data in a function whose result could tell C of the failure, in a package that recovers somewhere, a `Must…` call, an assertion on what code
// of a user returned, a write to a map never made. Possible: code of users that is called (function values, interface methods),
// other panics and assertions, unchecked indexes. Who panics in a function without a result, or recovers nowhere, has often decided
// to end the program.
// Silent: behind a deferred call that recovers, in the function or between it and the panic.
// Blind spots: nil pointers, indexes that are not made of a parameter, panics in other packages.
import type { PanicKind, PanicSource } from "../../analyses/panics/panics.ts";
import { deferRecoverAtStart } from "../../fixes/deferRecover.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";

export const rule = defineRule({
  name: "callback-panic",
  family: "callbacks",
  severity: "warning",
  cwe: [248],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "An exported Go function, called from C, that can panic and does not recover.",
    why:
      "When a panic leaves the exported function, the C frames below it are skipped: locks stay held, memory stays allocated, and " +
      "the library is left in the middle of its work, even where a Go caller further up recovers. On a thread that C created there " +
      "is no such caller, and the whole process ends.",
    fixAdvice: "Recover in a deferred call at the start of the exported function and turn the panic into an error that C can see.",
    fact:
      "A panic that no deferred function of its goroutine recovers ends the program. Recovering works only in a deferred call of a function " +
      "that the panic passes, so the exported function is the last place before C.",
    references: [
      { title: "The Go specification: Handling panics", url: "https://go.dev/ref/spec#Handling_panics" },
      { title: "cmd/cgo: C references to Go", url: "https://pkg.go.dev/cmd/cgo#hdr-C_references_to_Go" },
    ],
    bad: "explicitBad",
    good: "explicitOk",
  },
  messages: {
    explicit: "`{what}` panics through C: nothing in `{function}` recovers",
    must: "`{what}` panics through C when it fails: nothing in `{function}` recovers",
    assertion: "`{what}` panics through C when the type differs: nothing in `{function}` recovers",
    foreign: "a panic in `{what}` goes through C: nothing in `{function}` recovers",
    index: "`{what}` panics through C when the index is out of range: nothing in `{function}` recovers",
    "nil-map": "`{what}` writes to a map that is never made, which panics through C",
    called: "C calls `{function}`",
    through: "`{callee}` is called",
    panics: "this can panic",
  },
  fixes: {
    recover: { title: "Recover in {function}, log, and return zero values to C", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.exportName === undefined || fn.model.hasSyntaxError) return;
    const sources = context.analyses.panics.sourcesOf(fn);
    const worst = sources.find((source) => isLikely(source, fn, context)) ?? byKind.flatMap((kind) => sources.find((source) => source.kind === kind) ?? [])[0];
    if (worst !== undefined) context.report(findingOf(worst, fn, context));
  },
});

/** What happens most, first. */
const byKind: readonly PanicKind[] = ["foreign", "must", "nil-map", "index", "assertion", "explicit"];

/** Panics of callees are often their contract with other callers. */
function isLikely({ isPlain, path, kind }: PanicSource, { model }: PlacedFunction, { analyses }: RuleContext): boolean {
  const isCaught = (): boolean => analyses.whole("something recovers", ({ pkg }) => pkg.goFiles.some(({ code, isTest }) => !isTest && code.includes("recover()")));
  if (kind === "explicit" && (model.results.length === 0 || !isCaught())) return false;
  return isPlain && (path.length === 0 || kind === "nil-map");
}

function findingOf(source: PanicSource, fn: PlacedFunction, context: RuleContext): RawFinding {
  const { kind, what, path, at } = source;
  const function_ = fn.model.name;
  const [first] = path;
  const through = path.map(({ caller, call, callee }): RawStep => ({
    kind: "related", at: { uri: caller.uri, base: caller.start, span: call.span }, messageId: "through", data: { callee: "name" in callee ? callee.name : "" },
  }));
  return {
    messageId: kind,
    data: { what, function: function_ },
    at: { uri: fn.uri, base: fn.start, span: first?.call.span ?? at },
    function: fn,
    confidence: isLikely(source, fn, context) ? "likely" : "possible",
    trace: [
      { kind: "created", at: { uri: fn.uri, base: fn.start, span: fn.model.nameSpan }, messageId: "called", data: { function: function_ } },
      ...through,
      { kind: "related", at: { uri: source.fn.uri, base: source.fn.start, span: at }, messageId: "panics", data: {} },
    ],
    label: `${kind} ${what}`,
    fixes: () => fixesOf(fn, context),
  };
}

function fixesOf(fn: PlacedFunction, { pkg }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(fn.uri);
  const edits = file?.kind === "go" ? deferRecoverAtStart(file, fn) : undefined;
  return edits === undefined ? [] : [{ titleId: "recover", data: { function: `\`${fn.model.name}\`` }, edits }];
}
