// Slow calls whose failure ends what a function does, though it may only say that a signal arrived.
//
// A call is slow when tables or the user say so, or when it is a C function of the package that returns what such a call
// gave. It is judged where an `if` tests its result: directly, through the local that holds it, or through the error of
// a two-result call. The branch is fatal when it leaves the function, the loop or the program. Whoever mentions EINTR
// (the function, a function that it calls, a caller) knows what to do, and nothing is said.
// Does not follow results through fields and globals.
import type { Span } from "../../base/span.ts";
import { interruptionOf } from "../../knowledge/signalBehaviour.ts";
import type { Call, Expr, FunctionBody, FunctionModel, Stmt } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import { fatalEnd, failureSubjects, isNegative } from "./failureTests.ts";
import { bare, type ResolveCall } from "./signalNames.ts";

export interface Interruption {
  readonly call: Call;
  /** The slow function at the bottom. */
  readonly api: string;
  readonly kind: "always" | "without-restart";
  /** The test of the result, and how its branch ends. */
  readonly test: Span;
  readonly end: Span;
  /** The error that says EINTR reaches the caller, who may look at it. */
  readonly keepsErrno: boolean;
  /** The statement that keeps the result; absent when the test holds the call. */
  readonly kept?: Extract<Stmt, { kind: "assign" }>;
}

export interface InterruptionSources {
  readonly calls: CallGraph;
  readonly resolveIn: (fn: PlacedFunction) => ResolveCall;
}

const maxWrappers = 3;

/** Comments do not count, except those that begin a line: a preamble may be written in them. */
function knowsOf({ text }: FunctionModel): boolean {
  if (!/EINTR|TEMP_FAILURE_RETRY|INTERRUPTED/.test(text)) return false;
  const code = text.replace(/\/\*[^]*?\*\//g, "").replace(/(\S[^\n]*?)[ \t]\/\/[^\n]*/g, "$1");
  return /EINTR|TEMP_FAILURE_RETRY|INTERRUPTED/.test(code);
}

/** In source order; `isSlow` is the cheap question. */
export function interruptionsIn(fn: PlacedFunction, sources: InterruptionSources): readonly Interruption[] {
  const { calls } = sources;
  if (knowsOf(fn.model) || fn.model.hasSyntaxError) return [];
  const slow = new Map<Call, Slow>();
  for (const { call } of calls.callsIn(fn)) {
    const found = slowness(call, fn, sources, maxWrappers);
    if (found !== undefined && !isInstant(found.api, call)) slow.set(call, found);
  }
  if (slow.size === 0 || helperKnows(fn, sources) || calls.callersOf(fn).some(({ caller }) => knowsOf(caller.model))) return [];
  return [fn.model, ...fn.model.literals].flatMap((body) => inBody(body, fn, slow, sources));
}

interface Slow {
  readonly api: string;
  readonly kind: "always" | "without-restart";
}

function slowness(call: Call, fn: PlacedFunction, sources: InterruptionSources, steps: number): Slow | undefined {
  const callee = sources.resolveIn(fn)(call);
  if (callee.kind !== "c") return undefined;
  if (callee.bodies.every(isStub)) {
    const kind = interruptionOf(callee.name, callee.model);
    return kind === undefined ? undefined : { api: callee.name, kind };
  }
  if (steps === 0) return undefined;
  for (const body of callee.bodies) {
    if (knowsOf(body.model)) return undefined;
    const found = returnedCalls(body.model, sources.resolveIn(body)).map((one) => slowness(one, body, sources, steps - 1)).find((one) => one !== undefined);
    if (found !== undefined) return found;
  }
  return undefined;
}

/** Stands in for a library that is too old: calls nothing. */
function isStub({ model }: PlacedFunction): boolean {
  let calls = false;
  if (model.body === undefined) return true;
  visitExprsIn(model.body, (expr) => {
    calls ||= expr.kind === "call";
  });
  return !calls;
}

/** Calls whose result the function returns, at once or through a local. */
function returnedCalls(model: FunctionModel, resolve: ResolveCall): readonly Call[] {
  const found: Call[] = [];
  if (model.body === undefined) return found;
  const locals = new Set<number>();
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "return" || stmt.values.length !== 1) return;
    const value = bare(stmt.values[0] as Expr, resolve);
    if (value.kind === "call") found.push(value);
    if (value.kind === "ident" && value.ref.kind === "local") locals.add(value.ref.id);
  });
  visitStmts(model.body, (stmt) => {
    const [left] = stmt.kind === "assign" ? stmt.left : [];
    if (stmt.kind !== "assign" || left?.kind !== "ident" || left.ref.kind !== "local" || !locals.has(left.ref.id)) return;
    const value = stmt.right[0] && bare(stmt.right[0], resolve);
    if (value?.kind === "call") found.push(value);
  });
  return found;
}

/** With a time-out of zero nothing waits. */
function isInstant(api: string, call: Call): boolean {
  const timeout = /poll$|^zmq_poll$/.test(api) ? call.args[2] : /^epoll_p?wait$/.test(api) ? call.args[3] : undefined;
  const plain = timeout?.kind === "convert" ? timeout.operand : timeout;
  const flags = call.args.some((arg) => /DONTWAIT|NOBLOCK|NONBLOCK|WNOHANG/.test(flagText(arg)));
  return flags || (plain?.kind === "literal" && /^0+$/.test(plain.text));
}

