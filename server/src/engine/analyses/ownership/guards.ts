// Tests that stand in for a nil test of the resource: a predicate of its object (`!f.IsNil()`), and the length or flag
// beside it (`if a.len > 0 { C.free(a.data) }`, `if (buf.ptr) git_buf_dispose(&buf)`).
//
// The idea. Who releases a pointer only when the length beside it is not 0 says that without a length there is no
// pointer. So the branch that skips the release counts as "not there", provided the other branch does release. In a
// function that is only given the object (a destructor) a flag beside it is believed in both senses: `if a.closed`.
// Does not follow what the field was set to: a wrong length hides a leak, never invents one.
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Block, Edge, EdgeCondition } from "../../cfg/cfg.ts";
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Path } from "./accessPath.ts";
import { addressOf, fieldOf, holdingAt, isResource, localPath, rootOf } from "./accessPath.ts";
import type { SummarySource } from "./callEffects.ts";
import { effectOf } from "./callEffects.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { readEdge } from "./edgeReading.ts";
import { negativeTest, nilTest } from "./conditions.ts";
import type { Tracked } from "./run.ts";
import type { State } from "./state.ts";
import { verdictOf } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** Where the tests are met. */
export interface GuardContext {
  readonly unit: Unit;
  readonly tracked: Tracked;
  readonly source: SummarySource;
  readonly isInPlace: (family: string) => boolean;
  /** What is tested counts what the pointer leads to: without any, there is no pointer. */
  readonly counts?: boolean;
}

/** A path that is nil in one sense of a test. */
export interface PathTest {
  readonly path: Path;
  readonly nilWhen: boolean;
}

/** What is 0, and in which sense of a test; `isOrder`: by `<` and `>`. */
export interface ZeroTest {
  readonly operands: readonly Expr[];
  readonly zeroWhen: boolean;
  readonly isOrder: boolean;
}

/** What a test says about paths being nil: directly, or through a function that is nothing but such a test. */
export function nilTestsOf(expr: Expr, unit: Unit): readonly PathTest[] {
  const test = nilTest(expr, (name) => isZeroGlobal(name, unit)) ?? negativeTest(expr) ?? trueTest(expr);
  if (test === undefined) return [];
  const { operand, nilWhen } = test;
  const path = pathOf(operand, unit);
  if (path !== undefined) return [{ path, nilWhen }];
  if (operand.kind !== "call") return [];
  const checked = checkedPath(operand, unit);
  return checked !== undefined ? [{ path: checked, nilWhen }] : predicateTests(operand, unit).map((one) => ({ path: one.path, nilWhen: one.nilWhen !== nilWhen }));
}

/** `is_null(p) == 1`: what a predicate of C says, compared with true. */
function trueTest(expr: Expr): { readonly operand: Expr; readonly nilWhen: boolean } | undefined {
  if (expr.kind !== "binary" || (expr.op !== "==" && expr.op !== "!=")) return undefined;
  const operand = withoutConversions(expr.left);
  const isTrue = expr.right.kind === "literal" && (expr.right.text === "1" || expr.right.text === "true");
  return operand.kind === "call" && isTrue ? { operand, nilWhen: expr.op === "!=" } : undefined;
}

/** `G_IS_OBJECT(p)`: no for NULL, yes for the object that is followed. */
function checkedPath(call: Call, unit: Unit): Path | undefined {
  const callee = unit.resolve(call);
  const [only] = call.args;
  const checks = unit.lang === "c" && callee.kind === "c" && callee.bodies.length === 0 && call.args.length === 1 && namingHints.checksType.test(callee.name);
  return checks && only !== undefined ? pathOf(only, unit) : undefined;
}

/** `var nullRef = C.CFUUIDRef(0)`: a variable of the package that starts as nothing. */
function isZeroGlobal(name: string, { pkg, lang }: Unit): boolean {
  const value = lang === "go" ? pkg.goGlobals.get(name)?.value : undefined;
  return value !== undefined && isZero(value);
}

function isZero(value: Expr): boolean {
  if (value.kind === "convert") return isZero(value.operand);
  if (value.kind === "call") return value.args.length === 1 && value.args[0] !== undefined && isZero(value.args[0]);
  return value.kind === "literal" && (value.type === "nil" || value.text === "0");
}

/** `func (f *Frame) IsNil() bool { return f.av == nil }`: the paths that such a call tests, `nilWhen` it is true. */
function predicateTests(call: Call, unit: Unit): readonly PathTest[] {
  const callee = unit.resolve(call);
  if (callee.kind !== "go" && callee.kind !== "c") return [];
  const [first, ...rest] = callee.bodies.map(({ model }) => testsOfBody(model, call, unit));
  if (first === undefined || rest.some((tests) => tests.map(printTest).join() !== first.map(printTest).join())) return [];
  return first;
}

