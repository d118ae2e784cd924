// A unit of analysis: one function body or one function literal, with what the tracker needs to know about it
// in advance: its graph, stable copies of locals, and which conditions are worth remembering.
import type { Action, Block, Cfg, EdgeCondition, Loop } from "../../cfg/cfg.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr, FunctionBody, FunctionModel, Lang, Local, TypeRef } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { Callee } from "../calls/callee.ts";
import type { Touches } from "./actions.ts";
import type { EdgeReading } from "./edgeReading.ts";
import type { ZeroTest } from "./guards.ts";
import type { Path } from "./accessPath.ts";
import { addressOf, elementOf, fieldOf, localPath, offsetOf, pointedBy } from "./accessPath.ts";

export interface Unit {
  readonly pkg: PackageModel;
  readonly placed: PlacedFunction;
  /** 0 for the function itself, i + 1 for literal i. */
  readonly depth: number;
  readonly body: FunctionBody;
  readonly cfg: Cfg;
  /** Deferred actions in the order of their blocks. */
  readonly defers: readonly DeferAction[];
  /** Locals that are set once, as a plain conversion of another stable local: they are that local. */
  readonly copies: ReadonlyMap<number, CopiedLocal>;
  readonly lang: Lang;
  /** Condition keys that occur more than once, or belong to a flag: only these are remembered. */
  readonly trackedKeys: ReadonlySet<string>;
  /** What is known about conditions already: see edgeReading.ts. */
  readonly readings: Map<EdgeCondition, EdgeReading>;
  /** Remembered by guards.ts. */
  readonly zeroTests: Map<Expr, ZeroTest | undefined>;
  /** Every call of the body with the places that run it: usually one. In the order of the graph. */
  calls(): ReadonlyMap<Call, readonly CallPlace[]>;
  /** Some block can be run again. */
  hasCycle(): boolean;
  /** Blocks with an edge to the block. */
  into(block: number): readonly number[];
  resolve(call: Call): Callee;
  /** The same for a call that stands in another function of the package. */
  resolveIn(call: Call, inside: FunctionModel): Callee;
  touches(action: Action): Touches;
  /** The same for each action of the block. */
  touchesIn(block: Block): readonly Touches[];
  /** Locals that the action may store into. */
  targets(action: Action): readonly number[];
  /** Locals an action mentions, those inside its function literals included. */
  mentions(action: Action): ReadonlySet<number>;
  /** Paths of the containers whose elements the loop visits. */
  containersOf(loop: Loop): readonly Path[];
  /** Reports whether what the local holds or points to was allocated by this function itself, as far as is seen. */
  ownsMemory(local: number): boolean;
  /** Reports whether the local is a struct or array by value, as far as declarations tell. */
  isByValue(local: Local): boolean;
  /** Everything that is assigned to the local anywhere in the function. */
  valuesOf(local: number): readonly Expr[];
  /** Reports whether the local is read from a container, directly or through other locals: it is one of many. */
  isElement(local: number): boolean;
  /** C: the function that the cleanup attribute of the local names, directly or through a macro. */
  cleanupOf(local: number): string | undefined;
  /** Offset of the last assignment to the local; -1 without one. */
  lastWrite(local: number): number;
  /** Declared or inferred from what is assigned. */
  typeOf(local: Local): TypeRef | undefined;
  /** Reports whether the local holds a value of a struct type that this Go package declares: its methods look after its fields. */
  isGoObject(local: Local): boolean;
}

export interface CallPlace {
  readonly block: number;
  readonly action: Action;
}

export type DeferAction = Extract<Action, { kind: "defer" }>;

/** The local that another local is a plain conversion of; `moves`: it walks through that block (`p += size`). */
export interface CopiedLocal {
  readonly root: number;
  readonly moves: boolean;
}

