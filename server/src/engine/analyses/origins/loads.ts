// Pointers that are read from memory: fields, elements, what a pointer points to. The package's own stores decide;
// memory of C holds pointers of C.
import type { Expr, Select, TypeRef } from "../../program/ast.ts";
import { elementType } from "../../program/typeLookup.ts";
import { callValue } from "./callValue.ts";
import { ownerName, type FieldStore } from "./fieldStores.ts";
import { calledFrame, either, inC, nothing, notKnown, unconverted, type Frame, type OriginSources } from "./frame.ts";
import type { PointedTo } from "./origins.ts";
import { storesUnder } from "./storesUnder.ts";
import { byType, enclosing, filledByAddress, valueOf } from "./valueOf.ts";

/** Kinds whose values cannot come from anywhere but Go, or are no pointers. */
function isDecidedByType(type: TypeRef | undefined, { kinds }: OriginSources): boolean {
  const kind = kinds.kindOf(type, "go");
  return kind !== "pointer" && kind !== "unsafe-pointer" && kind !== "uintptr" && kind !== "slice" && kind !== "unknown";
}

/** The value of `x.f`, of a C global, of a variable of another package. */
export function fieldValue(expr: Select, frame: Frame): PointedTo {
  const type = frame.sources.types.typeOf(expr, frame.fn);
  if (expr.base.kind === "ident" && expr.base.ref.kind === "cgo") return inC(elementType(frame.sources.pkg, type, "value"));
  const data = expr.field === "Data" ? headerData(expr.base, frame) : undefined;
  if (data !== undefined) return data;
  if (isDecidedByType(type, frame.sources)) return byType(type, frame.sources);
  const baseType = frame.sources.types.typeOf(expr.base, frame.fn);
  const owner = ownerName(baseType);
  if (owner !== undefined && !frame.sources.kinds.isCType(baseType?.kind === "pointer" ? baseType.elem : baseType)) return storedInField(owner, expr.field, type, frame);
  return loadedFrom(enclosing(expr.base, frame), expr.field, type, frame);
}

/** What a pointer read from `memory` leads to: C keeps its own pointers, local structures what the function stores in them. */
function loadedFrom(memory: PointedTo, field: string | undefined, type: TypeRef | undefined, frame: Frame): PointedTo {
  const elem = elementType(frame.sources.pkg, type, "value");
  if (memory.origin === "c") return inC(elem);
  if (memory.origin !== "go" || memory.local === undefined) return byType(type, frame.sources);
  const stores = storesUnder(memory.local, frame.fn).filter((store) => field === undefined || store.field === field);
  // A structure of C in Go memory may have been filled by C.
  if (stores.length === 0) return frame.sources.kinds.isCType(memory.type) ? { ...byType(type, frame.sources), origin: "unknown" } : byType(type, frame.sources);
  return stores.reduce((all, store) => either(all, withoutLocal(valueOf(store.value, frame))), nothing);
}

/** Over all stores of the package into the field, each in its own function. */
function storedInField(owner: string, field: string, type: TypeRef | undefined, frame: Frame): PointedTo {
  const stores = frame.sources.fields.of(owner, field);
  const fallback = byType(type, frame.sources);
  if (stores.length === 0) return fallback;
  const answer = stores.reduce((all, store) => either(all, storedIn(store, frame)), nothing);
  const settled = answer.origin === "none" ? fallback : answer;
  const isFilled = frame.sources.fields.isAddressTaken(owner, field) && frame.sources.kinds.kindOf(type, "go") !== "slice";
  return isFilled ? either(settled, filledByAddress(type, frame.sources)) : settled;
}

function storedIn({ fn, value, index, of }: FieldStore, frame: Frame): PointedTo {
  const inner = calledFrame(frame, fn, new Map());
  if (inner === undefined) return notKnown;
  const found = of === 1 ? valueOf(value, inner) : value.kind === "call" ? callValue(value, index, inner) : index === 0 ? valueOf(value, inner) : nothing;
  return withoutLocal(found);
}

/** The pointer in an element of a slice, array or map, or behind a pointer to an array. */
export function elementValue(base: Expr, type: TypeRef | undefined, frame: Frame): PointedTo {
  if (isDecidedByType(type, frame.sources)) return byType(type, frame.sources);
  return loadedFrom(enclosing(base, frame), undefined, type, frame);
}

/** The pointer that `*p` reads. */
export function loadedValue(pointer: Expr, frame: Frame): PointedTo {
  const type = elementType(frame.sources.pkg, frame.sources.types.typeOf(pointer, frame.fn), "value");
  if (isDecidedByType(type, frame.sources)) return byType(type, frame.sources);
  const memory = valueOf(pointer, frame);
  // `*(*[]byte)(unsafe.Pointer(&header))` and the like read another shape.
  if (memory.origin === "go" && memory.part === "header") return notKnown;
  return loadedFrom(memory, undefined, type, frame);
}

/** `(*reflect.SliceHeader)(unsafe.Pointer(&s)).Data`: the elements of s. */
function headerData(base: Expr, frame: Frame): PointedTo | undefined {
  const type = frame.sources.types.typeOf(base, frame.fn);
  const header = type?.kind === "pointer" ? type.elem : type;
  if (header?.kind !== "named" || header.pkg !== "reflect" || !/^(Slice|String)Header$/.test(header.name)) return undefined;
  const shown = onlyValue(base.kind === "unary" && base.op === "*" ? base.operand : base, frame);
  return shown?.kind === "unary" && shown.op === "&" ? valueOf(shown.operand, frame) : notKnown;
}

/** The expression behind conversions, and behind a local that is given one value only. */
function onlyValue(expr: Expr, { fn, sources }: Frame): Expr | undefined {
  const shown = unconverted(expr);
  if (shown.kind !== "ident" || shown.ref.kind !== "local") return shown;
  const { values } = sources.types.locals.of(fn, shown.ref.id);
  const [only] = values;
  return values.length === 1 && only?.kind === "value" && only.of === 1 ? unconverted(only.expr) : undefined;
}

function withoutLocal(value: PointedTo): PointedTo {
  return value.local === undefined ? value : { ...value, local: undefined };
}
