// Which conditions matter to ownership, and what taking an edge tells: nil tests of the resource, tests of the
// variable that says whether the creation succeeded, and pure conditions met more than once (flags).
// Everything else is "either way".
import type { Cfg, EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr, Lang, Literal, Unary } from "../../program/ast.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { visitExpr } from "../../program/visit.ts";
import type { PathContext } from "./unit.ts";
import { pathOf } from "./unit.ts";
import type { Path } from "./accessPath.ts";
import type { StatusVariable } from "./state.ts";
import type { PredicateAnswer } from "./statusPredicates.ts";
import { predicateAnswer, readOutStatus } from "./statusPredicates.ts";
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
  const copied: (readonly [string, string])[] = [];
  for (const block of graphs.flatMap((graph) => graph.blocks)) {
    const keys = new Set<string>();
    for (const edge of block.edges) {
      const key = edge.condition && keyOfEdge(edge.condition, context);
      if (key) keys.add(key.key);
    }
    for (const key of keys) seen.set(key, (seen.get(key) ?? 0) + 1);
    for (const action of block.actions) {
      if (action.kind === "assign" && action.right.length === 0 && !action.uninitialised) {
        const zeroed = action.left.map((target) => pathOf(target, context)).filter((path) => path !== undefined);
        for (const path of zeroed) flags.add(path).add(nilKey(path));
      }
      if (action.kind !== "assign" || action.left.length !== action.right.length) continue;
      action.right.forEach((value, i) => {
        const target = action.left[i];
        const path = target && pathOf(target, context);
        if (path === undefined) return;
        if (value.kind === "literal") flags.add(value.type === "bool" ? path : nilKey(path));
        const constant = constantKey(target as Expr, value, context);
        if (constant !== undefined) flags.add(constant);
        if (isWhole(value)) for (const { key } of countKeys(path, true, context.lang)) flags.add(key);
        const source = pathOf(value, context);
        if (source !== undefined) copied.push([nilKey(path), nilKey(source)]);
      });
    }
  }
  const tracked = new Set([...seen].filter(([key, count]) => count > 1 || flags.has(key)).map(([key]) => key));
  for (const [to, from] of copied) if (seen.has(to)) tracked.add(to).add(from);
  for (const key of findCopyKeys(graphs, seen, context)) tracked.add(key);
  return tracked;
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
  // `u8_ptr(nil)`: a conversion to a type of the package looks like a call.
  if (expr.kind === "call") return expr.args.length === 1 && expr.args[0]?.kind === "literal" && expr.args[0].type === "nil";
  if (expr.kind === "convert") return isNil(expr.operand, isZero);
  if (expr.kind === "select") return expr.base.kind === "ident" && expr.base.ref.kind === "cgo" && namingHints.nilNames.test(expr.field);
  if (expr.kind === "ident") return expr.ref.kind === "global" && (namingHints.nilNames.test(expr.name) || isZero(expr.name));
  if (expr.kind === "unary") return isAllOnes(expr);
  return expr.kind === "literal" && (expr.type === "nil" || expr.text === "0");
}

/** `-1`, `^uintptr(0)`: what system calls return for "nothing". */
function isAllOnes({ op, operand }: Unary): boolean {
  const bare = operand.kind === "convert" ? operand.operand : operand;
  if (bare.kind !== "literal") return false;
  return op === "-" ? bare.text === "1" : (op === "^" || op === "~") && bare.text === "0";
}

/** Names of constants that mean success: `SQLITE_OK`, `CUDA_SUCCESS`, `GSS_S_COMPLETE`, `DuckDBSuccess`. */
const successName = /(^|_|\.)(ok|success|no_?error|none|succeeded|s_complete)$|[a-zA-Z](?<!un)Success$|error_?none$/i;

/** What an edge says about the status variable: "success", "failure", or nothing. */
export function statusOnEdge(condition: EdgeCondition, status: StatusVariable, context: PathContext, call?: Expr): "success" | "failure" | undefined {
  if (condition.kind === "case") {
    return isStatus(condition.tag, status, context, call) ? statusOfLabels(condition.labels, condition.sense, status.kind) : undefined;
  }
  const asked = status.errno === undefined ? undefined : nilTest(condition.expr);
  if (asked !== undefined && pathOf(asked.operand, context) === status.errno) return asked.nilWhen === condition.sense ? undefined : "failure";
  return statusOfTest(condition.expr, condition.sense, status, context, call);
}

/** What a function says that the condition asks about the status; undefined when the condition asks none. */
export function predicateOnEdge(condition: EdgeCondition, status: StatusVariable, context: PathContext, call?: Expr): PredicateAnswer | undefined {
  if (condition.kind === "case" || isStatusTest(condition.expr, status, context, call)) return undefined;
  return predicateAnswer(condition.expr, condition.sense, (expr) => isStatus(expr, status, context, call));
}

/** The status itself is tested, or compared. */
function isStatusTest(expr: Expr, status: StatusVariable, context: PathContext, call: Expr | undefined): boolean {
  if (expr.kind === "unary" && expr.op === "!") return isStatusTest(expr.operand, status, context, call);
  return (expr.kind === "binary" ? [expr.left, expr.right] : [expr]).some((part) => isStatus(part, status, context, call));
}

