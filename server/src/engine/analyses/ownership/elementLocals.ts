// Which locals were read from a container: bound by a loop, or given an element. Paths do not tell elements apart, so two
// such locals that reach one resource may well hold two different ones.
import type { Call, Expr } from "../../program/ast.ts";
import { rootOf } from "./accessPath.ts";
import type { Run } from "./run.ts";
import type { DeferAction, PathContext } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** Decides by everything that is assigned to a local; undefined stands for what a loop binds or one of several results. */
export function createElementLocals(valuesOf: (local: number) => readonly (Expr | undefined)[], bound: ReadonlySet<number>, context: PathContext): (local: number) => boolean {
  const known = new Map<number, boolean>();
  const isElement = (local: number): boolean => {
    const answer = known.get(local);
    if (answer !== undefined) return answer;
    known.set(local, bound.has(local));
    const result = bound.has(local) || valuesOf(local).some((value) => value !== undefined && isElementOf(value));
    known.set(local, result);
    return result;
  };
  const isElementOf = (value: Expr): boolean => {
    if (value.kind === "unary" && value.op === "<-") return true;
    const path = pathOf(value, context);
    return path !== undefined && (path.includes("[*]") || isElement(rootOf(path)));
  };
  return isElement;
}

/** The local behind the argument, where it was read from a container. */
export function elementBehind(argument: Expr | undefined, { unit }: Pick<Run, "unit">): number | undefined {
  const path = argument && pathOf(argument, unit);
  return path !== undefined && unit.isElement(rootOf(path)) ? rootOf(path) : undefined;
}

/** The local through which the call is handed an element that is, or holds, the resource. */
export function elementHandedTo(call: Call, { unit, draft }: Run): number | undefined {
  return localsHandedTo(call, unit).find((local) => unit.isElement(local) && [...draft.aliases].some((alias) => rootOf(alias) === local));
}

/**
 * A deferred call meets a resource that one has been registered for. Through an element it is the same resource only
 * where another deferred call got the same local, with no write between the two.
 */
export function isAnotherElement({ call }: DeferAction, run: Run): boolean {
  const { unit } = run;
  const local = call.kind === "call" ? elementHandedTo(call, run) : undefined;
  if (local === undefined) return false;
  return !unit.defers.some((other) => other.call !== call && other.call.kind === "call" && other.span.start < call.span.start && unit.lastWrite(local) < other.span.start && isHandedTo(other.call, local, unit));
}

/** Reports whether the call gets the local, or something read from it. */
export function isHandedTo(call: Call, local: number, context: PathContext): boolean {
  return localsHandedTo(call, context).includes(local);
}

function localsHandedTo(call: Call, context: PathContext): readonly number[] {
  return [...(call.callee.kind === "select" ? [call.callee.base] : []), ...call.args].flatMap((argument) => {
    const path = pathOf(argument, context);
    return path === undefined ? [] : [rootOf(path)];
  });
}