function flagText(expr: Expr): string {
  let text = "";
  visitExpr(expr, (part) => {
    if (part.kind === "ident") text += ` ${part.name}`;
    if (part.kind === "select") text += ` ${part.field}`;
  });
  return text;
}

function inBody(body: FunctionBody, fn: PlacedFunction, slow: ReadonlyMap<Call, Slow>, sources: InterruptionSources): readonly Interruption[] {
  if (body.body === undefined) return [];
  const resolve = sources.resolveIn(fn);
  const found = new Map<Call, Interruption>();
  const kept = keptResults(body, slow, resolve);
  visitStmts(body.body, (stmt) => {
    if (stmt.kind !== "if") return;
    const end = fatalEnd(stmt.then, fn.model, stmt.span.start);
    if (end === undefined) return;
    for (const subject of failureSubjects(stmt.cond, resolve)) {
      const direct = subject.kind === "call" && slow.has(subject) ? { call: subject, error: undefined } : undefined;
      const source = direct ?? (subject.kind === "ident" && subject.ref.kind === "local" ? lastBefore(kept, subject.ref.id, stmt.cond.span.start) : undefined);
      const slowness = source && slow.get(source.call);
      if (source === undefined || slowness === undefined || found.has(source.call)) continue;
      const keeps = keepsErrno(stmt.then, fn.model, "error" in source ? source.error : undefined);
      found.set(source.call, { ...slowness, call: source.call, test: stmt.cond.span, end, keepsErrno: keeps, ...("stmt" in source && { kept: source.stmt }) });
    }
  });
  return [...found.values()];
}

interface Kept {
  readonly local: number;
  readonly call: Call;
  readonly at: number;
  /** The local that gets the error of a two-result call. */
  readonly error: number | undefined;
  readonly stmt: Extract<Stmt, { kind: "assign" }>;
}

/** Which local holds the result, or the error, of which slow call from where on; other assignments end that. */
function keptResults(body: FunctionBody, slow: ReadonlyMap<Call, Slow>, resolve: ResolveCall): readonly (Omit<Kept, "call"> & { readonly call: Call | undefined })[] {
  const kept: (Omit<Kept, "call"> & { readonly call: Call | undefined })[] = [];
  if (body.body === undefined) return kept;
  visitStmts(body.body, (stmt) => {
    if (stmt.kind !== "assign") return;
    const ids = stmt.left.map((left) => (left.kind === "ident" && left.ref.kind === "local" ? left.ref.id : undefined));
    ids.forEach((local, index) => {
      if (local === undefined) return;
      const right = stmt.right[stmt.right.length === 1 ? 0 : index];
      const value = right && bare(right, resolve);
      const call = value?.kind === "call" && slow.has(value) ? value : undefined;
      kept.push({ local, call, at: stmt.span.end, error: stmt.right.length === 1 ? ids[1] : undefined, stmt });
    });
  });
  return kept.sort((a, b) => a.at - b.at);
}

function lastBefore(kept: ReturnType<typeof keptResults>, local: number, at: number): Kept | undefined {
  const last = kept.findLast((one) => one.local === local && one.at <= at);
  return last?.call === undefined ? undefined : { ...last, call: last.call };
}

/** A function of the package that is called here and knows EINTR: it decides, in a loop or in the branch. */
function helperKnows(fn: PlacedFunction, { calls }: InterruptionSources): boolean {
  return calls.callsIn(fn).some(({ callee }) => (callee.kind === "c" || callee.kind === "go") && callee.bodies.some(({ model }) => model !== fn.model && knowsOf(model)));
}

/** C: returns -1 or an errno without a word about it. Go: returns something made of the error. */
function keepsErrno(branch: Stmt, model: FunctionModel, error: number | undefined): boolean {
  let keeps = false;
  let speaks = false;
  visitStmts(branch, (stmt) => {
    if (stmt.kind !== "return" && stmt.kind !== "assign") return;
    for (const value of stmt.kind === "return" ? stmt.values : stmt.right) {
      visitExpr(value, (part) => {
        if (part.kind === "ident" && part.ref.kind === "local" && part.ref.id === error) keeps = true;
        if (part.kind === "ident" && part.name === "errno") keeps = true;
      });
    }
    if (model.lang === "c" && stmt.kind === "return" && stmt.values.length === 1) keeps ||= isFailureValue(stmt.values[0] as Expr);
  });
  visitExprsIn(branch, (expr) => {
    if (expr.kind === "call" && expr.callee.kind === "ident" && /^(perror|fprintf|printf|strerror|syslog|exit|abort|err|warn)x?$|log|Log|LOG|panic|error|Error/.test(expr.callee.name)) speaks = true;
  });
  return keeps && (model.lang === "go" || !speaks);
}

function isFailureValue(value: Expr): boolean {
  if (isNegative(value)) return true;
  return value.kind === "ident" && value.ref.kind === "local";
}
