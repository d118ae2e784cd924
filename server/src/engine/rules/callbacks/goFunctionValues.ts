// Values that come from a Go function: the function itself, the address of a variable that holds one, what reflect
// says its pointer is. Guarantees: looks through conversions, dereferences and locals with a single value. Results of calls
// (`syscall.NewCallback(f)`) and C functions (`C.f`) are no Go functions.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel } from "../../program/model.ts";
import { underlying } from "../../program/typeLookup.ts";

export interface GoFunctionSources {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
}

/** Locals that are looked through one after the other. */
const maxSteps = 4;

/** The expression that names the Go function (or its variable) behind a pointer value. */
export function goFunctionBehind(expr: Expr, model: FunctionModel, sources: GoFunctionSources, steps = 0): Expr | undefined {
  const behind = (part: Expr): Expr | undefined => goFunctionBehind(part, model, sources, steps);
  if (isGoFunction(expr, model, sources)) return expr;
  switch (expr.kind) {
    case "convert":
      return behind(expr.operand);
    case "unary":
      return expr.op === "&" ? (isGoFunction(expr.operand, model, sources) ? expr.operand : undefined) : expr.op === "*" ? behind(expr.operand) : undefined;
    case "call":
      return behindCall(expr, model, sources) ?? (sources.pkg.isTypeName(expr.callee) && expr.args[0] ? behind(expr.args[0]) : undefined);
    case "ident": {
      if (expr.ref.kind !== "local" || steps === maxSteps) return undefined;
      const { values, addressTaken } = sources.types.locals.of(model, expr.ref.id);
      const [only] = values;
      return values.length === 1 && !addressTaken && only?.kind === "value" && only.of === 1 ? goFunctionBehind(only.expr, model, sources, steps + 1) : undefined;
    }
    default:
      return undefined;
  }
}

/** `reflect.ValueOf(f).Pointer()`, and unsafe.Pointer spelled as a call. */
function behindCall(call: Extract<Expr, { kind: "call" }>, model: FunctionModel, sources: GoFunctionSources): Expr | undefined {
  const { callee } = call;
  if (callee.kind !== "select" || !/^(?:Unsafe)?Pointer$/.test(callee.field)) return undefined;
  const { base } = callee;
  if (base.kind === "ident" && base.ref.kind === "import") {
    const [operand] = call.args;
    return base.ref.path === "unsafe" && operand !== undefined ? goFunctionBehind(operand, model, sources) : undefined;
  }
  const isValueOf = base.kind === "call" && base.callee.kind === "select" && base.callee.field === "ValueOf" && base.callee.base.kind === "ident" && base.callee.base.ref.kind === "import" && base.callee.base.ref.path === "reflect";
  const value = isValueOf ? base.args[0] : undefined;
  return value !== undefined && isGoFunction(value, model, sources) ? value : undefined;
}

/** Reports whether the value of the expression is a function of Go. */
function isGoFunction(expr: Expr, model: FunctionModel, { pkg, types }: GoFunctionSources): boolean {
  if (expr.kind === "funcLit") return true;
  if (expr.kind === "ident" && expr.ref.kind === "global" && pkg.functions.has(expr.name) && !pkg.goGlobals.has(expr.name)) return true;
  if (expr.kind === "ident" && expr.ref.kind === "local") {
    const [first] = types.locals.of(model, expr.ref.id).values;
    if (first?.kind === "value" && first.of === 1 && first.expr.kind === "ident" && first.expr.ref.kind === "global" && pkg.functions.has(first.expr.name)) return true;
  }
  const type = types.typeOf(expr, model);
  const isOfC = type?.kind === "named" && type.pkg === "C";
  return !isOfC && underlying(pkg, type, "go")?.kind === "func";
}
