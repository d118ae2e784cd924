// Whether a Go function's error result can be nil: makers such as `newError(msg)`, whose every return makes one, cannot.
// Decides from the returned expressions alone and follows calls a few levels; everything unclear may be nil.
// Also: functions that answer with an error when what they are given is not there (`checkID(id)`).
import { errorMakers } from "../../knowledge/data/namingHints.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import { negativeTest, nilTest } from "./conditions.ts";
import type { Unit } from "./unit.ts";

type Resolve = (call: Call, inside: FunctionModel) => Callee;

const maxDepth = 3;

/** Reports whether the last result of the call is an error that is never nil. */
export function neverNil(callee: Callee, resolve: Resolve, depth = 0): boolean {
  if (callee.kind === "external") return errorMakers.has(callee.name);
  if (callee.kind !== "go" || depth > maxDepth || callee.bodies.length === 0) return false;
  return callee.bodies.every(({ model }) => makesErrors(model, resolve, depth));
}

function makesErrors(model: FunctionModel, resolve: Resolve, depth: number): boolean {
  const type = model.results.at(-1)?.type;
  if (type?.kind !== "named" || type.name !== "error" || model.body === undefined || model.hasSyntaxError) return false;
  let returns = 0;
  let always = true;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "return") return;
    returns++;
    const value = stmt.values.at(-1);
    always &&= value !== undefined && isError(value, model, resolve, depth);
  });
  return always && returns > 0;
}

function isError(value: Expr, model: FunctionModel, resolve: Resolve, depth: number): boolean {
  switch (value.kind) {
    case "composite":
      return true;
    case "unary":
      return value.op === "&" && value.operand.kind === "composite";
    case "convert":
      return value.type.kind === "named" && value.type.name !== "error";
    case "call": {
      const callee = resolve(value, model);
      return callee.kind === "conversion" || neverNil(callee, resolve, depth + 1);
    }
    default:
      return false;
  }
}

/** `if id < 0 { return someError }; return nil`: the result is an error when the parameter is nil or negative, and only then. */
export function failsWithout(callee: Callee, param: number): boolean {
  return callee.kind === "go" && callee.bodies.length > 0 && callee.bodies.every(({ model }) => checks(model, param));
}

function checks(model: FunctionModel, param: number): boolean {
  const type = model.results.at(-1)?.type;
  const [test, last, ...rest] = model.body?.body ?? [];
  if (type?.kind !== "named" || type.name !== "error" || test?.kind !== "if" || last?.kind !== "return" || rest.length > 0) return false;
  const nilWhen = asksWhether(test.cond, model.params[param]?.local);
  const value = last.values.at(-1);
  return nilWhen !== undefined && nilWhen === (value?.kind === "literal" && value.type === "nil");
}

/** In which sense of the test the local is nil or negative; undefined when it asks something else. */
function asksWhether(cond: Expr, local: number | undefined): boolean | undefined {
  const asked = negativeTest(cond) ?? nilTest(cond);
  const operand = asked?.operand.kind === "convert" ? asked.operand.operand : asked?.operand;
  return operand?.kind === "ident" && operand.ref.kind === "local" && operand.ref.id === local ? asked?.nilWhen : undefined;
}

/** What a return hands out when something went wrong: an error just made; in C a negative number or NULL. */
export function isErrorValue(value: Expr, unit: Unit): boolean {
  if (value.kind === "convert") return isErrorValue(value.operand, unit);
  if (unit.lang === "c") return (value.kind === "unary" && value.op === "-") || (value.kind === "literal" && value.type === "nil");
  return value.kind === "call" && neverNil(unit.resolve(value), (inner, inside) => unit.resolveIn(inner, inside));
}
