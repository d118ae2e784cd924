// How long a value is, from the expression that makes it and the facts around it. A count of which nothing is known
// is not positive; a named constant whose value does not show is, and so is a result that every return of the package's
// own function proves.
import type { Call, Expr, FunctionModel, SliceExpr } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import { isPositive, isTested, noFacts, type FactSet } from "./factSet.ts";
import type { Proof } from "./lengths.ts";
import { measured, type Terms } from "./lengthTerms.ts";

/** Where a size is asked for. */
export interface SizePoint {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly terms: Terms;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
  readonly fn: FunctionModel;
  readonly facts: FactSet;
  /** How many calls deep the question is. */
  readonly depth: number;
}

const maxDepth = 3;

/** Whether the slice, string or array has an element. */
export function nonEmpty(at: SizePoint, value: Expr): Proof {
  const known = factOf(at, at.terms.length(value));
  return known === "proven" ? known : best(known, madeSize(at, value));
}

/** Whether the integer is 1 or more. */
export function positive(at: SizePoint, count: Expr): Proof {
  const known = factOf(at, at.terms.of(count));
  return known === "proven" ? known : best(known, countedSize(at, at.terms.bare(count)));
}

/** Whether the integer is surely not negative. */
export function isCount(at: SizePoint, count: Expr): boolean {
  const bare = at.terms.bare(count);
  if (measured(bare) || isSizeof(bare)) return true;
  const value = constantOf(at, bare);
  if (value !== undefined) return value === "some" || value >= 0;
  return bare.kind === "binary" && /^([+*/%]|<<|>>)$/.test(bare.op) && isCount(at, bare.left) && isCount(at, bare.right);
}

/** The value of a constant; "some" for one whose value does not show. */
export function constantOf(at: SizePoint, count: Expr): number | "some" | undefined {
  const bare = at.terms.bare(count);
  if (bare.kind === "literal") return bare.type === "int" ? numberOf(bare.text) : bare.type === "char" ? "some" : undefined;
  if (bare.kind === "select" && bare.base.kind === "ident") {
    const isOutside = bare.base.ref.kind === "cgo" || bare.base.ref.kind === "import";
    return isOutside && /^[A-Z]|_[A-Z]|^sizeof_/.test(bare.field) ? "some" : undefined;
  }
  if (bare.kind !== "ident" || bare.ref.kind !== "global") return undefined;
  const global = at.pkg.goGlobals.get(bare.name);
  if (!global?.isConst) return undefined;
  const value = global.value && at.terms.bare(global.value);
  return value?.kind === "literal" && value.type === "int" ? numberOf(value.text) : "some";
}

function factOf({ facts }: SizePoint, term: string | undefined): Proof {
  return term === undefined ? "none" : isPositive(facts, term) ? "proven" : isTested(facts, term) ? "tested" : "none";
}

function madeSize(at: SizePoint, value: Expr): Proof {
  if (isFullArray(at, value)) return "proven";
  const bare = at.terms.bare(value);
  switch (bare.kind) {
    case "literal":
      return bare.type === "string" && bare.text.length > 2 ? "proven" : "none";
    case "composite":
      return bare.elements.length > 0 ? "proven" : "none";
    case "binary":
      return bare.op === "+" ? best(nonEmpty(at, bare.left), nonEmpty(at, bare.right)) : "none";
    case "slice":
      return sliceSize(at, bare);
    case "call":
      return callSize(at, bare);
    case "ident":
      return globalSize(at, bare);
    default:
      return "none";
  }
}

/** A package variable is as long as it starts: hardly anybody shortens one. */
function globalSize(at: SizePoint, { name, ref }: Extract<Expr, { kind: "ident" }>): Proof {
  const value = ref.kind === "global" ? at.pkg.goGlobals.get(name)?.value : undefined;
  return value && at.depth < maxDepth ? nonEmpty({ ...at, facts: noFacts, depth: at.depth + 1 }, value) : "none";
}

/** An array, or a pointer to one; its length is never written as 0 where elements are used. */
function isFullArray({ pkg, types, fn }: SizePoint, value: Expr): boolean {
  const type = underlying(pkg, types.typeOf(value, fn), "go");
  const array = type?.kind === "pointer" ? underlying(pkg, type.elem, "go") : type;
  return array?.kind === "array" && array.length !== "0";
}

function sliceSize(at: SizePoint, { base, low, high }: SliceExpr): Proof {
  if (!low || constantOf(at, low) === 0) return high ? positive(at, high) : nonEmpty(at, base);
  if (!high) return worst(nonEmpty(at, base), "tested");
  // b[i : i+n]
  if (high.kind !== "binary" || high.op !== "+") return constantsApart(at, low, high) ? "proven" : "none";
  const start = at.terms.of(low);
  if (start !== undefined && at.terms.of(high.left) === start) return positive(at, high.right);
  return start !== undefined && at.terms.of(high.right) === start ? positive(at, high.left) : "none";
}

