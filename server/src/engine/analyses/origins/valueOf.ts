// The memory that the value of an expression leads to, and the memory that a variable, field or element occupies. One
// case per kind of expression; calls and what is stored in memory stand in files of their own.
import { assertNever } from "../../base/invariant.ts";
import type { Expr, SliceExpr, TypeRef, Unary } from "../../program/ast.ts";
import type { LocalValue } from "../../program/localValues.ts";
import { elementType } from "../../program/typeLookup.ts";
import { callValue } from "./callValue.ts";
import { either, inC, inGo, mayGoOn, nothing, notKnown, type Frame, type OriginSources } from "./frame.ts";
import { elementValue, fieldValue, loadedValue } from "./loads.ts";
import { isAddressTaken } from "./addressTaken.ts";
import type { PointedTo, ValueKind } from "./origins.ts";

/** The memory that the value of a pointer, slice, string or laundered number refers to. */
export function valueOf(expr: Expr, frame: Frame): PointedTo {
  if (!mayGoOn(frame)) return notKnown;
  switch (expr.kind) {
    case "ident":
      return expr.ref.kind === "local" ? localValue(expr.ref.id, frame) : byType(frame.sources.types.typeOf(expr, frame.fn), frame.sources);
    case "literal":
      return expr.type === "string" ? inGo(byteType, "element") : nothing;
    case "select":
      return fieldValue(expr, frame);
    case "index":
      return elementValue(expr.base, frame.sources.types.typeOf(expr, frame.fn), frame);
    case "slice":
      return sliced(expr, frame);
    case "call":
      return callValue(expr, 0, frame);
    case "convert":
      return converted(expr.type, expr.operand, frame);
    case "unary":
      return unaryValue(expr, frame);
    case "binary": {
      if (!/^[-+&|^]$|^&\^$/.test(expr.op)) return nothing;
      const left = valueOf(expr.left, frame);
      const sum = left.origin === "none" ? valueOf(expr.right, frame) : left;
      return sum.origin === "none" || sum.part === "header" ? sum : { ...sum, part: "unknown" };
    }
    case "typeAssert":
      return byType(expr.type, frame.sources);
    case "composite":
      return literalValue(expr.type, frame.sources);
    case "funcLit":
      return inGo(undefined, "unknown");
    case "assignExpr":
      return valueOf(expr.right, frame);
    case "conditional":
      return either(valueOf(expr.then, frame), valueOf(expr.else, frame));
    case "type":
    case "unknown":
      return notKnown;
  }
}

const byteType: TypeRef = { kind: "named", name: "byte" };

function unaryValue({ op, operand }: Unary, frame: Frame): PointedTo {
  if (op === "&") return memoryOf(operand, frame);
  if (op === "*") return loadedValue(operand, frame);
  return op === "<-" ? byType(elementType(frame.sources.pkg, frame.sources.types.typeOf(operand, frame.fn), "value"), frame.sources) : nothing;
}

/** The memory that an addressable expression occupies. */
export function memoryOf(place: Expr, frame: Frame): PointedTo {
  if (!mayGoOn(frame)) return notKnown;
  const type = frame.sources.types.typeOf(place, frame.fn);
  switch (place.kind) {
    case "ident":
      if (place.ref.kind === "local") return inGo(type, partOf(type, frame.sources), place.ref.id);
      return place.ref.kind === "global" && frame.fn.lang === "go" ? inGo(type, partOf(type, frame.sources)) : notKnown;
    case "select":
      if (place.base.kind === "ident" && place.base.ref.kind === "cgo") return inC(type);
      if (place.base.kind === "ident" && place.base.ref.kind === "import") return inGo(type, partOf(type, frame.sources));
      return { ...enclosing(place.base, frame), type, part: partOf(type, frame.sources) };
    case "index":
      return { ...enclosing(place.base, frame), type, part: "element" };
    case "unary":
      return place.op === "*" ? { ...valueOf(place.operand, frame), type, part: partOf(type, frame.sources) } : notKnown;
    case "composite":
      return inGo(place.type, partOf(place.type, frame.sources));
    default:
      return notKnown;
  }
}

/** The memory that holds the fields or elements of `base`: behind it for pointers, slices and strings, itself otherwise. */
export function enclosing(base: Expr, frame: Frame): PointedTo {
  const kind = frame.sources.kinds.kindOf(frame.sources.types.typeOf(base, frame.fn), frame.fn.lang);
  if (kind === "struct" || kind === "array") return memoryOf(base, frame);
  if (kind !== "unknown") return valueOf(base, frame);
  // A field of a type that is not known is a part of its structure, or a pointer in it: in memory of C, both are C's.
  const isPart = (base.kind === "select" && base.base.kind !== "ident") || (base.kind === "select" && base.base.kind === "ident" && base.base.ref.kind === "local") || base.kind === "index";
  return isPart && enclosing(base.base, frame).origin === "c" ? inC() : notKnown;
}

function sliced({ base }: SliceExpr, frame: Frame): PointedTo {
  const type = frame.sources.types.typeOf(base, frame.fn);
  const kind = frame.sources.kinds.kindOf(type, frame.fn.lang);
  if (kind === "slice" || kind === "string") return valueOf(base, frame);
  return { ...enclosing(base, frame), type: elementType(frame.sources.pkg, type, "value"), part: "element" };
}

