// What people can state about the function at a place of the source: that its result must be released by the caller.
// Above a declaration, Go or C, as an annotation; at a call of a C function as a row for cgovet.json. Nothing is
// offered where that is stated already, where the result is no pointer, and for C functions whose body stands in the
// package (the body says what it does). All of it is for review.
import { containsSpan, type Span } from "../base/span.ts";
import { annotateFunction, annotatePrototype } from "../fixes/annotateDeclaration.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import { namingHints } from "../knowledge/data/namingHints.ts";
import type { Annotation, TypeRef } from "../program/ast.ts";
import type { FileModel, PackageModel, Prototype } from "../program/model.ts";
import type { Fix } from "../report/finding.ts";
import { renderEdit } from "../report/renderFinding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { EditDraft } from "../rules/defineRule.ts";

export interface StatementContext {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly speaker: Speaker;
}

/** `offset`: UTF-16, absolute in the file `uri`. Best first; empty when there is nothing to state. */
export function statementsAt(context: StatementContext, uri: string, offset: number): readonly Fix[] {
  const file = context.pkg.fileOf(uri);
  if (file === undefined) return [];
  const at: Span = { start: offset, end: offset };
  return [...atDefinition(file, at, context), ...atPrototype(file, at, context), ...atCall(file, offset, context)];
}

function atDefinition(file: FileModel, at: Span, context: StatementContext): readonly Fix[] {
  const { pkg } = context;
  const all = [...(file.kind === "go" ? file.functions : []), ...file.c.functions];
  return all.flatMap((placed) => {
    const { model, start } = placed;
    const name = { start: start + model.nameSpan.start, end: start + model.nameSpan.end };
    const result = model.results[0]?.type;
    if (!containsSpan(name, at) || result === undefined || !isOwnable(result) || isStated(model.annotations)) return [];
    const called = model.lang === "go" ? model.qualifiedName : `C.${model.name}`;
    return releasersFor(result, pkg).flatMap((releaser) => annotation(called, releaser, annotateFunction(pkg, placed, `returns-owned ${releaser}`), context));
  });
}

function atPrototype(file: FileModel, at: Span, context: StatementContext): readonly Fix[] {
  const { pkg } = context;
  return file.c.prototypes.flatMap((prototype) => {
    if (!containsSpan(prototype.span, at) || pkg.cFunctions.has(prototype.name) || !isOwnable(prototype.result) || isStated(prototype.annotations)) return [];
    return releasersFor(prototype.result, pkg).flatMap((releaser) => aboveDeclaration(prototype, releaser, context));
  });
}

function aboveDeclaration(prototype: Prototype, releaser: string, context: StatementContext): readonly Fix[] {
  return annotation(`C.${prototype.name}`, releaser, annotatePrototype(context.pkg, prototype, `returns-owned ${releaser}`), context);
}

function annotation(name: string, releaser: string, edit: EditDraft | undefined, { pkg, speaker }: StatementContext): readonly Fix[] {
  if (edit === undefined) return [];
  return [{ title: speaker.title("annotate-release", { function: name, releaser }), applicability: "review", edits: [renderEdit(edit, { pkg })] }];
}

/** `C.f(…)`: the file has the call as text; what it means is read off the declaration. */
function atCall(file: FileModel, offset: number, context: StatementContext): readonly Fix[] {
  const { pkg, knowledge, speaker } = context;
  const called = file.kind === "go" ? calledAt(file.text, offset) : undefined;
  const prototype: Prototype | undefined = called === undefined ? undefined : pkg.prototypes.get(called)?.[0];
  if (called === undefined || prototype === undefined || pkg.cFunctions.has(called) || !isOwnable(prototype.result)) return [];
  const { creates, returnsBorrowed: _, ...known } = knowledge.modelOf(`C.${called}`) ?? { name: "" };
  if (creates !== undefined || pkg.prototypes.get(called)?.some(({ annotations }) => isStated(annotations)) === true) return [];
  const { header: _h, source: _s, alsoKnownAs: _a, namePrefix: _p, exceptions: _e, inferred: _i, ...rest } = known;
  return releasersFor(prototype.result, pkg).flatMap((releaser): readonly Fix[] => {
    const declared = aboveDeclaration(prototype, releaser, context);
    const family = knowledge.modelOf(`C.${releaser}`)?.releases?.family;
    // A row may only name a family that some row releases.
    if (family === undefined) return declared;
    return [{ title: speaker.title("tell-release", { function: `C.${called}`, releaser }), applicability: "review", edits: [], addModel: { ...rest, name: `C.${called}`, creates: { family } } }, ...declared];
  });
}

/** The C function whose name, `C.` included, holds the offset, when it is called there. */
function calledAt(text: string, offset: number): string | undefined {
  const start = text.lastIndexOf("\n", offset - 1) + 1;
  const end = text.indexOf("\n", offset);
  const line = text.slice(start, end < 0 ? text.length : end);
  for (const match of line.matchAll(/\bC\.(\w+)(?=\()/g)) {
    if (start + match.index <= offset && offset <= start + match.index + match[0].length) return match[1];
  }
  return undefined;
}

function isStated(annotations: readonly Annotation[] | undefined): boolean {
  return annotations?.some((one) => one.kind === "returns-owned") === true;
}

/** A pointer that is not to something const: memory or an object of C. */
function isOwnable(type: TypeRef): boolean {
  if (type.kind === "named") return type.name === "Pointer" && type.pkg === "unsafe";
  return type.kind === "pointer" && !("const" in type.elem && type.elem.const === true) && type.elem.kind === "named" && type.elem.pkg !== "unsafe";
}

/** Declared functions that take such a pointer and whose name says that they release it; `free` for anything else. */
function releasersFor(type: TypeRef, pkg: PackageModel): readonly string[] {
  const wanted = pointee(type);
  if (wanted === undefined || plain.has(wanted)) return ["free"];
  const declared = [...pkg.prototypes.values()].flat().map(({ name, params }) => ({ name, params }));
  const defined = [...pkg.cFunctions.values()].flat().map(({ model: { name, params } }) => ({ name, params }));
  const found = [...declared, ...defined].filter(({ name, params }) => params.length === 1 && pointee(params[0]?.type) === wanted && namingHints.releases.test(name));
  const names = [...new Set(found.map(({ name }) => name))].sort();
  return names.length === 0 ? ["free"] : names.slice(0, 3);
}

/** Types of which `free` is the usual end. */
const plain: ReadonlySet<string> = new Set(["char", "void", "uchar", "schar", "uint8_t", "int8_t", "int", "uint"]);

function pointee(type: TypeRef | undefined): string | undefined {
  return type?.kind === "pointer" && type.elem.kind === "named" ? type.elem.name.replace(/^struct_/, "") : undefined;
}
