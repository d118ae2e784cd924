// Pointers of Go that C holds on to after the call: stored by Go in memory of C, or given to a C function that keeps
// them. The collector does not look into memory of C: what only C refers to is freed, and a stack moves.
//
// Stores count where the target surely is memory of C and the value surely leads to memory of Go. What a C function
// keeps is told by its row, by its body, or, as a guess, by a callback that is registered together with the pointer, or by the name of
// a function that makes an object out of data (madeFromMemory.ts).
// Of a structure whose memory nobody knows, a store counts as a guess where C gets the structure behind it.
// Silent in functions that pin, for variables of the package (they live on and stay where they are), and for text
// of literals.
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import { errnoUseOf } from "../../knowledge/errnoFunction.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Callee } from "../calls/callee.ts";
import { callbackCast } from "./callbackCasts.ts";
import { startFrame, unconverted, type OriginSources } from "./frame.ts";
import type { OriginAnalysis, PointedTo } from "./origins.ts";
import { keepingOfBodies, runsAtOnce, statedEffect } from "./keepingBodies.ts";
import { mayReadLater } from "./madeFromMemory.ts";
import { isPinning } from "./pinned.ts";
import type { KeptPointer } from "./pointerHazards.ts";
import { literalStores } from "./storesUnder.ts";
import { memoryOf } from "./valueOf.ts";

export interface KeptContext {
  readonly fn: PlacedFunction;
  readonly sources: OriginSources;
  readonly origins: Pick<OriginAnalysis, "pointedTo">;
}

/** In source order. */
export function keptPointers(context: KeptContext): readonly KeptPointer[] {
  const { fn, sources } = context;
  if (fn.model.lang !== "go" || isPinning(fn.model, sources)) return [];
  const found: KeptPointer[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "assign") found.push(...storedIn(stmt, context));
    });
    visitExprsIn(body, (expr) => {
      const callee = expr.kind === "call" ? sources.resolve(expr, fn.model) : undefined;
      if (expr.kind === "call" && callee?.kind === "c") found.push(...givenTo(expr, callee, context));
    });
  }
  return found.sort((a, b) => a.at.start - b.at.start);
}

function storedIn(stmt: Extract<Stmt, { kind: "assign" }>, context: KeptContext): readonly KeptPointer[] {
  const { fn, sources } = context;
  return stmt.left.flatMap((target, index) => {
    const value = stmt.left.length === stmt.right.length ? stmt.right[index] : undefined;
    if (value === undefined || target.kind === "ident" || stmt.op !== "=") return [];
    const values = [value, ...literalStores(value, 0).map((store) => store.value)].filter((one) => mayPoint(one, context));
    const origin = values.length === 0 ? "go" : memoryOf(target, startFrame(fn.model, sources)).origin;
    const callee = origin === "unknown" ? calleeThatGets(target, stmt, context) : undefined;
    if (origin !== "c" && callee === undefined) return [];
    const [first] = values.map((one) => storedValue(one, stmt, target, context)).filter((one) => one !== undefined);
    if (first === undefined) return [];
    return [callee === undefined ? first : { ...first, kind: "passed" as const, callee, confidence: "possible" as const }];
  });
}

/**
 * The C function that gets the structure behind the store. Whosever memory that is, the pointer must not be there: in memory of C the collector
 * does not see it, and memory of Go that C gets may hold no pointers of Go.
 */
function calleeThatGets(target: Expr, stmt: Stmt, { fn, sources }: KeptContext): string | undefined {
  const places = new Set<string>();
  for (let place: Expr = target; place.kind === "select" || place.kind === "index"; place = place.base) {
    if (sources.kinds.kindOf(sources.types.typeOf(place.base, fn.model), "go") === "pointer") places.add(printExpr(place.base));
  }
  let found: string | undefined;
  for (const { body } of places.size === 0 ? [] : [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (found !== undefined || expr.kind !== "call" || expr.span.start < stmt.span.end || !expr.args.some((argument) => places.has(printExpr(unconverted(argument))))) return;
      const callee = sources.resolve(expr, fn.model);
      if (callee.kind === "c") found = callee.name;
    });
  }
  return found;
}

/** A value of a kind that holds an address, other than nil and text of a literal. */
function mayPoint(value: Expr, { fn, sources }: KeptContext): boolean {
  if (value.kind === "literal") return false;
  const kind = sources.kinds.kindOf(sources.types.typeOf(value, fn.model), "go");
  return kind === "pointer" || kind === "unsafe-pointer" || kind === "string" || kind === "slice" || kind === "map" || kind === "chan" || kind === "interface" || kind === "func";
}

function storedValue(value: Expr, stmt: Stmt, target: Expr, context: KeptContext): KeptPointer | undefined {
  const memory = context.origins.pointedTo(value, context.fn.model);
  if (memory.origin !== "go" || isLasting(value)) return undefined;
  return { kind: "stored", at: stmt.span, value, memory, label: labelOf(value), where: printExpr(target), confidence: isPlain(value, context) ? "certain" : "likely" };
}

