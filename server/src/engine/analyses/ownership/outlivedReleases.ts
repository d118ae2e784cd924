// Deferred releases that come before somebody is done with the memory, told by who that is and not by the path:
//
//   goroutine  a goroutine started in the function, or a literal sent to one, passes the memory to C, and nobody waits for it
//   global     `init` releases a variable of the package that other functions use
//   object     the function returns the very object whose releasing method it defers
//
// Only deferred calls with a plain variable, and only where nothing in the body speaks of waiting: a receive, `Wait`, a
// `select`, a loop over a channel. Reference counts are left alone.
import type { Span } from "../../base/span.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr, FunctionBody, FunctionModel, Stmt } from "../../program/ast.ts";
import { withoutWrapping } from "../../program/bareExpr.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";

export interface OutlivedRelease {
  readonly kind: "goroutine" | "global" | "object";
  readonly label: string;
  /** The releasing function, as written. */
  readonly callee: string;
  /** The deferred call. */
  readonly at: Span;
  /** The `go` statement, or the `return`. */
  readonly user: Span | undefined;
  /** `global`: a function that uses the variable. */
  readonly by: string;
}

interface Source {
  readonly pkg: PackageModel;
  readonly resolver: CallResolver;
}

/** In source order. */
export function outlivedReleases({ model }: PlacedFunction, source: Source): readonly OutlivedRelease[] {
  if (model.lang !== "go" || model.hasSyntaxError || !/\bdefer\b/.test(model.text)) return [];
  return [model, ...model.literals].flatMap((body) => releasesIn(body, model).flatMap(({ call }) => {
    const released = releasedVariable(call, model, source);
    return released === undefined ? [] : (inGoroutine(released, body, model, source) ?? inInit(released, model, source) ?? inResult(released, body) ?? []);
  }));
}

interface Released {
  readonly call: Call;
  readonly variable: Extract<Expr, { kind: "ident" }>;
  readonly isObject: boolean;
}

/** The deferred calls of a body, those of its literals not included. */
function releasesIn(body: FunctionBody, { lang }: FunctionModel): readonly { readonly call: Call }[] {
  const found: { readonly call: Call }[] = [];
  if (body.body !== undefined && lang === "go") visitStmts(body.body, (stmt) => {
    if (stmt.kind === "defer" && stmt.call.kind === "call") found.push({ call: stmt.call });
  });
  return found;
}

function releasedVariable(call: Call, fn: FunctionModel, { resolver }: Source): Released | undefined {
  const callee = resolver.resolve(call, fn);
  const isMethod = callee.kind === "go" && call.args.length === 0 && call.callee.kind === "select" && endsReceiver(callee, call.callee.field, resolver);
  const param = callee.kind === "c" && callee.bodies.length === 0 && callee.model?.releases?.through !== true ? callee.model?.releases?.param : undefined;
  const argument = isMethod && call.callee.kind === "select" ? call.callee.base : param === undefined ? undefined : call.args[param];
  const variable = argument && withoutWrapping(argument);
  return variable?.kind === "ident" ? { call, variable, isObject: isMethod } : undefined;
}

/** A method whose name says that it ends the object, and that gives a pointer of the receiver to a releasing function of C. */
function endsReceiver(callee: Extract<Callee, { kind: "go" }>, name: string, resolver: CallResolver): boolean {
  if (!/^(free|destroy|dispose|delete|finali[sz]e)/i.test(name) || callee.bodies.length === 0) return false;
  return callee.bodies.every(({ model }) => {
    const receiver = model.receiver?.local;
    let found = false;
    if (model.body === undefined || receiver === undefined) return false;
    visitExprsIn(model.body, (expr) => {
      if (expr.kind !== "call" || !expr.args.some((arg) => isFieldOf(withoutWrapping(arg), receiver))) return;
      const inner = resolver.resolve(expr, model);
      found ||= inner.kind === "c" && (inner.model === undefined ? namingHints.ends.test(inner.name) : inner.model.releases !== undefined);
    });
    return found;
  });
}

function isFieldOf(expr: Expr, local: number): boolean {
  return expr.kind === "select" && expr.base.kind === "ident" && expr.base.ref.kind === "local" && expr.base.ref.id === local;
}

function inGoroutine({ call, variable, isObject }: Released, body: FunctionBody, fn: FunctionModel, source: Source): readonly OutlivedRelease[] | undefined {
  if (isObject || variable.ref.kind !== "local" || body.body === undefined || waits(body.body, fn, source)) return undefined;
  const { id } = variable.ref;
  let user: Span | undefined;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind === "go") user ??= passesToC(stmt.call, id, fn, source) ? stmt.span : undefined;
  });
  visitExprsIn(body.body, (expr) => {
    if (expr.kind === "call") user ??= isQueued(expr, id, fn, source) ? expr.span : undefined;
  });
  return user && [{ kind: "goroutine", label: variable.name, callee: printExpr(call.callee), at: call.span, user, by: "" }];
}

