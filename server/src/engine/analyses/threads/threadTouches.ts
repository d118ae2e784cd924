// Which calls touch state of their thread. By the tables; by the bodies of C functions in the package (whatever a C
// function does in one call stays on one thread, so only what it leaves behind counts); by C variables that are
// thread-local. C bodies are followed four calls deep.
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { ThreadModel, ThreadRole } from "../../knowledge/apiModel.ts";
import type { Annotation, Call, Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { ownExprs, visitExpr, visitStmts } from "../../program/visit.ts";
import { variableUses } from "./threadVariables.ts";
import { importedName } from "../calls/callName.ts";
import type { Callee, CallResolver } from "../calls/callee.ts";
import type { SharedTables } from "../sharedTables.ts";

export interface Touch {
  readonly group: string;
  readonly role: ThreadRole;
  readonly name: string;
  readonly main: boolean;
  /** The call itself is the one the tables name, rather than one that leads to it. */
  readonly direct: boolean;
  /** What it sets stays with the thread and meets whatever runs there next. */
  readonly lasting: boolean;
  /** Leaves something on the thread that a later touch finds there; relies on what an earlier one left. */
  readonly leaves: boolean;
  readonly relies: boolean;
  /** Stated by an annotation of the package. */
  readonly annotated: boolean;
  /** May be part of a state that the callers have set up. */
  readonly within?: true;
}

export interface TouchSources {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly resolver: CallResolver;
  readonly tables: SharedTables;
}

const maxDepth = 4;

export interface Touches {
  /** What one call touches, Go functions of the package excluded. */
  ofCall(call: Call, inside: FunctionModel): readonly Touch[];
  /** Reports whether a C function that Go calls by this name touches anything: the cheap question about a package. */
  isTouching(cName: string): boolean;
}

export function createTouches({ pkg, knowledge, resolver }: TouchSources): Touches {
  const summaries = Array.from({ length: maxDepth + 1 }, () => new Map<FunctionModel, readonly Touch[]>());
  const touchOf = (name: string, model: ThreadModel | undefined, call: Call): readonly Touch[] =>
    model && model.role !== "error"
      ? [{ group: model.group, role: roleOf(model, call), name, main: model.main === true, direct: true, lasting: model.lasting === true, leaves: true, relies: true, annotated: false, ...(isWithin(model, call) && { within: true as const }) }]
      : [];
  const ofCallee = (callee: Callee, call: Call, depth: number): readonly Touch[] => {
    const raw = rawSyscall(call);
    if (raw !== undefined) return touchOf(raw, knowledge.modelOf(raw)?.thread, call);
    if (callee.kind === "external") return touchOf(callee.name, callee.model?.thread, call);
    if (callee.kind === "unknown") return touchOf(callee.name, knowledge.modelOf(`C.${callee.name}`)?.thread, call);
    if (callee.kind !== "c") return [];
    if (callee.model?.thread) return touchOf(`C.${callee.name}`, callee.model.thread, call);
    if (isAnnotated(callee.name, callee.bodies)) return [mainThreadTouch(`C.${callee.name}`)];
    if (depth === 0) return [];
    const found = callee.bodies.flatMap(({ model }) => ofBody(model, depth));
    return byGroup(found).map((touch) => ({ ...touch, name: `C.${callee.name}`, direct: false }));
  };
  const bodiesOf = (name: string): readonly { readonly model: FunctionModel }[] => pkg.cFunctions.get(name) ?? [];
  const isAnnotated = (name: string, bodies: readonly { readonly model: FunctionModel }[]): boolean =>
    bodies.some(({ model }) => isForMainThread(model.annotations)) || (pkg.prototypes.get(name) ?? []).some((one) => isForMainThread(one.annotations));
  const ofBody = (model: FunctionModel, depth: number): readonly Touch[] => {
    const memory = summaries[depth];
    const known = memory?.get(model);
    if (known) return known;
    const found = byGroup(withoutReturns([...threadLocals(model, { pkg, knowledge }), ...callsInBody(model).flatMap((call) => ofCallee(resolver.resolve(call, model), call, depth - 1))]));
    memory?.set(model, found);
    return found;
  };
  return {
    ofCall: (call, inside) => {
      const callee = resolver.resolve(call, inside);
      return callee.kind === "unknown" ? [] : ofCallee(callee, call, maxDepth);
    },
    isTouching: (name) => isTouchingModel(knowledge.modelOf(`C.${name}`)?.thread) || isAnnotated(name, bodiesOf(name)) || bodiesOf(name).some(({ model }) => ofBody(model, maxDepth).length > 0),
  };
}

function isTouchingModel(thread: ThreadModel | undefined): boolean {
  return thread !== undefined && thread.role !== "error";
}

/** Setting the state to nothing gives it up: `eglMakeCurrent(display, nil, nil, nil)`. */
function roleOf(model: ThreadModel, call: Call): ThreadRole {
  const last = call.args.at(-1);
  const isNothing = last?.kind === "literal" ? last.type === "nil" : /^(EGL_NO_CONTEXT|NULL|None)$/.test(lastName(last));
  return model.role === "set" && isNothing ? "reset" : (model.role ?? "use");
}

function isWithin({ within }: ThreadModel, call: Call): boolean {
  const outer = within === undefined ? undefined : call.args[within];
  return outer !== undefined && !(outer.kind === "literal" && outer.type === "nil") && lastName(outer) !== "NULL";
}

function lastName(expr: Expr | undefined): string {
  return expr?.kind === "ident" ? expr.name : expr?.kind === "select" ? expr.field : "";
}

/**
 * What several touches of one function leave behind, one per group: a function that sets and resets is done with
 * the state, one that only relies on it relies on it.
 */
export function byGroup(touches: readonly Touch[]): readonly Touch[] {
  const groups = new Map<string, Touch[]>();
  for (const touch of touches) groups.set(touch.group, [...(groups.get(touch.group) ?? []), touch]);
  return [...groups.values()].flatMap((group) => {
    const setter = group.find((touch) => touch.role === "set");
    const resetter = group.find((touch) => touch.role === "reset");
    if (setter && resetter) return [];
    const [first] = group;
    const one = setter ?? resetter ?? first;
    return one ? { ...one, leaves: group.some((touch) => touch.leaves), relies: first?.relies === true } : [];
  });
}

/** A C function that sets a state twice by the same call goes there and back. */
function withoutReturns(touches: readonly Touch[]): readonly Touch[] {
  const isTwice = (touch: Touch): boolean => touches.filter((other) => other.role === "set" && other.group === touch.group && other.name === touch.name).length > 1;
  const done = new Set(touches.filter((touch) => touch.role === "set" && !touch.group.startsWith("thread-local ") && isTwice(touch)).map((touch) => touch.group));
  return touches.filter((touch) => !done.has(touch.group));
}

function callsInBody(model: FunctionModel): readonly Call[] {
  const calls: Call[] = [];
  if (model.body) visitStmts(model.body, (stmt) => ownExprs(stmt).forEach((expr) => visitExpr(expr, (part) => part.kind === "call" && calls.push(part))));
  return calls;
}

/** `syscall(SYS_setns, …)` in C, `syscall.RawSyscall(syscall.SYS_SETNS, …)` in Go: unlike libc's wrappers they act on one thread. */
function rawSyscall(call: Call): string | undefined {
  const [number] = call.args;
  const isC = call.callee.kind === "ident" && call.callee.name === "syscall";
  const isGo = /^(syscall|golang\.org\/x\/sys\/unix)\.(Raw)?Syscall6?$/.test(importedName(call.callee) ?? "");
  if (!number || (!isC && !isGo)) return undefined;
  const name = number.kind === "ident" ? number.name : number.kind === "select" ? number.field : "";
  return /^(SYS_|__NR_)/.test(name) ? `C.SYS_${name.replace(/^(SYS_|__NR_)/, "").toLowerCase()}` : undefined;
}

function threadLocals(model: FunctionModel, sources: Pick<TouchSources, "pkg" | "knowledge">): readonly Touch[] {
  return variableUses(model, sources).map(({ variable, leaves, relies }) => ({
    group: `thread-local ${variable}`, role: leaves ? "set" : "use", name: variable, main: false, direct: false, lasting: false, leaves, relies, annotated: false,
  }));
}

/** Reports whether `cgovet:main-thread` stands among the annotations. */
export function isForMainThread(annotations: readonly Annotation[] | undefined): boolean {
  return annotations?.some((one) => one.kind === "main-thread") === true;
}

/** A call of something that its author keeps to the main thread. */
export function mainThreadTouch(name: string): Touch {
  return { group: "main thread", role: "use", name, main: true, direct: true, lasting: false, leaves: true, relies: true, annotated: true };
}
