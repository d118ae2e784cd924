// One function as seen from one question: its locals, what its parameters stand for at the call that is followed, and
// how far the question may still go. Plain data and small constructors.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";
import type { FieldStores } from "./fieldStores.ts";
import type { PointedTo } from "./origins.ts";
import type { ValueKinds } from "./valueKinds.ts";

export interface OriginSources {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly types: LightTypes;
  readonly kinds: ValueKinds;
  readonly fields: FieldStores;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
}

/** Calls are followed into bodies of the package this deep. */
const maxDepth = 3;
/** Expressions one question may look at, over all bodies it follows. */
const maxSteps = 400;

export interface Frame {
  readonly sources: OriginSources;
  readonly fn: FunctionModel;
  /** What the parameters point to, by local; empty for a question about the function itself. */
  readonly given: ReadonlyMap<number, PointedTo>;
  /** Locals answered so far; `nothing` while one is being looked at, so that cycles add nothing. */
  readonly locals: Map<number, PointedTo>;
  readonly depth: number;
  /** Shared by all frames of one question. */
  readonly budget: { steps: number };
}

export function startFrame(fn: FunctionModel, sources: OriginSources): Frame {
  return { sources, fn, given: new Map(), locals: new Map(), depth: 0, budget: { steps: maxSteps } };
}

/** The frame of a called body; undefined where the question has gone far enough. */
export function calledFrame(caller: Frame, fn: FunctionModel, given: ReadonlyMap<number, PointedTo>): Frame | undefined {
  return caller.depth >= maxDepth ? undefined : { ...caller, fn, given, locals: new Map(), depth: caller.depth + 1 };
}

/** Counts one step; false when the budget is spent. */
export function mayGoOn({ budget }: Frame): boolean {
  budget.steps -= 1;
  return budget.steps >= 0;
}

/** No pointer, or nil. */
export const nothing: PointedTo = { origin: "none", type: undefined, local: undefined, part: "unknown" };
export const notKnown: PointedTo = { origin: "unknown", type: undefined, local: undefined, part: "unknown" };

export function inC(type?: TypeRef): PointedTo {
  return { origin: "c", type, local: undefined, part: "unknown" };
}

export function inGo(type: TypeRef | undefined, part: PointedTo["part"], local?: number): PointedTo {
  return { origin: "go", type, local, part };
}

/** Both may be: what they agree on. Nil adds nothing. */
export function either(a: PointedTo, b: PointedTo): PointedTo {
  if (a.origin === "none") return b;
  if (b.origin === "none" || a === b) return a;
  return {
    origin: a.origin === b.origin ? a.origin : "unknown",
    type: JSON.stringify(a.type) === JSON.stringify(b.type) ? a.type : undefined,
    local: a.local === b.local ? a.local : undefined,
    part: a.part === b.part ? a.part : "unknown",
  };
}

/** `x` behind conversions: `(*C.char)(unsafe.Pointer(x))`. */
export function unconverted(expr: Expr): Expr {
  return expr.kind === "convert" ? unconverted(expr.operand) : expr;
}
