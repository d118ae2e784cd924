// What stands around the releases of a method: whether it clears the field, takes the finalizer off, or asks first.
// Positions play no part; what is done anywhere in the method, or in the functions of the package it releases through,
// counts. Generous: a guard that is seen and does not hold is a missed bug, one that is not seen a wrong report.
import { onceEach } from "../../base/byKey.ts";
import { containsSpan } from "../../base/span.ts";
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { Expr, Stmt } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExpr, visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { FieldIndex } from "./fieldIndex.ts";
import type { FieldName, FieldRelease } from "./objects.ts";
import { fieldText } from "./objectSteps.ts";
import { baseLocal, type SourceContext } from "./storeSource.ts";

/** What is true of the functions whatever the field. */
interface Care {
  readonly clearsFinalizer: boolean;
  /** `sync.Once`, compare-and-swap. */
  readonly once: boolean;
  /** Names of fields in conditions; `()` when a condition calls something. */
  readonly tests: ReadonlySet<string>;
  /** Names of fields that are written. */
  readonly sets: ReadonlySet<string>;
  /** A second run finds out about the first. */
  readonly asksFirst: boolean;
}

export interface Guards extends Care {
  /** Something is put into the field, or the whole object is set anew, or a pointer to it is set to nil. */
  readonly clearsField: boolean;
}

/** Guards of a field in a method and the functions it releases through. */
export type GuardsOf = (functions: readonly PlacedFunction[], field: FieldName) => Guards;

interface Whole extends Care {
  /** The whole object is set anew. */
  readonly clearsAll: boolean;
  /** Types whose pointer fields are set to nil: what such a field leads to is out of reach. */
  readonly cutsOff: ReadonlySet<string>;
}

/** Reads each function once: one that releases thousands of fields is asked about every one of them. */
export function createGuards(index: FieldIndex, context: SourceContext): GuardsOf {
  const ofOne = onceEach((fn: PlacedFunction) => careOf(fn, index, context));
  const ofSome = onceEach((_first: PlacedFunction | undefined): { readonly functions: readonly PlacedFunction[]; readonly care: Whole }[] => []);
  const careOfAll = (functions: readonly PlacedFunction[]): Whole => {
    const known = ofSome(functions.at(-1));
    const same = known.find((one) => one.functions.length === functions.length && one.functions.every((fn, i) => fn === functions[i]));
    if (same !== undefined) return same.care;
    const care = joined(functions.map(ofOne));
    known.push({ functions, care });
    return care;
  };
  return (functions, field) => {
    const { clearsAll, cutsOff, ...care } = careOfAll(functions);
    return { ...care, clearsField: clearsAll || [...cutsOff].some((owner) => owner !== field.owner) || functions.some((fn) => index.storesTo(field, fn).length > 0) };
  };
}

function careOf(fn: PlacedFunction, index: FieldIndex, context: SourceContext): Whole {
  const stores = index.storesIn(fn);
  const calls = conditionsAndCalls(fn, context);
  const care = {
    clearsFinalizer: index.clearsIn(fn).length > 0,
    once: calls.some((one) => one.once),
    tests: new Set(calls.flatMap((one) => one.tests)),
    sets: new Set([...stores.map((store) => fieldText(store.ref)), ...writtenFields(fn, context)]),
    clearsAll: resetsWhole(fn),
    cutsOff: new Set(stores.filter((store) => store.source.kind === "nil" && store.base !== undefined).map((store) => store.ref.owner)),
  };
  return { ...care, asksFirst: isAsking(care) };
}

function joined(all: readonly Whole[]): Whole {
  const [only] = all;
  if (only !== undefined && all.length === 1) return only;
  const care = {
    clearsFinalizer: all.some((one) => one.clearsFinalizer),
    once: all.some((one) => one.once),
    tests: new Set(all.flatMap((one) => [...one.tests])),
    sets: new Set(all.flatMap((one) => [...one.sets])),
    clearsAll: all.some((one) => one.clearsAll),
    cutsOff: new Set(all.flatMap((one) => [...one.cutsOff])),
  };
  return { ...care, asksFirst: isAsking(care) };
}

function isAsking({ once, tests, sets }: Omit<Care, "asksFirst">): boolean {
  return once || tests.has("()") || [...tests].some((name) => sets.has(name));
}

/**
 * The release stands in the function itself, and nothing but its own field is asked before it: tests of other fields, and
 * what is set there, do not keep a second run away from it.
 */
export function isAskedAlone({ fn, depth, ref, call }: FieldRelease, context: SourceContext): boolean {
  const own = fieldText(ref);
  let alone = fn.model.body !== undefined && depth === 0;
  if (fn.model.body === undefined) return false;
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind === "return") alone &&= stmt.span.start > call.span.end;
    if (!containsSpan(stmt.span, call.span)) return;
    for (const cond of conditionsOf(stmt)) {
      const tests = testsIn(cond, fn, context);
      alone &&= tests.length > 0 && tests.every((name) => name === own);
    }
  });
  return alone;
}

interface Seen {
  readonly tests: readonly string[];
  readonly once: boolean;
}

function conditionsAndCalls(fn: PlacedFunction, context: SourceContext): readonly Seen[] {
  const seen: Seen[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => seen.push(...conditionsOf(stmt).map((cond) => ({ tests: testsIn(cond, fn, context), once: false }))));
    visitExprsIn(body, (expr) => {
      if (expr.kind === "call" && expr.callee.kind === "select" && lifetimeRoles.once.test(expr.callee.field)) seen.push({ tests: [], once: true });
    });
  }
  return seen;
}

function conditionsOf(stmt: Stmt): readonly Expr[] {
  if (stmt.kind === "if") return [stmt.cond];
  if (stmt.kind === "loop") return stmt.cond === undefined ? [] : [stmt.cond];
  return stmt.kind === "switch" ? [...(stmt.tag === undefined ? [] : [stmt.tag]), ...stmt.cases.flatMap((one) => one.labels)] : [];
}

function testsIn(cond: Expr, fn: PlacedFunction, context: SourceContext): readonly string[] {
  const found: string[] = [];
  visitExpr(cond, (part) => {
    if (part.kind === "select") found.push(...context.lookup.refsOf(part, fn.model).map(fieldText));
    const isAsked = part.kind === "call" && part.callee.kind === "select" && baseLocal(part.callee.base) !== undefined && baseLocal(part.callee.base) === fn.model.receiver?.local;
    if (isAsked || (part.kind === "call" && part.args.some((arg) => baseLocal(arg) === fn.model.receiver?.local && baseLocal(arg) !== undefined && context.resolver.resolve(part, fn.model).kind !== "c"))) found.push("()");
    if (part.kind === "ident" && part.ref.kind === "local") found.push(...context.lookup.refsOf(part, fn.model).map(fieldText));
  });
  return found;
}

/** `*x = T{}`. */
function resetsWhole(fn: PlacedFunction): boolean {
  let found = false;
  if (fn.model.body === undefined) return false;
  visitStmts(fn.model.body, (stmt) => {
    if (stmt.kind === "assign") found ||= stmt.left.some((target) => target.kind === "unary" && target.op === "*" && baseLocal(target) === fn.model.receiver?.local);
  });
  return found;
}

/** Fields of any kind, plain flags included. */
function writtenFields(fn: PlacedFunction, context: SourceContext): readonly string[] {
  const found: string[] = [];
  for (const { body } of [fn.model, ...fn.model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind !== "assign") return;
      for (const target of stmt.left) {
        const ref = context.lookup.targetOf(target, fn.model);
        if (ref !== undefined) found.push(fieldText(ref));
      }
    });
  }
  return found;
}
