// What a call returns: fresh memory of Go (`new`, `make`), memory of C, one of its arguments, or whatever the bodies in
// the package return for these arguments.
import type { Call, Expr, FunctionBody, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { elementType } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import { calledFrame, either, inC, inGo, nothing, notKnown, type Frame } from "./frame.ts";
import type { PointedTo } from "./origins.ts";
import { byType, converted, enclosing, localValue, valueOf } from "./valueOf.ts";

/** The memory behind result `index` of a call. */
export function callValue(call: Call, index: number, frame: Frame): PointedTo {
  const callee = frame.sources.resolve(call, frame.fn);
  const type = (): TypeRef | undefined => frame.sources.types.resultTypeOf(call, { index, of: index + 1 }, frame.fn);
  switch (callee.kind) {
    case "conversion":
      return call.args[0] === undefined ? notKnown : converted(type(), call.args[0], frame);
    case "builtin":
      return builtinValue(callee.name, call, frame);
    case "c":
      return index > 0 ? nothing : cResult(callee, call, frame);
    case "external": {
      const same = callee.model?.returnsParam === undefined || index > 0 ? undefined : call.args[callee.model.returnsParam];
      return same === undefined ? byType(type(), frame.sources) : valueOf(same, frame);
    }
    case "go":
      return bodiesValue(callee.bodies, call, index, frame) ?? byType(type(), frame.sources);
    case "literal": {
      const literal = frame.fn.literals[callee.index];
      return literal === undefined ? notKnown : returned(literal, index, frame);
    }
    case "unknown":
      return byType(type(), frame.sources);
  }
}

function builtinValue(name: string, call: Call, frame: Frame): PointedTo {
  const [first, ...rest] = call.args;
  if (first === undefined) return notKnown;
  const made = first.kind === "type" ? first.type : undefined;
  if (name === "new") return inGo(made, "whole");
  if (name === "make") return inGo(elementType(frame.sources.pkg, made, "value"), "element");
  if (name !== "append") return nothing;
  const before = valueOf(first, frame);
  // Appending to a view of C memory writes there as long as it has room.
  if (before.origin === "c" || before.origin === "unknown" || rest.length === 0) return before.origin === "c" ? { ...before, origin: "unknown" } : before;
  const elem = elementType(frame.sources.pkg, frame.sources.types.typeOf(first, frame.fn), "value");
  return either(before, inGo(elem, "element", before.local));
}

function cResult(callee: Extract<Callee, { kind: "c" }>, call: Call, frame: Frame): PointedTo {
  if (/^Go(String|StringN|Bytes)$/.test(callee.name)) return inGo({ kind: "named", name: "byte" }, "element");
  const same = callee.model?.returnsParam;
  const argument = same === undefined ? undefined : call.args[same];
  if (argument !== undefined) return valueOf(argument, frame);
  const type = frame.sources.types.typeOf(call, frame.fn);
  const kind = frame.sources.kinds.kindOf(type, "go");
  if (kind === "number" || kind === "bool" || kind === "struct") return nothing;
  const block = inC(kind === "pointer" ? elementType(frame.sources.pkg, type, "value") : undefined);
  return callee.model?.creates?.family === "malloc" ? { ...block, part: "whole" } : block;
}

/** Over all bodies the call may mean; undefined where none can be followed. */
function bodiesValue(bodies: readonly PlacedFunction[], call: Call, index: number, frame: Frame): PointedTo | undefined {
  let answer: PointedTo | undefined;
  for (const { model } of bodies) {
    const inner = model.lang === "go" && model.body !== undefined ? calledFrame(frame, model, argumentsOf(model, call, frame)) : undefined;
    if (inner === undefined) return undefined;
    const one = returned(model, index, inner);
    // Locals of the callee mean nothing to the caller; those of the caller came with the arguments.
    answer = answer === undefined ? one : either(answer, one);
  }
  return answer;
}

/** What the parameters of a body stand for in this call. */
export function argumentsOf(body: FunctionModel, call: Call, frame: Frame): ReadonlyMap<number, PointedTo> {
  const given = new Map<number, PointedTo>();
  const receiver = body.receiver?.local;
  if (receiver !== undefined && call.callee.kind === "select") given.set(receiver, { ...enclosing(call.callee.base, frame), local: undefined });
  body.params.forEach((param, at) => {
    const argument = call.args[at];
    if (param.local === undefined || argument === undefined || (body.variadic && at >= body.params.length - 1)) return;
    const value = valueOf(argument, frame);
    if (value.origin !== "unknown" && value.origin !== "none") given.set(param.local, { ...value, local: undefined });
  });
  return given;
}

/** What a body returns in one of its results. Without a `local`: that of another function would mean nothing here. */
function returned(body: FunctionBody, index: number, frame: Frame): PointedTo {
  let answer: PointedTo = nothing;
  for (const value of returnedExprs(body, index)) {
    const one = value.kind === "named" ? localValue(value.local, frame) : value.kind === "all" ? callValue(value.call, index, frame) : valueOf(value.expr, frame);
    answer = either(answer, { ...one, local: undefined });
  }
  return answer;
}

type Returned = { readonly kind: "expr"; readonly expr: Expr } | { readonly kind: "all"; readonly call: Call } | { readonly kind: "named"; readonly local: number };

/** The expressions that `return` statements give for one result. */
export function returnedExprs(body: FunctionBody, index: number): readonly Returned[] {
  const found: Returned[] = [];
  if (body.body === undefined) return found;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind !== "return") return;
    const expr = stmt.values[index];
    const [only] = stmt.values;
    const named = body.results[index]?.local;
    if (stmt.values.length === 1 && body.results.length > 1 && only?.kind === "call") found.push({ kind: "all", call: only });
    else if (expr !== undefined) found.push({ kind: "expr", expr });
    else if (named !== undefined) found.push({ kind: "named", local: named });
  });
  return found;
}
