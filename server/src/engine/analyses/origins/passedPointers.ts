// Pointers of Go that C must not get. The rule of cgo: the memory behind a pointer that is passed may hold no pointers
// of Go (unless they are pinned); for `&x.f` that memory is the field alone, for `&a[i]` the whole backing array.
//
// Four ways to break it are told apart. The header of a slice or string is itself a pointer of Go. The type of the
// memory may hold some: sure where the contents are seen (elements, a literal with such a field set), else a guess,
// because nil fields are allowed. A structure of C, or an array of C pointers, in Go memory is fine until the function
// stores a pointer of Go in it. And an address that travels as a number is hidden from every check.
//
// The runtime checks arguments too, but only where the C type of the parameter holds pointers: what it would find at
// the first call is seldom in code that is used, so a guess about contents is worth more where it does not look.
import type { Call, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import { elementType, fieldsOf, underlying } from "../../program/typeLookup.ts";
import { visitExpr, visitExprsIn } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import { callbackCast } from "./callbackCasts.ts";
import { startFrame, unconverted, type OriginSources } from "./frame.ts";
import type { OriginAnalysis, PointedTo, ValueKind } from "./origins.ts";
import { passedHeader } from "./passedHeaders.ts";
import { isPinning } from "./pinned.ts";
import type { PassedPointer } from "./pointerHazards.ts";
import { structContents } from "./structContents.ts";
import { literalStores, storesUnder, type LocalStore } from "./storesUnder.ts";

interface Context {
  readonly fn: PlacedFunction;
  readonly sources: OriginSources;
  readonly origins: Pick<OriginAnalysis, "pointedTo">;
}

/** Every such argument of a C call in the function and its literals, in source order. */
export function passedPointers(context: Context): readonly PassedPointer[] {
  const { fn, sources } = context;
  if (fn.model.lang !== "go" || isPinning(fn.model, sources)) return [];
  const found: PassedPointer[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      const callee = expr.kind === "call" ? sources.resolve(expr, fn.model) : undefined;
      if (expr.kind !== "call" || callee?.kind !== "c" || /^(free|CString|CBytes|GoString|GoStringN|GoBytes)$/.test(callee.name)) return;
      for (const argument of expr.args) {
        const one = hazardOf(argument, expr, callee, context);
        if (one !== undefined) found.push(one);
      }
    });
  }
  return found.sort((a, b) => a.argument.span.start - b.argument.span.start);
}

type Found = Pick<PassedPointer, "kind" | "confidence" | "inner" | "store"> & { readonly memory?: PointedTo; readonly label?: string };

interface Target {
  readonly call: Call;
  readonly callee: Extract<Callee, { kind: "c" }>;
}

function hazardOf(argument: Expr, call: Call, callee: Extract<Callee, { kind: "c" }>, context: Context): PassedPointer | undefined {
  const { sources, fn } = context;
  const type = sources.types.typeOf(argument, fn.model);
  const kind = sources.kinds.kindOf(type, "go");
  const memory = context.origins.pointedTo(argument, fn.model);
  if (memory.origin !== "go" && kind !== "struct" && kind !== "unknown") return undefined;
  const found = memory.origin === "go" ? inGoMemory(argument, memory, { call, callee }, context) : inside(argument, context);
  if (found === undefined) return undefined;
  const back = callbackCast(call, memory.type, sources);
  const confidence = found.kind === "number" && back !== undefined ? "likely" : found.confidence;
  return { memory, ...found, call, callee: callee.name, argument, label: found.label ?? labelOf(argument), confidence, ...(back && { back }) };
}

function labelOf(argument: Expr): string {
  const bare = unconverted(argument);
  return printExpr(bare.kind === "unary" && bare.op === "&" ? bare.operand : bare);
}

function inGoMemory(argument: Expr, memory: PointedTo, to: Target, context: Context): Found | undefined {
  const type = context.sources.types.typeOf(argument, context.fn.model);
  const kind = context.sources.kinds.kindOf(type, "go");
  if (kind === "uintptr" || kind === "number") return number(argument, to.call, to.callee, context);
  return memory.part === "header" ? header(argument, memory, to, context) : pointer(argument, memory, type, context);
}

