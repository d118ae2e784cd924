// The pointers in a structure that is passed by value: from its literal, from stores into the variable, or from the
// literals that a function of the package returns for these arguments.
import type { Expr } from "../../program/ast.ts";
import { argumentsOf, returnedExprs } from "./callValue.ts";
import { calledFrame, mayGoOn, type Frame } from "./frame.ts";
import type { PointedTo } from "./origins.ts";
import { storesUnder } from "./storesUnder.ts";
import { valueOf } from "./valueOf.ts";

export interface StructPointer {
  readonly value: Expr;
  readonly memory: PointedTo;
}

export function structContents(expr: Expr, frame: Frame): readonly StructPointer[] {
  if (!mayGoOn(frame)) return [];
  switch (expr.kind) {
    case "ident":
      return expr.ref.kind === "local" ? localContents(expr.ref.id, frame) : [];
    case "composite":
      return expr.elements.flatMap(({ value }) => contentOf(value, frame));
    case "call": {
      const callee = frame.sources.resolve(expr, frame.fn);
      if (callee.kind !== "go") return [];
      return callee.bodies.flatMap(({ model }) => {
        const inner = calledFrame(frame, model, argumentsOf(model, expr, frame));
        const returned = inner === undefined ? [] : returnedExprs(model, 0).flatMap((one) => (one.kind === "expr" ? structContents(one.expr, inner) : []));
        return returned.map((one) => ({ ...one, memory: { ...one.memory, local: undefined } }));
      });
    }
    default:
      return [];
  }
}

function localContents(local: number, frame: Frame): readonly StructPointer[] {
  const { values } = frame.sources.types.locals.of(frame.fn, local);
  const given = values.flatMap((value) => (value.kind === "value" && value.index === 0 && value.expr.kind !== "ident" ? structContents(value.expr, frame) : []));
  return [...given, ...storesUnder(local, frame.fn).flatMap((store) => (store.target === undefined ? [] : contentOf(store.value, frame)))];
}

function contentOf(value: Expr, frame: Frame): readonly StructPointer[] {
  if (value.kind === "composite") return structContents(value, frame);
  const kind = frame.sources.kinds.kindOf(frame.sources.types.typeOf(value, frame.fn), "go");
  return kind === "pointer" || kind === "unsafe-pointer" ? [{ value, memory: valueOf(value, frame) }] : [];
}
