// Which calls fail into an error that belongs to the thread, and which fetch it: by the tables; by the bodies of C
// functions in the package; by C variables that are thread-local and hold errors; and, as a guess, by names such as
// `x_last_error()`. What one C function does between its first and last statement stays on one thread: a body that
// calls and then fetches does neither as far as its callers are concerned. Bodies are read in source order, paths play
// no part, and are followed three calls deep; a getter of the package itself is short (`shortBody`) and at most two
// calls deep. Only groups whose error the package fetches are looked for.
import type { ThreadModel } from "../../knowledge/apiModel.ts";
import { errnoNames, goErrorModels, neverFails, tellsByItself } from "../../knowledge/data/threadErrors.ts";
import type { Call, Expr, FunctionModel } from "../../program/ast.ts";
import { childExprs, ownExprs, visitStmts } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import type { TouchSources } from "./threadTouches.ts";
import { holdsError, type ErrorTouch } from "./errorReads.ts";

export interface ErrorTouches {
  /** What one call does, Go functions of the package excluded: fetches first, as arguments would be. */
  ofCall(call: Call, inside: FunctionModel): readonly ErrorTouch[];
  /** Reports whether Go code of the package fetches any such error through C: the cheap question. */
  readonly isFetched: () => boolean;
}

interface Group extends ErrorTouch {
  readonly reports: readonly string[];
}

const maxDepth = 3;
const getterDepth = 2;
/** In UTF-16 units. */
const shortBody = 1500;

interface BodySummary {
  /** Fetches before anything failed, failures that nothing fetches. */
  readonly touches: readonly ErrorTouch[];
  readonly fetched: ReadonlySet<string>;
}
const noSummary: BodySummary = { touches: [], fetched: new Set() };

export function createErrorTouches(sources: TouchSources): ErrorTouches {
  const { resolver } = sources;
  const summaries = Array.from({ length: maxDepth + 1 }, () => new Map<FunctionModel, BodySummary>());
  const groups = sources.tables.value("errors of threads", () => collectGroups(sources));
  const events = rememberedEvents(sources);

  const ofCallee = (callee: Callee, call: Call, depth: number): readonly ErrorTouch[] => {
    if (callee.kind !== "c" && callee.kind !== "external") return [];
    const name = callee.kind === "c" ? `C.${callee.name}` : callee.name;
    const { thread } = callee.model ?? {};
    if (thread?.role === "error") return [fetchOf(name, thread, groups())];
    if (callee.kind === "external" || isClearing(thread, groups())) return [];
    const guessed = callee.bodies.length === 0 ? groups().get(guessedGroup(callee.name, call.args.length) ?? "") : undefined;
    if (guessed) return [{ ...guessed, name }];
    const inside = callee.bodies.map(({ model }) => summaryOf(model, depth));
    const found = inside.flatMap(({ touches }) => touches).filter((touch) => !isUsedUp(touch, callee)).map((touch) => ({ ...touch, name, direct: false }));
    const done = new Set([...inside.flatMap(({ fetched }) => [...fetched]), ...found.map((touch) => touch.group)]);
    const byName = [...groups().values()].filter((group) => !done.has(group.group) && raisesByName(callee, group));
    return unique([...found, ...byName.map((group) => ({ ...group, kind: "raises" as const, name, direct: true, specific: !group.reports.includes("C.*") }))]);
  };
  const summaryOf = (model: FunctionModel, depth: number): BodySummary => {
    const memory = summaries[depth];
    const known = memory?.get(model);
    if (depth === 0 || known) return known ?? noSummary;
    memory?.set(model, noSummary);
    const all = events(model).flatMap((event) =>
      event.kind === "call" ? ofCallee(resolver.resolve(event.call, model), event.call, depth - 1).filter((touch) => !onlyEmpties(touch, event.call, event.discarded)) : groups().has(event.touch.group) ? [event.touch] : [],
    );
    const isLone = (touch: ErrorTouch, i: number): boolean =>
      !(touch.kind === "fetches" ? all.slice(0, i) : all.slice(i + 1)).some((other) => other.group === touch.group && other.kind !== touch.kind);
    const summary = { touches: unique(all.filter(isLone)), fetched: new Set(all.filter((touch) => touch.kind === "fetches").map((touch) => touch.group)) };
    memory?.set(model, summary);
    return summary;
  };
  return {
    ofCall: (call, inside) => (groups().size === 0 ? [] : ofCallee(resolver.resolve(call, inside), call, maxDepth)),
    isFetched: () => groups().size > 0,
  };
}

