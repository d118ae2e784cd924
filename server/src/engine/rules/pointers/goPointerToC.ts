// go-pointer-to-c: an argument of a C call leads to Go memory that holds pointers of Go, or hides one as a number.
//
// Hazard: cgo keeps the memory behind an argument in place for the call, and nothing behind that. Pointers inside lead to
// memory that may move or be freed while C uses it. The header of a slice is not its data: C overwrites the header.
// Decides from: the origins analysis (analyses/origins/passedPointers.ts): memory of Go for certain, its type, what the
// function stores in it. Pointers of C in Go memory (`[]*C.char` from C.CString) are allowed.
// Silent in functions that pin with a runtime.Pinner.
// Blind spots: contents that other functions put there are guessed from types, for the strict profile only.
import type { PassedPointer } from "../../analyses/origins/pointerHazards.ts";
import { absoluteSpan } from "../../fixes/releaseStatement.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr, printType } from "../../program/printExpr.ts";
import type { PhraseId, Value } from "../../report/words.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep, type RuleContext } from "../defineRule.ts";
import { hasPinner, pinHere, pinned, placeOfFix } from "./pinFixes.ts";

export const rule = defineRule({
  name: "go-pointer-to-c",
  family: "pointers",
  severity: "warning",
  cwe: [119],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "An argument of a C call leads to Go memory that itself holds pointers of Go, or passes an address as a number.",
    why:
      "During a call cgo keeps the memory behind an argument where it is, but not what pointers inside it lead to: that may move or be " +
      "freed while C reads it. The address of a slice or string variable is the address of its header; C that expects elements there " +
      "overwrites length and capacity. An address turned into an integer is seen by neither the collector nor the checks.",
    fixAdvice:
      "Pass `&s[0]` or `unsafe.SliceData(s)` instead of `&s`; build arrays of pointers in C memory or fill them with pointers of C; pin " +
      "inner pointers with a `runtime.Pinner`; pass a `cgo.Handle` instead of a pointer to a Go structure.",
    fact:
      "Go code may pass a Go pointer to C provided the memory it points to holds no Go pointers to memory that is not pinned. For a " +
      "pointer to a field that memory is the field alone; for a pointer to an element of a slice it is the entire backing array. The " +
      "checks at run time can be defeated with unsafe conversions. The check cgocall of `go vet` finds a part by types: maps, channels, functions and slice headers passed to C.",
    misbelief: {
      claim: "The run-time check of cgo finds every such pointer at the first call.",
      truth: "It looks only behind parameters whose C type holds pointers: `char *`, pointers to plain structures and integers pass unseen.",
    },
    gate: "`runtime.Pinner` exists from Go 1.21, `unsafe.SliceData` from Go 1.20; the rule about pointers holds since Go 1.6.",
    references: [
      { title: "cmd/cgo: Passing pointers", url: "https://pkg.go.dev/cmd/cgo#hdr-Passing_pointers" },
      { title: "runtime: Pinner", url: "https://pkg.go.dev/runtime#Pinner" },
    ],
    bad: "sliceHeaderBad",
    good: "firstElementOk",
  },
  messages: {
    header: "`C.{callee}` gets the address of the {inner} `{label}` itself, not of its data",
    holds: "`C.{callee}` gets Go memory that holds pointers of Go: `{label}` is of type `{type}`",
    field: "`C.{callee}` gets Go memory that holds pointers of Go: `{field}` in `{label}` is a Go {inner}",
    stored: "`C.{callee}` gets `{label}`, Go memory in which `{value}` stores a pointer of Go",
    inside: "`C.{callee}` gets `{label}`, which leads to Go memory that holds pointers of Go: `{type}`",
    number: "`C.{callee}` gets the address of Go memory as a number, hidden from the garbage collector",
    put: "puts the pointer of Go into memory of Go",
    back: "`{function}` turns what C hands back into a Go pointer again",
  },
  fixes: {
    data: { title: "Pass `unsafe.SliceData({label})`", applicability: "safe" },
    element: { title: "Pass `&{label}[0]`: panics when it is empty", applicability: "review" },
    string: { title: "Pass `unsafe.StringData({label})`: the bytes end without NUL", applicability: "review" },
    pin: { title: "Pin `{pointer}` until this function returns", applicability: "review" },
  },
  checkFunction: (fn, context) => {
    if (fn.model.lang !== "go" || fn.model.hasSyntaxError || !/\bC\.\w+\(/.test(fn.model.text)) return;
    context.analyses.origins.passed(fn).forEach((one, earlier) => context.report(findingOf(one, earlier, fn, context)));
  },
});