/** One of the labels holds, or (`default`) none of them: no success then, if success is among them. */
function statusOfLabels(labels: readonly Expr[], sense: boolean, kind: StatusVariable["kind"]): "success" | "failure" | undefined {
  const found = labels.map((label) => comparison(label, "==", kind));
  if (!sense) return found.some((one) => one?.success === true && one.both) ? "failure" : undefined;
  if (found.length === 0 || found.some((one) => one === undefined)) return undefined;
  return found.every((one) => one?.success === true) ? "success" : found.every((one) => one?.success === false) ? "failure" : undefined;
}

function statusOfTest(expr: Expr, sense: boolean, status: StatusVariable, context: PathContext, call: Expr | undefined): "success" | "failure" | undefined {
  if (expr.kind === "unary" && expr.op === "!") return statusOfTest(expr.operand, !sense, status, context, call);
  if (expr.kind === "binary") {
    const onLeft = isStatus(expr.left, status, context, call);
    const onRight = isStatus(expr.right, status, context, call);
    if (!onLeft && !onRight) return undefined;
    const found = comparison(onLeft ? expr.right : expr.left, onLeft ? expr.op : flipped(expr.op), status.kind);
    return found === undefined ? undefined : said(found, sense);
  }
  if (!isStatus(expr, status, context, call)) return undefined;
  const isTrue = status.kind === "bool" || status.kind === "truth";
  return said({ success: isTrue, both: true }, sense);
}

function isStatus(expr: Expr, status: StatusVariable, context: PathContext, call: Expr | undefined): boolean {
  const readOut = status.kind === "code" && expr !== call ? readOutStatus(expr) : undefined;
  if (readOut !== undefined && isStatus(readOut, status, context, call)) return true;
  if (status.path !== undefined) {
    const path = pathOf(expr, context);
    // A status that is an object tells by its field: `status.code`.
    return path === status.path || (path?.startsWith(`${status.path}.`) === true && namingHints.statusNames.test(path.slice(status.path.length + 1)));
  }
  return expr.kind === "convert" ? isStatus(expr.operand, status, context, call) : expr === call;
}

/** What a comparison tells when it holds; `both`: and the opposite when it does not (not being one error code says nothing). */
interface Comparison {
  readonly success: boolean;
  readonly both: boolean;
  /** Written with `!=`: told when it does not hold. */
  readonly negated?: boolean;
}

function said({ success, both, negated }: Comparison, sense: boolean): "success" | "failure" | undefined {
  const holds = sense !== (negated === true);
  if (!holds && !both) return undefined;
  return success === holds ? "success" : "failure";
}

function flipped(op: string): string {
  return ({ "<": ">", ">": "<", "<=": ">=", ">=": "<=" } as Readonly<Record<string, string>>)[op] ?? op;
}

/** What `status op other` says; undefined when it says nothing clear. */
function comparison(other: Expr, op: string, kind: StatusVariable["kind"]): Comparison | undefined {
  const text = constantText(other);
  if (text === undefined) return undefined;
  if (op !== "==" && op !== "!=") {
    const success = kind === "code" || kind === "truth" ? orderMeansSuccess(text, op) : undefined;
    return success === undefined ? undefined : { success, both: true };
  }
  return { ...meaningOf(text, kind), negated: op === "!=" };
}

function meaningOf(text: string, kind: StatusVariable["kind"]): Comparison {
  if (kind === "bool") return { success: text === "true", both: true };
  if (kind === "error") return { success: text === "nil", both: text === "nil" };
  if (kind === "truth") return { success: !isZero(text), both: isZero(text) || text === "1" || /^true$/i.test(text) };
  const success = ["0", "1", "nil"].includes(text) || successName.test(text);
  return { success, both: success };
}

function isZero(text: string): boolean {
  return text === "0" || text === "nil" || /^(false|null)$/i.test(text);
}

/** `rc < 0` fails, `rc >= 0` succeeds; `rc > 0`, `rc <= 0` and `rc < 1` as libraries with 1 for success write them. */
function orderMeansSuccess(text: string, op: string): boolean | undefined {
  if (text === "0" && (op === "<" || op === ">=")) return op === ">=";
  const aboveZero = (text === "0" && (op === ">" || op === "<=")) || (text === "1" && (op === "<" || op === ">="));
  return aboveZero ? op === ">" || op === ">=" : undefined;
}

function constantText(expr: Expr): string | undefined {
  if (expr.kind === "convert") return constantText(expr.operand);
  // `C.kind_t(None)`: a conversion to a type that nobody declares here looks like a call.
  if (expr.kind === "call" && expr.callee.kind === "select") return expr.args.length === 1 && expr.args[0] !== undefined ? constantText(expr.args[0]) : undefined;
  if (expr.kind === "literal") return expr.type === "nil" ? "nil" : expr.text;
  if (expr.kind === "unary" && expr.op === "-") return `-${constantText(expr.operand) ?? ""}`;
  if (expr.kind === "ident" && expr.ref.kind !== "local") return expr.name;
  if (expr.kind === "select" && expr.base.kind === "ident" && expr.base.ref.kind !== "local") return expr.field;
  return undefined;
}

/** Facts that stay true after the paths (and everything below them) received new values. */
export function factsAfterWrite(facts: ReadonlyMap<string, boolean>, written: readonly Path[]): ReadonlyMap<string, boolean> {
  if (facts.size === 0 || written.length === 0) return facts;
  const roots = written.map((path) => path.replace(/^&/, ""));
  const stays = (key: string): boolean => !roots.some((path) => mentions(key, path));
  const kept = [...facts].filter(([key]) => stays(key));
  return kept.length === facts.size ? facts : new Map(kept);
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
