// Fields of C structs that their destructor forgets: a function of the package stores what it made into `x->f`, another
// one releases such an `x`, and nothing in the package ever releases `f`.
//
// Precision first: only structs with a destructor in the package, only fields that no destructor mentions and whose value
// is never copied or returned; every call of something with a releasing name that mentions a field of that name counts.
// Looks at names of fields, not at paths. Sources that are read for summaries only are not told.
import { grouped, onceEach } from "../../base/byKey.ts";
import { lazy } from "../../base/lazy.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { TypeRef } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { searchedText, type PlacedFunction } from "../../program/model.ts";
import { sourceName } from "../../program/printExpr.ts";
import { visitStmts } from "../../program/visit.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import type { StoreSource, UnreleasedField } from "./objects.ts";
import { objectStep, placeOf } from "./objectSteps.ts";
import { ownedResults } from "./storeSource.ts";

type Owned = Extract<StoreSource, { kind: "owned" }>;

interface CStore {
  readonly fn: PlacedFunction;
  readonly owner: string;
  readonly field: string;
  readonly source: Owned;
}

/** At most one per field: the first store, in the order of files and offsets. */
export function forgottenCFields(model: ObjectModel): readonly UnreleasedField[] {
  const functions = cFunctions(model);
  const byOwner = lazy(() => destructorCandidates(functions, model));
  const destructorsOf = onceEach((owner: string) => (byOwner().get(owner) ?? []).flatMap(({ fn, index }) => (model.context.ownership.paramSummary(fn, index, "").released ? [fn] : [])));
  const lookedAfter = onceEach((field: string) => isLookedAfter(field, functions, model));
  const told = new Set<string>();
  return functions.flatMap((fn) => storesIn(fn, model)).flatMap((store) => {
    const key = `${store.owner}.${store.field}`;
    if (told.has(key)) return [];
    const destructors = destructorsOf(store.owner);
    const [first] = destructors;
    if (first === undefined || destructors.some((fn) => mentions(fn, store.field)) || lookedAfter(store.field)) return [];
    told.add(key);
    return [forgotten(store, first)];
  });
}

function cFunctions({ context }: ObjectModel): readonly PlacedFunction[] {
  const files = [...context.pkg.goFiles.filter((file) => !file.isTest).map((file) => ({ functions: file.c.functions, isOurs: true })), ...context.pkg.cFiles.map((file) => ({ functions: file.c.functions, isOurs: !file.summariesOnly }))];
  return files.flatMap(({ functions, isOurs }) => (isOurs ? functions : [])).filter(({ model }) => model.body !== undefined && !model.hasSyntaxError);
}

function storesIn(fn: PlacedFunction, { context }: ObjectModel): readonly CStore[] {
  const found: CStore[] = [];
  if (!/(?:->|\.)\w+\s*=[^=]/.test(fn.model.text) || fn.model.body === undefined) return found;
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind !== "assign" || stmt.op !== "=" || stmt.left.length !== 1) return;
    const [target] = stmt.left;
    const value = stmt.right[0] && withoutConversions(stmt.right[0]);
    if (target?.kind !== "select" || value?.kind !== "call") return;
    const owner = structOf(context.types.typeOf(target.base, fn.model), context.pkg.cTypes);
    const owned = owner === undefined ? undefined : ownedResults(value, fn.model, context.resolver, context.ownership).find(({ to }) => to.kind === "result" && to.index === 0);
    if (owner !== undefined && owned?.source.kind === "owned") found.push({ fn, owner, field: target.field, source: owned.source });
  });
  return found;
}

/** The struct that a type names or points to, under the name that all its typedefs share. */
function structOf(type: TypeRef | undefined, types: ReadonlyMap<string, TypeRef>): string | undefined {
  let at = type?.kind === "pointer" ? type.elem : type;
  for (let steps = 0; at?.kind === "named" && steps < 4; steps++) {
    const declared = types.get(at.name);
    if (declared === undefined || declared.kind === "struct") return at.name.replace(/^struct[ _]/, "");
    at = declared.kind === "pointer" ? declared.elem : declared;
  }
  return at?.kind === "named" ? at.name.replace(/^struct[ _]/, "") : undefined;
}

interface Candidate {
  readonly fn: PlacedFunction;
  /** The first parameter that points to such an object. */
  readonly index: number;
}

/** Functions that may end an object, by its type: their names speak of it, and they are given a pointer. */
function destructorCandidates(functions: readonly PlacedFunction[], { context }: ObjectModel): ReadonlyMap<string, readonly Candidate[]> {
  const found = functions.filter(({ model }) => namingHints.releases.test(model.name)).flatMap((fn) => {
    const owners = fn.model.params.map(({ type }) => (type.kind === "pointer" ? structOf(type, context.pkg.cTypes) : undefined));
    return owners.flatMap((owner, index) => (owner === undefined || owners.indexOf(owner) < index ? [] : [{ owner, fn, index }]));
  });
  return grouped(found, ({ owner }) => owner);
}

function mentions({ model }: PlacedFunction, field: string): boolean {
  return new RegExp(`(?:->|\\.)\\s*${field}\\b`).test(withoutComments(model.text));
}

function withoutComments(text: string): string {
  return text.replace(/\/\*[^]*?\*\/|\/\/[^\n]*/g, " ");
}

/** Something with a releasing name gets a field of that name, or its value is copied somewhere. */
function isLookedAfter(field: string, functions: readonly PlacedFunction[], { context: { pkg } }: ObjectModel): boolean {
  const read = `(?:->|\\.)\\s*${field}\\b(?!\\s*=[^=])`;
  const copied = new RegExp(`(?:=|\\breturn\\b|[{,(]\\s*&)[^;=,()]*${read}\\s*(?:\\)\\s*)*[;,}\\n]`);
  const released = new RegExp(`(\\w+)\\s*\\([^;{}]*?${read}`, "g");
  if ([...functions.map(({ model }) => model), ...pkg.cFiles].some(({ text }) => text.includes(field) && copied.test(text))) return true;
  return [...pkg.goFiles, ...pkg.cFiles].map(searchedText).some((text) => text.includes(field) && [...text.matchAll(released)].some(([, name = ""]) => namingHints.releases.test(name) || namingHints.goFinishes.test(name)));
}

function forgotten({ fn, owner, field, source }: CStore, destructor: PlacedFunction): UnreleasedField {
  const origin = sourceName(source.origin.replace(/^C\./, ""));
  const label = `${owner}.${field}`;
  const trace = [
    objectStep("created", { fn }, source.call.span, "created", { callee: origin, label }),
    objectStep("related", { fn: destructor }, destructor.model.nameSpan, "object-forgets", { field: label }),
  ];
  // Told where it is to be put right.
  return { fn: destructor, depth: 0, body: destructor.model, kind: "forgotten", ref: { owner, field }, origin, family: source.family, at: placeOf({ fn: destructor }, destructor.model.nameSpan), confidence: source.inferred ?? "likely", trace, by: destructor.model.qualifiedName };
}