function constantsApart(at: SizePoint, low: Expr, high: Expr): boolean {
  const [first, last] = [constantOf(at, low), constantOf(at, high)];
  return typeof first === "number" && (last === "some" || (typeof last === "number" && last > first));
}

function callSize(at: SizePoint, call: Call): Proof {
  const { callee, args } = call;
  if (callee.kind === "ident" && callee.ref.kind === "universe") return builtinSize(at, callee.name, call);
  const resolved = at.resolve(call, at.fn);
  if (resolved.kind === "external") return resolved.model?.neverEmpty === true || (resolved.name === "fmt.Sprintf" && isWordy(args[0])) ? "proven" : "none";
  return resolved.kind === "go" ? resultProof(at, resolved, nonEmpty) : "none";
}

/** A format with text outside of its verbs. */
function isWordy(format: Expr | undefined): boolean {
  return format?.kind === "literal" && format.text.replace(/%[-+# 0-9.*]*[a-zA-Z]/g, "").length > 2;
}

function builtinSize(at: SizePoint, name: string, call: Call): Proof {
  const [first, second] = call.args;
  if (name === "make") return second ? positive(at, second) : "none";
  if (name !== "append" || !first) return "none";
  if (!call.spread) return call.args.length > 1 ? "proven" : nonEmpty(at, first);
  return best(nonEmpty(at, first), second ? nonEmpty(at, second) : "none");
}

function countedSize(at: SizePoint, count: Expr): Proof {
  const value = constantOf(at, count);
  if (value !== undefined) return value === "some" || value > 0 ? "proven" : "none";
  if (count.kind === "binary") return binarySize(at, count);
  const inner = measured(count);
  if (inner) return nonEmpty(at, inner);
  if (count.kind !== "call") return "none";
  if (isSizeof(count)) return "proven";
  const { callee } = count;
  if (callee.kind === "ident" && callee.ref.kind === "universe") {
    const parts = count.args.map((arg) => positive(at, arg));
    return callee.name === "max" ? parts.reduce(best, "none") : callee.name === "min" && parts.length > 0 ? parts.reduce(worst) : "none";
  }
  const resolved = at.resolve(count, at.fn);
  return resolved.kind === "go" ? resultProof(at, resolved, positive) : "none";
}

function binarySize(at: SizePoint, { op, left, right }: Extract<Expr, { kind: "binary" }>): Proof {
  const [a, b] = [positive(at, left), positive(at, right)];
  if (op === "+") return isCount(at, left) && isCount(at, right) ? best(a, b) : a === "proven" || b === "proven" ? (a === b ? a : "tested") : best(a, b);
  if (op === "*") return worst(a, b);
  return op === "<<" ? a : op === "|" ? best(a, b) : "none";
}

/** What every return of a function of the package proves of its first result, without knowing the arguments. */
function resultProof(at: SizePoint, callee: Extract<Callee, { kind: "go" }>, prove: (at: SizePoint, result: Expr) => Proof): Proof {
  if (at.depth >= maxDepth) return "none";
  const proofs = callee.bodies.flatMap(({ model }) => {
    const inside = { ...at, fn: model, facts: noFacts, depth: at.depth + 1 };
    return returnedFirst(model).map((result) => (result ? prove(inside, result) : "none"));
  });
  return proofs.length > 0 && proofs.every((proof) => proof === "proven") ? "proven" : "none";
}

function returnedFirst(fn: FunctionModel): readonly (Expr | undefined)[] {
  const returned: (Expr | undefined)[] = [];
  if (fn.body) {
    visitStmts(fn.body, (stmt) => {
      if (stmt.kind === "return") returned.push(stmt.values[0]);
    });
  }
  return returned;
}

function isSizeof(expr: Expr): boolean {
  return expr.kind === "call" && expr.callee.kind === "select" && expr.callee.base.kind === "ident" && expr.callee.base.ref.kind === "import" && expr.callee.base.ref.path === "unsafe" && expr.callee.field === "Sizeof";
}

function numberOf(text: string): number {
  return Number(text.replaceAll("_", "").replace(/^0([0-7]+)$/, "0o$1"));
}

function best(a: Proof, b: Proof): Proof {
  return a === "proven" || b === "proven" ? "proven" : a === "tested" || b === "tested" ? "tested" : "none";
}

function worst(a: Proof, b: Proof): Proof {
  return a === "none" || b === "none" ? "none" : a === "tested" || b === "tested" ? "tested" : "proven";
}