function printTest({ path, nilWhen }: PathTest): string {
  return `${path} ${nilWhen}`;
}

function testsOfBody(model: FunctionModel, call: Call, unit: Unit): readonly PathTest[] {
  const { value, truth } = answerOf(model.body?.body ?? []) ?? { value: undefined, truth: true };
  if (value === undefined) return [];
  const isAny = value.kind === "binary" && value.op === "||";
  const parts = value.kind === "binary" && (isAny || value.op === "&&") ? spine(value, value.op) : [value];
  const tests = parts.map((part) => {
    const test = nilTest(part);
    const path = test && argumentPath(test.operand, model, call, unit);
    return path === undefined || test === undefined ? undefined : { path, nilWhen: test.nilWhen };
  });
  const known = tests.filter((test) => test !== undefined);
  const sense = parts.length === 1 ? known[0]?.nilWhen : isAny;
  if (known.length !== tests.length || !known.every((test) => test.nilWhen === sense)) return [];
  if (truth) return known;
  return parts.length === 1 ? known.map(({ path, nilWhen }) => ({ path, nilWhen: !nilWhen })) : [];
}

/** `return p == nil`, or `if (!p) return 1; return 0;`: the test, and whether the function is true when it holds. */
function answerOf([first, second, ...rest]: readonly Stmt[]): { readonly value: Expr; readonly truth: boolean } | undefined {
  if (rest.length > 0) return undefined;
  if (second === undefined) {
    const value = first?.kind === "return" && first.values.length === 1 ? first.values[0] : undefined;
    return value === undefined ? undefined : { value, truth: true };
  }
  if (first?.kind !== "if" || first.else !== undefined) return undefined;
  const [then, otherwise] = [first.then.body.length === 1 ? first.then.body[0] : undefined, second].map((stmt) => (stmt?.kind === "return" ? truthOf(stmt.values[0]) : undefined));
  return then === undefined || otherwise === undefined || then === otherwise ? undefined : { value: first.cond, truth: then };
}

function truthOf(value: Expr | undefined): boolean | undefined {
  if (value?.kind !== "literal") return undefined;
  if (value.text === "1" || value.text === "true") return true;
  return value.text === "0" || value.text === "false" ? false : undefined;
}

function spine(expr: Expr, op: string): readonly Expr[] {
  return expr.kind === "binary" && expr.op === op ? [...spine(expr.left, op), ...spine(expr.right, op)] : [expr];
}

/** The caller's path for `f.av` inside the callee, where `f` is its receiver or a parameter. */
function argumentPath(expr: Expr, model: FunctionModel, call: Call, unit: Unit): Path | undefined {
  if (expr.kind === "convert") return argumentPath(expr.operand, model, call, unit);
  if (expr.kind === "select") {
    const base = argumentPath(expr.base, model, call, unit);
    return base === undefined ? undefined : fieldOf(base, expr.field);
  }
  if (expr.kind !== "ident" || expr.ref.kind !== "local") return undefined;
  const { id } = expr.ref;
  const isReceiver = model.receiver?.local === id;
  const argument = isReceiver ? (call.callee.kind === "select" ? call.callee.base : undefined) : call.args[model.params.findIndex((param) => param.local === id)];
  return argument && pathOf(argument, unit);
}

/**
 * `if (n[i] > 0) a[i] = malloc(n[i]); … if (n[i] > 0) free(a[i]);`: the test that let the creation happen is asked again
 * before the release. Keys compare the texts of both, whatever was assigned to the index in between.
 */
function isSkippedAsCreation(edge: Edge, state: State, context: GuardContext): boolean {
  const { unit, tracked } = context;
  const call = tracked.creation?.call;
  if (edge.condition === undefined || call === undefined || !state.aliases.every((alias) => alias.includes("["))) return false;
  const asked = readEdge(edge.condition, unit).key;
  if (asked?.key.includes("[") !== true) return false;
  const blocks = (unit.calls().get(call) ?? []).map(({ block }) => block);
  return blocks.length > 0 && blocks.every((block) => {
    const ways = unit.into(block).flatMap((from) => unit.cfg.blocks[from]?.edges.filter(({ to }) => to === block) ?? []);
    return ways.length > 0 && ways.every(({ condition }) => {
      const key = condition && readEdge(condition, unit).key;
      return key !== undefined && withoutIndex(key.key) === withoutIndex(asked.key) && key.truth !== asked.truth;
    });
  });
}

