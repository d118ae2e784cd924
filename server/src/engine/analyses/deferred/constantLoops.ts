// How often a loop runs when the source says so with constants: `for i := 0; i < 4; i++`, `range 3`, a range over an
// array or a composite literal. Anything else has no answer.
import type { Expr, LoopStmt } from "../../program/ast.ts";
import { underlying } from "../../program/typeLookup.ts";
import type { AnyLoop, LoopPlace } from "./loopDefers.ts";

/** The number of iterations, or an upper bound of it. */
export function iterationsOf(loop: AnyLoop, place: LoopPlace): number | undefined {
  return loop.kind === "range" ? lengthOf(loop.over, place) : countedTo(loop, place);
}

/** `i < n`, `i <= n`, `i != n` with a constant n and a start that is a literal. */
function countedTo({ init, cond }: LoopStmt, place: LoopPlace): number | undefined {
  if (cond?.kind !== "binary" || init?.kind !== "assign" || init.right[0]?.kind !== "literal") return undefined;
  const end = constant(cond.right, place);
  if (end === undefined || cond.left.kind !== "ident") return undefined;
  if (cond.op === "<" || cond.op === "!=") return end;
  return cond.op === "<=" ? end + 1 : undefined;
}

function lengthOf(over: Expr, place: LoopPlace): number | undefined {
  if (over.kind === "composite") return over.elements.length;
  const type = underlying(place.source.pkg, place.source.types.typeOf(over, place.fn.model), "go");
  const array = type?.kind === "pointer" ? type.elem : type;
  const length = array?.kind === "array" ? number(array.length) : undefined;
  if (length !== undefined) return length;
  if (over.kind === "ident" && over.ref.kind === "global") return compositeLength(place.source.pkg.goGlobals.get(over.name)?.value);
  if (over.kind === "ident" && over.ref.kind === "local") {
    const { values, addressTaken } = place.source.types.locals.of(place.fn.model, over.ref.id);
    const [only] = values;
    return values.length === 1 && !addressTaken && only?.kind === "value" ? compositeLength(only.expr) : undefined;
  }
  return constant(over, place);
}

function compositeLength(value: Expr | undefined): number | undefined {
  return value?.kind === "composite" ? value.elements.length : undefined;
}

function constant(expr: Expr, place: LoopPlace): number | undefined {
  if (expr.kind === "literal") return expr.type === "int" ? number(expr.text) : undefined;
  const global = expr.kind === "ident" && expr.ref.kind === "global" ? place.source.pkg.goGlobals.get(expr.name) : undefined;
  return global?.isConst === true && global.value?.kind === "literal" ? number(global.value.text) : undefined;
}

function number(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
