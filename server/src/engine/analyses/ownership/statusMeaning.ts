// What tests of the variable that says whether the creation succeeded mean: comparisons with constants, nil and order.
// Reads the test alone; the shape of the code around it is statusShape.ts.
import type { EdgeCondition } from "../../cfg/cfg.ts";
import type { Expr } from "../../program/ast.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { nilTest } from "./conditions.ts";
import type { StatusVariable } from "./state.ts";
import type { PredicateAnswer } from "./statusPredicates.ts";
import { predicateAnswer, readOutStatus } from "./statusPredicates.ts";
import type { PathContext } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** Names of constants that mean success: `SQLITE_OK`, `CUDA_SUCCESS`, `GSS_S_COMPLETE`, `DuckDBSuccess`. */
const successName = /(^|_|\.)(ok|success|(no|zero)_?err(or)?|none|good|succeeded|s_complete)$|[a-zA-Z](?<!un)Success$|error_?none$/i;
const successWord = /[a-z](OK|Ok|NoErr(or)?)$/;

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

/** `status != WEIRD_OK`: compared with a constant whose name says nothing. */
export function comparesStatus(condition: EdgeCondition, status: StatusVariable, context: PathContext, call?: Expr): boolean {
  return condition.kind === "test" && condition.expr.kind === "binary" && isStatusTest(condition.expr, status, context, call);
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
  const readOut = (status.kind === "code" || status.kind === "error") && expr !== call ? readOutStatus(expr) : undefined;
  if (readOut !== undefined && (isStatus(readOut, status, context, call) || isBelow(readOut, status, context))) return true;
  if (status.path !== undefined) {
    const path = pathOf(expr, context);
    // A status that is an object tells by its field: `status.code`.
    return path === status.path || (path?.startsWith(`${status.path}.`) === true && namingHints.statusNames.test(path.slice(status.path.length + 1)));
  }
  return expr.kind === "convert" ? isStatus(expr.operand, status, context, call) : expr === call;
}

/** `status.c`, where `status` is the object that tells. */
function isBelow(expr: Expr, { path }: StatusVariable, context: PathContext): boolean {
  return path !== undefined && pathOf(expr, context)?.startsWith(`${path}.`) === true;
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
  if (kind === "error") return { success: isNothing(text), both: isNothing(text) };
  if (kind === "truth") return { success: !isZero(text), both: isZero(text) || text === "1" || /^true$/i.test(text) };
  const success = ["0", "1", "nil", '""'].includes(text) || successName.test(text) || successWord.test(text);
  return { success, both: success };
}

/** No error, or no message. */
function isNothing(text: string): boolean {
  return text === "nil" || text === '""';
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
