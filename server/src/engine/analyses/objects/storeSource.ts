// Where a value that is put into a field comes from: a creating call (tables, inference, bodies), a parameter of the
// function, another object's field, nil, or something that nobody here knows. Follows conversions and locals.
// A local that the function itself gives back or hands away behind the store is not owned by the field.
import { createdBy } from "../../knowledge/alsoCreated.ts";
import { isLone } from "../pairs/loneMakers.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { OwnershipAnalysis } from "../ownership/ownership.ts";
import type { EffectSource } from "./releaseEffects.ts";
import { effectOn } from "./releaseEffects.ts";
import type { FieldLookup, FieldSource } from "./fieldRefs.ts";
import type { StoreSource } from "./objects.ts";

export interface SourceContext extends FieldSource, EffectSource {
  readonly lookup: FieldLookup;
}

const unknown: StoreSource = { kind: "unknown" };

/** The source of the value that is stored at offset `at` of the function; `index`: which result of a call. */
export function sourceOf(value: Expr, index: number, at: number, fn: PlacedFunction, context: SourceContext): StoreSource {
  return classify(value, index, { fn, context, at, seen: new Set() });
}

interface Walk {
  readonly fn: PlacedFunction;
  readonly context: SourceContext;
  readonly at: number;
  readonly seen: Set<number>;
}

function classify(value: Expr, index: number, walk: Walk): StoreSource {
  switch (value.kind) {
    case "literal":
      return value.type === "nil" ? { kind: "nil" } : unknown;
    case "convert":
    case "typeAssert":
      return classify(value.operand, index, walk);
    case "call":
      return classifyCall(value, index, walk);
    case "ident":
      return value.ref.kind === "local" ? classifyLocal(value.ref.id, walk) : unknown;
    case "select":
    case "index": {
      const [from] = walk.context.lookup.refsOf(value, walk.fn.model);
      return from === undefined ? unknown : { kind: "borrowed", from };
    }
    default:
      return unknown;
  }
}

function classifyCall(call: Call, index: number, walk: Walk): StoreSource {
  const { context, fn } = walk;
  const callee = context.resolver.resolve(call, fn.model);
  if (callee.kind === "conversion") return call.args[0] === undefined ? unknown : classify(call.args[0], 0, walk);
  const owned = ownedResults(call, fn.model, context.resolver, context.ownership).find((one) => one.to.kind === "result" && one.to.index === index);
  if (owned !== undefined) return owned.source;
  const [from] = context.lookup.refsOf(call, fn.model);
  return from === undefined ? unknown : { kind: "borrowed", from };
}

interface OwnedResult {
  readonly to: { readonly kind: "result" | "param"; readonly index: number };
  readonly source: StoreSource;
}

/** What the call hands out as a result of its own, or behind a pointer argument. */
export function ownedResults(call: Call, inside: FunctionModel, resolver: CallResolver, ownership: OwnershipAnalysis): readonly OwnedResult[] {
  const callee = resolver.resolve(call, inside);
  const bodies = callee.kind === "go" || callee.kind === "c" ? callee.bodies : [];
  if (bodies.length > 0) {
    return bodies.slice(0, 1).flatMap((body) => ownership.ownedOutputs(body)).filter(({ family }) => !isLone(family)).flatMap(({ destinations, family, origin }) =>
      destinations.filter((to) => (to.kind === "result" ? to.suffix === "" : to.suffix === "*")).map((to) => ({ to, source: { kind: "owned", family, origin, call, inferred: undefined } as const })),
    );
  }
  const model = callee.kind === "c" || callee.kind === "external" ? callee.model : undefined;
  if (model === undefined || (callee.kind !== "c" && callee.kind !== "external")) return [];
  const origin = callee.kind === "c" ? `C.${callee.name}` : callee.name;
  return createdBy(model).filter(({ inPlace, family }) => inPlace === undefined && !isLone(family)).map(({ outParam, family, inferred }) => ({
    to: outParam === undefined ? { kind: "result", index: 0 } : { kind: "param", index: outParam },
    source: { kind: "owned", family, origin, call, inferred: inferred?.grade },
  }));
}