function pointer(argument: Expr, memory: PointedTo, type: TypeRef | undefined, context: Context): Found | undefined {
  return holding(argument, memory, type, context) ?? stored(argument, memory, context);
}

/** C gets a header: whether that is meant stands in passedHeaders.ts. */
function header(argument: Expr, memory: PointedTo, { call, callee }: Target, context: Context): Found | undefined {
  const { sources, fn, origins } = context;
  const passed = passedHeader(argument, call, callee, { fn: fn.model, sources, origins });
  return passed && { kind: "header", inner: { kind: sources.kinds.kindOf(memory.type, "go"), field: undefined }, confidence: passed.confidence, ...(passed.place && { label: printExpr(passed.place) }) };
}

function holding(argument: Expr, memory: PointedTo, type: TypeRef | undefined, context: Context): Found | undefined {
  const { sources, fn } = context;
  if (sources.kinds.holdsGoPointers(memory.type, "go") !== "yes") return undefined;
  const inner = innerPointer(memory.type, sources);
  const contents = memory.part === "element" ? "filled" : contentsOf(argument, memory, context);
  if (contents === "empty") return undefined;
  const isSure = contents === "filled" || !isCheckedAtRunTime(type, fn.model, sources);
  return { kind: "holds", inner, confidence: isSure ? "likely" : "possible" };
}

/** The first field or element of the type that holds a pointer of Go. */
function innerPointer(type: TypeRef | undefined, { pkg, kinds }: OriginSources): NonNullable<PassedPointer["inner"]> {
  const kind = kinds.kindOf(type, "go");
  if (kind === "array") return innerPointer(elementType(pkg, type, "value"), { pkg, kinds } as OriginSources);
  const field = kind === "struct" ? fieldsOf(pkg, type, "go").find((one) => kinds.holdsGoPointers(one.type, "go") === "yes") : undefined;
  return field === undefined ? { kind, field: undefined } : { kind: kinds.kindOf(field.type, "go"), field: field.name };
}

/** What the function itself puts into the memory: `filled` with pointers of Go, `empty` of them, or nobody knows. */
function contentsOf(argument: Expr, memory: PointedTo, context: Context): "filled" | "empty" | "unknown" {
  const { fn, sources } = context;
  const bare = unconverted(argument);
  const literal = literalStores(bare, 0);
  const { local } = memory;
  const declared = local === undefined ? undefined : fn.model.locals[local];
  const stores = [...literal, ...(local === undefined ? [] : storesUnder(local, fn.model))];
  if (stores.some((store) => isPointerOfGo(store.value, context))) return "filled";
  const isLiteral = bare.kind === "unary" && bare.op === "&" && bare.operand.kind === "composite";
  if (isLiteral) return "empty";
  const isPlainVariable = bare.kind === "unary" && bare.op === "&" && bare.operand.kind === "ident" && declared?.kind === "var" && declared.type !== undefined;
  return isPlainVariable && !isSharedWithGo(local, fn.model, sources) ? "empty" : "unknown";
}

/** Other code may fill the variable: a method is called on it, or its address goes to a function of Go. */
function isSharedWithGo(local: number | undefined, fn: FunctionModel, { resolve, types }: OriginSources): boolean {
  let shared = types.locals.of(fn, local ?? -1).values.length > 0;
  for (const { body } of [fn, ...fn.literals]) {
    if (body === undefined || shared) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind !== "call" || resolve(expr, fn).kind === "c") return;
      const receiver = expr.callee.kind === "select" ? [expr.callee.base] : [];
      for (const part of [...receiver, ...expr.args]) visitExpr(part, (one) => (shared ||= one.kind === "ident" && one.ref.kind === "local" && one.ref.id === local));
    });
  }
  return shared;
}

