// Builds units: graph, stable copies, tracked conditions. One per function body and literal, remembered by the caller.
import { lazy } from "../../base/lazy.ts";
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Action, Cfg } from "../../cfg/cfg.ts";
import type { Call, Expr, FunctionModel, Lang, Local, TypeRef } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { TouchContext, Touches } from "./actions.ts";
import { createElementLocals } from "./elementLocals.ts";
import { loopContainers, touchesOf } from "./actions.ts";
import { rootOf } from "./accessPath.ts";
import type { Path } from "./accessPath.ts";
import { findTrackedKeys } from "./conditions.ts";
import { targetsOf } from "./relatedLocals.ts";
import { callsOf, edgesInto, hasCycle } from "./creationReach.ts";
import type { CopiedLocal, DeferAction, PathContext, Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** What building a unit takes from the package's other analyses. */
export interface UnitSource {
  readonly pkg: PackageModel;
  /** Graph of the function (depth 0) or of literal depth − 1; undefined without a body. */
  cfgOf(fn: FunctionModel, depth: number): Cfg | undefined;
  resolve(call: Call, inside: FunctionModel): Callee;
  /** Named types resolved as far as the package declares them. */
  typeOfLocal(local: Local, inside: FunctionModel): TypeRef | undefined;
  /** Reports whether the function returns memory it allocated. */
  handsOutMemory(fn: PlacedFunction): boolean;
  /** Macros that hold an attribute `cleanup`, and the functions it names. */
  readonly cleanups: () => ReadonlyMap<string, string>;
}

/** One for the function itself and each of its literals, in that order; undefined without a body. */
export function buildUnits(placed: PlacedFunction, source: UnitSource): readonly (Unit | undefined)[] {
  const shared = lazy(() => sharedOf(placed.model, source));
  return [undefined, ...placed.model.literals].map((_, depth) => buildUnit(placed, depth, source, shared));
}

/** What all bodies of one function have in common. */
interface Shared {
  readonly written: Written;
  readonly context: PathContext;
  readonly resolve: (call: Call) => Callee;
  readonly trackedKeys: ReadonlySet<string>;
  readonly ownsMemory: (local: number) => boolean;
  readonly isElement: (local: number) => boolean;
  readonly cleanupOf: (local: number) => string | undefined;
}

function sharedOf(model: FunctionModel, source: UnitSource): Shared {
  const callees = new Map<Call, Callee>();
  const resolve = (call: Call): Callee => {
    const known = callees.get(call) ?? source.resolve(call, model);
    callees.set(call, known);
    return known;
  };
  const graphs = [undefined, ...model.literals].map((_, depth) => source.cfgOf(model, depth)).filter((graph) => graph !== undefined);
  const written = collectWritten(graphs);
  const context: PathContext = { resolve, lang: model.lang, copies: findCopies(model, written.writes, written.exposed, resolve) };
  // A condition tested here and in a deferred closure is worth remembering.
  return { written, context, resolve, trackedKeys: findTrackedKeys(graphs, context), ownsMemory: createMemoryOwners(model, written, source, resolve), isElement: createElementLocals((local) => written.writes.get(local)?.values ?? [], written.bound, context), cleanupOf: createCleanups(model, source.cleanups) };
}

function buildUnit(placed: PlacedFunction, depth: number, source: UnitSource, sharedWith: () => Shared): Unit | undefined {
  const { model } = placed;
  const cfg = source.cfgOf(model, depth);
  const body = depth === 0 ? model : model.literals[depth - 1];
  if (cfg === undefined || body === undefined) return undefined;
  const { written, context, resolve, trackedKeys, ownsMemory, isElement, cleanupOf } = sharedWith();
  const touching: TouchContext = { original: (local) => context.copies.get(local)?.root ?? local, callsLiteral: (call) => resolve(call).kind === "literal" };
  const containers = new Map<number, readonly Path[]>();
  const into = lazy(() => edgesInto(cfg));
  const touches = remembering((action: Action) => touchesOf(action, touching));
  const touchedIn: (readonly Touches[] | undefined)[] = [];
  return {
    pkg: source.pkg,
    placed,
    depth,
    body,
    cfg,
    defers: cfg.blocks.flatMap((block) => block.actions).filter((action): action is DeferAction => action.kind === "defer"),
    copies: context.copies,
    trackedKeys,
    readings: new Map(),
    zeroTests: new Map(),
    calls: lazy(() => callsOf(cfg)),
    hasCycle: lazy(() => hasCycle(cfg)),
    into: (block) => into().get(block) ?? [],
    resolve,
    resolveIn: (call, inside) => source.resolve(call, inside),
    touches,
    touchesIn: ({ id, actions }) => (touchedIn[id] ??= actions.map(touches)),
    targets: remembering((action) => targetsOf(action, { resolve, copies: context.copies })),
    mentions: remembering((action) => mentionsOf(action, model, source, context.copies)),
    containersOf: (loop) => {
      const inside = (action: Action): boolean => action.span.start >= loop.span.start && action.span.end <= loop.span.end;
      const known = containers.get(loop.id) ?? loopContainers(loop, cfg.blocks.flatMap((block) => block.actions.filter(inside)), (expr) => pathOf(expr, context));
      containers.set(loop.id, known);
      return known;
    },
    lang: model.lang,
    isByValue: (local) => isPlainValue(underlying(source.pkg, source.typeOfLocal(local, model), model.lang), model.lang),
    ownsMemory,
    valuesOf: (local) => (written.writes.get(local)?.values ?? []).filter((value) => value !== undefined),
    isElement,
    cleanupOf,
    lastWrite: (local) => written.writes.get(local)?.last ?? -1,
    typeOf: (local) => source.typeOfLocal(local, model),
    isGoObject: (local) => model.lang === "go" && isGoStruct(source.typeOfLocal(local, model), source.pkg),
  };
}

/** Answers by key, each worked out once. */
function remembering<Key, Value>(ask: (key: Key) => Value): (key: Key) => Value {
  const answers = new Map<Key, Value>();
  return (key) => {
    const known = answers.get(key) ?? ask(key);
    answers.set(key, known);
    return known;
  };
}

const cleanupAttribute = /\bcleanup\s*\(\s*(\w+)/;

/** Macros whose bodies hold the attribute; of two of one name the first. */
export function cleanupMacros(pkg: PackageModel): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const { c } of [...pkg.goFiles, ...pkg.cFiles]) {
    for (const { name, body } of c.macros) {
      const fn = body.includes("cleanup") ? cleanupAttribute.exec(body)?.[1] : undefined;
      if (fn !== undefined && !found.has(name)) found.set(name, fn);
    }
  }
  return found;
}

