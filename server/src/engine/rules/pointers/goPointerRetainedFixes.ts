// Fixes for a pointer of Go that C keeps: pin the memory with a runtime.Pinner (from Go 1.21 on), or give C a cgo.Handle in a box
// of C memory. A pinner that the receiver has anyway serves for as long as the object; a new one ends with the function,
// which is right only where C has let go by then: the titles say so. The handle is offered where an exported
// function shows how the pointer comes back, and that place is rewritten too.
import { unconverted } from "../../analyses/origins/frame.ts";
import type { KeptPointer } from "../../analyses/origins/pointerHazards.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { absoluteSpan, freshName, insertLineBefore } from "../../fixes/releaseStatement.ts";
import type { Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";
import { hasPinner, pinHere, pinned, placeOfFix, type PlaceOfFix } from "./pinFixes.ts";

export const goPointerRetainedFixTitles = {
  pinInObject: { title: "Pin `{label}` with `{pinner}`, as long as the object holds it", applicability: "review" },
  pinHere: { title: "Pin `{label}` until this function returns: C must let go by then", applicability: "review" },
  handle: { title: "Give C a `cgo.Handle` of `{label}`: kept until you delete and free it", applicability: "review" },
} as const;

/** `earlier` findings of the function, which may be repaired together with this one, have names of their own. */
export function goPointerRetainedFixes(one: KeptPointer, earlier: number, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const place = placeOfFix(one.value, earlier, fn, context);
  if (place === undefined) return [];
  const [major, minor] = context.pkg.goVersion;
  const pins = hasPinner(context) ? pinFixes(one, place, context) : [];
  return [...pins, ...(major > 1 || minor >= 17 ? handleFix(one, place, context) : [])];
}

function pinFixes(one: KeptPointer, place: PlaceOfFix, context: RuleContext): readonly FixDraft[] {
  const { fn, file, where } = place;
  const pointer = pinned(one.value, place, context);
  if (pointer === undefined) return [];
  const own = pinnerOfReceiver(fn, context);
  if (own !== undefined) {
    const edit = insertLineBefore(file, absoluteSpan(fn, where.stmt.span), `${own}.Pin(${pointer})`);
    return edit === undefined ? [] : [{ titleId: "pinInObject", data: { label: one.label, pinner: own }, edits: [edit] }];
  }
  const edits = pinHere(pointer, place);
  return edits === undefined ? [] : [{ titleId: "pinHere", data: { label: one.label }, edits }];
}

/** `e.pinner`, where the receiver has a field of that type. */
function pinnerOfReceiver({ model }: PlacedFunction, { pkg }: RuleContext): string | undefined {
  const receiver = model.locals.find(({ kind }) => kind === "receiver");
  if (receiver === undefined || receiver.name === "" || receiver.name === "_") return undefined;
  const field = fieldsOf(pkg, receiver.type, "go").find((one) => one.type.kind === "named" && one.type.pkg === "runtime" && one.type.name === "Pinner");
  return field?.name === undefined ? undefined : `${receiver.name}.${field.name}`;
}

/** The pointer travels as a number that the runtime looks up; the number lives in C memory, where C may keep its address. */
function handleFix(one: KeptPointer, { fn, file, where, taken }: PlaceOfFix, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const { back, value } = one;
  const backFile = back && pkg.fileOf(back.fn.uri);
  if (back === undefined || backFile?.kind !== "go" || where.inLoop || one.kind === "stored" || one.kind === "passed" || !isNamedOnce(back.fn, analyses)) return [];
  const bare = unconverted(value);
  const cast = /^\(\*([\w.]+)\)\(([\s\S]*)\)$/.exec(back.fn.model.text.slice(back.at.start, back.at.end));
  const unsafe = importedAs(file, "unsafe");
  if (cast === null || unsafe === undefined || !isPlainPointer(bare, fn, analyses)) return [];
  const [, type = "", data = ""] = cast;
  const name = freshName("handle", fn.model, taken);
  const written = fn.model.text.slice(bare.span.start, bare.span.end);
  const start = absoluteSpan(fn, where.stmt.span);
  const { indent, eol } = sourceLine(file, file.lines.positionAt(start.start).line);
  const lines = [`${name} := (*cgo.Handle)(C.malloc(C.size_t(${unsafe}.Sizeof(cgo.Handle(0)))))`, `*${name} = cgo.NewHandle(${written})`];
  const made = insertLineBefore(file, start, lines.join(eol + indent));
  if (made === undefined || [file, backFile].some((each) => (importedAs(each, "runtime/cgo") ?? "cgo") !== "cgo")) return [];
  const edits: readonly (EditDraft | undefined)[] = [
    made,
    { uri: fn.uri, span: absoluteSpan(fn, value.span), newText: `${unsafe}.Pointer(${name})` },
    { uri: back.fn.uri, span: absoluteSpan(back.fn, back.at), newText: `(*cgo.Handle)(${data}).Value().(*${type})` },
    addImportEdit(file, "runtime/cgo"),
    ...(backFile.uri === file.uri ? [] : [addImportEdit(backFile, "runtime/cgo")]),
    addIncludeEdit(file, "stdlib.h"),
  ];
  return [{ titleId: "handle", data: { label: one.label }, edits: edits.filter((edit) => edit !== undefined) }];
}

/** A variable of pointer type, or the address of a variable: its handle gives back what the callback expects. */
function isPlainPointer(expr: Expr, fn: PlacedFunction, { types }: RuleContext["analyses"]): boolean {
  if (expr.kind === "unary") return expr.op === "&" && expr.operand.kind === "ident";
  return expr.kind === "ident" && types.typeOf(expr, fn.model)?.kind === "pointer";
}

/** The exported function serves this call alone: others would go on handing it plain pointers. */
function isNamedOnce({ model }: PlacedFunction, analyses: RuleContext["analyses"]): boolean {
  const name = model.exportName ?? model.name;
  const named = new RegExp(`\\bC\\.${name}\\b`, "g");
  return analyses.whole(`C.${name} is named once`, ({ pkg }) => pkg.goFiles.flatMap(({ code }) => [...code.matchAll(named)]).length === 1);
}
