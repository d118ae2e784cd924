// Which descriptors of a package's C code are sockets or ends of pipes. By places, without order: a local, global or
// field that socket(), accept(), pipe() or socketpair() fills is one, unless open() or the like fills it too; a
// parameter is one when every caller in the package passes one, a function when it returns one. Guarantees: "unknown" for everything else.
// Fields are told apart by name only.
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import { bare, placeOf, rootLocal, type ResolveCall } from "./signalNames.ts";

export type DescriptorKind = "socket" | "datagram" | "pipe" | "other" | "unknown";

export interface Descriptors {
  kindOf(expr: Expr, fn: PlacedFunction): DescriptorKind;
}

export interface DescriptorSources {
  readonly calls: CallGraph;
  readonly resolveIn: (fn: PlacedFunction) => ResolveCall;
}

/** Results and pairs. */
const makers: ReadonlyMap<string, DescriptorKind> = new Map([
  ["socket", "socket"], ["accept", "socket"], ["accept4", "socket"], ["open", "other"], ["openat", "other"], ["creat", "other"], ["mkstemp", "other"], ["fileno", "other"],
  ["memfd_create", "other"], ["shm_open", "other"], ["eventfd", "other"], ["timerfd_create", "other"], ["inotify_init", "other"], ["posix_openpt", "other"],
]);
const pairMakers: ReadonlyMap<string, { readonly kind: DescriptorKind; readonly param: number }> = new Map([
  ["pipe", { kind: "pipe", param: 0 }], ["pipe2", { kind: "pipe", param: 0 }], ["socketpair", { kind: "socket", param: 3 }],
]);
const maxSteps = 4;

export function createDescriptors(sources: DescriptorSources): Descriptors {
  const places = collectPlaces(sources);
  const kindAt = (expr: Expr, fn: PlacedFunction, steps: number): DescriptorKind => {
    const resolve = sources.resolveIn(fn);
    const plain = bare(expr, resolve);
    if (plain.kind === "literal") return "other";
    if (plain.kind === "call") return ofCall(plain, fn, steps);
    const place = keyOf(plain, fn, resolve);
    const known = place === undefined ? undefined : places.get(place);
    if (known !== undefined) return known;
    const local = plain.kind === "ident" && plain.ref.kind === "local" ? plain.ref.id : undefined;
    return local === undefined || steps === 0 ? "unknown" : ofLocal(local, fn, steps);
  };
  const ofCall = (call: Call, fn: PlacedFunction, steps: number): DescriptorKind => {
    const callee = sources.resolveIn(fn)(call);
    if (callee.kind !== "c") return "unknown";
    if (callee.bodies.length === 0) return madeBy(callee.name, call);
    if (steps === 0) return "unknown";
    return agreed(callee.bodies.flatMap((body) => returned(body.model).map((value) => kindAt(value, body, steps - 1))));
  };
  const ofLocal = (id: number, fn: PlacedFunction, steps: number): DescriptorKind => {
    const index = fn.model.params.findIndex((param) => param.local === id);
    const values = assignedTo(id, fn.model);
    if (index < 0 || values.length > 0) return agreed(values.map((value) => kindAt(value, fn, steps - 1)));
    const sites = sources.calls.callersOf(fn);
    return agreed(sites.map(({ caller, call }) => (call.args[index] === undefined ? "unknown" : kindAt(call.args[index], caller, steps - 1))));
  };
  return { kindOf: (expr, fn) => kindAt(expr, fn, maxSteps) };
}

/** All kinds the same, or nobody can tell; failures (`return -1`) count as nothing. */
function agreed(kinds: readonly DescriptorKind[]): DescriptorKind {
  const [first, ...rest] = kinds.filter((kind) => kind !== "other");
  if (first === undefined) return kinds.length > 0 ? "other" : "unknown";
  return rest.every((kind) => kind === first) ? first : "unknown";
}

function madeBy(name: string, call: Call): DescriptorKind {
  const kind = makers.get(name) ?? "unknown";
  const [, type] = call.args;
  return name === "socket" && type !== undefined && /DGRAM|RAW/.test(textOf(type)) ? "datagram" : kind;
}

function textOf(expr: Expr): string {
  if (expr.kind === "ident") return expr.name;
  return expr.kind === "binary" ? `${textOf(expr.left)}|${textOf(expr.right)}` : "";
}

/** Globals and fields keep what any function stores in them. */
function collectPlaces({ calls, resolveIn }: DescriptorSources): ReadonlyMap<string, DescriptorKind> {
  const places = new Map<string, DescriptorKind>();
  const add = (target: Expr | undefined, kind: DescriptorKind, fn: PlacedFunction): void => {
    const key = target === undefined ? undefined : keyOf(target, fn, resolveIn(fn));
    if (key === undefined || kind === "unknown") return;
    const known = places.get(key);
    places.set(key, known === undefined || known === kind ? kind : "unknown");
  };
  for (const fn of calls.functions) {
    if (fn.model.lang !== "c" || fn.model.body === undefined || !/\b(socket(pair)?|accept4?|pipe2?|open|openat|creat|fileno)\s*\(/.test(fn.model.text)) continue;
    const fromCall = (target: Expr | undefined, value: Expr | undefined): void => {
      const plain = value && bare(value, resolveIn(fn));
      const callee = plain?.kind === "call" ? resolveIn(fn)(plain) : undefined;
      if (plain?.kind === "call" && callee?.kind === "c" && callee.bodies.length === 0) add(target, madeBy(callee.name, plain), fn);
    };
    visitStmts(fn.model.body, (stmt) => {
      if (stmt.kind === "assign" && stmt.left.length === 1) fromCall(stmt.left[0], stmt.right[0]);
    });
    visitExprsIn(fn.model.body, (expr) => {
      if (expr.kind === "assignExpr") fromCall(expr.left, expr.right);
    });
    for (const { call, callee } of calls.callsIn(fn)) {
      const pair = callee.kind === "c" && callee.bodies.length === 0 ? pairMakers.get(callee.name) : undefined;
      const array = pair && call.args[pair.param];
      if (pair !== undefined && array !== undefined) add({ kind: "index", base: array, index: array, span: array.span }, pair.kind, fn);
    }
  }
  return places;
}

/** Locals with their function, fields by name, globals as they are. */
function keyOf(expr: Expr, fn: PlacedFunction, resolve: ResolveCall): string | undefined {
  const place = placeOf(expr, resolve);
  if (place === undefined) return undefined;
  const field = /\.[^.]*$/.exec(place);
  if (field !== null) return field[0];
  return rootLocal(place) === undefined ? place : `${fn.uri}@${fn.start}${place}`;
}

function returned(model: FunctionModel): readonly Expr[] {
  const values: Expr[] = [];
  if (model.body === undefined) return values;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind === "return") values.push(...stmt.values.filter((value) => !(value.kind === "unary" && value.op === "-")));
  });
  return values;
}

function assignedTo(id: number, model: FunctionModel): readonly Expr[] {
  const values: Expr[] = [];
  const isIt = (target: Expr | undefined): boolean => target?.kind === "ident" && target.ref.kind === "local" && target.ref.id === id;
  if (model.body === undefined) return values;
  visitStmts(model.body, (stmt) => {
    if (stmt.kind === "assign" && isIt(stmt.left[0]) && stmt.right[0] !== undefined) values.push(stmt.right[0]);
  });
  visitExprsIn(model.body, (expr) => {
    if (expr.kind === "assignExpr" && isIt(expr.left)) values.push(expr.right);
  });
  return values;
}