function classifyLocal(id: number, walk: Walk): StoreSource {
  const { fn, context, seen } = walk;
  const local = fn.model.locals[id];
  if (local === undefined || seen.has(id)) return unknown;
  seen.add(id);
  const { values } = context.types.locals.of(fn.model, id);
  const sources: StoreSource[] = values.map((value) => (value.kind === "value" ? classify(value.expr, value.index, walk) : unknown));
  if (local.kind !== "var") sources.push(paramSource(id, fn.model));
  sources.push(...throughAddress(id, walk));
  const telling = sources.filter((source) => source.kind !== "nil");
  const [first] = telling;
  if (first === undefined) return sources[0] ?? unknown;
  if (telling.some((source) => source.kind !== first.kind)) return unknown;
  return first.kind === "owned" && isSpentBehind(id, walk) ? unknown : first;
}

function paramSource(id: number, model: FunctionModel): StoreSource {
  const index = model.params.findIndex((param) => param.local === id);
  return index < 0 ? unknown : { kind: "param", index };
}

/** `C.open(name, &p)` fills the local. */
function throughAddress(id: number, { fn, context }: Walk): readonly StoreSource[] {
  return callsOf(fn.model).flatMap((call) => {
    const at = call.args.findIndex((arg) => addressedLocal(arg) === id);
    if (at < 0) return [];
    return ownedResults(call, fn.model, context.resolver, context.ownership).filter((one) => one.to.kind === "param" && one.to.index === at).map((one) => one.source);
  });
}

function addressedLocal(arg: Expr): number | undefined {
  if (arg.kind === "convert") return addressedLocal(arg.operand);
  if (arg.kind === "call" && arg.args.length === 1 && arg.args[0] !== undefined) return addressedLocal(arg.args[0]);
  return arg.kind === "unary" && arg.op === "&" && arg.operand.kind === "ident" && arg.operand.ref.kind === "local" ? arg.operand.ref.id : undefined;
}

/** Released or given away by a deferred call, or by one that stands behind the store. */
function isSpentBehind(id: number, { fn, context, at }: Walk): boolean {
  const deferred = new Set<Expr>();
  for (const { body } of [fn.model, ...fn.model.literals]) if (body !== undefined) visitStmts(body, (stmt) => void (stmt.kind === "defer" && deferred.add(stmt.call)));
  return callsOf(fn.model).some((call) => {
    if (!deferred.has(call) && call.span.end < at) return false;
    return call.args.some((arg, index) => rootLocal(arg) === id && effectOn(context.resolver.resolve(call, fn.model), index, false, context) !== undefined);
  });
}

/** The local behind conversions. */
export function rootLocal(expr: Expr): number | undefined {
  if (expr.kind === "convert" || expr.kind === "typeAssert") return rootLocal(expr.operand);
  return expr.kind === "ident" && expr.ref.kind === "local" ? expr.ref.id : undefined;
}

/** The local an access starts from: `x` in `x.a.b[i]`. */
export function baseLocal(expr: Expr | undefined): number | undefined {
  switch (expr?.kind) {
    case "select":
    case "index":
    case "slice":
      return baseLocal(expr.base);
    case "convert":
    case "typeAssert":
    case "unary":
      return baseLocal(expr.operand);
    case "ident":
      return expr.ref.kind === "local" ? expr.ref.id : undefined;
    default:
      return undefined;
  }
}

/** Every call of the function and its literals, in source order per body. */
export function callsOf(model: FunctionModel): readonly Call[] {
  const calls: Call[] = [];
  for (const { body } of [model, ...model.literals]) {
    if (body !== undefined) visitExprsIn(body, (expr) => void (expr.kind === "call" && calls.push(expr)));
  }
  return calls;
}
