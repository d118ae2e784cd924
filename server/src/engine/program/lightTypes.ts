// Types of expressions as far as declarations in the package show them: enough to tell which method a call means.
// Not a type checker: no inference for generics, no types of other packages' functions. What is not known is
// `undefined`, never a guess; what comes from another package and is not known is `{kind: "unknown"}`, which is at
// least no type of this package. Ends on cycles (an expression being typed counts as not known).
import { assertNever } from "../base/invariant.ts";
import { noReadLog, type ReadLog } from "../base/readLog.ts";
import type { Binary, Call, Expr, FunctionModel, Ident, Select, TypeRef } from "./ast.ts";
import { externalFields, externalResults } from "./externalResults.ts";
import { createLocalValues, type LocalValue, type LocalValues } from "./localValues.ts";
import type { PackageModel } from "./model.ts";
import { builtinType, cgoResult, elementType, fieldType, markC, namedType, pointerTo, resultOf, underlying, unsafeResult } from "./typeLookup.ts";

export interface LightTypes {
  /** The type of `expr` inside `fn`; for a call with several results, of the first. */
  typeOf(expr: Expr, fn: FunctionModel): TypeRef | undefined;
  /** The type of result `index` of `of` results taken from a call (or comma-ok expression). */
  resultTypeOf(expr: Expr, result: { readonly index: number; readonly of: number }, fn: FunctionModel): TypeRef | undefined;
  readonly locals: LocalValues;
}

/** Types for one package; answers are remembered by expression. */
export function createLightTypes(pkg: PackageModel, log: ReadLog = noReadLog): LightTypes {
  const remembered = new WeakMap<Expr, TypeRef | undefined>();
  const locals = createLocalValues(log);
  const typeOf = (expr: Expr, fn: FunctionModel): TypeRef | undefined => {
    const written = writtenType(expr);
    if (written !== undefined) return written;
    // An answer that is known rests on the function all the same.
    log.note(fn);
    const known = remembered.get(expr);
    if (known !== undefined || remembered.has(expr)) return known;
    remembered.set(expr, undefined);
    const type = computeType({ pkg, fn, types }, expr);
    if (type !== undefined) remembered.set(expr, type);
    return type;
  };
  const types: LightTypes = {
    typeOf,
    resultTypeOf: (expr, { index, of }, fn) => {
      if (of === 1) return typeOf(expr, fn);
      if (expr.kind === "call") return callType({ pkg, fn, types }, expr, index);
      return index === 0 ? typeOf(expr, fn) : namedType("bool");
    },
    locals,
  };
  return types;
}

/** What needs no look-up: the type stands in the expression. */
function writtenType(expr: Expr): TypeRef | undefined {
  return expr.kind === "convert" || expr.kind === "typeAssert" || expr.kind === "composite" ? expr.type : undefined;
}

interface Context {
  readonly pkg: PackageModel;
  readonly fn: FunctionModel;
  readonly types: LightTypes;
}

function computeType(context: Context, expr: Expr): TypeRef | undefined {
  const { pkg } = context;
  const typeOf = (part: Expr): TypeRef | undefined => context.types.typeOf(part, context.fn);
  switch (expr.kind) {
    case "ident":
      return identType(context, expr);
    case "literal":
      return expr.type === "string" || expr.type === "bool" ? namedType(expr.type) : undefined;
    case "select":
      return selectType(context, expr);
    case "index":
      return elementType(pkg, typeOf(expr.base), "value");
    case "slice":
      return sliceType(typeOf(expr.base));
    case "call":
      return callType(context, expr, 0);
    case "convert":
    case "typeAssert":
      return expr.type;
    case "unary":
      return unaryType(pkg, expr.op, typeOf(expr.operand));
    case "binary":
      return binaryType(expr, typeOf);
    case "assignExpr":
      return typeOf(expr.left);
    case "conditional":
      return typeOf(expr.then) ?? typeOf(expr.else);
    case "composite":
      return expr.type;
    case "funcLit":
      return literalType(context.fn, expr.index);
    case "type":
    case "unknown":
      return undefined;
    default:
      return assertNever(expr);
  }
}

function identType(context: Context, ident: Ident): TypeRef | undefined {
  const { pkg, fn, types } = context;
  if (ident.ref.kind === "local") {
    const local = fn.locals[ident.ref.id];
    if (local?.type) return local.type;
    const { values: [first], typeSwitched } = types.locals.of(fn, ident.ref.id);
    return typeSwitched ? foreign(ident.name) : first && valueType(context, first);
  }
  if (ident.ref.kind !== "global") return undefined;
  const global = fn.lang === "go" ? pkg.goGlobals.get(ident.name) : pkg.cGlobals.get(ident.name);
  return global?.type ?? (global?.value && types.typeOf(global.value, fn));
}

function valueType(context: Context, value: LocalValue): TypeRef | undefined {
  const { pkg, fn, types } = context;
  switch (value.kind) {
    case "value":
      return types.resultTypeOf(value.expr, value, fn);
    case "update":
      return undefined;
    case "range":
      return elementType(pkg, types.typeOf(value.over, fn), value.role);
    default:
      return assertNever(value);
  }
}

