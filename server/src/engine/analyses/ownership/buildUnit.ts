// Builds units: graph, stable copies, tracked conditions. One per function body and literal, remembered by the caller.
import type { Action, Cfg } from "../../cfg/cfg.ts";
import type { Call, Expr, FunctionModel, Local, TypeRef } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { Touches } from "./actions.ts";
import { expressionsOf, loopContainers, touchesOf } from "./actions.ts";
import type { Path } from "./accessPath.ts";
import { findTrackedKeys } from "./conditions.ts";
import type { DeferAction, PathContext, Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** What building a unit takes from the package's other analyses. */
export interface UnitSource {
  readonly pkg: PackageModel;
  /** Graph of the function (depth 0) or of literal depth − 1; undefined without a body. */
  cfgOf(fn: FunctionModel, depth: number): Cfg | undefined;
  resolve(call: Call, inside: FunctionModel): Callee;
  typeOfLocal(local: Local, inside: FunctionModel): TypeRef | undefined;
}

export function buildUnit(placed: PlacedFunction, depth: number, source: UnitSource): Unit | undefined {
  const { model } = placed;
  const cfg = source.cfgOf(model, depth);
  const body = depth === 0 ? model : model.literals[depth - 1];
  if (cfg === undefined || body === undefined) return undefined;
  const callees = new Map<Call, Callee>();
  const resolve = (call: Call): Callee => {
    const known = callees.get(call) ?? source.resolve(call, model);
    callees.set(call, known);
    return known;
  };
  const context: PathContext = { resolve, copies: findCopies(model, source, resolve) };
  const touched = new Map<Action, Touches>();
  const containers = new Map<number, readonly Path[]>();
  return {
    pkg: source.pkg,
    placed,
    depth,
    body,
    cfg,
    defers: cfg.blocks.flatMap((block) => block.actions).filter((action): action is DeferAction => action.kind === "defer"),
    copies: context.copies,
    trackedKeys: findTrackedKeys(cfg, context),
    resolve,
    touches: (action) => {
      const known = touched.get(action) ?? touchesOf(action);
      touched.set(action, known);
      return known;
    },
    containersOf: (loop) => {
      const inside = (action: Action): boolean => action.span.start >= loop.span.start && action.span.end <= loop.span.end;
      const known = containers.get(loop.id) ?? loopContainers(loop, cfg.blocks.flatMap((block) => block.actions.filter(inside)), (expr) => pathOf(expr, context));
      containers.set(loop.id, known);
      return known;
    },
    isGoObject: (local) => model.lang === "go" && isGoStruct(source.typeOfLocal(local, model), source.pkg),
  };
}

/** Reports whether the type is a struct type declared in this Go package, or a pointer to one. */
export function isGoStruct(type: TypeRef | undefined, pkg: PackageModel): boolean {
  if (type === undefined) return false;
  if (type.kind === "pointer") return isGoStruct(type.elem, pkg);
  if (type.kind !== "named" || type.pkg === "C") return false;
  if (type.pkg !== undefined) return true;
  const declared = pkg.goTypes.get(type.name);
  return declared === undefined ? false : declared.kind === "struct" || isGoStruct(declared, pkg);
}

interface Writes {
  count: number;
  /** The single value, when it is declared with one. */
  value: Expr | undefined;
}

/**
 * Locals declared with a plain conversion of another local, neither of which is ever written again nor has its
 * address taken: the two are one value. Literals are searched too, since they may write captured variables.
 */
function findCopies(model: FunctionModel, source: UnitSource, resolve: (call: Call) => Callee): ReadonlyMap<number, number> {
  const writes = new Map<number, Writes>();
  const exposed = new Set<number>();
  for (let depth = 0; depth <= model.literals.length; depth++) {
    for (const block of source.cfgOf(model, depth)?.blocks ?? []) for (const action of block.actions) collectWrites(action, writes, exposed);
  }
  const copies = new Map<number, number>();
  const stable = (id: number, most: number): boolean => !exposed.has(id) && (writes.get(id)?.count ?? 0) <= most;
  for (const [id, { value }] of writes) {
    if (value === undefined || !stable(id, 1)) continue;
    const path = pathOf(value, { resolve, copies });
    const root = path !== undefined && /^#\d+$/.test(path) ? Number(path.slice(1)) : undefined;
    const isParam = root !== undefined && model.locals[root]?.kind !== "var";
    if (root !== undefined && root !== id && stable(root, isParam ? 0 : 1)) copies.set(id, root);
  }
  return copies;
}

function collectWrites(action: Action, writes: Map<number, Writes>, exposed: Set<number>): void {
  const note = (target: Expr | undefined, value: Expr | undefined): void => {
    if (target?.kind !== "ident" || target.ref.kind !== "local") return;
    const known = writes.get(target.ref.id);
    if (known === undefined) writes.set(target.ref.id, { count: 1, value });
    else known.count++;
  };
  if (action.kind === "assign") {
    const paired = action.left.length === action.right.length;
    const declares = action.declares.length > 0 && (action.op === ":=" || action.op === "var" || action.op === "=");
    action.left.forEach((target, i) => note(target, declares && paired ? action.right[i] : undefined));
  }
  if (action.kind === "bind") [action.key, action.value].forEach((target) => note(target, undefined));
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "unary" && (part.op === "&" || part.op.includes("++") || part.op.includes("--"))) {
        const { operand } = part;
        if (operand.kind === "ident" && operand.ref.kind === "local") exposed.add(operand.ref.id);
      }
      if (part.kind === "assignExpr") note(part.left, undefined);
    });
  }
}