function findingOf(one: PassedPointer, earlier: number, fn: PlacedFunction, context: RuleContext): RawFinding {
  const at = (span: Expr["span"]): RawStep["at"] => ({ uri: fn.uri, base: fn.start, span });
  const field = one.inner?.field;
  return {
    messageId: one.kind === "holds" && field !== undefined ? "field" : one.kind,
    data: {
      callee: one.callee,
      label: one.label,
      inner: innerWord(one),
      field: field ?? "",
      type: one.memory.type === undefined ? "" : printType(one.memory.type),
      value: one.store === undefined ? "" : shortened(printExpr(one.store.value)),
    },
    at: at(one.argument.span),
    function: fn,
    confidence: one.confidence,
    trace: stepsOf(one, fn),
    label: `${one.callee} ${one.label}`,
    ...(one.kind === "header" && { fixes: () => headerFixes(one, fn, context) }),
    ...(one.kind === "stored" && { fixes: () => storedFixes(one, earlier, fn, context) }),
  };
}

function stepsOf({ store, back }: PassedPointer, fn: PlacedFunction): readonly RawStep[] {
  const put: RawStep[] = store === undefined ? [] : [{ kind: "assigned", at: { uri: fn.uri, base: fn.start, span: store.at }, messageId: "put", data: {} }];
  return back === undefined ? put : [...put, { kind: "related", at: { uri: back.fn.uri, base: back.fn.start, span: back.at }, messageId: "back", data: { function: back.fn.model.name } }];
}

const innerPhrases: Partial<Readonly<Record<NonNullable<PassedPointer["inner"]>["kind"], PhraseId>>> = {
  unknown: "value", func: "function", chan: "channel", struct: "struct", array: "array", slice: "slice", string: "string", map: "map", pointer: "pointer", interface: "interface",
};

function innerWord({ inner }: PassedPointer): Value {
  const phrase = innerPhrases[inner?.kind ?? "unknown"];
  return phrase === undefined ? (inner?.kind ?? "") : { phrase };
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}

/** What is put into the memory stays a pointer of Go, which is allowed as long as it is pinned. */
function storedFixes({ store }: PassedPointer, earlier: number, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const place = store && placeOfFix(store.value, earlier, fn, context);
  const pointer = place && hasPinner(context) ? pinned(store.value, place, context) : undefined;
  const edits = place && pointer !== undefined ? pinHere(pointer, place) : undefined;
  return pointer === undefined || edits === undefined ? [] : [{ titleId: "pin", data: { pointer: shortened(pointer) }, edits }];
}

/** Where `&x` is written in the argument; certain only where a pointer to elements of C is asked for. */
function headerFixes({ argument, inner, label, memory }: PassedPointer, fn: PlacedFunction, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const address = addressIn(argument);
  if (address === undefined) return [];
  const edit = (newText: string): FixDraft["edits"] => [{ uri: fn.uri, span: absoluteSpan(fn, address.span), newText }];
  const hasData = pkg.goVersion[0] > 1 || pkg.goVersion[1] >= 20;
  if (inner?.kind === "string") return hasData ? [{ titleId: "string", data: { label }, edits: edit(`unsafe.StringData(${label})`) }] : [];
  if (inner?.kind !== "slice" || memory.type === undefined) return [];
  const target = analyses.types.typeOf(argument, fn.model);
  const isTyped = target?.kind === "pointer";
  const data: FixDraft = { titleId: "data", data: { label }, edits: edit(`unsafe.SliceData(${label})`), ...(!isTyped && { applicability: "review" as const }) };
  return [hasData ? data : { titleId: "element", data: { label }, edits: edit(`&${label}[0]`) }];
}

function addressIn(expr: Expr): Expr | undefined {
  if (expr.kind === "convert") return addressIn(expr.operand);
  return expr.kind === "unary" && expr.op === "&" ? expr : undefined;
}