/** What path analysis needs to know about calls: which ones return their argument. */
export interface PathContext {
  readonly copies: ReadonlyMap<number, CopiedLocal>;
  /** In C a pointer alone is a nil test, and 0 is nil. */
  readonly lang: Lang;
  resolve(call: Call): Callee;
}

/** The access path an expression denotes; undefined when it starts from something other than a local. */
export function pathOf(expr: Expr, context: PathContext): Path | undefined {
  switch (expr.kind) {
    case "ident":
      return expr.ref.kind === "local" ? pathOfLocal(expr.ref.id, context) : undefined;
    case "select":
      return mapPath(pathOf(expr.base, context), (base) => fieldOf(base, expr.field));
    case "index":
      return mapPath(pathOf(expr.base, context), elementOf);
    case "slice":
      // `(*p)[:n]` of an array pointer starts where `p` points.
      return pathOf(expr.base.kind === "unary" && expr.base.op === "*" ? expr.base.operand : expr.base, context);
    case "convert":
      return copiesText(expr, context.lang) ? undefined : pathOf(expr.operand, context);
    case "typeAssert":
      return pathOf(expr.operand, context);
    case "unary":
      if (expr.op === "*") return mapPath(pathOf(expr.operand, context), pointedBy);
      if (expr.op === "&") return addressPath(expr.operand, context);
      return undefined;
    case "binary":
      if (expr.op !== "+" && expr.op !== "-") return undefined;
      // `HEAD + (char *)p` starts behind `p` as `(char *)p + HEAD` does.
      return mapPath(pathOf(expr.left, context) ?? (expr.op === "+" ? pathOf(expr.right, context) : undefined), offsetOf);
    case "call":
      return pathOfCall(expr, context);
    default:
      return undefined;
  }
}

/** `string(bytes)` of Go copies. */
export function copiesText(expr: Extract<Expr, { kind: "convert" }>, lang: Lang): boolean {
  return lang === "go" && expr.type.kind === "named" && expr.type.name === "string" && expr.type.pkg === undefined;
}

/** `GTK_WIDGET(p)`, `GST_CAPS(p)`: macros of libraries that check a type and give the argument back. */
export function isCastMacro(call: Call, callee: Callee, lang: Lang): boolean {
  return lang === "c" && callee.kind === "c" && callee.bodies.length === 0 && callee.model === undefined && callee.prototype === undefined && call.args.length === 1 && /^[A-Z][A-Z0-9]*(_[A-Z0-9]+)+$/.test(callee.name) && !namingHints.checksType.test(callee.name) && !namingHints.releases.test(callee.name.toLowerCase()) && !namingHints.takes.test(callee.name.toLowerCase());
}

/** `&x[0]` is `x`; `&x[i]` some element's address. */
function addressPath(operand: Expr, context: PathContext): Path | undefined {
  const isElement = operand.kind === "index" && !(operand.index.kind === "literal" && operand.index.text === "0");
  return isElement ? mapPath(pathOf(operand.base, context), offsetOf) : mapPath(pathOf(operand, context), addressOf);
}

function pathOfLocal(id: number, context: PathContext): Path {
  const copied = context.copies.get(id);
  if (copied === undefined) return localPath(id);
  const root = localPath(copied.root);
  return copied.moves ? offsetOf(root) : root;
}

function pathOfCall(call: Call, context: PathContext): Path | undefined {
  const callee = context.resolve(call);
  if (callee.kind === "conversion" || isCastMacro(call, callee, context.lang)) return call.args[0] === undefined ? undefined : pathOf(call.args[0], context);
  const returned = "model" in callee ? callee.model?.returnsParam : undefined;
  const argument = returned === undefined ? undefined : call.args[returned];
  const path = argument === undefined ? undefined : pathOf(argument, context);
  return "model" in callee && callee.model?.returnsInterior === true ? mapPath(path, offsetOf) : path;
}

function mapPath(path: Path | undefined, change: (path: Path) => Path): Path | undefined {
  return path === undefined ? undefined : change(path);
}