/** Loops have index variables of their own. */
function withoutIndex(key: string): string {
  return key.replace(/\[#\d+\]/g, "[]");
}

/** On this edge a release is skipped for a reason that says that the resource is not there. */
export function isSkipped(edge: Edge, block: Block, state: State, context: GuardContext): boolean {
  return isSkippedWithIt(edge, block, state, context) || isSkippedAsCreation(edge, state, context) || isSkippedAsTwin(edge, block, state, context);
}

/**
 * `if (n) { keys = malloc(n); values = malloc(n); } … if (keys) { free(keys); free(values); }`: two that start as nil and
 * are made side by side are there together.
 */
function isSkippedAsTwin(edge: Edge, block: Block, state: State, context: GuardContext): boolean {
  const { unit, tracked } = context;
  const { condition } = edge;
  const call = tracked.creation?.call;
  if (condition?.kind !== "test" || call === undefined) return false;
  const twin = nilTestsOf(condition.expr, unit).find(({ path, nilWhen }) => nilWhen === condition.sense && /^#\d+$/.test(path) && !state.aliases.includes(path));
  const own = state.aliases.find((alias) => /^#\d+$/.test(alias));
  if (twin === undefined || own === undefined || !startsAsNil(twin.path, unit) || !startsAsNil(own, unit)) return false;
  const besides = (unit.calls().get(call) ?? []).every((place) => unit.cfg.blocks[place.block]?.actions.some((action) => action.kind === "assign" && action.right[0]?.kind !== "literal" && action.left.some((target) => pathOf(target, unit) === twin.path)) === true);
  const other = block.edges.find((one) => one !== edge && one.condition?.kind === "test" && one.condition.expr === condition.expr);
  if (!besides || other === undefined || other.to === edge.to) return false;
  const asked = { ...context, counts: true };
  return releasesFrom(other.to, edge.to, state, asked) && !releasesFrom(edge.to, other.to, state, asked);
}

/** Declared as nil, or without a value in Go. */
function startsAsNil(path: Path, unit: Unit): boolean {
  const values = unit.valuesOf(rootOf(path));
  const isDeclaredOnly = unit.lang === "go" && unit.placed.model.locals[rootOf(path)]?.type !== undefined;
  return isDeclaredOnly || values.some((value) => isZero(value) || (value.kind === "ident" && value.name === "NULL"));
}

/** By what stands beside the resource. */
function isSkippedWithIt(edge: Edge, block: Block, state: State, context: GuardContext): boolean {
  const { condition } = edge;
  if (condition?.kind !== "test") return false;
  const test = readZeroTest(condition, context.unit);
  if (test === undefined) return false;
  const other = block.edges.find((one) => one !== edge && one.condition?.kind === "test" && one.condition.expr === condition.expr);
  if (other === undefined || other.to === edge.to) return false;
  const isFlag = context.tracked.entry !== undefined && context.unit.depth === 0 && !test.isOrder;
  if (test.zeroWhen !== condition.sense && !isFlag) return false;
  const counts = test.zeroWhen === condition.sense && test.operands.some((operand) => countsParameter(operand, state, context));
  const standsBeside = counts || test.operands.some((operand) => isBeside(operand, state, context));
  const asked = counts ? { ...context, counts } : context;
  // Where both sides come to a release, neither of them skips it.
  return standsBeside && releasesFrom(other.to, edge.to, state, asked) && !releasesFrom(edge.to, other.to, state, asked);
}

function readZeroTest(condition: Extract<EdgeCondition, { kind: "test" }>, { zeroTests }: Unit): ZeroTest | undefined {
  if (!zeroTests.has(condition.expr)) zeroTests.set(condition.expr, zeroTest(condition.expr));
  return zeroTests.get(condition.expr);
}

/** `n`, `!n`, `n != 0`, `n > 0`, `len(s) > 0`, `a + b > 0`: what is 0, and in which sense. */
function zeroTest(expr: Expr): ZeroTest | undefined {
  if (expr.kind === "binary" && ["<", ">", "<=", ">="].includes(expr.op)) {
    const [operand, bound, op] = expr.left.kind === "literal" ? [expr.right, expr.left, flipped[expr.op] ?? expr.op] : [expr.left, expr.right, expr.op];
    if (bound.kind !== "literal") return undefined;
    const zeroWhen = `${op}${bound.text}` === ">0" || `${op}${bound.text}` === ">=1" ? false : `${op}${bound.text}` === "<=0" || `${op}${bound.text}` === "<1" ? true : undefined;
    return zeroWhen === undefined ? undefined : { operands: spine(operand, "+"), zeroWhen, isOrder: true };
  }
  const test = nilTest(expr);
  return test && { operands: spine(test.operand, "+"), zeroWhen: test.nilWhen, isOrder: false };
}

const flipped: Readonly<Record<string, string>> = { "<": ">", ">": "<", "<=": ">=", ">=": "<=" };

/** A field (or the length of a field) of the object that holds the resource, or of the resource set up in place. */
function isBeside(operand: Expr, state: State, context: GuardContext): boolean {
  const bare = operand.kind === "convert" ? operand.operand : operand;
  const measured = bare.kind === "call" && bare.callee.kind === "ident" && bare.callee.ref.kind === "universe" ? bare.args[0] : bare;
  const path = measured && pathOf(measured, context.unit);
  if (path === undefined) return false;
  return state.aliases.some((alias) => {
    if (alias.startsWith("&")) return path.startsWith(`${alias.slice(1)}.`);
    if (context.tracked.traits.inPlace === true || context.tracked.entry !== undefined) if (path.startsWith(`${alias}.`)) return true;
    const holder = alias.replace(/(\[\*\]|\*)+$/, "").replace(/\.[^.]*$/, "");
    return holder !== alias && alias.includes(".") && path !== alias && path.startsWith(`${holder}.`) && !path.slice(holder.length + 1).includes(".");
  });
}

/** `func clear(list *C.item, n C.size_t) { if n > 0 { … } }`: the number of what the other parameter points to. */
function countsParameter(operand: Expr, { aliases }: State, { tracked, unit }: GuardContext): boolean {
  const path = pathOf(operand, unit);
  const { locals } = unit.placed.model;
  const isPlainParam = (one: Path): boolean => /^#\d+$/.test(one) && locals[rootOf(one)]?.kind === "param";
  if (path === undefined || tracked.entry === undefined || unit.depth !== 0 || !isPlainParam(path) || aliases.includes(path)) return false;
  return isPlainParam(tracked.entry) && /len|size|num|count|^n$/i.test(locals[rootOf(path)]?.name ?? "");
}

/** More blocks are not searched: a guard stands close to what it guards. */
const mostBlocks = 24;

/** A block reached from `start` without passing `without` releases the resource. */
function releasesFrom(start: number, without: number, state: State, context: GuardContext): boolean {
  const seen = new Set([without]);
  const queue = [start];
  for (let next = queue.shift(); next !== undefined && seen.size <= mostBlocks; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    const block = context.unit.cfg.blocks[next];
    if (block?.actions.some((action) => expressionsOf(action).some((expr) => releasesIn(expr, state, context))) === true) return true;
    queue.push(...(block?.edges.map((edge) => edge.to) ?? []));
  }
  return false;
}

function releasesIn(expr: Expr, state: State, context: GuardContext): boolean {
  let found = false;
  visitExpr(expr, (part) => {
    if (part.kind === "call" && !found) found = releasesBy(part, state, context);
  });
  return found;
}

function releasesBy(call: Call, state: State, { unit, tracked, source, isInPlace, counts }: GuardContext): boolean {
  const callee = unit.resolve(call);
  const places = [...(call.callee.kind === "select" ? [{ index: -1, expr: call.callee.base }] : []), ...call.args.map((expr, index) => ({ index, expr }))];
  return places.some(({ index, expr }) => {
    const path = pathOf(expr, unit);
    if (path === undefined) return false;
    const inPlace = tracked.traits.inPlace === true || state.aliases.includes(addressOf(path));
    return holdingAt(path, state.aliases).some((suffix) => {
      const effect = effectOf(callee, { index, suffix, lang: unit.lang }, tracked.traits, source);
      // A pointer that is released itself is not absent because one of its fields is empty.
      const needsPlace = counts !== true && state.aliases.includes(path) && !path.includes(".") && !inPlace;
      if (effect.kind === "summary") return !needsPlace && ["releases", "mixed"].includes(verdictOf(effect.summary));
      return effect.kind === "releases" && (!needsPlace || (effect.family !== undefined && isInPlace(effect.family)));
    });
  });
}

/** `p == buffer` for an array, the address of a local or a parameter: on that edge p is not what this function made. */
export function isElsewhere(expr: Expr, sense: boolean, state: State, unit: Unit): boolean {
  if (expr.kind !== "binary" || (expr.op !== "==" && expr.op !== "!=") || (expr.op === "==") !== sense) return false;
  const paths = [expr.left, expr.right].map((side) => pathOf(side, unit));
  const [own, other] = paths.map((path) => path !== undefined && isResource(holdingAt(path, state.aliases)));
  const stands = paths.map((path) => {
    const local = path === undefined ? undefined : unit.placed.model.locals[rootOf(path)];
    if (path === undefined || local === undefined) return false;
    return local.kind === "var" ? path.startsWith("&") || unit.isByValue(local) : path === localPath(local.id);
  });
  return (own === true && other === false && stands[1] === true) || (other === true && own === false && stands[0] === true);
}
