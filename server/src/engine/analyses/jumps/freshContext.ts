// Whether the object that a call of C works on was made by the same function of Go: an interpreter just created has no
// setjmp active, so an error raised on it has no frame to jump back to and ends in the library's own last resort.
// Made means: the result of a C function that gets no other object, kept in a local or in a structure literal of it.
//
// Not modelled: order in time, calls of Go in between. A function that answers an object that exists already, from
// nothing, looks the same unless its body shows it.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { isNilLiteral, withoutConversions, withoutWrapping } from "../../program/bareExpr.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { CallSite } from "../calls/callGraph.ts";

export interface FreshSources {
  readonly types: Pick<LightTypes, "locals">;
  readonly resolve: (call: Call, inside: FunctionModel) => Callee;
}

/** For a call of C in a function of Go: is its first argument such an object? */
export function isOnFreshObject({ call, caller }: CallSite, sources: FreshSources): boolean {
  const [context] = call.args;
  const made = context === undefined ? undefined : origin(context, caller.model, sources, 0);
  return made?.kind === "call" && isMaker(made, caller.model, sources);
}

/** The expression behind locals with one value, and behind fields of literals they hold. */
function origin(expr: Expr, fn: FunctionModel, sources: FreshSources, depth: number): Expr | undefined {
  const bare = withoutConversions(expr);
  if (depth > 4) return undefined;
  if (bare.kind === "select") {
    const holder = origin(bare.base, fn, sources, depth + 1);
    const value = holder && fieldIn(withoutWrapping(holder), bare.field);
    return value && origin(value, fn, sources, depth + 1);
  }
  if (bare.kind !== "ident" || bare.ref.kind !== "local") return bare;
  const { values } = sources.types.locals.of(fn, bare.ref.id);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" && only.of === 1 ? origin(only.expr, fn, sources, depth + 1) : undefined;
}

/** The value for the field in a literal, or in the literals of the structures embedded in it. */
function fieldIn(literal: Expr, field: string): Expr | undefined {
  let found: Expr | undefined;
  if (literal.kind !== "composite") return undefined;
  visitExpr(literal, (part) => {
    if (part.kind === "composite") found ??= part.elements.find(({ key }) => key?.kind === "ident" && key.name === field)?.value;
  });
  return found;
}

function isMaker(call: Call, fn: FunctionModel, { resolve }: FreshSources): boolean {
  const callee = resolve(call, fn);
  if (callee.kind !== "c" || /^C(String|Bytes)$/.test(callee.name) || callee.model?.creates?.family === "malloc") return false;
  const isFromNothing = call.args.every((arg) => isNilLiteral(arg) || arg.kind === "literal" || (arg.kind === "convert" && arg.type.kind === "named" && arg.type.pkg !== "unsafe"));
  return callee.model?.creates !== undefined || (isFromNothing && !callee.bodies.some(answersGlobal));
}

function answersGlobal({ model }: PlacedFunction): boolean {
  let found = false;
  if (model.body !== undefined) visitStmts(model.body, (stmt) => (found ||= stmt.kind === "return" && stmt.values.some((value) => value.kind !== "call" && hasGlobal(value))));
  return found;
}

function hasGlobal(value: Expr): boolean {
  const bare = withoutWrapping(value);
  return bare.kind === "ident" ? bare.ref.kind === "global" : (bare.kind === "select" || bare.kind === "index") && hasGlobal(bare.base);
}
