// Fixes for a pointer of Go that C keeps: pin the memory with a runtime.Pinner (from Go 1.21 on), or give C a cgo.Handle in a box
// of C memory. A pinner that the receiver has anyway serves for as long as the object; a new one ends with the function,
// which is right only where C has let go by then: the titles say so. The handle is offered where an exported
// function shows how the pointer comes back, and that place is rewritten too.
import { unconverted } from "../../analyses/origins/frame.ts";
import type { KeptPointer } from "../../analyses/origins/pointerHazards.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { insertFirst } from "../../fixes/lockThread.ts";
import { absoluteSpan, freshName, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt, type ListStatement } from "../../fixes/statementAt.ts";
import type { Expr } from "../../program/ast.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../../program/model.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { visitExpr } from "../../program/visit.ts";
import type { EditDraft, FixDraft, RuleContext } from "../defineRule.ts";

export const goPointerRetainedFixTitles = {
  pinInObject: { title: "Pin `{label}` with `{pinner}`, as long as the object holds it", applicability: "review" },
  pinHere: { title: "Pin `{label}` until this function returns: C must let go by then", applicability: "review" },
  handle: { title: "Give C a `cgo.Handle` of `{label}`: kept until you delete and free it", applicability: "review" },
} as const;

interface Place {
  readonly fn: PlacedFunction;
  readonly file: GoFileModel;
  readonly where: ListStatement;
  /** Names that a new local must not take. */
  readonly taken: ReadonlySet<string>;
}

/** `earlier` findings of the function, which may be repaired together with this one, have names of their own. */
export function goPointerRetainedFixes(one: KeptPointer, earlier: number, fn: PlacedFunction, context: RuleContext): readonly FixDraft[] {
  const { pkg } = context;
  const file = pkg.fileOf(fn.uri);
  const where = statementAt(fn.model, one.value.span);
  if (file?.kind !== "go" || where === undefined || !/^(?:expr|assign|return)$/.test(where.stmt.kind)) return [];
  const taken = new Set([...pkg.functions.keys(), ...pkg.goTypes.keys(), ...pkg.goGlobals.keys(), ...file.imports.map(({ name }) => name)]);
  for (let n = 1; n <= earlier; n++) for (const base of ["pinner", "handle"]) taken.add(n === 1 ? base : `${base}${n}`);
  const place = { fn, file, where, taken };
  const [major, minor] = pkg.goVersion;
  const pins = major > 1 || minor >= 21 ? pinFixes(one, place, context) : [];
  return [...pins, ...(major > 1 || minor >= 17 ? handleFix(one, place, context) : [])];
}

function pinFixes(one: KeptPointer, place: Place, context: RuleContext): readonly FixDraft[] {
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

/** What `Pin` is given: the pointer without its conversions, the data of a string or slice. Undefined for values that are made anew each time. */
function pinned(value: Expr, { fn, file }: Place, { analyses, pkg }: RuleContext): string | undefined {
  const bare = unconverted(value);
  let isMade = false;
  visitExpr(bare, (part) => (isMade ||= part.kind === "call" || part.kind === "composite" || part.kind === "funcLit"));
  const text = fn.model.text.slice(bare.span.start, bare.span.end);
  const unsafe = importedAs(file, "unsafe");
  if (isMade || text.includes("\n")) return undefined;
  const type = analyses.types.typeOf(bare, fn.model);
  const named = type?.kind === "named" && type.pkg === undefined ? pkg.goTypes.get(type.name) : type;
  if (named?.kind === "named" && named.name === "string" && named.pkg === undefined) return unsafe === undefined ? undefined : `${unsafe}.StringData(${text})`;
  if (named?.kind === "slice") return unsafe === undefined ? undefined : `${unsafe}.SliceData(${text})`;
  const isPointer = bare.kind === "unary" || named?.kind === "pointer" || (named?.kind === "named" && named.pkg === "unsafe");
  return isPointer ? text : undefined;
}

/** `e.pinner`, where the receiver has a field of that type. */
function pinnerOfReceiver({ model }: PlacedFunction, { pkg }: RuleContext): string | undefined {
  const receiver = model.locals.find(({ kind }) => kind === "receiver");
  if (receiver === undefined || receiver.name === "" || receiver.name === "_") return undefined;
  const field = fieldsOf(pkg, receiver.type, "go").find((one) => one.type.kind === "named" && one.type.pkg === "runtime" && one.type.name === "Pinner");
  return field?.name === undefined ? undefined : `${receiver.name}.${field.name}`;
}

/** Declaration and deferred release before the statement, or, inside a loop, at the start of the body. */
function pinHere(pointer: string, { fn, file, where, taken }: Place): readonly EditDraft[] | undefined {
  const runtime = importedAs(file, "runtime") ?? "runtime";
  if (runtime === "." || fn.model.locals.some(({ name }) => name === runtime)) return undefined;
  const name = freshName("pinner", fn.model, taken);
  const declared = [`var ${name} ${runtime}.Pinner`, `defer ${name}.Unpin()`];
  const start = absoluteSpan(fn, where.stmt.span);
  const { indent, eol } = sourceLine(file, file.lines.positionAt(start.start).line);
  const pin = `${name}.Pin(${pointer})`;
  const edit = insertLineBefore(file, start, (where.inLoop ? [pin] : [...declared, pin]).join(eol + indent));
  const first = where.inLoop ? insertFirst(file, fn, where.body, declared) : [];
  if (edit === undefined || first === undefined) return undefined;
  const added = addImportEdit(file, "runtime");
  return [...first, edit, ...(added === undefined ? [] : [added])];
}

/** The pointer travels as a number that the runtime looks up; the number lives in C memory, where C may keep its address. */
function handleFix(one: KeptPointer, { fn, file, where, taken }: Place, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const { back, value } = one;
  const backFile = back && pkg.fileOf(back.fn.uri);
  if (back === undefined || backFile?.kind !== "go" || where.inLoop || one.kind === "stored" || one.kind === "passed" || !isNamedOnce(back.fn, pkg)) return [];
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
function isNamedOnce({ model }: PlacedFunction, { goFiles }: PackageModel): boolean {
  const named = new RegExp(`\\bC\\.${model.exportName ?? model.name}\\b`, "g");
  return goFiles.flatMap(({ text }) => [...text.matchAll(named)]).length === 1;
}
