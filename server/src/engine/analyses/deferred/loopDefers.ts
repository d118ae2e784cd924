// Deferred releases inside loops. A deferred call waits for the end of the function, not of the iteration: what each
// turn creates piles up until then.
//
// Right, and silent, is the array idiom: `cs[i] = C.CString(s); defer C.free(unsafe.Pointer(cs[i]))`, with a call
// behind the loop that needs all of them. So a resource counts only when it is created in the iteration, held by a
// local of the loop's body, and nothing outside the iteration can reach it (see iterationEscapes.ts). Loops that run
// a small constant number of times, or end once the `defer` has run, are silent too.
import type { Action, Cfg } from "../../cfg/cfg.ts";
import { containsSpan } from "../../base/span.ts";
import type { Call, Expr, FunctionBody, LoopStmt, RangeStmt, Stmt } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { childStmts, visitExpr, visitExprsIn } from "../../program/visit.ts";
import { iterationsOf } from "./constantLoops.ts";
import type { LoopDefer } from "./deferred.ts";
import { leavesIteration } from "./iterationEscapes.ts";
import { actionsAfter } from "./laterValues.ts";
import type { DeferredRelease, ReleasedLocal } from "./releasedArguments.ts";
import { calleeLabel, releasedLocals, releasedThroughAddress, throughConversions } from "./releasedArguments.ts";
import type { TimingSource } from "./timings.ts";

export interface LoopSource extends TimingSource {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
}

export type AnyLoop = LoopStmt | RangeStmt;

/** Where the resources of one loop are looked at. */
export interface LoopPlace {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly source: LoopSource;
}

/** Loops that certainly run no more often than this are left alone. */
const fewIterations = 16;

/** In source order. */
export function findLoopDefers(fn: PlacedFunction, source: LoopSource): readonly LoopDefer[] {
  const bodies: readonly FunctionBody[] = [fn.model, ...fn.model.literals];
  return bodies.flatMap((body, depth) => {
    if (body.body === undefined) return [];
    const cfg = source.cfgOf(fn, depth);
    return cfg === undefined ? [] : defersBelow(body.body, []).flatMap(({ stmt, loops }) => judge(stmt, loops, cfg, { fn, depth, source }));
  });
}

type DeferStmt = Extract<Stmt, { kind: "defer" }>;

function defersBelow(stmt: Stmt, loops: readonly AnyLoop[]): readonly { readonly stmt: DeferStmt; readonly loops: readonly AnyLoop[] }[] {
  if (stmt.kind === "defer") return loops.length === 0 ? [] : [{ stmt, loops }];
  const inner = stmt.kind === "loop" || stmt.kind === "range" ? [...loops, stmt] : loops;
  return childStmts(stmt).flatMap((child) => defersBelow(child, inner));
}

function judge(stmt: DeferStmt, loops: readonly AnyLoop[], cfg: Cfg, place: LoopPlace): readonly LoopDefer[] {
  const { call } = stmt;
  const loop = loops.at(-1);
  if (call.kind !== "call" || loop === undefined || !runsAgain(stmt, cfg) || runsFewTimes(loops, place) || endsWithProgram(loops, place)) return [];
  return releasedHere(call, place).flatMap((one): readonly LoopDefer[] => {
    const local = place.fn.model.locals[one.local];
    if (local?.depth !== place.depth || !containsSpan(loop.body.span, local.span)) return [];
    const created = creationOf(one, loop, place);
    if (created === undefined || leavesIteration(one.local, stmt, loop, place)) return [];
    const release: DeferredRelease = { ...one, call, span: stmt.span, callee: calleeLabel(call) };
    return [{ fn: place.fn, depth: place.depth, release, created, loop: loop.span }];
  });
}

/** The `defer` can be reached from itself: no break or return always follows. */
function runsAgain(stmt: DeferStmt, cfg: Cfg): boolean {
  const action = cfg.blocks.flatMap((block): readonly Action[] => block.actions).find((one) => one.kind === "defer" && one.call === stmt.call);
  return action !== undefined && actionsAfter(action, cfg).includes(action);
}

function runsFewTimes(loops: readonly AnyLoop[], place: LoopPlace): boolean {
  const counts = loops.map((loop) => iterationsOf(loop, place));
  return counts.every((count) => count !== undefined) && counts.reduce((all: number, count) => all * (count ?? 1), 1) <= fewIterations;
}

/** A loop over something finite in `main`: the program ends when the function does. */
function endsWithProgram(loops: readonly AnyLoop[], { fn, depth, source }: LoopPlace): boolean {
  return depth === 0 && fn.model.qualifiedName === "main" && source.pkg.name === "main" && loops.every((loop) => loop.kind === "range");
}

/** What the deferred call releases: by value, by address, or inside a literal. */
function releasedHere(call: Call, { fn, source }: LoopPlace): readonly ReleasedLocal[] {
  const context = { fn: fn.model, resolver: source.resolver, ownership: source.ownership };
  const direct = (one: Call): readonly ReleasedLocal[] => {
    const through = releasedThroughAddress(one, context);
    const name = through === undefined ? undefined : fn.model.locals[through]?.name;
    return through === undefined || name === undefined ? releasedLocals(one, context) : [{ local: through, name, elements: false, family: undefined, sure: true }];
  };
  const literal = call.callee.kind === "funcLit" ? fn.model.literals[call.callee.index]?.body : undefined;
  if (literal === undefined || call.args.length > 0) return direct(call).filter((one) => !one.elements);
  const found: ReleasedLocal[] = [];
  visitExprsIn(literal, (expr) => {
    if (expr.kind === "call") found.push(...direct(expr).filter((one) => !one.elements && !found.some((known) => known.local === one.local)));
  });
  return found;
}

/** The call in the loop's body that gives the local its value, or fills it through its address. */
function creationOf({ local }: ReleasedLocal, loop: AnyLoop, { fn, source }: LoopPlace): Call | undefined {
  const { values } = source.types.locals.of(fn.model, local);
  const made: Call[] = [];
  for (const value of values) {
    const bare = value.kind === "value" ? throughConversions(value.expr, { fn: fn.model, resolver: source.resolver }) : undefined;
    if (bare?.kind === "literal") continue;
    if (bare?.kind !== "call" || !isMaker(bare, { fn, source }) || !containsSpan(loop.body.span, bare.span)) return undefined;
    made.push(bare);
  }
  return made[0] ?? filledBy(local, loop, { fn, source });
}

function isMaker(call: Call, { fn, source }: Pick<LoopPlace, "fn" | "source">): boolean {
  const callee = source.resolver.resolve(call, fn.model);
  if (callee.kind === "c") return callee.model?.returnsParam === undefined && callee.model?.returnsBorrowed === undefined;
  if (callee.kind === "go") return callee.bodies.some((body) => source.ownership.ownedOutputs(body).length > 0);
  return callee.kind === "external" && callee.model?.creates !== undefined;
}

function filledBy(local: number, loop: AnyLoop, { fn, source }: Pick<LoopPlace, "fn" | "source">): Call | undefined {
  let found: Call | undefined;
  const isAddress = (expr: Expr): boolean => expr.kind === "unary" && expr.op === "&" && expr.operand.kind === "ident" && expr.operand.ref.kind === "local" && expr.operand.ref.id === local;
  visitExprsIn(loop.body, (expr) => {
    if (expr.kind !== "call" || found !== undefined || source.resolver.resolve(expr, fn.model).kind !== "c") return;
    for (const argument of expr.args) {
      visitExpr(argument, (part) => {
        if (isAddress(part)) found = expr;
      });
    }
  });
  return found;
}