/** The attribute stands in the declaration's text, or in a macro there: the first of the package's order. */
function createCleanups(model: FunctionModel, macros: UnitSource["cleanups"]): (local: number) => string | undefined {
  return (id) => {
    const local = model.locals[id];
    if (local === undefined || model.lang !== "c") return undefined;
    const start = Math.max(...[";", "{", "}"].map((mark) => model.text.lastIndexOf(mark, local.span.start - 1))) + 1;
    const declaration = model.text.slice(start, local.span.end);
    const direct = cleanupAttribute.exec(declaration)?.[1];
    if (direct !== undefined || macros().size === 0) return direct;
    const words = new Set(declaration.match(/\w+/g) ?? []);
    return [...macros()].find(([name]) => words.has(name))?.[1];
  };
}

/** Reports whether the type is a struct type declared in this Go package, or a pointer to one. */
export function isGoStruct(type: TypeRef | undefined, pkg: PackageModel): boolean {
  if (type === undefined) return false;
  if (type.kind === "pointer") return isGoStruct(type.elem, pkg);
  if (type.kind !== "named" || type.pkg === "C") return false;
  // The headers of package reflect are a way to write a slice or string, not an owner.
  if (type.pkg !== undefined) return type.pkg !== "reflect";
  const declared = pkg.goTypes.get(type.name);
  return declared === undefined ? false : declared.kind === "struct" || isGoStruct(declared, pkg);
}

