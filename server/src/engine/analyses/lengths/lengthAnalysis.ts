// Lengths on paths. Each body is followed forward with a set of statements that hold on all paths to a point (factSet.ts):
// tests and assignments add some, assignments take others away. A literal starts with what held where it is written.
// A slice that is a parameter of an unexported function is as long as its callers prove: they are asked, a few calls deep.
// Approximate on purpose, in favour of silence: calls do not change fields, a length compared with anything at all was
// "tested", and code that cannot run proves everything.
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Cfg, Edge } from "../../cfg/cfg.ts";
import { solveForward } from "../../dataflow/forward.ts";
import type { Call, Expr, FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import { addFacts, isBounded, mergeFacts, noFacts, nothingNew, sameFacts, unknownFacts, type FactSet } from "./factSet.ts";
import { factsOfCondition } from "./lengthTests.ts";
import { createTerms } from "./lengthTerms.ts";
import { factsAfter } from "./lengthTransfer.ts";
import { createVerdicts } from "./lengthVerdicts.ts";
import type { LengthAnalysis, LengthFacts } from "./lengths.ts";
import { callBehind, terminationOf, textBehind, textParameter } from "./textData.ts";
import { nonEmpty, positive, type SizePoint } from "./sizes.ts";

export interface LengthParts {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
  readonly cfgOf: (body: FunctionBody) => Cfg | undefined;
  readonly calls: () => CallGraph;
}

/** Facts of one function: where each expression is evaluated. */
type FactsByExpr = ReadonlyMap<Expr, FactSet>;

export function createLengthAnalysis(parts: LengthParts): LengthAnalysis {
  const terms = createTerms((callee) => parts.pkg.isTypeName(callee));
  const remembered = new WeakMap<FunctionModel, FactsByExpr>();
  const pointIn = (fn: FunctionModel, facts: FactSet): SizePoint => ({ pkg: parts.pkg, types: parts.types, resolve: parts.resolve, terms, fn, facts, depth: 0 });
  const factsIn = (fn: FunctionModel): FactsByExpr => {
    const known = remembered.get(fn);
    if (known) return known;
    const fresh = solveFunction(fn, parts, pointIn);
    remembered.set(fn, fresh);
    return fresh;
  };
  const factsAt = (fn: PlacedFunction, expr: Expr): LengthFacts => {
    const facts = factsIn(fn.model).get(expr);
    return facts ? readerOf(pointIn(fn.model, facts)) : allProven;
  };
  const text = { pkg: parts.pkg, types: parts.types, terms, resolve: parts.resolve };
  return {
    factsAt,
    textBehind: (pointer, fn) => textBehind(text, pointer, fn),
    terminationOf: (expr, fn) => terminationOf(text, expr, fn),
    textParameter: (expr, fn) => textParameter(text, expr, fn),
    callBehind: (value, fn) => callBehind(text, value, fn),
    verdictOf: createVerdicts({ pkg: parts.pkg, types: parts.types, calls: parts.calls, terms, factsAt }),
    printLengths: (fn) => printFacts(fn.model, factsIn(fn.model)),
  };
}

const allProven: LengthFacts = { nonEmpty: () => "proven", positive: () => "proven", bounded: () => true };

function readerOf(at: SizePoint): LengthFacts {
  return {
    nonEmpty: (value) => nonEmpty(at, value),
    positive: (count) => positive(at, count),
    bounded: (count) => {
      const term = at.terms.of(count);
      return term !== undefined && isBounded(at.facts, term);
    },
  };
}

type PointIn = (fn: FunctionModel, facts: FactSet) => SizePoint;

/** Solves the function, then its literals, outer first. */
function solveFunction(fn: FunctionModel, parts: LengthParts, pointIn: PointIn): FactsByExpr {
  const found = new Map<Expr, FactSet>();
  const starts = new Map<number, FactSet>();
  [fn, ...fn.literals].forEach((body, depth) => {
    const cfg = parts.cfgOf(body);
    if (cfg) solveBody(cfg, starts.get(depth) ?? noFacts, (facts) => pointIn(fn, facts), (expr, facts) => {
      found.set(expr, facts);
      if (expr.kind === "funcLit") starts.set(expr.index + 1, facts);
    });
  });
  return found;
}

function solveBody(cfg: Cfg, start: FactSet, pointWith: (facts: FactSet) => SizePoint, found: (expr: Expr, facts: FactSet) => void): void {
  const overs = new Map(cfg.loops.map((loop) => [loop.id, loop.over]));
  const solution = solveForward(cfg, {
    lattice: { equals: sameFacts, merge: mergeFacts, top: unknownFacts },
    transfer: {
      action: (action, facts: FactSet) => factsAfter(pointWith(facts), action),
      edge: (edge, facts) => factsOnEdge(edge, overs, pointWith(facts)),
    },
    start,
  });
  for (const id of cfg.order) {
    let facts = solution.before(id);
    if (facts === undefined) continue;
    for (const action of cfg.blocks[id]?.actions ?? []) {
      const before = facts;
      for (const expr of expressionsOf(action)) visitExpr(expr, (part) => found(part, before));
      facts = factsAfter(pointWith(before), action);
    }
  }
}

/** A range loop runs its body only for what has elements. The test of a loop proves what it proves, but is no look at the length. */
function factsOnEdge(edge: Edge, overs: ReadonlyMap<number, Expr | undefined>, at: SizePoint): FactSet {
  const over = edge.loop?.role === "body" ? overs.get(edge.loop.id) : undefined;
  const entered = over ? [at.terms.length(over), at.terms.of(over)].filter((term) => term !== undefined) : [];
  const facts = addFacts(at.facts, { ...nothingNew, positive: entered });
  if (!edge.condition) return facts;
  const learned = factsOfCondition({ ...at, facts }, edge.condition);
  return addFacts(facts, edge.loop ? { ...learned, tested: [] } : learned);
}

/** One line per call that something is known at: `+` positive, `?` tested, `<` bounded, `=` equal. */
function printFacts(fn: FunctionModel, facts: FactsByExpr): string {
  const lines: string[] = [];
  for (const [expr, set] of facts) {
    const known = [...set].filter((fact) => !isRepeated(fact)).map((fact) => fact.replace(/#(\d+)/g, (_, id: string) => fn.locals[Number(id)]?.name ?? id));
    if (expr.kind === "call" && known.length > 0) lines.push(`  ${printExpr(expr)}: ${known.sort().join(" ")}`);
  }
  return [fn.qualifiedName, ...lines].join("\n");
}

/** Equalities are kept in both orders. */
function isRepeated(fact: string): boolean {
  const [left, right] = /^[+?<]/.test(fact) ? [] : fact.split("=");
  return left !== undefined && right !== undefined && left > right;
}
