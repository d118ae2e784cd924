// Fills the value graph from the bodies of a package: Go functions, their literals, and C bodies that are the package's
// own (preambles, small siblings). Does not look at order or conditions; function values are not followed, except a
// literal that is called on the spot, deferred, or set as a cleanup.
import type { Call, Expr, FunctionModel, Select, Stmt, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import { GraphDraft, type CArgument, type CCall, type Place, type ValueGraph } from "./valueGraph.ts";

/** A place a value may come from. */
interface Source {
  readonly place: Place;
  readonly isConverted: boolean;
}

interface Scan {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolver: CallResolver;
  readonly graph: GraphDraft;
  readonly fn: FunctionModel;
  /** 0 in the function itself, i + 1 inside its literal i. */
  readonly depth: number;
  /** Sources of calls that were seen already: each call is added once. */
  readonly seen: Map<Call, readonly Source[]>;
}

/** The graph of all bodies of the package. */
export function scanFunctions(pkg: PackageModel, types: LightTypes, resolver: CallResolver): ValueGraph {
  const graph = new GraphDraft();
  for (const { model } of scannedFunctions(pkg)) {
    const outer: Scan = { pkg, types, resolver, graph, fn: model, depth: 0, seen: new Map() };
    connectSignature(outer);
    [model, ...model.literals].forEach(({ body }, depth) => {
      const scan: Scan = { ...outer, depth };
      if (body) visitStmts(body, (stmt) => addStatement(scan, stmt));
    });
  }
  return graph;
}

function scannedFunctions(pkg: PackageModel): readonly PlacedFunction[] {
  return [...pkg.goFiles.flatMap((file) => [...file.functions, ...file.c.functions]), ...pkg.cFiles.flatMap((file) => (file.summariesOnly ? [] : file.c.functions))];
}

/** Named results are returned whatever the `return` says; methods of a wrapping type get the object behind it. */
function connectSignature(scan: Scan): void {
  const { fn, graph } = scan;
  fn.results.forEach(({ local }, index) => {
    if (local !== undefined) graph.connect(localPlace(scan, local), resultPlace(graph, fn, index), false);
  });
  const { receiver } = fn;
  const wrapper = receiver && wrapperPlace(scan, receiver.type);
  if (wrapper && receiver.local !== undefined) graph.connect(wrapper, localPlace(scan, receiver.local), true);
}

function addStatement(scan: Scan, stmt: Stmt): void {
  if (stmt.kind === "assign") addAssignment(scan, stmt);
  if (stmt.kind === "return" && scan.depth === 0) stmt.values.forEach((value, index) => connectAll(scan, value, resultPlace(scan.graph, scan.fn, index)));
  if (stmt.kind === "range" && stmt.value) flow(scan, sourcesOf(scan, stmt.over), targetOf(scan, stmt.value));
  if (stmt.kind === "send") flow(scan, sourcesOf(scan, stmt.value), targetOf(scan, stmt.channel));
  const called = stmt.kind === "expr" ? stmt.expr : stmt.kind === "defer" || stmt.kind === "go" ? stmt.call : undefined;
  if (called?.kind === "call") addCall(scan, called, { isStatement: true, isDeferred: stmt.kind === "defer" });
  for (const expr of ownExprs(stmt)) visitExpr(expr, (part) => addNested(scan, part));
}

/** Calls and composite values anywhere in an expression, whoever uses them. */
function addNested(scan: Scan, expr: Expr): void {
  if (expr.kind === "call" || expr.kind === "composite") sourcesOf(scan, expr);
  else if (expr.kind === "assignExpr") flow(scan, sourcesOf(scan, expr.right), targetOf(scan, expr.left));
}

function addAssignment(scan: Scan, stmt: Extract<Stmt, { kind: "assign" }>): void {
  if (stmt.op !== "=" && stmt.op !== ":=" && stmt.op !== "var") return;
  stmt.left.forEach((left, index) => {
    const shared = stmt.right.length === 1 && stmt.left.length > 1;
    const right = shared ? stmt.right[0] : stmt.right[index];
    if (!right) return;
    const sources = shared ? resultSources(scan, right, index) : sourcesOf(scan, right);
    flow(scan, sources, targetOf(scan, left));
  });
}

/** Value `index` of `a, b := f()`; the second value of a C call is errno. */
function resultSources(scan: Scan, expr: Expr, index: number): readonly Source[] {
  if (index === 0 || expr.kind !== "call") return index === 0 ? sourcesOf(scan, expr) : [];
  sourcesOf(scan, expr);
  const callee = scan.resolver.resolve(expr, scan.fn);
  return callee.kind === "go" ? callee.bodies.map(({ model }) => ({ place: resultPlace(scan.graph, model, index), isConverted: false })) : [];
}

function connectAll(scan: Scan, expr: Expr, to: Place): void {
  flow(scan, sourcesOf(scan, expr), to);
}

function flow(scan: Scan, sources: readonly Source[], to: Place | undefined): void {
  if (to) for (const { place, isConverted } of sources) scan.graph.connect(place, to, isConverted);
}

/** The place an assignment writes to; a map keeps what it is given. */
function targetOf(scan: Scan, expr: Expr): Place | undefined {
  switch (expr.kind) {
    case "ident":
      return identPlace(scan, expr);
    case "select":
      return fieldPlace(scan, expr);
    case "index":
      if (scan.types.typeOf(expr.base, scan.fn)?.kind === "map") return keptPlace(scan, expr.base);
      return targetOf(scan, expr.base);
    case "unary":
      return expr.op === "*" ? targetOf(scan, expr.operand) : undefined;
    case "convert":
      return targetOf(scan, expr.operand);
    default:
      return undefined;
  }
}

function keptPlace(scan: Scan, base: Expr): Place | undefined {
  const holder = targetOf(scan, base);
  if (holder === undefined) return undefined;
  const kept = scan.graph.shared(`map ${holder.id}`, () => scan.graph.place("kept", { lang: scan.fn.lang }));
  scan.graph.connect(kept, holder, false);
  return kept;
}

function identPlace(scan: Scan, expr: Extract<Expr, { kind: "ident" }>): Place | undefined {
  if (expr.name === "_") return undefined;
  if (expr.ref.kind === "local") return localPlace(scan, expr.ref.id);
  if (expr.ref.kind !== "global") return undefined;
  const { fn, pkg, graph } = scan;
  const global = fn.lang === "go" ? pkg.goGlobals.get(expr.name) : pkg.cGlobals.get(expr.name);
  return global && graph.shared(`${fn.lang} ${expr.name}`, () => graph.place("kept", { lang: fn.lang, ...(global.type && { type: global.type }), label: expr.name }));
}

function localPlace(scan: Scan, id: number, fn: FunctionModel = scan.fn): Place {
  return scan.graph.ofLocal(fn, id, () => {
    const { type, kind } = fn.locals[id] ?? {};
    return scan.graph.place("local", { fn, lang: fn.lang, ...((kind === "param" || kind === "receiver") && { isParam: true }), ...(type && { type }) });
  });
}

function resultPlace(graph: GraphDraft, fn: FunctionModel, index: number): Place {
  return graph.ofResult(fn, index, () => {
    const type = fn.results[index]?.type;
    return graph.place("result", { fn, lang: fn.lang, ...(type && { type }) });
  });
}

/** By declaring type and name; a field of an unknown type is no place. */
function fieldPlace(scan: Scan, expr: Select): Place | undefined {
  const { pkg, fn, graph, types } = scan;
  const base = types.typeOf(expr.base, fn);
  const owner = base && declaringType(pkg, base, expr.field, fn.lang, 0);
  if (owner === undefined) return undefined;
  const label = `${owner.name}.${expr.field}`;
  return graph.shared(`field ${owner.lang} ${label}`, () => graph.place("field", { label, lang: fn.lang, ...(owner.type && { type: owner.type }) }));
}

interface Owner {
  readonly name: string;
  readonly lang: "go" | "c";
  readonly type: TypeRef | undefined;
}

function declaringType(pkg: PackageModel, type: TypeRef, field: string, lang: "go" | "c", depth: number): Owner | undefined {
  const bare = type.kind === "pointer" ? type.elem : type;
  if (bare.kind !== "named" || (bare.pkg !== undefined && bare.pkg !== "C") || depth > 4) return undefined;
  const owner = { name: bare.name, lang: bare.pkg === "C" ? "c" : lang } as const;
  const fields = fieldsOf(pkg, bare, lang);
  const own = fields.find((one) => one.name === field);
  if (own) return { ...owner, type: own.type };
  for (const { embedded, type: inner } of fields) {
    const found = embedded ? declaringType(pkg, inner, field, lang, depth + 1) : undefined;
    if (found) return found;
  }
  return fields.length === 0 && owner.lang === "c" ? { ...owner, type: undefined } : undefined;
}

/** The object behind `type Conn C.conn`: one place for all values of the Go type. */
function wrapperPlace(scan: Scan, type: TypeRef): Place | undefined {
  const { pkg, graph } = scan;
  const bare = type.kind === "pointer" ? type.elem : type;
  if (bare.kind !== "named" || bare.pkg !== undefined || scan.fn.lang !== "go") return undefined;
  const own = pkg.goTypes.get(bare.name);
  const pointed = own?.kind === "pointer" ? own.elem : own;
  if (pointed?.kind !== "named" || (pointed.pkg !== "C" && pointed.pkg !== "unsafe")) return undefined;
  return graph.shared(`wrapper ${bare.name}`, () => graph.place("field", { label: bare.name, lang: "go" }));
}

const addCleanup = "runtime.AddCleanup";

/** Where the value of an expression may come from. */
function sourcesOf(scan: Scan, expr: Expr): readonly Source[] {
  switch (expr.kind) {
    case "ident":
    case "select":
      return fromPlace(targetOf(scan, expr));
    case "index":
    case "slice":
      return sourcesOf(scan, expr.base);
    case "call":
      return addCall(scan, expr, { isStatement: false, isDeferred: false });
    case "convert":
      return converted(scan, sourcesOf(scan, expr.operand), expr.type);
    case "typeAssert":
      return sourcesOf(scan, expr.operand);
    case "unary":
      return sourcesOfUnary(scan, expr);
    case "conditional":
      return [...sourcesOf(scan, expr.then), ...sourcesOf(scan, expr.else)];
    case "assignExpr":
      return sourcesOf(scan, expr.right);
    case "composite":
      addComposite(scan, expr);
      return [];
    default:
      return [];
  }
}

function sourcesOfUnary(scan: Scan, expr: Extract<Expr, { kind: "unary" }>): readonly Source[] {
  if (expr.op === "*" || expr.op === "<-") return sourcesOf(scan, expr.operand);
  if (expr.op !== "&") return [];
  if (expr.operand.kind === "composite") return sourcesOf(scan, expr.operand);
  return fromPlace(targetOf(scan, expr.operand));
}

function fromPlace(place: Place | undefined): readonly Source[] {
  return place ? [{ place, isConverted: false }] : [];
}

function converted(scan: Scan, sources: readonly Source[], type: TypeRef): readonly Source[] {
  const wrapper = wrapperPlace(scan, type);
  if (wrapper) for (const { place } of sources) scan.graph.connect(place, wrapper, true);
  return sources.map(({ place }) => ({ place, isConverted: true }));
}

/** Values put into a struct go to its fields, into anything else to nowhere in particular. */
function addComposite(scan: Scan, expr: Extract<Expr, { kind: "composite" }>): void {
  const { pkg, fn } = scan;
  const fields = fieldsOf(pkg, expr.type, fn.lang);
  expr.elements.forEach(({ key, value }, index) => {
    const field = key?.kind === "ident" ? key.name : key === undefined ? fields[index]?.name : undefined;
    const owner = field !== undefined && expr.type && fields.length > 0 ? declaringType(pkg, expr.type, field, fn.lang, 0) : undefined;
    if (owner === undefined) {
      sourcesOf(scan, value);
      return;
    }
    const label = `${owner.name}.${field ?? ""}`;
    connectAll(scan, value, scan.graph.shared(`field ${owner.lang} ${label}`, () => scan.graph.place("field", { label, lang: fn.lang, ...(owner.type && { type: owner.type }) })));
  });
}

interface CallUse {
  readonly isStatement: boolean;
  readonly isDeferred: boolean;
}

/** Adds the call once; gives the places of its first result. */
function addCall(scan: Scan, call: Call, use: CallUse): readonly Source[] {
  const known = scan.seen.get(call);
  if (known) return known;
  scan.seen.set(call, []);
  const sources = sourcesOfCall(scan, call, use);
  scan.seen.set(call, sources);
  return sources;
}

function sourcesOfCall(scan: Scan, call: Call, use: CallUse): readonly Source[] {
  const { graph, fn } = scan;
  const callee = scan.resolver.resolve(call, fn);
  switch (callee.kind) {
    case "conversion": {
      const type = scan.types.typeOf(call, fn);
      const sources = call.args.flatMap((arg) => sourcesOf(scan, arg));
      return type ? converted(scan, sources, type) : sources;
    }
    case "builtin":
      return callee.name === "append" ? call.args.flatMap((arg) => sourcesOf(scan, arg)) : [];
    case "c":
      if (callee.bodies.length === 0) return fromPlace(addCCall(scan, call, callee.name, use));
      break;
    case "go":
      break;
    case "literal":
      connectLiteral(scan, call.args, callee.index);
      return [];
    case "external":
      if (callee.name === addCleanup) connectCleanup(scan, call);
      return [];
    case "unknown":
      return [];
  }
  connectArguments(scan, call, callee);
  return callee.bodies.map(({ model }) => ({ place: resultPlace(graph, model, 0), isConverted: false }));
}

function connectArguments(scan: Scan, call: Call, callee: Extract<Callee, { bodies: unknown }>): void {
  const receiver = call.callee.kind === "select" && callee.kind === "go" ? sourcesOf(scan, call.callee.base) : [];
  const args = call.args.map((arg) => sourcesOf(scan, arg));
  for (const { model } of callee.bodies) {
    if (model.receiver?.local !== undefined) flow(scan, receiver, localPlace(scan, model.receiver.local, model));
    args.forEach((sources, index) => {
      const local = model.params[Math.min(index, model.params.length - 1)]?.local;
      if (local !== undefined) flow(scan, sources, localPlace(scan, local, model));
    });
  }
}

function connectLiteral(scan: Scan, args: readonly Expr[], index: number): void {
  const params = scan.fn.literals[index]?.params ?? [];
  args.forEach((arg, i) => {
    const local = params[i]?.local;
    if (local !== undefined) connectAll(scan, arg, localPlace(scan, local));
  });
}

/** `runtime.AddCleanup(object, cleanup, argument)` calls `cleanup(argument)` some day. */
function connectCleanup(scan: Scan, call: Call): void {
  const [, cleanup, argument] = call.args;
  if (cleanup === undefined || argument === undefined) return;
  if (cleanup.kind === "funcLit") connectLiteral(scan, [argument], cleanup.index);
  if (cleanup.kind !== "ident" || cleanup.ref.kind !== "global") return;
  for (const { model } of scan.pkg.functions.get(cleanup.name) ?? []) {
    const local = model.params[0]?.local;
    if (local !== undefined) connectAll(scan, argument, localPlace(scan, local, model));
  }
}

function addCCall(scan: Scan, call: Call, name: string, use: CallUse): Place {
  const { graph, fn } = scan;
  // The places refer back to the call: it is completed in place before anybody reads it.
  const draft = { name, call, fn, order: graph.calls.length, depth: scan.depth, ...use } as { -readonly [Key in keyof CCall]: CCall[Key] };
  graph.calls.push(draft);
  draft.result = graph.place("made", { call: draft, index: -1, fn, lang: fn.lang });
  draft.args = call.args.map((arg, index) => addCArgument(scan, draft, arg, index));
  return draft.result;
}

function addCArgument(scan: Scan, call: CCall, arg: Expr, index: number): CArgument {
  const { graph, fn } = scan;
  const bare = bareValue(scan, arg);
  const isAddress = bare.kind === "unary" && bare.op === "&" && bare.operand.kind !== "composite";
  const place = graph.place("argument", { call, index, fn, lang: fn.lang });
  connectAll(scan, arg, place);
  const target = isAddress ? targetOf(scan, bare.operand) : undefined;
  const expr = isAddress ? bare.operand : bare;
  if (target === undefined) return { place, expr, isAddress };
  const filled = graph.place("made", { call, index, fn, lang: fn.lang });
  graph.connect(filled, target, arg !== bare);
  return { place, expr, isAddress, target, filled };
}

function bareValue(scan: Scan, expr: Expr): Expr {
  if (expr.kind === "convert") return bareValue(scan, expr.operand);
  const [only] = expr.kind === "call" && expr.args.length === 1 ? expr.args : [];
  return only !== undefined && expr.kind === "call" && scan.resolver.resolve(expr, scan.fn).kind === "conversion" ? bareValue(scan, only) : expr;
}
