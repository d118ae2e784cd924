// May this slice be empty here, and who decides? Facts on the path come first; then the value is followed to where it
// comes from: a parameter of a function that only the package calls is as long as every caller proves.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { LengthFacts, LengthVerdict } from "./lengths.ts";
import { measured, type Terms } from "./lengthTerms.ts";

export interface VerdictParts {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly calls: () => CallGraph;
  readonly terms: Terms;
  readonly factsAt: (fn: PlacedFunction, expr: Expr) => LengthFacts;
}

/** Callers are asked this many calls up. */
const maxCallers = 4;

export function createVerdicts(parts: VerdictParts): (fn: PlacedFunction, value: Expr, at: Expr) => LengthVerdict {
  return (fn, value, at) => verdict({ parts, fn, depth: 0 }, value, at);
}

interface Question {
  readonly parts: VerdictParts;
  readonly fn: PlacedFunction;
  readonly depth: number;
}

function verdict(question: Question, value: Expr, at: Expr): LengthVerdict {
  const { parts, fn, depth } = question;
  const proof = parts.factsAt(fn, at).nonEmpty(value);
  const index = proof === "proven" ? undefined : paramBehind(parts, fn.model, value, 0);
  if (index === undefined) return { proof, source: "unknown", param: undefined, through: [] };
  const own = { proof, param: fn.model.params[index]?.name, through: [] };
  if (isOpen(parts, fn)) return { ...own, source: "outside" };
  return depth >= maxCallers ? { ...own, source: "callers" } : askCallers(question, index, { ...own, source: "callers" });
}

/** The worst answer of all call sites outside of tests; `own` when there are none. */
function askCallers({ parts, fn, depth }: Question, index: number, own: LengthVerdict): LengthVerdict {
  const sites = parts.calls().callersOf(fn).filter((site) => site.caller.model !== fn.model && !isInTest(parts.pkg, site.caller));
  if (sites.length === 0) return own;
  let worst: LengthVerdict = { ...own, proof: "proven" };
  for (const site of sites) {
    const arg = site.call.args[index];
    if (!arg) continue;
    const { proof, source, through } = verdict({ parts, fn: site.caller, depth: depth + 1 }, arg, arg);
    if (rank({ proof, source }) > rank(worst)) worst = { proof, source, param: own.param, through: [site, ...through] };
  }
  return own.proof === "tested" && worst.proof === "none" ? { ...worst, proof: "tested" } : worst;
}

function isInTest(pkg: PackageModel, { uri }: PlacedFunction): boolean {
  const file = pkg.fileOf(uri);
  return file?.kind === "go" && file.isTest;
}

function rank({ proof, source }: Pick<LengthVerdict, "proof" | "source">): number {
  const base = proof === "proven" ? 0 : proof === "tested" ? 1 : 4;
  return base === 0 ? 0 : base + (source === "outside" ? 2 : source === "unknown" ? 1 : 0);
}

/** Whether code outside of the package can call the function. */
function isOpen({ pkg, calls }: VerdictParts, fn: PlacedFunction): boolean {
  const { model } = fn;
  if (model.exportName !== undefined) return true;
  if (/^\p{Lu}/u.test(model.name)) return pkg.name !== "main" || model.receiver !== undefined;
  return calls().isUsedAsValue(fn);
}

/** Locals are followed this far. */
const maxLocals = 4;

/** The index of the parameter that decides how long the value is; undefined when none does. */
function paramBehind(parts: VerdictParts, fn: FunctionModel, value: Expr, depth: number): number | undefined {
  const bare = parts.terms.bare(value);
  if (depth > maxLocals) return undefined;
  const next = (inner: Expr | undefined): number | undefined => (inner ? paramBehind(parts, fn, inner, depth + 1) : undefined);
  switch (bare.kind) {
    case "ident":
      return bare.ref.kind === "local" ? localBehind(parts, fn, bare.ref.id, depth) : undefined;
    case "slice":
      return bare.high ? undefined : next(bare.base);
    case "call":
      return next(sizeArgument(bare));
    case "index":
      return next(bare.base);
    default:
      return next(measured(bare));
  }
}

/** `make([]T, len(x))`, `append([]T{}, x...)`, `len(x)`. */
function sizeArgument(call: Extract<Expr, { kind: "call" }>): Expr | undefined {
  const inner = measured(call);
  if (inner) return inner;
  if (call.callee.kind !== "ident" || call.callee.ref.kind !== "universe") return undefined;
  const [first, second] = call.args;
  if (call.callee.name === "make") return second && measured(stripped(second));
  return call.callee.name === "append" && call.spread && first?.kind !== "ident" ? second : undefined;
}

function stripped(expr: Expr): Expr {
  return expr.kind === "convert" ? stripped(expr.operand) : expr;
}

function localBehind(parts: VerdictParts, fn: FunctionModel, local: number, depth: number): number | undefined {
  const { values } = parts.types.locals.of(fn, local);
  const index = fn.params.findIndex((param) => param.local === local);
  if (index >= 0) return values.every((value) => value.kind === "value" && isRestOf(value.expr, local)) ? index : undefined;
  const [only] = values;
  if (!only || values.length > 1) return undefined;
  if (only.kind === "range") return only.role === "value" ? paramBehind(parts, fn, only.over, depth + 1) : undefined;
  return only.kind === "value" && only.of === 1 ? paramBehind(parts, fn, only.expr, depth + 1) : undefined;
}


/** `p = p[n:]`. */
function isRestOf(value: Expr, local: number): boolean {
  return value.kind === "slice" && !value.high && value.base.kind === "ident" && value.base.ref.kind === "local" && value.base.ref.id === local;
}
