// Can anything outside one iteration reach what a local of the loop's body holds? Then a release at the end of the
// iteration would come too early, and the `defer` is right. Leans to "yes": what is stored, sent, captured, handed to
// a function that may keep it, or turned into another pointer that leaves counts as reaching it.
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr, Stmt, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { containsSpan } from "../../base/span.ts";
import { visitExpr, visitExprsIn, visitStmts, ownExprs } from "../../program/visit.ts";
import { verdictOf } from "../ownership/summary.ts";
import type { AnyLoop, LoopPlace } from "./loopDefers.ts";

interface Search {
  readonly place: LoopPlace;
  readonly loop: AnyLoop;
  /** Locals of the loop's body through which the resource can be reached. */
  readonly reachable: Set<number>;
}

/** Reports whether the resource in `local` can be reached when the iteration is over. */
export function leavesIteration(local: number, deferred: Stmt, loop: AnyLoop, place: LoopPlace): boolean {
  const search: Search = { place, loop, reachable: new Set([local]) };
  for (let size = -1; size !== search.reachable.size; ) {
    size = search.reachable.size;
    let leaves = false;
    visitStmts(loop.body, (stmt) => {
      if (stmt !== deferred && !isRelease(stmt)) leaves ||= statementLeaks(stmt, search);
    });
    if (leaves) return true;
  }
  return false;
}

/** Other deferred calls run when the iteration is long over, but release in their turn. */
function isRelease(stmt: Stmt): boolean {
  return stmt.kind === "defer";
}

function statementLeaks(stmt: Stmt, search: Search): boolean {
  if (stmt.kind === "send" && reaches(stmt.value, search)) return true;
  if (stmt.kind === "go" && mentions(stmt.call, search)) return true;
  if (stmt.kind === "range" && reaches(stmt.over, search)) return stmt.declares.map((id) => search.reachable.add(id)).length === 0;
  if (stmt.kind === "assign" && (stmt.left.some((target) => isKeyOutside(target, search)) || assignmentLeaks(stmt, search))) return true;
  let leaks = false;
  for (const expr of ownExprs(stmt)) {
    visitExpr(expr, (part) => {
      if (part.kind === "call") leaks ||= callKeeps(part, search);
      if (part.kind === "funcLit") leaks ||= mentions(part, search);
    });
  }
  return leaks;
}

function assignmentLeaks(stmt: Extract<Stmt, { kind: "assign" }>, search: Search): boolean {
  return stmt.left.some((target, i) => {
    const value = stmt.right.length === stmt.left.length ? stmt.right[i] : stmt.right[0];
    const spread = stmt.right.length === 1 && stmt.left.length > 1;
    if (value === undefined || !(spread && value.kind === "call" ? callReaches(value, i, search) : reaches(value, search))) return false;
    const root = rootLocal(target);
    if (target.kind === "ident" && target.name === "_") return false;
    const local = root === undefined ? undefined : search.place.fn.model.locals[root];
    if (local === undefined || root === undefined || !containsSpan(search.loop.body.span, local.span)) return true;
    // A pointer of the iteration may lead outside of it: only plain variables and structs of the iteration are safe.
    if (target.kind !== "ident" && !isOwnValue(root, search)) return true;
    search.reachable.add(root);
    return false;
  });
}

/** `m[resource] = …`: the map keeps its keys. */
function isKeyOutside(target: Expr, search: Search): boolean {
  if (target.kind !== "index" || !reaches(target.index, search)) return false;
  const root = rootLocal(target);
  const local = root === undefined ? undefined : search.place.fn.model.locals[root];
  return local === undefined || !containsSpan(search.loop.body.span, local.span);
}

function rootLocal(target: Expr): number | undefined {
  if (target.kind === "ident") return target.ref.kind === "local" ? target.ref.id : undefined;
  if (target.kind === "select" || target.kind === "index") return rootLocal(target.base);
  return target.kind === "unary" && target.op === "*" ? rootLocal(target.operand) : undefined;
}

/** A struct or array declared by value in the iteration, or memory the iteration made itself. */
function isOwnValue(local: number, { place }: Search): boolean {
  const model = place.fn.model.locals[local];
  const type = model?.type;
  if (type !== undefined && type.kind !== "pointer" && type.kind !== "slice" && type.kind !== "map" && type.kind !== "interface") return true;
  const { values } = place.source.types.locals.of(place.fn.model, local);
  return values.length > 0 && values.every((value) => value.kind === "value" && (value.expr.kind === "composite" || (value.expr.kind === "call" && value.expr.callee.kind === "ident" && value.expr.callee.name === "make")));
}

