// Which conditions matter to ownership, and what taking an edge tells: nil tests of the resource, and pure conditions met
// more than once (flags). Tests of the variable that says whether the creation succeeded: statusMeaning.ts.
// Everything else is "either way".
import type { Action, Cfg, EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr, Lang, Literal, Unary } from "../../program/ast.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { visitExpr } from "../../program/visit.ts";
import type { PathContext } from "./unit.ts";
import { pathOf } from "./unit.ts";
import type { Path } from "./accessPath.ts";
import { findCopyKeys } from "./copiedValues.ts";

/** A condition in normal form: `truth` is the sense in which `key` holds when the condition holds. */
export interface ConditionKey {
  readonly key: string;
  readonly truth: boolean;
}

const complements: Readonly<Record<string, string>> = { "!=": "==", ">=": "<", "<=": ">" };
const mirrored: Readonly<Record<string, string>> = { ">": "<" };

/** The normal form of a pure condition over locals, constants and lengths; undefined for anything with effects. */
export function conditionKey(expr: Expr, context: PathContext): ConditionKey | undefined {
  if (expr.kind === "unary" && expr.op === "!") {
    const inner = conditionKey(expr.operand, context);
    return inner && { key: inner.key, truth: !inner.truth };
  }
  if (expr.kind === "binary" && ["==", "!=", "<", ">", "<=", ">="].includes(expr.op)) return comparisonKey(expr.op, expr.left, expr.right, context);
  const text = printPure(expr, context);
  if (text === undefined) return undefined;
  return context.lang === "c" ? { key: nilKey(text), truth: false } : { key: text, truth: true };
}

/** The condition that a value is nil (in C also: that a number is 0). */
export function nilKey(text: string): string {
  return text > "nil" ? `nil == ${text}` : `${text} == nil`;
}

/** What tests of a counter say once it was set to 0, or counted up from there. */
export function countKeys(path: Path, isZero: boolean, lang: Lang): readonly ConditionKey[] {
  const zero = lang === "c" ? "nil" : "0";
  return [
    { key: `${path} == ${zero}`, truth: isZero },
    { key: `${zero} < ${path}`, truth: !isZero },
  ];
}

interface Bound {
  readonly path: Path;
  readonly bound: number;
  /** `path < bound`; `bound < path` otherwise. */
  readonly isBelow: boolean;
}

