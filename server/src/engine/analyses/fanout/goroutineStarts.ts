// Places that start goroutines nobody counts: `go`, or Group.Go without a limit, inside a loop without a bound of its own;
// and handlers of net/http, which run on one goroutine per request.
// A loop counts as bounded when a counter runs to a number, a variable or runtime.NumCPU, when it ranges over an array,
// a literal or a number, or when its body waits for its turn: a send, a bare receive, Acquire or Wait. A goroutine that
// sends and receives on one channel holds a slot. The length of a slice or map counts as unknown.
import type { Span } from "../../base/span.ts";
import type { Call, Expr, FunctionBody, FunctionModel, LoopStmt, RangeStmt, Stmt } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { underlying } from "../../program/typeLookup.ts";
import { childStmts, ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { GoroutineStart, Unbounded } from "./fanout.ts";

export interface StartSources {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolve: (call: Call, fn: FunctionModel) => Callee;
}

/** Calls of Go's libraries that start a goroutine with their last argument. */
const starters: ReadonlySet<string> = new Set(["golang.org/x/sync/errgroup.Group.Go", "sync.WaitGroup.Go"]);

/** Starts in the function and its literals, in source order. */
export function findStarts(fn: PlacedFunction, sources: StartSources): readonly GoroutineStart[] {
  const { model } = fn;
  if (model.lang !== "go" || !/\bgo\s|\.Go\(/.test(model.text)) return [];
  const limited = /\.SetLimit\(|\.Acquire\(/.test(model.text);
  return [model, ...model.literals].flatMap((body, depth) => (body.body ? startsIn(body.body, [], { fn, depth, limited, sources, isHandler: isHandler(body) }) : []));
}

/** Reports whether net/http runs the body once per request. */
export function isHandler({ params }: Pick<FunctionBody, "params">): boolean {
  const names = params.map(({ type }) => {
    const bare = type.kind === "pointer" ? type.elem : type;
    return bare.kind === "named" && bare.pkg === "net/http" ? bare.name : "";
  });
  return names.includes("ResponseWriter") && names.includes("Request");
}

interface Context {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly limited: boolean;
  readonly isHandler: boolean;
  readonly sources: StartSources;
}

type Loop = LoopStmt | RangeStmt;

function startsIn(stmt: Stmt, loops: readonly Loop[], context: Context): readonly GoroutineStart[] {
  const inner = stmt.kind === "loop" || stmt.kind === "range" ? [...loops, stmt] : loops;
  const own = startedBy(stmt, context).flatMap((call) => startOf(call, loops, context) ?? []);
  return [...own, ...childStmts(stmt).flatMap((child) => startsIn(child, inner, context))];
}

/** The calls of a statement that start goroutines. */
function startedBy(stmt: Stmt, { fn, limited, sources }: Context): readonly Call[] {
  if (stmt.kind === "go") return stmt.call.kind === "call" ? [stmt.call] : [];
  if (stmt.kind !== "expr" || stmt.expr.kind !== "call" || limited) return [];
  const callee = sources.resolve(stmt.expr, fn.model);
  return callee.kind === "external" && starters.has(callee.name) ? [stmt.expr] : [];
}

function startOf(call: Call, loops: readonly Loop[], { fn, depth, isHandler: handles, sources }: Context): GoroutineStart | undefined {
  const loop = loops.at(-1);
  if (holdsSlot(call, fn.model)) return undefined;
  if (loop === undefined) return handles ? { fn, depth, call, why: "request", loop: undefined } : undefined;
  if (loops.some((one) => takesTurns(one, call, { fn, sources }))) return undefined;
  const why = loops.map((one) => boundOf(one, fn.model, sources)).find((one) => one !== undefined);
  return why && { fn, depth, call, why, loop: loop.span };
}

/** Why the loop has no bound; undefined when it has one. */
function boundOf(loop: Loop, fn: FunctionModel, { pkg, types }: StartSources): Unbounded | undefined {
  if (loop.kind === "loop") return loop.cond === undefined ? "endless-loop" : condBound(loop.cond);
  const { over } = loop;
  const type = underlying(pkg, types.typeOf(over, fn), "go");
  if (type?.kind === "chan") return "channel";
  if (type?.kind === "array" || over.kind === "literal" || over.kind === "composite") return undefined;
  if (isFixed(over, fn, { pkg, types })) return undefined;
  return type?.kind === "slice" || type?.kind === "map" ? "elements" : undefined;
}

/** `i < len(x)` runs over elements, `i < n` to a number; anything else (`scanner.Scan()`, `running`) ends when others decide. */
function condBound(cond: Expr): Unbounded | undefined {
  if (cond.kind !== "binary" || !/^(<|<=|>|>=|!=)$/.test(cond.op)) return cond.kind === "literal" && cond.text !== "true" ? undefined : "endless-loop";
  let usesLength = false;
  visitExpr(cond, (part) => {
    usesLength ||= part.kind === "call" && part.callee.kind === "ident" && part.callee.name === "len";
  });
  return usesLength ? "elements" : undefined;
}

/** A variable that only ever holds a literal written out in the source. */
function isFixed(over: Expr, fn: FunctionModel, { pkg, types }: Pick<StartSources, "pkg" | "types">): boolean {
  if (over.kind !== "ident") return false;
  if (over.ref.kind === "global") return pkg.goGlobals.get(over.name)?.value?.kind === "composite";
  if (over.ref.kind !== "local") return false;
  const { values } = types.locals.of(fn, over.ref.id);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" && only.expr.kind === "composite" && only.expr.elements.length > 0;
}

/** The loop's body, outside of what it starts, waits before the next round. */
function takesTurns(loop: Loop, start: Call, { fn, sources }: { readonly fn: PlacedFunction; readonly sources: StartSources }): boolean {
  let found = false;
  visitStmts(loop.body, (stmt) => {
    if (stmt.kind === "send") found = true;
    if (stmt.kind === "expr" && stmt.expr.kind === "unary" && stmt.expr.op === "<-") found ||= !isInSelect(stmt.span, loop);
    for (const expr of ownExprs(stmt)) {
      visitExpr(expr, (part) => {
        if (part.kind === "call" && part !== start && waits(part, sources.resolve(part, fn.model))) found = true;
      });
    }
  });
  return found;
}

function waits(call: Call, callee: Callee): boolean {
  if (callee.kind === "external" && callee.name.startsWith("sync.WaitGroup.")) return callee.name.endsWith(".Wait");
  const name = call.callee.kind === "select" ? call.callee.field : call.callee.kind === "ident" ? call.callee.name : "";
  return /^(try_?)?acquire|^wait$|^limit|^throttle|^(reserve|take)$/i.test(name);
}

/** A receive that is one of several ways on: `case <-done:`. */
function isInSelect(span: Span, loop: Loop): boolean {
  let inside = false;
  visitStmts(loop.body, (stmt) => {
    if (stmt.kind === "select") inside ||= stmt.cases.some(({ comm }) => comm?.span.start === span.start);
  });
  return inside;
}

/** The goroutine itself sends and receives on one channel: it takes a slot and gives it back. */
function holdsSlot(call: Call, fn: FunctionModel): boolean {
  const literal = [call.callee, ...call.args].find((expr) => expr.kind === "funcLit");
  const body = literal?.kind === "funcLit" ? fn.literals[literal.index] : undefined;
  if (body === undefined) return false;
  const sent = new Set<string>();
  const received = new Set<string>();
  let acquires = false;
  for (const { body: block } of fn.literals.filter(({ span }) => body.span.start <= span.start && span.end <= body.span.end)) {
    if (block === undefined) continue;
    visitStmts(block, (stmt) => {
      if (stmt.kind === "send") sent.add(printExpr(stmt.channel));
      for (const expr of ownExprs(stmt)) {
        visitExpr(expr, (part) => {
          if (part.kind === "unary" && part.op === "<-") received.add(printExpr(part.operand));
          if (part.kind === "call" && part.callee.kind === "select" && /^acquire$/i.test(part.callee.field)) acquires = true;
        });
      }
    });
  }
  return acquires || [...sent].some((channel) => received.has(channel));
}