/** Certainly not nil, and of Go: text, slices, functions, pointers to variables. */
function isPointerOfGo(value: Expr, { fn, sources, origins }: Context): boolean {
  if (value.kind === "literal") return value.type === "string" && value.text.length > 2;
  const kind: ValueKind = sources.kinds.kindOf(sources.types.typeOf(value, fn.model), "go");
  if (kind === "number" || kind === "bool" || kind === "struct" || kind === "array") return false;
  return origins.pointedTo(value, fn.model).origin === "go";
}

/** The runtime looks at an argument only where its C type says that there are pointers behind it. */
function isCheckedAtRunTime(type: TypeRef | undefined, fn: FunctionModel, { pkg, kinds }: OriginSources): boolean {
  if (type?.kind !== "pointer") return true;
  const elem = underlying(pkg, type.elem, fn.lang);
  if (elem?.kind === "struct") return elem.fields.some((field) => field.type.kind === "pointer" || kinds.kindOf(field.type, "go") === "unknown");
  const kind = kinds.kindOf(type.elem, "go");
  return kind !== "number" && kind !== "bool" && kind !== "uintptr" && !(kind === "struct" && kinds.isCType(type.elem));
}

/** Memory whose type is C's: what does this function store in it? */
function stored(argument: Expr, memory: PointedTo, context: Context): Found | undefined {
  const kind = context.sources.kinds.kindOf(memory.type, "go");
  if (kind === "number" || kind === "bool" || kind === "uintptr") return undefined;
  const stores = [...literalStores(unconverted(argument), 0), ...(memory.local === undefined ? [] : storesUnder(memory.local, context.fn.model))];
  const store = stores.find((one) => one.at.start <= argument.span.end && isBelow(one, argument) && isStoredPointer(one, memory, context));
  if (store !== undefined) return { kind: "stored", store: { at: store.at, value: store.value }, confidence: "likely" };
  return storedByCallee(argument, context) ?? inPointerVariable(argument, context);
}

/** `&next`, where the variable `next` itself is a pointer to Go memory: C gets the address of a pointer of Go. */
function inPointerVariable(argument: Expr, { fn, sources, origins }: Context): Found | undefined {
  const bare = unconverted(argument);
  const place = bare.kind === "unary" && bare.op === "&" && bare.operand.kind === "ident" ? bare.operand : undefined;
  if (place?.ref.kind !== "local" || fn.model.locals[place.ref.id]?.kind !== "var") return undefined;
  const kind = sources.kinds.kindOf(sources.types.typeOf(place, fn.model), "go");
  if (kind !== "pointer" && kind !== "unsafe-pointer") return undefined;
  const given = sources.types.locals.of(fn.model, place.ref.id).values.find((one) => one.kind === "value" && one.of === 1 && one.expr.span.start <= argument.span.start && isAddressOfGo(one.expr, fn.model, origins));
  return given?.kind === "value" ? { kind: "stored", store: { at: given.expr.span, value: given.expr }, confidence: "likely" } : undefined;
}

/** The address of a variable, field or element that is seen to be Go's; what a call returns may be anything by now. */
function isAddressOfGo(value: Expr, fn: FunctionModel, origins: Context["origins"]): boolean {
  const bare = unconverted(value);
  return ((bare.kind === "unary" && bare.op === "&") || bare.kind === "ident") && origins.pointedTo(value, fn).origin === "go";
}

/** `&image`, where the function of the package that made `image` put the pointer in. */
function storedByCallee(argument: Expr, { fn, sources }: Context): Found | undefined {
  const bare = unconverted(argument);
  if (bare.kind !== "unary" || bare.op !== "&" || bare.operand.kind !== "ident" || bare.operand.ref.kind !== "local") return undefined;
  const made = sources.types.locals.of(fn.model, bare.operand.ref.id).values.find((one) => one.kind === "value" && one.expr.kind === "call");
  const inside = made === undefined ? undefined : structContents(bare.operand, startFrame(fn.model, sources)).find((one) => one.memory.origin === "go" && one.value.kind !== "literal");
  return made?.kind !== "value" || inside === undefined ? undefined : { kind: "stored", store: { at: made.expr.span, value: inside.value }, confidence: "likely" };
}