/** Idents of the action and of every function literal below it; a local that holds a literal stands for it. */
function mentionsOf(action: Action, model: FunctionModel, source: UnitSource, copies: ReadonlyMap<number, CopiedLocal>): ReadonlySet<number> {
  const found = new Set<number>();
  const entered = new Set<number>();
  const visit = (expr: Expr): void => {
    visitExpr(expr, (part) => {
      if (part.kind === "ident" && part.ref.kind === "local") found.add(part.ref.id).add(copies.get(part.ref.id)?.root ?? part.ref.id);
      const literal = part.kind === "funcLit" ? part.index : part.kind === "call" ? literalOf(part, model, source) : undefined;
      if (literal === undefined || entered.has(literal)) return;
      entered.add(literal);
      for (const block of source.cfgOf(model, literal + 1)?.blocks ?? []) for (const inner of block.actions) expressionsOf(inner).forEach(visit);
    });
  };
  expressionsOf(action).forEach(visit);
  return found;
}

function literalOf(call: Call, model: FunctionModel, source: UnitSource): number | undefined {
  const callee = source.resolve(call, model);
  return callee.kind === "literal" ? callee.index : undefined;
}

interface Writes {
  /** Every value assigned; undefined for one that is not an expression of its own (loops, multiple results). */
  readonly values: (Expr | undefined)[];
  /** Of `values`, those given at the declaration. */
  declared: number;
  /** `p += n`, `p++`. */
  moves: boolean;
  /** Offset of the last assignment. */
  last: number;
}

/**
 * Locals declared with a plain conversion of another local, neither of which is ever written again nor has its
 * address taken: the two are one value. Literals are searched too, since they may write captured variables.
 */
function findCopies(model: FunctionModel, writes: ReadonlyMap<number, Writes>, exposed: ReadonlySet<number>, resolve: (call: Call) => Callee): ReadonlyMap<number, CopiedLocal> {
  const copies = new Map<number, CopiedLocal>();
  const stable = (id: number, most: number): boolean => !exposed.has(id) && (writes.get(id)?.values.length ?? 0) <= most;
  for (const [id, { values, declared, moves }] of writes) {
    const [value] = values;
    if (value === undefined || declared !== 1 || !stable(id, 1)) continue;
    const path = pathOf(value, { resolve, copies, lang: model.lang });
    const root = path !== undefined && /^#\d+(\[&\])?$/.test(path) ? rootOf(path) : undefined;
    if (root === undefined || root === id || path === undefined) continue;
    const isParam = model.locals[root]?.kind !== "var";
    if (stable(root, isParam ? 0 : 1) && writes.get(root)?.moves !== true) copies.set(id, { root, moves: moves || path.endsWith("]") });
  }
  return copies;
}

interface Written {
  readonly writes: Map<number, Writes>;
  /** Locals that a loop over a container gives its elements. */
  readonly bound: Set<number>;
  /** Locals whose address is taken. */
  readonly exposed: Set<number>;
  /** Locals whose value is stored somewhere other than in a local: what they point to has another owner from then on. */
  readonly stored: Set<number>;
}

function collectWritten(graphs: readonly Cfg[]): Written {
  const written: Written = { writes: new Map(), bound: new Set(), exposed: new Set(), stored: new Set() };
  for (const block of graphs.flatMap((graph) => graph.blocks)) for (const action of block.actions) collectWrites(action, written);
  return written;
}

function collectWrites(action: Action, { writes, bound, exposed, stored }: Written): void {
  const entry = (target: Expr | undefined): Writes | undefined => {
    if (target?.kind !== "ident" || target.ref.kind !== "local") return undefined;
    const known = writes.get(target.ref.id) ?? { values: [], declared: 0, moves: false, last: -1 };
    writes.set(target.ref.id, known);
    known.last = Math.max(known.last, action.span.start);
    return known;
  };
  if (action.kind === "assign") {
    const isMove = action.op !== "=" && action.op !== ":=" && action.op !== "var";
    const paired = action.left.length === action.right.length;
    if (paired) action.right.forEach((value, i) => noteStored(action.left[i], value, stored));
    action.left.forEach((target, i) => {
      const known = entry(target);
      if (known === undefined) return;
      if (isMove) known.moves = true;
      else if (action.right.length > 0) known.values.push(paired ? action.right[i] : i === 0 ? action.right[0] : undefined);
      if (action.declares.length > 0 && paired && !isMove) known.declared++;
    });
  }
  if (action.kind === "bind" && action.value?.kind === "ident" && action.value.ref.kind === "local") bound.add(action.value.ref.id);
  if (action.kind === "bind") [action.key, action.value].forEach((target) => entry(target)?.values.push(undefined));
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "unary" && part.operand.kind === "ident") {
        if (part.op === "&" && part.operand.ref.kind === "local") exposed.add(part.operand.ref.id);
        const known = part.op.includes("++") || part.op.includes("--") ? entry(part.operand) : undefined;
        if (known !== undefined) known.moves = true;
      }
      if (part.kind === "assignExpr") entry(part.left)?.values.push(part.right);
    });
  }
}

