// Finds `&b[0]` on its way to C in one function: as an argument of a C call, or turned into a pointer of C that is
// stored, returned or passed on. Reading through the address on the spot (`*(*uint16)(unsafe.Pointer(&b[0]))`) is no
// way to C. Does not ask how long `b` is.
import type { PackageAnalyses } from "../../analyses/packageAnalyses.ts";
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { childExprs, ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";

export interface SliceAddress {
  /** `&b[0]`. */
  readonly address: Extract<Expr, { kind: "unary" }>;
  readonly slice: Expr;
  /** The C call that gets it directly. */
  readonly call: Call | undefined;
}

/** In source order; only where the type of `b` is known to be a slice. */
export function sliceAddresses(fn: PlacedFunction, analyses: PackageAnalyses): readonly SliceAddress[] {
  const found: SliceAddress[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (!body) continue;
    visitStmts(body, (stmt) => {
      for (const expr of ownExprs(stmt)) {
        const target = stmt.kind === "assign" && stmt.left.length === 1 ? stmt.left[0] : undefined;
        walk({ fn, analyses, found }, expr, { holder: stmt.kind === "return" ? "kept" : stmt.kind === "assign" && target !== expr ? "assigned" : "read", isPointerOfC: false, call: undefined, target });
      }
    });
  }
  return found.filter((one) => isSlice(one.slice, fn, analyses)).sort((a, b) => a.address.span.start - b.address.span.start);
}

interface Search {
  readonly fn: PlacedFunction;
  readonly analyses: PackageAnalyses;
  readonly found: SliceAddress[];
}

/** What becomes of the value of an expression. */
interface Way {
  readonly holder: "c-argument" | "kept" | "assigned" | "read";
  /** A conversion around it makes it a pointer that C can use. */
  readonly isPointerOfC: boolean;
  readonly call: Call | undefined;
  readonly target: Expr | undefined;
}

const read: Way = { holder: "read", isPointerOfC: false, call: undefined, target: undefined };

function walk(search: Search, expr: Expr, way: Way): void {
  const { pkg } = search.analyses;
  if (expr.kind === "convert" || (expr.kind === "call" && pkg.isTypeName(expr.callee))) {
    const operand = expr.kind === "convert" ? expr.operand : expr.args[0];
    if (operand) walk(search, operand, { ...way, isPointerOfC: way.isPointerOfC || (expr.kind === "convert" ? isPointerOfC(expr.type) : isNameOfC(expr.callee)) });
    return;
  }
  if (expr.kind === "unary" && expr.op === "&" && expr.operand.kind === "index" && isZero(expr.operand.index)) {
    if (reachesC(search, expr.operand.base, way)) search.found.push({ address: expr, slice: expr.operand.base, call: way.call });
  }
  if (expr.kind === "call") walkCall(search, expr);
  else if (expr.kind === "composite") for (const { value } of expr.elements) walk(search, value, { ...read, holder: "kept" });
  else for (const child of childExprs(expr)) walk(search, child, read);
}

function walkCall(search: Search, call: Call): void {
  const callee = search.analyses.resolver.resolve(call, search.fn.model);
  const holder = callee.kind === "c" ? "c-argument" : callee.kind === "go" || callee.kind === "builtin" || callee.kind === "literal" ? "kept" : "read";
  walk(search, call.callee, read);
  const isPointerOfC = callee.kind === "go" && callee.bodies.length > 0 && callee.bodies.every(({ model }) => makesPointerOfC(model.results));
  for (const arg of call.args) walk(search, arg, { ...read, holder, isPointerOfC, call: callee.kind === "c" ? call : undefined });
}

function reachesC({ fn, analyses }: Search, slice: Expr, way: Way): boolean {
  if (way.holder === "c-argument") return true;
  if (way.holder === "read") return false;
  if (way.isPointerOfC) return way.holder === "kept" || way.target?.kind !== "ident" || !isOnlyRead(fn, analyses, way.target);
  const element = elementOf(slice, fn, analyses);
  if (way.holder === "kept") return element?.kind === "named" && element.pkg === "C";
  return way.target?.kind === "ident" && goesToC(fn, analyses, way.target);
}

/** A local that no call gets and nothing returns. */
function isOnlyRead(fn: PlacedFunction, analyses: PackageAnalyses, target: Extract<Expr, { kind: "ident" }>): boolean {
  if (target.ref.kind !== "local" || fn.model.locals[target.ref.id]?.kind === "result") return false;
  if (goesToC(fn, analyses, target)) return false;
  const { id } = target.ref;
  return ![fn.model, ...fn.model.literals].some(({ body }) => {
    let kept = false;
    if (body) {
      visitStmts(body, (stmt) => {
        const values = stmt.kind === "return" ? stmt.values : stmt.kind === "assign" ? stmt.right : [];
        if (values.some((value) => isLocal(bareConversion(value), id))) kept = true;
      });
    }
    return kept;
  });
}

function bareConversion(expr: Expr): Expr {
  return expr.kind === "convert" ? bareConversion(expr.operand) : expr;
}

/** A local that some C call gets. */
function goesToC(fn: PlacedFunction, { calls }: PackageAnalyses, target: Extract<Expr, { kind: "ident" }>): boolean {
  if (target.ref.kind !== "local") return false;
  const { id } = target.ref;
  return calls.callsIn(fn).some(({ callee, call }) => callee.kind === "c" && call.args.some((arg) => holds(arg, id)));
}

function holds(expr: Expr, local: number): boolean {
  let found = false;
  visitExpr(expr, (part) => {
    if (isLocal(part, local)) found = true;
  });
  return found;
}

function isLocal(expr: Expr, local: number): boolean {
  return expr.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local;
}

function isZero(index: Expr): boolean {
  return index.kind === "literal" && index.text === "0";
}

function isSlice(slice: Expr, { model }: PlacedFunction, { pkg, types }: PackageAnalyses): boolean {
  return underlying(pkg, types.typeOf(slice, model), "go")?.kind === "slice";
}

function elementOf(slice: Expr, { model }: PlacedFunction, { pkg, types }: PackageAnalyses): TypeRef | undefined {
  const type = underlying(pkg, types.typeOf(slice, model), "go");
  return type?.kind === "slice" ? type.elem : undefined;
}

/** `unsafe.Pointer`, `*C.char`, `C.buffer_t`, `uintptr`. */
function isPointerOfC(type: TypeRef): boolean {
  if (type.kind === "pointer") return isPointerOfC(type.elem) || type.elem.kind === "named";
  return type.kind === "named" && (type.pkg === "C" || (type.pkg === "unsafe" && type.name === "Pointer"));
}

/** A helper that only turns a pointer of Go into one of C: `func cptr(p *T) *C.T`. */
function makesPointerOfC(results: FunctionModel["results"]): boolean {
  const [only] = results;
  const type = results.length === 1 ? only?.type : undefined;
  return type?.kind === "pointer" ? type.elem.kind === "named" && type.elem.pkg === "C" : type?.kind === "named" && type.pkg === "unsafe";
}

function isNameOfC(callee: Expr): boolean {
  return callee.kind === "select" && callee.base.kind === "ident" && callee.base.ref.kind === "cgo";
}
