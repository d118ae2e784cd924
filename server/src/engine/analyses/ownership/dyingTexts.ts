// C++: pointers into a string that ends with the function that returns them: `return out.str().c_str();`.
// Decides from the returned expression alone: a local string held by value, or a string that a call just made. References,
// members and statics live on, and functions that return a string copy it.
import type { Call, Expr, FunctionModel, Local } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Span } from "../../base/span.ts";

export interface DyingText {
  /** The returned pointer, as the message writes it. */
  readonly what: string;
  /** The string it points into. */
  readonly label: string;
  readonly at: Span;
}

const pointers: ReadonlySet<string> = new Set(["->c_str", "->data"]);
/** Methods and functions that make a string. */
const makers: ReadonlySet<string> = new Set(["->str", "->substr", "std::to_string", "std::string", "to_string"]);
const stringType = /^(const )?(std::)?(w|u8|u16|u32)?string$/;

/** In source order; none for functions that return something else than a pointer. */
export function dyingTexts(fn: FunctionModel): readonly DyingText[] {
  const found: DyingText[] = [];
  if (fn.lang !== "c" || fn.body === undefined || fn.results[0]?.type.kind !== "pointer" || !/\.\s*(c_str|data)\s*\(/.test(fn.text)) return found;
  visitStmts(fn.body, (stmt) => {
    const value = stmt.kind === "return" ? stmt.values[0] && withoutConversions(stmt.values[0]) : undefined;
    const holder = value?.kind === "call" && pointers.has(calledName(value)) ? receiverOf(value) : undefined;
    if (value?.kind === "call" && holder !== undefined && ends(holder, fn)) found.push({ what: textOf(value, fn), label: textOf(holder, fn), at: value.span });
  });
  return found;
}

function ends(holder: Expr, fn: FunctionModel): boolean {
  if (holder.kind === "call") return makers.has(calledName(holder));
  const local = holder.kind === "ident" && holder.ref.kind === "local" ? fn.locals[holder.ref.id] : undefined;
  return local !== undefined && isOwnString(local, fn);
}

/** Declared as a string by value; for `auto`, given what makes one. */
function isOwnString(local: Local, fn: FunctionModel): boolean {
  const before = fn.text.slice(0, local.span.start);
  if (local.isStatic === true || /&\s*$/.test(before) || /\bstatic\b[^;{}]*$/.test(before)) return false;
  const declared = /([\w:]+)\s*$/.exec(before)?.[1] ?? "";
  if (stringType.test(declared)) return true;
  return declared === "auto" && madeBy(local.id, fn);
}

function madeBy(id: number, fn: FunctionModel): boolean {
  let made = false;
  if (fn.body === undefined) return false;
  visitStmts(fn.body, (stmt) => {
    if (stmt.kind !== "assign") return;
    stmt.left.forEach((target, i) => {
      const value = stmt.right[i] && withoutConversions(stmt.right[i]);
      made ||= target.kind === "ident" && target.ref.kind === "local" && target.ref.id === id && value?.kind === "call" && makers.has(calledName(value));
    });
  });
  return made;
}

function calledName({ callee }: Call): string {
  return callee.kind === "ident" ? callee.name : "";
}

/** The lowering puts it last, behind a `*`. */
function receiverOf({ args }: Call): Expr | undefined {
  const last = args.at(-1);
  return last?.kind === "unary" && last.op === "*" ? last.operand : undefined;
}

function textOf({ span }: Expr, { text }: FunctionModel): string {
  const line = text.slice(span.start, span.end).replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