/** `&x`, `&b[0]`, `unsafe.Pointer(&s.f)` of variables of this function: no field or result is involved. */
function isPlain(value: Expr, { fn, origins }: KeptContext): boolean {
  const bare = unconverted(value);
  if (bare.kind !== "unary" || bare.op !== "&") return false;
  const memory = origins.pointedTo(bare, fn.model);
  return memory.local !== undefined && !(bare.operand.kind === "select" || (bare.operand.kind === "index" && bare.operand.base.kind === "select"));
}

/** Variables of the package stay where they are for as long as the program runs. */
function isLasting(value: Expr): boolean {
  const bare = unconverted(value);
  if (bare.kind === "unary" && bare.op === "&") return isLasting(bare.operand);
  if (bare.kind === "select" || bare.kind === "index" || bare.kind === "slice") return isLasting(bare.base);
  return (bare.kind === "ident" && bare.ref.kind !== "local") || bare.kind === "funcLit";
}

function labelOf(value: Expr): string {
  const bare = unconverted(value);
  return printExpr(bare.kind === "unary" && bare.op === "&" ? bare.operand : bare);
}

function givenTo(call: Call, callee: Extract<Callee, { kind: "c" }>, context: KeptContext): readonly KeptPointer[] {
  const found: KeptPointer[] = [];
  call.args.forEach((argument, index) => {
    if (isLasting(argument) || !mayPoint(argument, context)) return;
    const memory = context.origins.pointedTo(argument, context.fn.model);
    if (memory.origin !== "go" || isHandleAddress(memory)) return;
    const keeping = keepingOf(call, callee, index, context);
    if (keeping === undefined) return;
    // Of an array of pointers, functions keep what its elements lead to more often than the array.
    const isArrayOfPointers = memory.type?.kind === "pointer";
    const back = callbackCast(call, memory.type, context.sources);
    found.push({ ...keeping, ...(back !== undefined && { back }), ...(isArrayOfPointers && { confidence: "possible" as const }), at: argument.span, value: argument, memory, label: labelOf(argument), where: `C.${callee.name}` });
  });
  return found;
}

/** The address of a handle is the subject of a rule of its own. */
function isHandleAddress({ type }: PointedTo): boolean {
  return type?.kind === "named" && type.pkg === "runtime/cgo";
}

function keepingOf(call: Call, callee: Extract<Callee, { kind: "c" }>, index: number, context: KeptContext): { readonly kind: KeptPointer["kind"]; readonly confidence: Confidence } | undefined {
  const effect = statedEffect(callee, index, context.sources);
  // To release what Go allocated is a mistake of another kind.
  if (callee.model?.releases?.param === index || callee.model?.reallocates?.param === index) return undefined;
  if (effect !== undefined) return effect === "keeps" ? { kind: "given", confidence: isReleasedHere(callee, context) ? "possible" : "certain" } : undefined;
  const keeping = keepingOfBodies(callee.bodies, index, context.sources);
  if (callee.bodies.length > 0) return keeping === "no" ? undefined : { kind: "given", confidence: keeping === "for-good" ? "likely" : "possible" };
  if (isUserData(call, callee.name, index, context)) return { kind: "user-data", confidence: "possible" };
  const argument = call.args[index];
  const isForeign = callee.model?.params === undefined && errnoUseOf(callee.name) === undefined;
  return isForeign && argument !== undefined && mayReadLater(call, callee.name, argument, callee.prototype?.result, context.fn.model) ? { kind: "made-from", confidence: "possible" } : undefined;
}

/** The object that keeps the pointer is made by the call and released in the same function, as a reader over a buffer is. */
function isReleasedHere({ model }: Extract<Callee, { kind: "c" }>, { fn, sources }: KeptContext): boolean {
  const family = model?.creates?.family;
  return family !== undefined && sources.knowledge.releasersOf(family).some(({ name }) => fn.model.text.includes(`${name}(`));
}

/** An untyped pointer beside a function of C or an exported one. */
function isUserData(call: Call, name: string, index: number, { fn, sources }: KeptContext): boolean {
  const argument = call.args[index];
  const isUntyped = argument !== undefined && sources.kinds.kindOf(sources.types.typeOf(argument, fn.model), "go") === "unsafe-pointer";
  return isUntyped && !runsAtOnce.test(name) && call.args.some((other) => other !== argument && isFunctionOfC(other, fn.model, sources));
}

/** `C.onEvent`, `C.callback_t(C.onEvent)`, or a variable that holds one. */
function isFunctionOfC(expr: Expr, fn: FunctionModel, sources: OriginSources): boolean {
  const bare = unconverted(expr);
  if (bare.kind === "call" && sources.resolve(bare, fn).kind === "conversion") return bare.args[0] !== undefined && isFunctionOfC(bare.args[0], fn, sources);
  if (bare.kind === "ident" && bare.ref.kind === "local") return sources.types.locals.of(fn, bare.ref.id).values.some((value) => value.kind === "value" && value.expr.kind !== "ident" && isFunctionOfC(value.expr, fn, sources));
  if (bare.kind !== "select" || bare.base.kind !== "ident" || bare.base.ref.kind !== "cgo") return false;
  const { pkg } = sources;
  return pkg.exports.has(bare.field) || pkg.cFunctions.has(bare.field) || pkg.prototypes.has(bare.field);
}
