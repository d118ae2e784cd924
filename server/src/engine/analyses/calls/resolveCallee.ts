// Which function a call means, from syntax, declarations and light types. Answers are remembered by call.
// Never guesses: a method of unknown receiver is every method of that name in the package, an interface method
// or function value is unknown.
import { countedObjects } from "../../knowledge/data/objcMemory.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Call, Expr, FunctionModel, Ident, Select, TypeRef } from "../../program/ast.ts";
import { createLightTypes, type LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { fieldsOf, fieldType, underlying } from "../../program/typeLookup.ts";
import { cgoName, importedName } from "./callName.ts";
import type { Callee, CallResolver } from "./callee.ts";
import { createFunctionIndex } from "./functionIndex.ts";
import type { MacroExpansion } from "./macroExpansion.ts";
import { createMeetInBuild, type MeetInBuild } from "./platformVariants.ts";

interface Context {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly types: LightTypes;
  readonly macros: Pick<MacroExpansion, "targetOf">;
  readonly uriOf: (fn: FunctionModel) => string | undefined;
  readonly meet: MeetInBuild;
  /** The compiler counts the references to objects of Objective-C. */
  readonly countsItself: boolean;
}

function contextOf(pkg: PackageModel, knowledge: Knowledge, types: LightTypes, macros: Context["macros"]): Context {
  const index = createFunctionIndex(pkg);
  const countsItself = pkg.goFiles.some(({ cgoDirectives }) => cgoDirectives.some(({ args }) => args.includes("-fobjc-arc")));
  return { pkg, knowledge, types, macros, countsItself, uriOf: (fn) => index.placed(fn)?.uri, meet: createMeetInBuild(pkg) };
}

/** What is known about a function of C, or a message of Objective-C. */
function modelOfC({ knowledge, countsItself }: Context, name: string): ReturnType<Knowledge["modelOf"]> {
  const model = knowledge.modelOf(`C.${name}`);
  const family = countsItself && name.startsWith("-") ? (model?.creates ?? model?.releases ?? model?.retains)?.family : undefined;
  return family === countedObjects ? undefined : model;
}

/**
 * Answers of `base`, a resolver of the same package that knew fewer rows and no macros: only what these change about
 * functions of C is worked out anew.
 */
export function refinedResolver(base: CallResolver, pkg: PackageModel, knowledge: Knowledge, types: LightTypes, macros: Pick<MacroExpansion, "targetOf">): CallResolver {
  const remembered = new WeakMap<Call, Callee>();
  const context = contextOf(pkg, knowledge, types, macros);
  return {
    resolve: (call, inside) => {
      const known = remembered.get(call);
      if (known) return known;
      const found = base.resolve(call, inside);
      const callee = found.kind === "c" ? refinedC(context, found, inside) : found;
      remembered.set(call, callee);
      return callee;
    },
  };
}

function refinedC(context: Context, found: Extract<Callee, { kind: "c" }>, inside: FunctionModel): Callee {
  const { name, bodies, prototype } = found;
  const model = modelOfC(context, name);
  const meant = isUndescribed(found, model) ? meantByMacro(context, name, inside) : undefined;
  return meant ?? (model === found.model ? found : { kind: "c", name, bodies, prototype, model });
}

/** A resolver for one package. `types` may be shared with other analyses of the package. */
export function createCallResolver(pkg: PackageModel, knowledge: Knowledge, types: LightTypes = createLightTypes(pkg), macros: Pick<MacroExpansion, "targetOf"> = { targetOf: () => undefined }): CallResolver {
  const remembered = new WeakMap<Call, Callee>();
  const context = contextOf(pkg, knowledge, types, macros);
  return {
    resolve: (call, inside) => {
      const known = remembered.get(call);
      if (known) return known;
      const callee = inside.lang === "go" ? resolveGo(context, call.callee, inside) : resolveC(context, call.callee, inside);
      remembered.set(call, callee);
      return callee;
    },
  };
}

function resolveGo(context: Context, callee: Expr, inside: FunctionModel): Callee {
  const { pkg, knowledge } = context;
  if (callee.kind === "funcLit") return { kind: "literal", index: callee.index };
  if (callee.kind === "index") return resolveGo(context, callee.base, inside);
  if (callee.kind === "ident") return resolveGoIdent(context, callee, inside);
  if (callee.kind !== "select") return { kind: "unknown", name: "" };
  if (pkg.isTypeName(callee)) return { kind: "conversion" };
  const cName = cgoName(callee);
  if (cName !== undefined) return cFunction(context, cName, inside);
  const imported = importedName(callee);
  if (imported !== undefined) return { kind: "external", name: imported, model: knowledge.modelOf(imported) };
  return resolveMethod(context, callee, inside);
}

function resolveGoIdent(context: Context, callee: Ident, inside: FunctionModel): Callee {
  const { pkg } = context;
  const { name, ref } = callee;
  if (ref.kind === "local") return resolveLocal(context, ref.id, name, inside);
  if (pkg.isTypeName(callee)) return { kind: "conversion" };
  if (ref.kind === "universe") return { kind: "builtin", name };
  const bodies = pkg.functions.get(name);
  return bodies ? { kind: "go", name, bodies, model: ownModel(context, name) } : described(context, name);
}

/** A function-typed variable or interface method: known when the user describes it as `pkg.v`, `pkg.T.m`. */
function described(context: Context, name: string, owner?: TypeRef): Callee {
  const own = owner === undefined ? name : owner.kind === "named" && owner.pkg === undefined ? `${owner.name}.${name}` : undefined;
  const model = own === undefined ? undefined : ownModel(context, own);
  return own === undefined || model === undefined ? { kind: "unknown", name } : { kind: "external", name: `${context.pkg.name}.${own}`, model };
}

/** User models may name functions of the package itself: `pkg.f`, `pkg.T.m`. */
function ownModel(context: Context, name: string): ReturnType<Knowledge["modelOf"]> {
  const full = `${context.pkg.name}.${name}`;
  return context.knowledge.isUserModel(full) ? context.knowledge.modelOf(full) : undefined;
}

function resolveLocal(context: Context, id: number, name: string, inside: FunctionModel): Callee {
  const { values, addressTaken } = context.types.locals.of(inside, id);
  const [only] = values;
  const held = values.length === 1 && !addressTaken && only?.kind === "value" && only.of === 1 ? only.expr : undefined;
  return held?.kind === "funcLit" ? { kind: "literal", index: held.index } : { kind: "unknown", name };
}

function resolveMethod(context: Context, callee: Select, inside: FunctionModel): Callee {
  const { pkg, knowledge, types } = context;
  const name = callee.field;
  const candidates = pkg.methods.get(name) ?? [];
  // `(*T).m(x)` and `T.m(x)` write the receiver as a type.
  const owner = callee.base.kind === "type" ? callee.base.type : types.typeOf(callee.base, inside);
  if (!owner) return candidates.length > 0 ? { kind: "go", name, bodies: candidates, model: undefined } : { kind: "unknown", name };
  const bare = owner.kind === "pointer" ? owner.elem : owner;
  if (bare.kind === "named" && bare.pkg !== undefined && bare.pkg !== "C") {
    const full = `${bare.pkg}.${bare.name}.${name}`;
    return { kind: "external", name: full, model: knowledge.modelOf(full) };
  }
  const method = candidates.length === 0 ? noBodies : findMethod(context, bare, name, 0);
  if (method.length > 0) {
    const qualified = method[0]?.model.qualifiedName ?? name;
    return { kind: "go", name: qualified, bodies: method, model: ownModel(context, qualified) };
  }
  const told = promotedExternal(context, bare, name) ?? described(context, name, bare);
  return told.kind === "unknown" ? (ownImplementations(context, bare, candidates) ?? told) : told;
}

/** A method in lower case of an interface of the package: only types of the package can have it. */
function ownImplementations({ pkg }: Context, type: TypeRef, candidates: readonly PlacedFunction[]): Callee | undefined {
  const [first] = candidates;
  const isOwn = first !== undefined && type.kind === "named" && type.pkg === undefined && /^[a-z_]/.test(first.model.name);
  return isOwn && underlying(pkg, type, "go")?.kind === "interface" ? { kind: "go", name: first.model.name, bodies: candidates, model: undefined } : undefined;
}

/** Methods of the type itself, else of what it embeds (nearest first). */
function findMethod(context: Context, type: TypeRef, name: string, depth: number): readonly PlacedFunction[] {
  if (type.kind !== "named" || depth > 4) return [];
  const own = context.pkg.methodsOf(type.name, name);
  if (own.length > 0) return own;
  for (const field of fieldsOf(context.pkg, type, "go")) {
    if (!field.embedded) continue;
    const inner = findMethod(context, field.type.kind === "pointer" ? field.type.elem : field.type, name, depth + 1);
    if (inner.length > 0) return inner;
  }
  return [];
}

/** A method promoted from the only embedded type of another package, such as `sync.Mutex`. */
function promotedExternal(context: Context, type: TypeRef, name: string): Callee | undefined {
  if (fieldType(context.pkg, type, name, "go") || underlying(context.pkg, type, "go")?.kind === "interface") return undefined;
  const outside = fieldsOf(context.pkg, type, "go").flatMap((field) => {
    const bare = field.type.kind === "pointer" ? field.type.elem : field.type;
    return field.embedded && bare.kind === "named" && bare.pkg !== undefined ? [`${bare.pkg}.${bare.name}.${name}`] : [];
  });
  const [only] = outside;
  return outside.length === 1 && only !== undefined ? { kind: "external", name: only, model: context.knowledge.modelOf(only) } : undefined;
}

function resolveC(context: Context, callee: Expr, inside: FunctionModel): Callee {
  if (callee.kind === "select") return { kind: "unknown", name: callee.field };
  if (callee.kind !== "ident") return { kind: "unknown", name: "" };
  if (callee.ref.kind === "local") return loadedFunction(context, callee.name) ?? { kind: "unknown", name: callee.name };
  const exported = context.pkg.exports.get(callee.name);
  if (exported) return { kind: "go", name: exported[0]?.model.qualifiedName ?? callee.name, bodies: exported, model: undefined };
  return cFunction(context, callee.name, inside);
}

/** `int (*sd_journal_close)(sd_journal *) = dlsym(…)`: a variable named after a function that a table describes holds that function. */
function loadedFunction(context: Context, name: string): Callee | undefined {
  const model = context.knowledge.modelOf(`C.${name}`);
  return model === undefined || model.inferred !== undefined || !name.includes("_") ? undefined : { kind: "c", name, bodies: noBodies, prototype: undefined, model };
}

function cFunction(context: Context, name: string, inside: FunctionModel): Callee {
  const { pkg } = context;
  const bodies = visibleBodies(context, name, inside);
  const prototype = pkg.prototypes.get(name)?.[0];
  const model = modelOfC(context, name);
  const found = { kind: "c", name, bodies, prototype, model } as const;
  return isUndescribed(found, model) ? (meantByMacro(context, name, inside) ?? found) : found;
}

/** Perhaps no function at all. */
function isUndescribed({ bodies, prototype }: Extract<Callee, { kind: "c" }>, model: Extract<Callee, { kind: "c" }>["model"]): boolean {
  return bodies.length === 0 && prototype === undefined && (model === undefined || model.inferred !== undefined);
}

/** Macros of macros are followed this far. */
const maxMacros = 4;

/** The function that a macro of the package means; where its arguments stand elsewhere, only what its row says about the result. */
function meantByMacro(context: Context, name: string, inside: FunctionModel): Callee | undefined {
  const seen = new Set([name]);
  let samePlaces = true;
  let target = name;
  for (let next = context.macros.targetOf(name); next !== undefined && seen.size <= maxMacros && !seen.has(next.name); next = context.macros.targetOf(target)) {
    target = next.name;
    samePlaces &&= next.samePlaces;
    seen.add(target);
  }
  if (target === name || !samePlaces) return undefined;
  const exported = context.pkg.exports.get(target);
  if (exported) return { kind: "go", name: exported[0]?.model.qualifiedName ?? target, bodies: exported, model: undefined };
  const bodies = visibleBodies(context, target, inside);
  return { kind: "c", name: target, bodies, prototype: context.pkg.prototypes.get(target)?.[0], model: context.knowledge.modelOf(`C.${target}`) };
}

const noBodies: readonly PlacedFunction[] = [];

/** A unit's own definition hides others; a static one elsewhere is visible only when a header holds it. */
function visibleBodies(context: Context, name: string, inside: FunctionModel): readonly PlacedFunction[] {
  const all = context.pkg.cFunctions.get(name);
  if (all === undefined) return noBodies;
  const uri = context.uriOf(inside);
  const own = all.filter((placed) => placed.uri === uri);
  if (own.length > 0) return own;
  const seen = all.filter((placed) => !placed.model.isStatic || /\.(h|hh|hpp|hxx|inc)$/i.test(placed.uri));
  return uri === undefined ? seen : seen.filter((placed) => context.meet(uri, placed.uri));
}
