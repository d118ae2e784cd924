// Which local variables a deferred call releases by value: the argument (or receiver) is evaluated where `defer`
// stands. Guarantees: a call that gets the variable's address, and a literal without arguments, which reads the
// variable when it runs, are not among them. Follows tables, bodies of the package, and for C functions nobody
// describes the name.
import type { Span } from "../../base/span.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import type { OwnershipAnalysis } from "../ownership/ownership.ts";
import { verdictOf } from "../ownership/summary.ts";

export interface ReleasedLocal {
  readonly local: number;
  readonly name: string;
  /** The elements are released, not the value: `freeAll(list)`. */
  readonly elements: boolean;
  /** Family of the release; undefined when a body or a name says so. */
  readonly family: string | undefined;
  /** A table or a body says so, not just the name. */
  readonly sure: boolean;
}

/** One deferred call and one variable that it releases. */
export interface DeferredRelease extends ReleasedLocal {
  readonly call: Call;
  /** The `defer` statement. */
  readonly span: Span;
  /** `C.free`: what is called, for people. */
  readonly callee: string;
}

export interface ReleaseContext {
  readonly fn: FunctionModel;
  readonly resolver: CallResolver;
  readonly ownership: OwnershipAnalysis;
}

/** The locals that the call releases through arguments passed by value. */
export function releasedLocals(call: Call, context: ReleaseContext): readonly ReleasedLocal[] {
  const callee = context.resolver.resolve(call, context.fn);
  const receiver = receiverOf(call, callee);
  const found = receiver === undefined ? [] : released(receiver, -1, callee, context);
  return [...found, ...call.args.flatMap((argument, i) => released(argument, i, callee, context))];
}

/** The variable whose address the call releases through: `C.x_free(&p)`. */
export function releasedThroughAddress(call: Call, context: ReleaseContext): number | undefined {
  const callee = context.resolver.resolve(call, context.fn);
  const model = "model" in callee ? callee.model : undefined;
  for (const [i, argument] of call.args.entries()) {
    const bare = throughConversions(argument, context);
    if (bare.kind !== "unary" || bare.op !== "&" || bare.operand.kind !== "ident" || bare.operand.ref.kind !== "local") continue;
    if (model?.releases?.param === i || (callee.kind === "c" && namingHints.releases.test(callee.name))) return bare.operand.ref.id;
    if ("bodies" in callee && callee.bodies.some((body) => context.ownership.paramSummary(body, i, "*").released)) return bare.operand.ref.id;
  }
  return undefined;
}

/** A value through `unsafe.Pointer(x)`, `(*T)(x)`, `C.foo_t(x)`. */
export function throughConversions(expr: Expr, context: Pick<ReleaseContext, "fn" | "resolver">): Expr {
  if (expr.kind === "convert") return throughConversions(expr.operand, context);
  const [only] = expr.kind === "call" ? expr.args : [];
  const isConversion = expr.kind === "call" && expr.args.length === 1 && context.resolver.resolve(expr, context.fn).kind === "conversion";
  return isConversion && only !== undefined ? throughConversions(only, context) : expr;
}

/** Methods of other packages that take their receiver by value or by plain pointer, as a table row says. */
function receiverOf(call: Call, callee: Callee): Expr | undefined {
  if (call.callee.kind !== "select" || callee.kind !== "external") return undefined;
  return callee.model?.releases?.param === -1 && callee.model.releases.through !== true ? call.callee.base : undefined;
}

function released(argument: Expr, index: number, callee: Callee, context: ReleaseContext): readonly ReleasedLocal[] {
  const bare = throughConversions(argument, context);
  if (bare.kind !== "ident" || bare.ref.kind !== "local") return [];
  const how = effectOn(index, callee, context);
  return how === undefined ? [] : [{ local: bare.ref.id, name: bare.name, ...how }];
}

type Effect = Pick<ReleasedLocal, "elements" | "family" | "sure">;

function effectOn(index: number, callee: Callee, context: ReleaseContext): Effect | undefined {
  if (callee.kind === "literal") return literalReleases(callee.index, index, context) ? { elements: false, family: undefined, sure: true } : undefined;
  const model = "model" in callee ? callee.model : undefined;
  if (model?.releases?.param === index) return model.releases.through === true ? undefined : { elements: false, family: model.releases.family, sure: model.inferred === undefined };
  if ("bodies" in callee && callee.bodies.length > 0) return effectOfBodies(index, callee.bodies, context);
  const isNamedSo = callee.kind === "c" && model === undefined && index === 0 && namingHints.releases.test(callee.name);
  return isNamedSo ? { elements: false, family: callee.name, sure: false } : undefined;
}

function effectOfBodies(index: number, bodies: Extract<Callee, { kind: "go" }>["bodies"], { ownership }: ReleaseContext): Effect | undefined {
  const every = (suffix: string): boolean => bodies.every((body) => verdictOf(ownership.paramSummary(body, index, suffix)) === "releases");
  if (every("")) return { elements: false, family: undefined, sure: true };
  return every("[*]") ? { elements: true, family: undefined, sure: true } : undefined;
}

/** `func(p *C.char) { C.free(unsafe.Pointer(p)) }(p)`: the parameter goes to a release. */
function literalReleases(literal: number, index: number, context: ReleaseContext): boolean {
  const body = context.fn.literals[literal];
  const param = body?.params[index]?.local;
  if (body?.body === undefined || param === undefined) return false;
  let found = false;
  visitExprsIn(body.body, (expr) => {
    if (expr.kind === "call" && context.resolver.resolve(expr, context.fn).kind !== "literal") found ||= releasedLocals(expr, context).some((one) => one.local === param);
  });
  return found;
}

/** How people name what is called. */
export function calleeLabel(call: Call): string {
  if (call.callee.kind === "funcLit") return "func";
  const text = printExpr(call.callee);
  return text.length > 40 ? `${text.slice(0, 37)}...` : text;
}
