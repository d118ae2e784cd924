// uintptr-conversion: a number that was an address of Go memory becomes a pointer again, or one that never was an address.
//
// Hazard: a variable of type uintptr is a number for the garbage collector. Between the two conversions the block can be
// freed, or a stack moved; then the new pointer leads to somebody else's memory.
// Decides from: the origins analysis (analyses/origins/rebuiltPointers.ts): the number surely comes from memory of Go.
// Small numbers as pointers (smallNumbers.ts): from types, for the user data of callbacks above all.
// Silent for one expression (`unsafe.Pointer(uintptr(p) + n)`), for the Data field of slice headers, for addresses of C
// and numbers of unknown origin.
// Blind spots: numbers that come through parameters or containers.
import type { RebuiltPointer } from "../../analyses/origins/pointerHazards.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { defineRule, type RawFinding } from "../defineRule.ts";
import { smallNumbers } from "./smallNumbers.ts";

export const rule = defineRule({
  name: "uintptr-conversion",
  family: "pointers",
  severity: "warning",
  cwe: [119],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "`unsafe.Pointer(u)` of a variable that holds the address of Go memory as a number, or of a small number that is no address at all.",
    why:
      "A `uintptr` does not keep the object alive and is not updated when the object moves, as variables on a goroutine's stack do. When " +
      "it becomes a pointer again the memory may belong to something else. And a number below 4096 is no pointer: when the runtime copies a " +
      "stack that holds one as an `unsafe.Pointer`, as it may while C calls back, it throws \"invalid pointer found on stack\".",
    fixAdvice: "Keep the `unsafe.Pointer` and write conversion and arithmetic in one expression: `unsafe.Pointer(uintptr(p) + n)`, or `unsafe.Add(p, n)`. " +
      "Pass a number to C as a number: `C.uintptr_t(i)`, with a small C function that casts it to `void *`.",
    fact:
      "Both conversions must appear in the same expression, with only arithmetic between them: a uintptr cannot be stored in a variable before it " +
      "is converted back to Pointer. Even if a uintptr holds the address of an object, it does not keep the object from being reclaimed.",
    gate: "`unsafe.Add` exists from Go 1.17.",
    references: [{ title: "unsafe: Pointer", url: "https://pkg.go.dev/unsafe#Pointer" }],
    bad: "storedAddressBad",
    good: "oneExpressionOk",
  },
  messages: {
    rebuilt: "`{label}` is a number: the Go memory it came from may be gone when it becomes a pointer",
    number: "`{label}` is a small number, not an address: as an unsafe.Pointer it can make the runtime throw",
  },
  fixes: {},
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !fn.model.text.includes("unsafe.Pointer(")) return;
    if (fn.model.text.includes("uintptr")) for (const one of context.analyses.origins.rebuilt(fn)) context.report(findingOf(one, fn));
    for (const { pointer, number, confidence } of smallNumbers(fn, context)) {
      const label = printExpr(number);
      context.report({ messageId: "number", data: { label }, at: { uri: fn.uri, base: fn.start, span: pointer.span }, function: fn, confidence, trace: [], label });
    }
  },
});

function findingOf({ at, label, confidence }: RebuiltPointer, fn: PlacedFunction): RawFinding {
  return { messageId: "rebuilt", data: { label }, at: { uri: fn.uri, base: fn.start, span: at }, function: fn, confidence, trace: [], label };
}