/** The value may lead to the resource's memory. */
function reaches(expr: Expr, search: Search): boolean {
  switch (expr.kind) {
    case "ident":
      return expr.ref.kind === "local" && search.reachable.has(expr.ref.id);
    case "convert":
      return !isPlainData(expr.type) && reaches(expr.operand, search);
    case "call":
      return callReaches(expr, 0, search);
    case "select":
      return !isPlainData(typeOf(expr, search)) && reaches(expr.base, search);
    case "index":
    case "slice":
      return !isPlainData(typeOf(expr, search)) && reaches(expr.base, search);
    case "unary":
      return expr.op !== "!" && !isPlainData(typeOf(expr, search)) && reaches(expr.operand, search);
    case "binary":
      return !/^([=!<>]=|[<>]|&&|\|\|)$/.test(expr.op) && (reaches(expr.left, search) || reaches(expr.right, search));
    case "composite":
      return expr.elements.some(({ value }) => reaches(value, search));
    case "typeAssert":
      return reaches(expr.operand, search);
    case "funcLit":
      return mentions(expr, search);
    case "unknown":
      return expr.children.some((child) => reaches(child, search));
    case "assignExpr":
    case "conditional":
    case "literal":
    case "type":
      return false;
  }
}

/** Copies to Go memory; what they return has nothing to do with their argument. */
const copiers: ReadonlySet<string> = new Set(["GoString", "GoStringN", "GoBytes"]);

function callReaches(call: Call, result: number, search: Search): boolean {
  const callee = search.place.source.resolver.resolve(call, search.place.fn.model);
  if (callee.kind === "builtin" && callee.name !== "append" && callee.name !== "min" && callee.name !== "max") return false;
  if (callee.kind === "c" && (copiers.has(callee.name) || (result === 1 && callee.name !== ""))) return false;
  const type = search.place.source.types.resultTypeOf(call, { index: result, of: result + 1 }, search.place.fn.model);
  if (isPlainData(type)) return false;
  const receiver = call.callee.kind === "select" && reaches(call.callee.base, search);
  return receiver || call.args.some((argument) => reaches(argument, search));
}

const plainNames = /^(u?int(8|16|32|64|ptr)?|float(32|64)|complex(64|128)|bool|byte|rune|string|error|u?char|schar|u?short|u?long|u?longlong|float|double|size_t|ssize_t|u?int(8|16|32|64)_t|_Bool|time_t|off_t)$/;

/** Numbers, truth values, Go strings and errors. */
function isPlainData(type: TypeRef | undefined): boolean {
  return type?.kind === "named" && plainNames.test(type.name) && (type.pkg === undefined || type.pkg === "C");
}

function typeOf(expr: Expr, { place }: Search): TypeRef | undefined {
  return place.source.types.typeOf(expr, place.fn.model);
}

/** The callee may remember an argument that reaches the resource. */
function callKeeps(call: Call, search: Search): boolean {
  const { source, fn } = search.place;
  const callee = source.resolver.resolve(call, fn.model);
  return call.args.some((argument, index) => {
    if (!reaches(argument, search)) return false;
    switch (callee.kind) {
      case "builtin":
      case "conversion":
        return false;
      case "c":
        return keptByC(callee, index, search);
      case "go":
        return callee.bodies.length === 0 || keptByBodies(callee.bodies, index, search);
      case "external":
        return (callee.model?.params?.[index] ?? callee.model?.restParams ?? callee.model?.params?.at(-1)) !== "borrows" && callee.model?.releases?.param !== index;
      case "literal":
      case "unknown":
        return true;
    }
  });
}

function keptByC(callee: Extract<ReturnType<LoopPlace["source"]["resolver"]["resolve"]>, { kind: "c" }>, index: number, search: Search): boolean {
  const { model, bodies, name } = callee;
  if (model?.releases?.param === index) return false;
  const effect = model?.params?.[index] ?? model?.restParams;
  if (effect !== undefined) return effect !== "borrows" && effect !== "writes";
  if (model?.params !== undefined) return false;
  if (bodies.length > 0) return keptByBodies(bodies, index, search);
  return namingHints.takes.test(name) || namingHints.mayKeep.test(name);
}

/** What goes to a result is followed by whoever uses the call; what goes behind another argument is not. */
function keptByBodies(bodies: readonly PlacedFunction[], index: number, { place }: Search): boolean {
  return bodies.some((body) => {
    const summary = place.source.ownership.paramSummary(body, index, "");
    const verdict = verdictOf(summary);
    if (verdict === "moves") return summary.moved.some((to) => to.kind !== "result");
    return verdict !== "borrows" && verdict !== "releases";
  });
}

/** Any use inside, function literals included. */
function mentions(expr: Expr, search: Search): boolean {
  let found = false;
  visitExpr(expr, (part) => {
    if (part.kind === "ident" && part.ref.kind === "local") found ||= search.reachable.has(part.ref.id);
    const body = part.kind === "funcLit" ? search.place.fn.model.literals[part.index]?.body : undefined;
    if (body !== undefined) visitExprsIn(body, (inner) => (found ||= inner !== part && inner.kind !== "funcLit" && mentions(inner, search)));
  });
  return found;
}
