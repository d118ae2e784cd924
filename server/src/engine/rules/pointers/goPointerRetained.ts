// go-pointer-retained: C holds on to a pointer of Go after the call that gave it away.
//
// Hazard: the collector does not look into memory of C. What only C refers to is freed and used for something else; a
// variable on a goroutine's stack moves when the stack grows. The crash comes much later and elsewhere.
// Decides from: the origins analysis (analyses/origins/keptPointers.ts): stores of Go pointers into memory of C, rows
// and bodies that say a C function keeps its argument. A pointer beside a callback, or in a structure of unknown memory that
// goes to C, is a guess, for the strict profile.
// Silent in functions that pin with a runtime.Pinner, for package variables and for addresses of handles, which are the
// subject of handle-misuse.
// Blind spots: C functions without a row or a body; memory of C that the function cannot be seen to come from C.
import type { KeptPointer } from "../../analyses/origins/pointerHazards.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { defineRule, type RawFinding, type RuleContext } from "../defineRule.ts";
import { goPointerRetainedFixes, goPointerRetainedFixTitles } from "./goPointerRetainedFixes.ts";

export const rule = defineRule({
  name: "go-pointer-retained",
  family: "pointers",
  severity: "error",
  cwe: [416],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A pointer of Go is stored in memory of C, or given to a C function that keeps it.",
    why:
      "The garbage collector does not look into C memory. Once no Go variable refers to the block any more it is freed and used again " +
      "while C still has its address; and variables on a goroutine's stack move when the stack grows. The corruption shows much later.",
    fixAdvice:
      "Copy the data into C memory (`C.CBytes`, `C.CString`, `C.malloc`), pin it with a `runtime.Pinner` for as long as C holds the pointer, or " +
      "give C a `cgo.Handle` and look the Go value up in the callback.",
    fact:
      "C code may keep a copy of a Go pointer after the call returns only as long as the memory it points to is pinned. Go code may not " +
      "store an unpinned Go pointer in C memory; strings, slices, channels, functions, interfaces and maps hold Go pointers.",
    gate: "`runtime.Pinner` exists from Go 1.21, `cgo.Handle` from Go 1.17.",
    references: [
      { title: "cmd/cgo: Passing pointers", url: "https://pkg.go.dev/cmd/cgo#hdr-Passing_pointers" },
      { title: "runtime: Pinner", url: "https://pkg.go.dev/runtime#Pinner" },
      { title: "runtime/cgo: Handle", url: "https://pkg.go.dev/runtime/cgo#Handle" },
    ],
    bad: "bufferInCStructBad",
    good: "pinnedBufferOk",
  },
  messages: {
    stored: "`{where}` is C memory and now holds a pointer to Go memory: `{label}`",
    passed: "`C.{callee}` gets the structure in which `{where}` holds a pointer to Go memory: `{label}`",
    given: "`{where}` keeps the pointer to `{label}`, which is Go memory, after it returns",
    "user-data": "`{where}` may keep the pointer to `{label}`, which is Go memory, for its callback",
    "made-from": "what `{where}` makes may go on reading `{label}`, which is Go memory",
  },
  fixes: goPointerRetainedFixTitles,
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !fn.model.text.includes("C.") && !context.pkg.goFiles.some((file) => file.importsC)) return;
    context.analyses.origins.kept(fn).forEach((one, earlier) => context.report(findingOf(one, earlier, fn, context)));
  },
});

function findingOf(one: KeptPointer, earlier: number, fn: PlacedFunction, context: RuleContext): RawFinding {
  return {
    messageId: one.kind,
    data: { where: one.where, label: one.label, callee: one.callee ?? "" },
    at: { uri: fn.uri, base: fn.start, span: one.at },
    function: fn,
    confidence: one.confidence,
    ...(one.confidence !== "certain" && { severity: "warning" as const }),
    trace: [],
    label: `${one.where} ${one.label}`,
    fixes: () => goPointerRetainedFixes(one, earlier, fn, context),
  };
}
