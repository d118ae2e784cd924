// How a statement changes what is known of lengths: an assignment forgets what was known of its target and learns the
// length of the new value; reading an element proves that there is one.
import type { Action } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import { addFacts, dropFacts, nothingNew, type FactSet, type NewFacts } from "./factSet.ts";
import { mentions } from "./lengthTerms.ts";
import { constantOf, isCount, nonEmpty, positive, type SizePoint } from "./sizes.ts";

/** The facts after the action. */
export function factsAfter(at: SizePoint, action: Action): FactSet {
  switch (action.kind) {
    case "assign": {
      const read = withReads(at, [...action.right, ...action.left]);
      const shared = action.right.length === 1 && action.left.length > 1;
      return action.left.reduce((facts, target, index) => assigned({ ...at, facts }, action.op, target, shared ? undefined : action.right[index]), read);
    }
    case "bind": {
      const read = withReads(at, [action.over]);
      return [action.key, action.value].reduce((facts, target) => (target ? assigned({ ...at, facts }, "=", target, undefined) : facts), read);
    }
    case "eval":
      return withReads(at, [action.expr]);
    case "return":
      return withReads(at, action.values);
    case "defer":
    case "go":
      return withReads(at, [action.call]);
    case "send":
      return withReads(at, [action.channel, action.value]);
    case "error":
      return at.facts;
  }
}

/** Neither `b[i]` nor `b[1:]` gets past an empty slice. */
function withReads(at: SizePoint, exprs: readonly Expr[]): FactSet {
  const { facts, terms } = at;
  const found: string[] = [];
  for (const expr of exprs) {
    visitExpr(expr, (part) => {
      const needsElement = part.kind === "index" || (part.kind === "slice" && part.low && !part.high && positive(at, part.low) === "proven");
      const term = needsElement ? terms.length(part.base) : undefined;
      if (term !== undefined) found.push(term);
    });
  }
  return found.length === 0 ? facts : addFacts(facts, { ...nothingNew, positive: found });
}

function assigned(at: SizePoint, op: string, target: Expr, value: Expr | undefined): FactSet {
  const variable = at.terms.of(target);
  if (variable === undefined) return at.facts;
  const learned = value ? valueFacts(at, op, target, variable, value) : nothingNew;
  const kept = dropFacts(at.facts, (term) => mentions(term, variable) && !isElementOf(term, variable, target));
  return addFacts(kept, learned);
}

/** Storing into `b[i]` does not change how long `b` is. */
function isElementOf(term: string, variable: string, target: Expr): boolean {
  return target.kind === "index" && term === `len(${variable.slice(0, variable.lastIndexOf("["))})`;
}

function valueFacts(at: SizePoint, op: string, target: Expr, variable: string, value: Expr): NewFacts {
  if (op === "+=" || op === "<<=" || op === "*=") {
    const stays = positive(at, target) === "proven" && (op === "<<=" || isCount(at, value));
    return stays || (op === "+=" && isCount(at, target) && positive(at, value) === "proven") ? { ...nothingNew, positive: [variable] } : nothingNew;
  }
  if (op !== "=" && op !== ":=" && op !== "var") return nothingNew;
  const length = `len(${variable})`;
  const [size, count] = [nonEmpty(at, value), positive(at, value)];
  const pairs = [[length, lengthOf(at, value)], [variable, constantOf(at, value) === undefined ? at.terms.of(value) : undefined]] as const;
  return {
    positive: [...(size === "proven" ? [length] : []), ...(count === "proven" ? [variable] : [])],
    tested: [...(size === "tested" ? [length] : []), ...(count === "tested" ? [variable] : [])],
    bounded: [],
    equal: pairs.flatMap(([left, right]) => (right === undefined || mentions(right, variable) ? [] : [{ left, right }])),
  };
}

/** The term that says how long the value is; a constant length needs none. */
function lengthOf(at: SizePoint, value: Expr): string | undefined {
  const bare = at.terms.bare(value);
  if (bare.kind === "slice") return bare.low ? undefined : bare.high ? countTerm(at, bare.high) : lengthOf(at, bare.base);
  if (bare.kind !== "call" || bare.callee.kind !== "ident" || bare.callee.ref.kind !== "universe") return at.terms.length(bare);
  const [first, second] = bare.args;
  if (bare.callee.name === "make") return second && countTerm(at, second);
  return bare.callee.name === "append" && bare.spread && second && first && isFresh(first) ? at.terms.length(second) : undefined;
}

function countTerm(at: SizePoint, count: Expr): string | undefined {
  return constantOf(at, count) === undefined ? at.terms.of(count) : undefined;
}

/** `[]T{}`, `[]T(nil)`, `nil`. */
function isFresh(expr: Expr): boolean {
  if (expr.kind === "convert") return isFresh(expr.operand);
  return (expr.kind === "composite" && expr.elements.length === 0) || (expr.kind === "literal" && expr.type === "nil");
}