/** `errno` read in a function that neither returns a value nor fills a number or text decides something in there: nobody is told. */
function isUsedUp({ kind, group }: ErrorTouch, { bodies }: Extract<Callee, { kind: "c" }>): boolean {
  const tells = ({ results, params }: FunctionModel): boolean => results.length > 0 || params.some(({ type }) => type.kind === "pointer" && type.elem.kind === "named" && /^(?:unsigned )?(?:int|char|long|u?int\d+_t)$/.test(type.elem.name));
  return kind === "fetches" && errnoNames.has(group) && !bodies.some(({ model }) => tells(model));
}

/** The errors that C functions named in Go code fetch. */
function collectGroups({ pkg, knowledge, resolver }: TouchSources): ReadonlyMap<string, Group> {
  const found = new Map<string, Group>();
  const add = (group: Group): void => {
    const known = found.get(group.group);
    found.set(group.group, known ? { ...known, reports: [...new Set([...known.reports, ...group.reports])] } : group);
  };
  const addOfBody = (model: FunctionModel, depth: number): void => {
    if (model.text.length > shortBody) return;
    for (const event of eventsInOrder(model, pkg.cGlobals)) {
      if (event.kind === "touch" && event.touch.kind === "fetches") add({ ...event.touch, reports: errnoNames.has(event.touch.group) ? ["C.*"] : [] });
      const callee = event.kind === "call" ? resolver.resolve(event.call, model) : undefined;
      if (callee?.kind !== "c") continue;
      if (callee.model?.thread?.role === "error") add(groupOf(`C.${callee.name}`, callee.model.thread));
      else if (depth > 1) for (const body of callee.bodies) addOfBody(body.model, depth - 1);
    }
  };
  for (const name of new Set(pkg.goFiles.flatMap((file) => [...file.cNames.keys()]))) {
    const { thread } = knowledge.modelOf(`C.${name}`) ?? {};
    const bodies = pkg.cFunctions.get(name) ?? [];
    const guessed = bodies.length === 0 && thread === undefined ? guessedGroup(name, 0) : undefined;
    if (thread?.role === "error") add(groupOf(`C.${name}`, thread));
    else if (guessed !== undefined) add({ group: guessed, kind: "fetches", name, direct: true, specific: true, inferred: true, pinned: false, reports: [`C.${guessedPrefix(name)}*`] });
    else for (const { model } of bodies) addOfBody(model, getterDepth);
  }
  for (const model of goErrorModels) {
    for (const name of [model.name, ...(model.alsoKnownAs ?? [])]) if (model.thread && isNamed(pkg, name)) add(groupOf(name, model.thread));
  }
  return found;
}

/** Reports whether some file imports the package of a Go function and writes its name. */
function isNamed({ goFiles }: TouchSources["pkg"], name: string): boolean {
  const dot = name.lastIndexOf(".");
  return goFiles.some((file) => file.imports.some((spec) => spec.path === name.slice(0, dot)) && file.code.includes(name.slice(dot)));
}

function rememberedEvents({ pkg }: TouchSources): (model: FunctionModel) => readonly BodyEvent[] {
  const remembered = new Map<FunctionModel, readonly BodyEvent[]>();
  return (model) => {
    const known = remembered.get(model) ?? eventsInOrder(model, pkg.cGlobals);
    remembered.set(model, known);
    return known;
  };
}

function groupOf(name: string, thread: ThreadModel): Group {
  return { ...fetchOf(name, thread, new Map()), reports: thread.reports ?? [] };
}

function fetchOf(name: string, { group, pinned, main }: ThreadModel, known: ReadonlyMap<string, Group>): ErrorTouch {
  const isPinned = pinned === true || main === true || known.get(group)?.pinned === true;
  return { group, kind: "fetches", name, direct: true, specific: true, inferred: false, pinned: isPinned };
}