/** `i < 4`, `4 < i` of a plain variable. */
function boundOf(key: string): Bound | undefined {
  const [, below, above] = /^(#\d+) < (\d+)$/.exec(key) ?? [];
  if (below !== undefined) return { path: below, bound: Number(above), isBelow: true };
  const [, low, path] = /^(\d+) < (#\d+)$/.exec(key) ?? [];
  return path === undefined ? undefined : { path, bound: Number(low), isBelow: false };
}

/** What tests against numbers say once the variable was set to a number: loops with constant bounds run at least once. */
export function boundKeys(path: Path, value: number, tracked: ReadonlySet<string>): readonly ConditionKey[] {
  if (Number.isNaN(value)) return [];
  return [...tracked].flatMap((key) => {
    const found = boundOf(key);
    return found?.path === path ? [{ key, truth: found.isBelow ? value < found.bound : found.bound < value }] : [];
  });
}

/** A number written out. */
export function isWhole(value: Expr | undefined): value is Literal {
  return value?.kind === "literal" && value.type === "int";
}

/** The normal form of a comparison. */
export function comparisonKey(op: string, left: Expr, right: Expr, context: PathContext): ConditionKey | undefined {
  const a = printPure(left, context);
  const b = printPure(right, context);
  if (a === undefined || b === undefined) return undefined;
  const boolean = right.kind === "literal" && right.type === "bool" ? right.text === "true" : undefined;
  if (boolean !== undefined && (op === "==" || op === "!=")) return { key: a, truth: (op === "==") === boolean };
  return { key: normalKey(complements[op] ?? op, a, b), truth: complements[op] === undefined };
}

/** One text for both ways round to write a comparison by `==`, `<` or `>`. */
export function normalKey(op: string, a: string, b: string): string {
  const swap = mirrored[op] !== undefined || (op === "==" && a > b);
  return swap ? `${b} ${mirrored[op] ?? op} ${a}` : `${a} ${op} ${b}`;
}

/** The key that holds once the target was set to a constant of C; undefined for other values. */
export function constantKey(target: Expr, value: Expr, context: PathContext): string | undefined {
  if (value.kind === "convert") return constantKey(target, value.operand, context);
  const isConstant = value.kind === "select" && value.base.kind === "ident" && value.base.ref.kind === "cgo";
  return isConstant ? comparisonKey("==", target, value, context)?.key : undefined;
}

/** Stable text of an expression without effects; undefined otherwise. Locals print as their path. */
export function printPure(expr: Expr, context: PathContext): string | undefined {
  switch (expr.kind) {
    case "literal":
      return expr.type === "nil" || (context.lang === "c" && expr.text === "0") ? "nil" : expr.text;
    case "ident":
      return expr.ref.kind === "local" ? pathOf(expr, context) : expr.name;
    case "convert":
      return printPure(expr.operand, context);
    case "select":
    case "index":
      return printPlace(expr, context);
    case "unary": {
      const operand = ["-", "*", "!", "~"].includes(expr.op) ? printPure(expr.operand, context) : undefined;
      return operand === undefined ? undefined : `${expr.op}${operand}`;
    }
    case "binary": {
      const left = printPure(expr.left, context);
      const right = printPure(expr.right, context);
      return left === undefined || right === undefined ? undefined : `${left} ${expr.op} ${right}`;
    }
    case "call":
      return printLength(expr, context);
    default:
      return undefined;
  }
}

function printPlace(expr: Extract<Expr, { kind: "select" | "index" }>, context: PathContext): string | undefined {
  if (expr.kind === "select" && expr.base.kind === "ident" && expr.base.ref.kind !== "local") return `${expr.base.name}.${expr.field}`;
  const base = printPure(expr.base, context);
  if (expr.kind === "select") return base === undefined ? undefined : `${base}.${expr.field}`;
  const index = printPure(expr.index, context);
  return base === undefined || index === undefined ? undefined : `${base}[${index}]`;
}

/** `len(x)` and `cap(x)`: the calls without effects. */
function printLength(expr: Extract<Expr, { kind: "call" }>, context: PathContext): string | undefined {
  const { callee, args } = expr;
  if (callee.kind !== "ident" || callee.ref.kind !== "universe" || !["len", "cap"].includes(callee.name)) return undefined;
  const operand = args[0] && printPure(args[0], context);
  return operand === undefined ? undefined : `${callee.name}(${operand})`;
}

/** Keys worth remembering: tested in more than one block of the function's bodies, or set to a literal somewhere, or copied from one that is tested. */
export function findTrackedKeys(graphs: readonly Cfg[], context: PathContext): ReadonlySet<string> {
  const seen = new Map<string, number>();
  const flags = new Set<string>();
  const counted = new Set<Path>();
  const copied: (readonly [string, string])[] = [];
  for (const block of graphs.flatMap((graph) => graph.blocks)) {
    const keys = new Set<string>();
    for (const edge of block.edges) {
      const key = edge.condition && keyOfEdge(edge.condition, context);
      if (key) keys.add(key.key);
    }
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    for (const action of block.actions) {
      for (const path of zeroedBy(action, context)) flags.add(path).add(nilKey(path));
      if (action.kind !== "assign" || action.left.length !== action.right.length) continue;
      action.right.forEach((value, i) => {
        const target = action.left[i];
        const path = target && pathOf(target, context);
        if (path === undefined) return;
        if (value.kind === "literal") flags.add(value.type === "bool" ? path : nilKey(path));
        const constant = constantKey(target as Expr, value, context);
        if (constant !== undefined) flags.add(constant);
        if (isWhole(value)) {
          counted.add(path);
          for (const { key } of countKeys(path, true, context.lang)) flags.add(key);
        }
        const source = pathOf(value, context);
        if (source !== undefined) copied.push([nilKey(path), nilKey(source)]);
      });
    }
  }
  const tracked = new Set([...seen].filter(([key, count]) => count > 1 || flags.has(key)).map(([key]) => key));
  for (const [to, from] of copied) if (seen.has(to)) tracked.add(to).add(from);
  for (const key of findCopyKeys(graphs, seen, context)) tracked.add(key);
  for (const key of seen.keys()) if (counted.has(boundOf(key)?.path ?? "")) tracked.add(key);
  return tracked;
}

/** Variables that are declared without a value, and 0 or nil from then on. */
function zeroedBy(action: Action, context: PathContext): readonly Path[] {
  if (action.kind !== "assign" || action.right.length > 0 || action.uninitialised) return [];
  return action.left.map((target) => pathOf(target, context)).filter((path) => path !== undefined);
}

/** The normal form of an edge's condition, sense included. */
export function keyOfEdge(condition: EdgeCondition, context: PathContext): ConditionKey | undefined {
  if (condition.kind === "test") {
    const key = conditionKey(condition.expr, context);
    return key && { key: key.key, truth: key.truth === condition.sense };
  }
  const [label] = condition.labels;
  if (condition.labels.length !== 1 || label === undefined) return undefined;
  const key = comparisonKey("==", condition.tag, label, context);
  return key && { key: key.key, truth: key.truth === condition.sense };
}

/** A test of `operand` against nil; `nilWhen` is the sense of the test in which it is nil. `isZero`: globals that are nil by their first value. */
export function nilTest(expr: Expr, isZero?: (name: string) => boolean): { readonly operand: Expr; readonly nilWhen: boolean } | undefined {
  if (expr.kind === "binary" && (expr.op === "==" || expr.op === "!=")) {
    if (isNil(expr.right, isZero)) return { operand: expr.left, nilWhen: expr.op === "==" };
    if (isNil(expr.left, isZero)) return { operand: expr.right, nilWhen: expr.op === "==" };
    return undefined;
  }
  if (expr.kind === "unary" && expr.op === "!") {
    const inner = nilTest(expr.operand, isZero);
    return inner && { operand: inner.operand, nilWhen: !inner.nilWhen };
  }
  return expr.kind === "binary" ? undefined : { operand: expr, nilWhen: false };
}

/** `id < 0`, `fd >= 0`, `id > 0`: numbers that name objects are negative when there is none. */
export function negativeTest(expr: Expr): { readonly operand: Expr; readonly nilWhen: boolean } | undefined {
  if (expr.kind !== "binary" || expr.right.kind !== "literal" || expr.right.text !== "0") return undefined;
  if (expr.op === "<" || expr.op === "<=") return { operand: expr.left, nilWhen: true };
  return expr.op === ">" || expr.op === ">=" ? { operand: expr.left, nilWhen: false } : undefined;
}

function isNil(expr: Expr, isZero: (name: string) => boolean = () => false): boolean {
  // `u8_ptr(nil)`, `C.CFArrayRef(0)`: a conversion to a type of the package or of an unread header looks like a call.
  if (expr.kind === "call") return expr.args.length === 1 && expr.args[0]?.kind === "literal" && (expr.args[0].type === "nil" || (isOfC(expr.callee) && expr.args[0].text === "0"));
  if (expr.kind === "convert") return isNil(expr.operand, isZero);
  if (expr.kind === "select") return isOfC(expr) && namingHints.nilNames.test(expr.field);
  if (expr.kind === "ident") return expr.ref.kind === "global" && (namingHints.nilNames.test(expr.name) || isZero(expr.name));
  if (expr.kind === "unary") return isAllOnes(expr);
  return expr.kind === "literal" && (expr.type === "nil" || expr.text === "0");
}

function isOfC(callee: Expr): boolean {
  return callee.kind === "select" && callee.base.kind === "ident" && callee.base.ref.kind === "cgo";
}

/** `-1`, `^uintptr(0)`: what system calls return for "nothing". */
function isAllOnes({ op, operand }: Unary): boolean {
  const bare = operand.kind === "convert" ? operand.operand : operand;
  if (bare.kind !== "literal") return false;
  return op === "-" ? bare.text === "1" : (op === "^" || op === "~") && bare.text === "0";
}

/** Facts that stay true after the paths (and everything below them) received new values. */
export function factsAfterWrite(facts: ReadonlyMap<string, boolean>, written: readonly Path[]): ReadonlyMap<string, boolean> {
  if (facts.size === 0 || written.length === 0) return facts;
  const roots = written.map((path) => path.replace(/^&/, ""));
  const stays = (key: string): boolean => !roots.some((path) => mentions(key, path));
  const kept = [...facts].filter(([key]) => stays(key));
  return kept.length === facts.size ? facts : new Map(kept);
}

/** What a pointer argument points to (`*status`) may have changed; fields of objects are taken to stay as they are. */
export function factsAfterCall(facts: ReadonlyMap<string, boolean>, args: readonly Expr[], context: PathContext): ReadonlyMap<string, boolean> {
  const targets = args.flatMap((argument) => {
    const path = argument.kind === "ident" ? pathOf(argument, context) : undefined;
    return path === undefined ? [] : [`*${path}`];
  });
  return targets.some((target) => [...facts.keys()].some((key) => key.includes(target))) ? factsAfterWrite(facts, targets) : facts;
}

function mentions(key: string, path: Path): boolean {
  for (let at = key.indexOf(path); at >= 0; at = key.indexOf(path, at + 1)) {
    if (!/[0-9]/.test(key.charAt(at + path.length)) || !/[0-9]$/.test(path)) return true;
  }
  return false;
}

/** Reports whether the expression mentions the local anywhere. */
export function mentionsLocal(expr: Expr, id: number): boolean {
  let found = false;
  visitExpr(expr, (part) => {
    if (part.kind === "ident" && part.ref.kind === "local" && part.ref.id === id) found = true;
  });
  return found;
}

/** Fact key: the path holds exactly this literal. */
export function literalKey(path: Path, text: string): string {
  return `${path} is ${text}`;
}

/** Whether the condition holds, when the facts say which literal the tested variable has; undefined when they do not. */
export function knownByLiteral(condition: EdgeCondition, facts: ReadonlyMap<string, boolean>, context: PathContext): boolean | undefined {
  if (facts.size === 0) return undefined;
  if (condition.kind === "case") {
    const path = pathOf(condition.tag, context);
    const value = path === undefined ? undefined : literalOf(path, facts);
    if (value === undefined || !condition.labels.every((label) => label.kind === "literal")) return undefined;
    return condition.labels.some((label) => label.kind === "literal" && literalText(label) === value);
  }
  const { expr } = condition;
  if (expr.kind === "binary" && (expr.op === "==" || expr.op === "!=")) {
    const [side, literal] = expr.right.kind === "literal" ? [expr.left, expr.right] : [expr.right, expr.left];
    const path = pathOf(side, context);
    const value = path === undefined ? undefined : literalOf(path, facts);
    return value === undefined || literal.kind !== "literal" ? undefined : (literalText(literal) === value) === (expr.op === "==");
  }
  const path = pathOf(expr, context);
  const value = path === undefined ? undefined : literalOf(path, facts);
  return value === "true" ? true : value === "false" || value === "nil" ? false : undefined;
}

function literalOf(path: Path, facts: ReadonlyMap<string, boolean>): string | undefined {
  const prefix = literalKey(path, "");
  for (const key of facts.keys()) if (key.startsWith(prefix)) return key.slice(prefix.length);
  return undefined;
}

/** The text by which literals are compared: one spelling for nil in both languages. */
export function literalText(literal: Literal): string {
  return literal.type === "nil" ? "nil" : literal.text;
}
