// What a condition says about lengths when it holds or fails. `len(b) > 0` proves an element; `len(b) == n` makes two
// terms equal; any other look at a length, also by a function that gets the slice, counts as `tested`. Comparisons with
// nil say nothing: an empty slice is not nil.
import type { EdgeCondition } from "../../cfg/cfg.ts";
import type { Binary, Call, Expr } from "../../program/ast.ts";
import { narrowInts, nothingNew, type NewFacts } from "./factSet.ts";
import { measured } from "./lengthTerms.ts";
import { constantOf, isCount, positive, type SizePoint } from "./sizes.ts";
import { asksForWideInts } from "./wordSizes.ts";

/** What holds on an edge with this condition, beside the facts of `at`. */
export function factsOfCondition(at: SizePoint, condition: EdgeCondition): NewFacts {
  if (condition.kind === "test") return testFacts(at, condition.expr, condition.sense, 0);
  const { tag, labels, sense } = condition;
  if (!sense) return together(labels.map((label) => comparison(at, "!=", tag, label)));
  const [only] = labels;
  if (only && labels.length === 1) return comparison(at, "==", tag, only);
  return together([tested(at, tag), labels.every((label) => isProven(at, label)) ? proves(at, tag) : nothingNew]);
}

/** A local that holds the outcome of a test is followed this far. */
const maxLocals = 2;

function testFacts(at: SizePoint, test: Expr, sense: boolean, depth: number): NewFacts {
  if (test.kind === "unary" && test.op === "!") return testFacts(at, test.operand, !sense, depth);
  const wide = asksForWideInts(test);
  if (wide !== undefined && wide !== sense) return narrowInts;
  if (test.kind === "call") return argumentsTested(at, test);
  if (test.kind === "ident" && test.ref.kind === "local" && depth < maxLocals) {
    const value = onlyValue(at, test.ref.id);
    return value ? testFacts(at, value, sense, depth + 1) : nothingNew;
  }
  if (test.kind !== "binary") return nothingNew;
  if (test.op === "&&" || test.op === "||") return (test.op === "&&") === sense ? together([testFacts(at, test.left, sense, depth), testFacts(at, test.right, sense, depth)]) : nothingNew;
  const op = sense ? test.op : opposites.get(test.op);
  return op === undefined ? nothingNew : isNilTest(test) ? nilTestFacts(at, test, depth) : comparison(at, op, test.left, test.right);
}

const opposites: ReadonlyMap<string, string> = new Map([["<", ">="], ["<=", ">"], [">", "<="], [">=", "<"], ["==", "!="], ["!=", "=="]]);
const mirrored: ReadonlyMap<string, string> = new Map([["<", ">"], ["<=", ">="]]);

function comparison(at: SizePoint, op: string, left: Expr, right: Expr): NewFacts {
  const swapped = mirrored.get(op);
  if (swapped !== undefined) return comparison(at, swapped, right, left);
  switch (op) {
    case ">":
    case ">=":
      return atLeast(at, left, right, op === ">");
    case "==":
      return equality(at, left, right);
    case "!=":
      return together([inequality(at, left, right), inequality(at, right, left)]);
    default:
      return nothingNew;
  }
}

/** `more` is greater than `less` (or equal). */
function atLeast(at: SizePoint, more: Expr, less: Expr, isStrict: boolean): NewFacts {
  const limit = at.terms.of(less);
  const bounded = limit !== undefined && constantOf(at, less) === undefined ? { ...nothingNew, bounded: [limit] } : nothingNew;
  if (isProven(at, less) || (isStrict && isCount(at, less))) return together([proves(at, more), bounded]);
  return together([isStrict && isIndex(at, less) ? proves(at, more) : nothingNew, tested(at, more), bounded]);
}

/** `i < len(b)`: what is compared with a length like this is an index. */
function isIndex(at: SizePoint, count: Expr): boolean {
  return at.terms.of(count) !== undefined && constantOf(at, count) === undefined;
}

function equality(at: SizePoint, left: Expr, right: Expr): NewFacts {
  const [a, b] = [at.terms.of(left), at.terms.of(right)];
  const positive1 = isProven(at, left) ? proves(at, right) : isProven(at, right) ? proves(at, left) : nothingNew;
  const isZero = constantOf(at, left) === 0 || constantOf(at, right) === 0;
  if (isZero || isText(left) || isText(right)) return nothingNew;
  const equal = a !== undefined && b !== undefined && a !== b ? { ...nothingNew, equal: [{ left: a, right: b }] } : nothingNew;
  const isBound = constantOf(at, left) !== undefined ? b : constantOf(at, right) !== undefined ? a : undefined;
  return together([positive1, equal, tested(at, left), tested(at, right), isBound === undefined ? nothingNew : { ...nothingNew, bounded: [isBound] }]);
}