function isClearing(thread: ThreadModel | undefined, groups: ReadonlyMap<string, Group>): boolean {
  return thread?.role === "reset" && groups.has(thread.group);
}

/**
 * A getter called for nothing but to empty its store: `dlerror();` on a line of its own.
 * `discarded`: nobody takes the result of the call.
 */
export function onlyEmpties({ kind, direct, name }: ErrorTouch, call: Call, discarded: boolean): boolean {
  return discarded && kind === "fetches" && direct && call.args.length === 0 && !tellsByItself.has(name);
}

type BodyEvent = { readonly kind: "call"; readonly call: Call; readonly discarded: boolean } | { readonly kind: "touch"; readonly touch: ErrorTouch };

/** Calls, and reads and writes of error variables, of a C body: arguments before their call, values before their target. */
function eventsInOrder(model: FunctionModel, globals: TouchSources["pkg"]["cGlobals"]): readonly BodyEvent[] {
  const events: BodyEvent[] = [];
  const touch = (expr: Expr, kind: ErrorTouch["kind"]): void => {
    const group = expr.kind === "ident" && expr.ref.kind === "global" ? holdsError(expr.name, globals, errnoNames) : undefined;
    if (group !== undefined) events.push({ kind: "touch", touch: { group, kind, name: model.name, direct: false, specific: true, inferred: false, pinned: false } });
  };
  const target = (expr: Expr): void => {
    if (expr.kind === "ident") touch(expr, "raises");
    else for (const child of childExprs(expr)) (expr.kind === "index" ? target : visit)(child);
  };
  const visit = (expr: Expr, discarded = false): void => {
    if (expr.kind === "assignExpr") {
      visit(expr.right);
      return target(expr.left);
    }
    for (const child of childExprs(expr)) visit(child);
    if (expr.kind === "call") events.push({ kind: "call", call: expr, discarded });
    if (expr.kind === "ident") touch(expr, "fetches");
  };
  if (!model.body) return [];
  visitStmts(model.body, (stmt) => {
    if (stmt.kind !== "assign") return ownExprs(stmt).forEach((expr) => visit(expr, stmt.kind === "expr"));
    stmt.right.forEach((expr) => visit(expr));
    stmt.left.forEach(target);
  });
  return events;
}

/** Reports whether the function's name is one whose failures the group tells. */
function raisesByName({ name, bodies }: Extract<Callee, { kind: "c" }>, { reports }: Group): boolean {
  if (neverFails.has(name)) return false;
  return reports.some((pattern) => {
    const wanted = pattern.replace(/^C\./, "");
    // A body that calls nothing outside cannot set `errno` and the like.
    if (wanted === "*") return bodies.length === 0;
    return wanted.endsWith("*") ? startsWith(name, wanted.slice(0, -1)) : name === wanted || name.endsWith(`_${wanted}`);
  });
}

/** The name, or what follows a prefix of the package's own (`go_openssl_EVP_…`), begins with a word that is `start`. */
function startsWith(name: string, start: string): boolean {
  const at = name.startsWith(start) ? 0 : name.indexOf(`_${start}`) + 1;
  if (at === 0 && !name.startsWith(start)) return false;
  const next = name.charAt(at + start.length);
  return next !== "" && (/[_*]$/.test(start) || !/[a-z]/.test(next));
}

/** `x_last_error()`, `X_GetLastErrorMessage()`: without a handle it can only be the thread's, or everybody's. */
const lastErrorName = /^(\w*?)_?(?:get_?)?last_?err(?:or)?(?:_?(?:code|message|msg|string|str|text|length|number|no))?$/i;

function guessedPrefix(name: string): string {
  const prefix = lastErrorName.exec(name)?.[1] ?? "";
  return prefix === "" ? "" : `${prefix}${name.charAt(prefix.length) === "_" ? "_" : ""}`;
}

function guessedGroup(name: string, args: number): string | undefined {
  const prefix = args === 0 ? guessedPrefix(name) : "";
  return prefix === "" ? undefined : `last error of ${prefix.replace(/_$/, "")}`;
}

function unique(touches: readonly ErrorTouch[]): readonly ErrorTouch[] {
  return [...new Map(touches.map((touch) => [`${touch.group} ${touch.kind}`, touch])).values()];
}