function passesToC(started: Expr, local: number, fn: FunctionModel, source: Source): boolean {
  return started.kind === "call" && usesInC(started.callee, local, fn, source);
}

/** A function of the package gets a literal that uses the variable, and sends it to somebody else. */
function isQueued(call: Call, local: number, fn: FunctionModel, source: Source): boolean {
  const at = call.args.findIndex((arg) => usesInC(arg, local, fn, source));
  const callee = at < 0 ? undefined : source.resolver.resolve(call, fn);
  return callee?.kind === "go" && callee.bodies.length > 0 && callee.bodies.every(({ model }) => sendsOn(model, at) && model.body !== undefined && !waits(model.body, model, source));
}

function sendsOn(fn: FunctionModel, index: number): boolean {
  const local = fn.params[index]?.local;
  let found = false;
  if (fn.body !== undefined && local !== undefined) visitStmts(fn.body, (stmt) => {
    if (stmt.kind === "send") found ||= mentions(stmt.value, local);
    if (stmt.kind === "go") found ||= mentions(stmt.call, local);
  });
  return found;
}

/** A literal that hands the variable to a function of C. */
function usesInC(value: Expr, local: number, fn: FunctionModel, { resolver }: Source): boolean {
  const literal = value.kind === "funcLit" ? fn.literals[value.index] : undefined;
  let found = false;
  if (literal?.body !== undefined) visitExprsIn(literal.body, (expr) => {
    if (expr.kind === "call" && resolver.resolve(expr, fn).kind === "c") found ||= expr.args.some((arg) => mentions(arg, local));
  });
  return found;
}

function mentions(expr: Expr, local: number): boolean {
  let found = false;
  visitExpr(expr, (one) => void (found ||= one.kind === "ident" && one.ref.kind === "local" && one.ref.id === local));
  return found;
}

/** Something in the body may wait for a goroutine. */
function waits(body: Stmt, fn: FunctionModel, { resolver }: Source): boolean {
  if (/\bselect\s*\{|\brange\s|\bfor\s*\{/.test(fn.text)) return true;
  let found = false;
  visitExprsIn(body, (expr) => {
    if (expr.kind === "unary" && expr.op === "<-") found = true;
    if (expr.kind === "call" && expr.callee.kind === "select" && /wait|join|recv|done|lock/i.test(expr.callee.field)) found ||= resolver.resolve(expr, fn).kind !== "c";
  });
  return found;
}

function inInit({ call, variable, isObject }: Released, fn: FunctionModel, { pkg }: Source): readonly OutlivedRelease[] | undefined {
  if (isObject || variable.ref.kind !== "global" || fn.name !== "init" || fn.receiver !== undefined) return undefined;
  const uses = [...pkg.functions.values(), ...pkg.methods.values()].flat().filter(({ model }) => model.name !== "init" && mentionsGlobal(model, variable.name));
  const [user] = uses;
  return user && [{ kind: "global", label: variable.name, callee: printExpr(call.callee), at: call.span, user: undefined, by: user.model.qualifiedName }];
}

function mentionsGlobal(fn: FunctionModel, name: string): boolean {
  let found = false;
  if (fn.lang === "go" && fn.body !== undefined && fn.text.includes(name)) visitExprsIn(fn.body, (expr) => void (found ||= expr.kind === "ident" && expr.name === name && expr.ref.kind === "global"));
  return found;
}

function inResult({ call, variable, isObject }: Released, body: FunctionBody): readonly OutlivedRelease[] | undefined {
  if (!isObject || variable.ref.kind !== "local" || body.body === undefined) return undefined;
  const { id } = variable.ref;
  let user: Span | undefined;
  visitStmts(body.body, (stmt) => {
    const value = stmt.kind === "return" ? stmt.values.find((one) => isLocal(one, id)) : undefined;
    if (value !== undefined && value.span.start > call.span.end) user ??= value.span;
  });
  return user && [{ kind: "object", label: variable.name, callee: printExpr(call.callee), at: call.span, user, by: "" }];
}

function isLocal(value: Expr, id: number): boolean {
  const bare = value.kind === "unary" && value.op === "&" ? value.operand : value;
  return bare.kind === "ident" && bare.ref.kind === "local" && bare.ref.id === id;
}