function inequality(at: SizePoint, value: Expr, other: Expr): NewFacts {
  if (constantOf(at, other) === 0) return proves(at, value);
  if (other.kind !== "literal" || other.type !== "string" || other.text.length > 2) return nothingNew;
  const term = at.terms.length(value);
  return term === undefined ? nothingNew : { ...nothingNew, positive: [term] };
}

function isText(expr: Expr): boolean {
  return expr.kind === "literal" && expr.type === "string";
}

function isProven(at: SizePoint, count: Expr): boolean {
  return positive(at, count) === "proven";
}

function proves(at: SizePoint, count: Expr): NewFacts {
  if (constantOf(at, count) !== undefined) return nothingNew;
  const term = at.terms.of(count);
  return term === undefined ? partsTested(at, count) : together([{ ...nothingNew, positive: [term] }, quotientTested(at, count)]);
}

/** `rows := len(b) / width`, and `rows` is not 0: then `b` is not empty. */
function quotientTested(at: SizePoint, count: Expr): NewFacts {
  const bare = at.terms.bare(count);
  const value = bare.kind === "ident" && bare.ref.kind === "local" ? onlyValue(at, bare.ref.id) : undefined;
  const made = value && at.terms.bare(value);
  return made?.kind === "binary" && /^(?:[/%&*]|>>|<<)$/.test(made.op) ? partsTested(at, made) : nothingNew;
}

/** A look at a length; a length inside arithmetic was looked at, too. */
function tested(at: SizePoint, count: Expr): NewFacts {
  if (constantOf(at, count) !== undefined) return nothingNew;
  const term = at.terms.of(count);
  return together([term === undefined ? nothingNew : { ...nothingNew, tested: [term] }, partsTested(at, count)]);
}

function partsTested(at: SizePoint, count: Expr): NewFacts {
  const bare = at.terms.bare(count);
  const inner = measured(bare);
  if (inner) return termsTested([at.terms.length(inner)]);
  return bare.kind === "binary" ? together([partsTested(at, bare.left), partsTested(at, bare.right)]) : nothingNew;
}

/** A test that a function makes: `if !fits(b, len(c))`. It may have looked at the lengths of what it got. */
function argumentsTested(at: SizePoint, call: Call): NewFacts {
  const callee = at.resolve(call, at.fn);
  if (callee.kind === "builtin" || callee.kind === "c" || callee.kind === "conversion") return nothingNew;
  return together([termsTested(call.args.map((arg) => at.terms.length(arg))), ...call.args.map((arg) => partsTested(at, arg))]);
}

function termsTested(terms: readonly (string | undefined)[]): NewFacts {
  return { ...nothingNew, tested: terms.filter((term) => term !== undefined) };
}

function isNilTest({ left, right }: Binary): boolean {
  return [left, right].some((side) => side.kind === "literal" && side.type === "nil");
}

/** `if err := check(b); err != nil`: the error tells what a function found out. */
function nilTestFacts(at: SizePoint, { left, right }: Binary, depth: number): NewFacts {
  const side = left.kind === "literal" ? right : left;
  if (side.kind === "call") return argumentsTested(at, side);
  if (side.kind !== "ident" || side.ref.kind !== "local" || depth >= maxLocals) return nothingNew;
  const calls = at.types.locals.of(at.fn, side.ref.id).values.flatMap((value) => (value.kind === "value" && value.expr.kind === "call" && value.of === 1 ? [value.expr] : []));
  return together(calls.map((call) => argumentsTested(at, call)));
}

/** The value of a local that has only one. */
function onlyValue({ types, fn }: SizePoint, local: number): Expr | undefined {
  const { values, addressTaken } = types.locals.of(fn, local);
  const [only] = values;
  return values.length === 1 && !addressTaken && only?.kind === "value" && only.of === 1 ? only.expr : undefined;
}

function together(parts: readonly NewFacts[]): NewFacts {
  const [first, ...others] = parts.filter((part) => part !== nothingNew);
  if (!first) return nothingNew;
  return others.reduce((all, part) => ({
    positive: [...all.positive, ...part.positive],
    tested: [...all.tested, ...part.tested],
    bounded: [...all.bounded, ...part.bounded],
    equal: [...all.equal, ...part.equal],
  }), first);
}