/** For the address of a field, only what is stored in that field counts. */
function isBelow({ target, field }: LocalStore, argument: Expr): boolean {
  const bare = unconverted(argument);
  let place = bare.kind === "unary" && bare.op === "&" ? bare.operand : bare;
  while (place.kind === "index") place = place.base;
  if (place.kind !== "select") return true;
  if (target === undefined) return field === place.field;
  const [stored, named] = [printExpr(target), printExpr(place)];
  return stored.startsWith(named) && !/\w/.test(stored.charAt(named.length));
}

function isStoredPointer({ value, target }: LocalStore, memory: PointedTo, context: Context): boolean {
  const { fn, sources, origins } = context;
  const type = sources.types.typeOf(value, fn.model);
  const kind = sources.kinds.kindOf(type, "go");
  if (kind !== "pointer" && kind !== "unsafe-pointer") return false;
  // `&x.f` leads to the field alone, `p = &q` to what stands behind p.
  if (target !== undefined && origins.pointedTo({ kind: "unary", op: "&", operand: target, span: target.span }, fn.model).origin !== "go") return false;
  return memory.part !== "unknown" && origins.pointedTo(value, fn.model).origin === "go";
}

/** A structure by value: its own pointers may be Go's, what they lead to may hold none. */
function inside(argument: Expr, { fn, sources }: Context): Found | undefined {
  const { kinds, types } = sources;
  if (argument.kind === "literal") return undefined;
  const pointers = structContents(argument, startFrame(fn.model, sources)).filter(({ memory }) => memory.origin === "go");
  const found = pointers.find(({ memory }) => kinds.holdsGoPointers(memory.type, "go") === "yes") ?? pointers.find(({ memory }) => memory.type?.kind === "named" && kinds.holdsGoPointers(memory.type, "go") === "unknown");
  if (found === undefined) return undefined;
  // Types of other packages are not known; nor does the runtime say anything about pointers to opaque types.
  const isSure = kinds.holdsGoPointers(found.memory.type, "go") === "yes" && !isCheckedAtRunTime(types.typeOf(found.value, fn.model), fn.model, sources);
  return { kind: "inside", memory: found.memory, inner: innerPointer(found.memory.type, sources), confidence: isSure ? "likely" : "possible" };
}

/** The address as a number. Silent where the number serves as a key that Go looks up again. */
function number(argument: Expr, call: Call, callee: Extract<Callee, { kind: "c" }>, context: Context): Found | undefined {
  const bare = unconverted(argument);
  // Fields and results of calls are more often keys than addresses.
  if (bare.kind === "select" || bare.kind === "call") return undefined;
  if (bare.kind === "ident" && bare.ref.kind === "local" && isKey(bare.ref.id, context.fn.model)) return undefined;
  const at = call.args.indexOf(argument);
  const isPointerAgain = callee.bodies.some(({ model }) => castsToPointer(model, model.params[at]?.local));
  return { kind: "number", confidence: isPointerAgain ? "likely" : "possible" };
}

function isKey(local: number, fn: FunctionModel): boolean {
  let found = false;
  for (const { body } of [fn, ...fn.literals]) {
    if (body !== undefined) visitExprsIn(body, (expr) => (found ||= expr.kind === "index" && expr.index.kind === "ident" && expr.index.ref.kind === "local" && expr.index.ref.id === local));
  }
  return found;
}

function castsToPointer(fn: FunctionModel, param: number | undefined): boolean {
  let found = false;
  if (fn.body !== undefined && param !== undefined) {
    visitExprsIn(fn.body, (expr) => (found ||= expr.kind === "convert" && expr.type.kind === "pointer" && expr.operand.kind === "ident" && expr.operand.ref.kind === "local" && expr.operand.ref.id === param));
  }
  return found;
}
