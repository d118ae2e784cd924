// A guess about functions nobody knows: one that by its name makes an object out of data (`ModelCreate`, `reader_new_from_memory`)
// may read that data for as long as the object lives. Guarantees: the object outlives the Go function (returned, or stored
// in a field or a composite value), and the data is elements of a Go slice. Says nothing about functions with a body.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import { unconverted } from "./frame.ts";

/** `Create`, `new`, `open`, `from_memory`, as a word of the name. */
const makes = /(?:^|_)(?:create|new|make|open|load|wrap|attach|from|view)(?:_|$|[A-Z])|(?:Create|New|Make|Open|Load|Wrap|Attach|From|View)(?![a-z])/;
/** Objects that are made whole: what they were made from is no longer needed. */
const takesAll = /copy|dup|clone|parse|decode|compile|digest|hash|image|texture|string|array|vector|list|int|float|double|bool/i;
const integers = /^u?int(?:8|16|32|64)?(?:_t)?$|^(?:u?char|u?short|u?long|size_t|ssize_t|byte|bool|float|double|float32|float64)$/;

/** `argument` of `call` are bytes that the object `call` makes may go on reading. */
export function mayReadLater(call: Call, name: string, argument: Expr, result: TypeRef | undefined, fn: FunctionModel): boolean {
  if (!makes.test(name) || takesAll.test(name) || !isElement(onlyValueOf(argument, fn)) || (result?.kind === "named" && integers.test(result.name))) return false;
  return outlives(call, fn);
}

/** `&b[0]` or `unsafe.SliceData(b)` below conversions. */
function isElement(argument: Expr): boolean {
  const bare = unconverted(argument);
  if (bare.kind === "unary" && bare.op === "&") return bare.operand.kind === "index" && bare.operand.index.kind === "literal";
  return bare.kind === "call" && bare.callee.kind === "select" && bare.callee.field === "SliceData";
}

/** What a local behind conversions was given, where that is one value; else the expression itself. */
function onlyValueOf(argument: Expr, fn: FunctionModel): Expr {
  const bare = unconverted(argument);
  if (bare.kind !== "ident" || bare.ref.kind !== "local" || fn.body === undefined || fn.locals[bare.ref.id]?.kind !== "var") return argument;
  const { id } = bare.ref;
  const given: Expr[] = [];
  visitStmts(fn.body, (stmt) => {
    if (stmt.kind !== "assign") return;
    stmt.left.forEach((target, i) => {
      const value = stmt.right[i];
      if (target.kind === "ident" && target.ref.kind === "local" && target.ref.id === id && value !== undefined) given.push(value);
    });
  });
  const [only] = given;
  return only === undefined || given.length > 1 ? argument : only;
}

/** The result is returned, or stored in something that is. */
function outlives(call: Call, fn: FunctionModel): boolean {
  let kept = false;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "return" && stmt.values.some((value) => holds(value, (one) => one === call))) kept = true;
      if (stmt.kind !== "assign" || !stmt.right.some((value) => value === call || isCompositeWith(value, call))) return;
      const [target] = stmt.left;
      if (target?.kind === "select") kept = true;
      if (target?.kind === "ident" && target.ref.kind === "local" && isHandedOn(target.ref.id, fn)) kept = true;
    });
  }
  return kept;
}

/** `&Model{C.model_view(…)}`. */
function isCompositeWith(value: Expr, call: Call): boolean {
  const bare = value.kind === "unary" && value.op === "&" ? value.operand : value;
  return bare.kind === "composite" && bare.elements.some((one) => unconverted(one.value) === call);
}

/** The local itself is returned or put into a composite value or a field. */
function isHandedOn(local: number, fn: FunctionModel): boolean {
  const isLocal = (expr: Expr): boolean => {
    const bare = unconverted(expr);
    return bare.kind === "ident" && bare.ref.kind === "local" && bare.ref.id === local;
  };
  let found = fn.locals[local]?.kind === "result";
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind === "return" && stmt.values.some(isLocal)) found = true;
      if (stmt.kind === "assign" && stmt.left.some((left) => left.kind === "select") && stmt.right.some(isLocal)) found = true;
    });
    visitExprsIn(body, (expr) => {
      if (expr.kind === "composite" && expr.elements.some(({ value }) => isLocal(value))) found = true;
    });
  }
  return found;
}

function holds(expr: Expr, test: (one: Expr) => boolean): boolean {
  let found = false;
  visitExpr(expr, (one) => {
    if (test(one)) found = true;
  });
  return found;
}