/** A conversion keeps the memory, except where Go copies: strings to bytes and back. */
export function converted(to: TypeRef | undefined, operand: Expr, frame: Frame): PointedTo {
  const { kinds, types } = frame.sources;
  const kind = kinds.kindOf(to, frame.fn.lang);
  if (kind === "string" || kind === "slice") {
    const copies = kinds.kindOf(types.typeOf(operand, frame.fn), frame.fn.lang) !== kind;
    return copies ? inGo(kind === "string" ? byteType : elementType(frame.sources.pkg, to, "value"), "element") : valueOf(operand, frame);
  }
  if (kind === "func" || kind === "struct" || kind === "bool") return nothing;
  const from = kinds.kindOf(types.typeOf(operand, frame.fn), frame.fn.lang);
  const isNumber = kind === "number" || kind === "uintptr";
  // What stands in an interface is known only when it runs; a number that comes from one is no address.
  if (from === "interface" || (isNumber && !mayBeAddress(from))) return isNumber ? nothing : notKnown;
  const memory = valueOf(operand, frame);
  const elem = kind === "pointer" ? elementType(frame.sources.pkg, to, "value") : undefined;
  if (elem === undefined || memory.origin === "go" || memory.origin === "none") return memory;
  // What C hands back as a structure of Go was handed to C by Go before. Not so for a fresh block.
  const isReturned = memory.origin === "c" && memory.part !== "whole" && kinds.holdsGoPointers(elem, frame.fn.lang) === "yes";
  return { ...memory, type: elem, origin: isReturned ? "unknown" : memory.origin };
}

function mayBeAddress(kind: ValueKind): boolean {
  return kind === "uintptr" || kind === "number" || kind === "unsafe-pointer" || kind === "pointer";
}

function literalValue(type: TypeRef | undefined, sources: OriginSources): PointedTo {
  const kind = sources.kinds.kindOf(type, "go");
  if (kind === "slice") return inGo(elementType(sources.pkg, type, "value"), "element");
  return kind === "map" ? inGo(undefined, "unknown") : nothing;
}

/** What the type alone tells about a value nobody follows. */
export function byType(type: TypeRef | undefined, { kinds, pkg }: Pick<OriginSources, "kinds" | "pkg">): PointedTo {
  const elem = type === undefined ? undefined : elementType(pkg, type, "value");
  switch (kinds.kindOf(type, "go")) {
    case "string":
      return inGo(byteType, "element");
    case "slice":
      return kinds.isCType(elem) || isPointerToC(elem, kinds) ? { ...notKnown, type: elem, part: "element" } : inGo(elem, "element");
    case "map":
    case "chan":
    case "func":
    case "interface":
      return inGo(undefined, "unknown");
    case "pointer":
      return kinds.holdsGoPointers(elem, "go") === "yes" ? inGo(elem, "whole") : { ...notKnown, type: elem };
    case "number":
    case "bool":
    case "struct":
    case "array":
      return nothing;
    case "unsafe-pointer":
    case "uintptr":
    case "unknown":
      return notKnown;
  }
}

function isPointerToC(type: TypeRef | undefined, kinds: OriginSources["kinds"]): boolean {
  return type?.kind === "pointer" && kinds.isCType(type.elem);
}

function partOf(type: TypeRef | undefined, { kinds }: OriginSources): PointedTo["part"] {
  const kind = kinds.kindOf(type, "go");
  if (kind === "unknown") return "unknown";
  return kind === "slice" || kind === "string" || kind === "map" || kind === "interface" ? "header" : "whole";
}

/** Everything the local is given anywhere in the function. */
export function localValue(id: number, frame: Frame): PointedTo {
  const known = frame.given.get(id) ?? frame.locals.get(id);
  if (known !== undefined) return known;
  frame.locals.set(id, nothing);
  const answer = gatherLocal(id, frame);
  const named = answer.origin !== "none" && answer.local === undefined ? { ...answer, local: id } : answer;
  frame.locals.set(id, named);
  return named;
}

function gatherLocal(id: number, frame: Frame): PointedTo {
  const { fn, sources } = frame;
  const local = fn.locals[id];
  const type = sources.types.typeOf({ kind: "ident", name: local?.name ?? "", ref: { kind: "local", id }, span: local?.span ?? fn.span }, fn);
  const kind = sources.kinds.kindOf(type, fn.lang);
  if (kind === "number" || kind === "bool" || kind === "struct" || kind === "array") return nothing;
  const { values, addressTaken } = sources.types.locals.of(fn, id);
  const start = local?.kind === "param" || local?.kind === "receiver" ? byType(type, sources) : nothing;
  const answer = values.reduce((all, value) => either(all, givenValue(value, type, frame)), start);
  // Somebody writes through the address: C fills pointers to its own types.
  const isFilled = addressTaken && isAddressTaken(id, fn, sources) && (kind === "pointer" || kind === "unsafe-pointer" || kind === "uintptr" || kind === "unknown");
  return isFilled ? either(answer, filledByAddress(type, sources)) : answer;
}

function givenValue(value: LocalValue, type: TypeRef | undefined, frame: Frame): PointedTo {
  switch (value.kind) {
    case "value":
      return value.of === 1 ? valueOf(value.expr, frame) : resultValue(value, frame);
    case "range":
      return value.role === "value" ? elementValue(value.over, type, frame) : nothing;
    case "update":
      return frame.sources.kinds.kindOf(type, "go") === "string" ? inGo(byteType, "element") : nothing;
    default:
      return assertNever(value);
  }
}

/** What somebody who has the address of a pointer may put there. */
export function filledByAddress(type: TypeRef | undefined, { kinds, pkg }: OriginSources): PointedTo {
  const elem = kinds.kindOf(type, "go") === "pointer" ? elementType(pkg, type, "value") : undefined;
  return elem !== undefined && kinds.isCType(elem) ? inC(elem) : notKnown;
}

function resultValue(value: { readonly expr: Expr; readonly index: number; readonly of: number }, frame: Frame): PointedTo {
  if (value.expr.kind === "call") return callValue(value.expr, value.index, frame);
  return value.index === 0 ? valueOf(value.expr, frame) : nothing;
}