/** `other->field = p`: p's object now hangs on something else. */
function noteStored(target: Expr | undefined, value: Expr, stored: Set<number>): void {
  if (value.kind === "convert") return noteStored(target, value.operand, stored);
  if (value.kind === "ident" && value.ref.kind === "local" && target !== undefined && target.kind !== "ident") stored.add(value.ref.id);
}

/** Decides whether the memory behind a local was allocated by the function itself: values, literals, `make`, creating calls. */
function createMemoryOwners(model: FunctionModel, written: Written, source: UnitSource, resolve: (call: Call) => Callee): (local: number) => boolean {
  const known = new Map<number, boolean>();
  const owns = (id: number): boolean => {
    const answer = known.get(id);
    if (answer !== undefined) return answer;
    known.set(id, true);
    const local = model.locals[id];
    const allocations = (written.writes.get(id)?.values ?? []).filter((value) => value?.kind !== "literal");
    const result = local !== undefined && (isPlainValue(underlying(source.pkg, source.typeOfLocal(local, model), model.lang), model.lang) || (local.kind === "var" && !written.stored.has(id) && (!written.exposed.has(id) || isContainer(source.typeOfLocal(local, model))) && (allocations.length <= 1 || isContainer(source.typeOfLocal(local, model))) && allocations.every((value) => isOwnValue(value, id))));
    known.set(id, result);
    return result;
  };
  const isOwnValue = (value: Expr | undefined, self: number): boolean => {
    switch (value?.kind) {
      case "literal":
      case "composite":
        return true;
      case "convert":
      case "typeAssert":
        return isOwnValue(value.operand, self);
      case "slice":
      case "index":
        return value.kind === "slice" && isOwnValue(value.base, self);
      case "ident":
        return value.ref.kind === "local" && (value.ref.id === self || (isContainer(source.typeOfLocal(model.locals[value.ref.id] as Local, model)) && owns(value.ref.id)));
      case "unary":
        return value.op === "&" && (value.operand.kind === "composite" || isOwnPlace(value.operand, self));
      case "binary":
        return isOwnValue(value.left, self);
      case "call":
        return isAllocation(value, self);
      default:
        return false;
    }
  };
  const isOwnPlace = (place: Expr, self: number): boolean => {
    if (place.kind === "ident") return place.ref.kind === "local" && model.locals[place.ref.id]?.kind === "var";
    return (place.kind === "index" || (place.kind === "select" && !place.arrow)) && isOwnValue(place.base, self);
  };
  const isAllocation = (call: Call, self: number): boolean => {
    const callee = resolve(call);
    if (callee.kind === "builtin") return callee.name === "make" || callee.name === "new" || (callee.name === "append" && isOwnValue(call.args[0], self));
    if (callee.kind === "conversion") return isOwnValue(call.args[0], self);
    const api = "model" in callee ? callee.model : undefined;
    if (api?.creates !== undefined && api.creates.outParam === undefined && api.inferred === undefined) return true;
    if (api?.returnsParam !== undefined) return isOwnValue(call.args[api.returnsParam], self);
    return (callee.kind === "c" || callee.kind === "go") && callee.bodies.some((body) => source.handsOutMemory(body));
  };
  return owns;
}

/** Slices and maps may be assigned again and again (`list = append(list, x)`) and stay the function's own. */
function isContainer(type: TypeRef | undefined): boolean {
  return type?.kind === "slice" || type?.kind === "map" || type?.kind === "array";
}

/** A struct or array held by value: its memory is the local itself. C types without a visible declaration count as such. */
function isPlainValue(type: TypeRef | undefined, lang: Lang): boolean {
  if (type?.kind === "named") return (type.pkg === "C" || (lang === "c" && type.pkg === undefined)) && !/(Ptr|Ref|Handle|_ptr|_handle)$/.test(type.name);
  return type?.kind === "struct" || type?.kind === "array";
}