function selectType(context: Context, expr: Select): TypeRef | undefined {
  const { pkg, fn, types } = context;
  if (expr.base.kind === "ident") {
    if (expr.base.ref.kind === "cgo") return cgoGlobal(pkg, expr.field);
    if (expr.base.ref.kind === "import") return foreign(`${expr.base.ref.path}.${expr.field}`);
  }
  const base = types.typeOf(expr.base, fn);
  return isForeign(base) ? (externalFields.get(`${foreignName(base)}.${expr.field}`) ?? foreign(expr.field)) : fieldType(pkg, base, expr.field, fn.lang);
}

function cgoGlobal(pkg: PackageModel, name: string): TypeRef | undefined {
  const type = pkg.cGlobals.get(name)?.type;
  return type && markC(type);
}

function sliceType(base: TypeRef | undefined): TypeRef | undefined {
  const array = base?.kind === "pointer" ? base.elem : base;
  return array?.kind === "array" ? { kind: "slice", elem: array.elem } : base;
}

function unaryType(pkg: PackageModel, op: string, operand: TypeRef | undefined): TypeRef | undefined {
  if (op === "&") return operand && pointerTo(operand);
  if (op === "*" || op === "<-") return elementType(pkg, operand, "value");
  return op === "!" ? namedType("bool") : operand;
}

function binaryType({ op, left, right }: Binary, typeOf: (part: Expr) => TypeRef | undefined): TypeRef | undefined {
  if (/^([=!<>]=|[<>]|&&|\|\|)$/.test(op)) return namedType("bool");
  return op === "," ? typeOf(right) : (typeOf(left) ?? typeOf(right));
}

function literalType(fn: FunctionModel, index: number): TypeRef | undefined {
  const literal = fn.literals[index];
  return literal && { kind: "func", params: literal.params.map((param) => param.type), results: literal.results.map((result) => result.type) };
}

/** The type of one result of a call, or of the conversion that the call really is. */
function callType(context: Context, call: Call, index: number): TypeRef | undefined {
  const { pkg, fn, types } = context;
  const { callee } = call;
  if (callee.kind === "ident" && callee.ref.kind === "universe") return builtinType(callee.name, call, (arg) => types.typeOf(arg, fn));
  if (pkg.isTypeName(callee)) return typeNamedBy(callee);
  if (callee.kind === "ident" && callee.ref.kind === "global") {
    const bodies = fn.lang === "go" ? pkg.functions.get(callee.name) : pkg.cFunctions.get(callee.name);
    return resultOf(bodies, index) ?? (fn.lang === "c" ? pkg.prototypes.get(callee.name)?.[0]?.result : undefined);
  }
  return (callee.kind === "select" ? selectCallType(context, call, callee, index) : undefined) ?? valueCallType(pkg, types.typeOf(callee, fn), index);
}

/** The result of `C.f()`, `pkg.F()` or a method. */
function selectCallType(context: Context, call: Call, callee: Select, index: number): TypeRef | undefined {
  const ref = callee.base.kind === "ident" ? callee.base.ref.kind : undefined;
  if (ref === "cgo") return cgoResult(context.pkg, callee.field, index);
  if (callee.base.kind === "ident" && callee.base.ref.kind === "import") return importedResult(context, call, `${callee.base.ref.path}.${callee.field}`, index) ?? foreign(callee.field);
  return methodResult(context, callee, index);
}

function importedResult({ pkg, fn, types }: Context, call: Call, name: string, index: number): TypeRef | undefined {
  if (index > 0) return undefined;
  return name.startsWith("unsafe.") ? unsafeResult(pkg, name, call.args[0] && types.typeOf(call.args[0], fn)) : externalResults.get(name);
}

/** The result of calling a function value of this type. */
function valueCallType(pkg: PackageModel, called: TypeRef | undefined, index: number): TypeRef | undefined {
  const declared = underlying(pkg, called, "go");
  if (declared?.kind === "func") return declared.results[index];
  return isForeign(called) ? called : undefined;
}

function foreign(name: string): TypeRef {
  return { kind: "unknown", text: name };
}

/** Reports whether a value of the type certainly comes from another package. */
function isForeign(type: TypeRef | undefined): boolean {
  const bare = type?.kind === "pointer" ? type.elem : type;
  return bare?.kind === "unknown" || (bare?.kind === "named" && bare.pkg !== undefined && bare.pkg !== "C" && bare.pkg !== "unsafe");
}

/** `path.Name` of a type of another package, pointer or not. */
function foreignName(type: TypeRef | undefined): string {
  const bare = type?.kind === "pointer" ? type.elem : type;
  return bare?.kind === "named" ? `${bare.pkg ?? ""}.${bare.name}` : "";
}

function typeNamedBy(callee: Expr): TypeRef | undefined {
  if (callee.kind === "ident") return namedType(callee.name);
  if (callee.kind !== "select" || callee.base.kind !== "ident") return undefined;
  const { ref } = callee.base;
  return namedType(callee.field, ref.kind === "cgo" ? "C" : ref.kind === "import" ? ref.path : undefined);
}

function methodResult(context: Context, callee: Select, index: number): TypeRef | undefined {
  const { pkg, fn, types } = context;
  const owner = types.typeOf(callee.base, fn);
  const bare = owner?.kind === "pointer" ? owner.elem : owner;
  if (bare?.kind !== "named") return undefined;
  if (bare.pkg !== undefined) return index === 0 ? externalResults.get(`${foreignName(bare)}.${callee.field}`) : undefined;
  return resultOf(pkg.methodsOf(bare.name, callee.field), index);
}
