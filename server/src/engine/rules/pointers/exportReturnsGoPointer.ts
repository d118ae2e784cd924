// export-returns-go-pointer: an exported function that hands Go memory to its C caller.
//
// Hazard: C keeps what it gets, and the collector does not know: the memory is freed or moved while C reads it. cgo checks results
// when the function returns and ends the program with a panic when they are in the Go heap and not pinned.
// Decides from: the type of each result and where the returned value comes from (goResults.ts, analyses/origins).
// Certain: values made in the function, strings that are put together. Likely: values of other functions and of variables.
// Possible: pointers to package variables, which are not in the heap.
// Silent: nil, constant strings, functions without captured variables, memory of C, functions that pin.
// Blind spots: Go pointers inside C structures that are returned by value.
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import { defineRule, type EditDraft, type FixDraft, type RawFinding, type RuleContext } from "../defineRule.ts";
import { goResults, type GoResult } from "./goResults.ts";

export const rule = defineRule({
  name: "export-returns-go-pointer",
  family: "pointers",
  severity: "error",
  cwe: [119],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "An exported Go function returns a string, slice, map, channel, interface or pointer whose memory belongs to Go.",
    why:
      "The garbage collector sees no reference from C and frees the memory while C still uses it. cgo looks at the results of exported " +
      "functions, so as a rule the program panics at the first call: “result of Go function … is unpinned Go string”. With " +
      "cgocheck=0 it corrupts memory instead.",
    fixAdvice: "Return memory of C, such as `C.CString(s)`, which the caller frees, or fill a buffer that C passes in. An object of Go goes to C as a `cgo.Handle`.",
    fact:
      "A Go function called by C may return a Go pointer only while the memory it points to is pinned; strings, slices, channels, functions " +
      "and maps count as such pointers. Running programs are checked.",
    references: [
      { title: "cmd/cgo: Passing pointers", url: "https://pkg.go.dev/cmd/cgo#hdr-Passing_pointers" },
    ],
    bad: "greetingBad",
    good: "greetingOk",
  },
  messages: {
    returned: "`{function}` returns {kind} of Go to C: `{value}` is not pinned",
    global: "`{function}` returns the address of the Go variable `{value}` to C",
  },
  fixes: {
    cstring: { title: "Return a C string, which the C caller must free", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.exportName === undefined || fn.model.hasSyntaxError || /\.Pin\(/.test(fn.model.text)) return;
    const results = goResults(fn.model, context.analyses);
    const worst = results.find(({ confidence }) => confidence === "certain") ?? results.find(({ confidence }) => confidence === "likely") ?? results[0];
    if (worst !== undefined) context.report(finding(worst, fn, context));
  },
});

function finding({ kind, value, at, isGlobal, confidence }: GoResult, fn: PlacedFunction, context: RuleContext): RawFinding {
  const data = { function: fn.model.name, value };
  return {
    messageId: isGlobal ? "global" : "returned",
    data: isGlobal ? data : { ...data, kind: { phrase: kind } },
    at: { uri: fn.uri, base: fn.start, span: at },
    function: fn,
    confidence,
    // A guess is never an error.
    ...(confidence !== "certain" && { severity: "warning" as const }),
    trace: [],
    label: kind,
    fixes: () => fixesOf(fn, context),
  };
}

/** For a function with one string result that no Go code calls: `*C.char`, and each returned value copied. */
function fixesOf(fn: PlacedFunction, { analyses }: RuleContext): readonly FixDraft[] {
  const { model } = fn;
  const head = model.body === undefined ? "" : model.text.slice(0, model.body.span.start);
  const type = /\)\s*(string)\s*$/.exec(head);
  if (type === null || model.literals.length > 0 || analyses.calls.callersOf(fn).some(({ caller }) => caller.model.lang === "go") || analyses.calls.isUsedAsValue(fn)) return [];
  const start = fn.start + type.index + type[0].indexOf("string");
  const values: Expr[] = [];
  if (model.body !== undefined) visitStmts(model.body, (stmt) => values.push(...(stmt.kind === "return" ? stmt.values : [])));
  const edits = values.map(({ span }): EditDraft => ({
    uri: fn.uri, span: { start: fn.start + span.start, end: fn.start + span.end }, newText: `C.CString(${model.text.slice(span.start, span.end)})`,
  }));
  return edits.length > 0 ? [{ titleId: "cstring", data: {}, edits: [{ uri: fn.uri, span: { start, end: start + "string".length }, newText: "*C.char" }, ...edits] }] : [];
}
