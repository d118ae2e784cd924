// Answers the questions of errno.ts for one package; everything is computed when first asked. A package without two-result
// calls, and whose C does not mention errno, costs one look at its texts.
import type { Cfg } from "../../cfg/cfg.ts";
import { errnoUseOf } from "../../knowledge/errnoFunction.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import { standardHeaderOf } from "../../knowledge/standardHeader.ts";
import type { Call, FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { SharedTables } from "../sharedTables.ts";
import { clobbersIn } from "./clobberedErrno.ts";
import type { ErrnoAnalysis, ErrnoClobber, ErrnoCode, StaleErrno, TwoResultCall, UncheckedErrno } from "./errno.ts";
import { ownCodesIn } from "./errnoCodes.ts";
import { errnoTrustOf, mentionsErrno } from "./errnoTrust.ts";
import { printErrno } from "./printErrno.ts";
import { staleTestsIn } from "./staleErrno.ts";
import { twoResultCallsIn, twoResultCallsOf } from "./twoResultCalls.ts";
import { errorUsesIn } from "./uncheckedErrno.ts";

export interface ErrnoParts {
  readonly pkg: PackageModel;
  readonly knowledge: Knowledge;
  readonly resolver: CallResolver;
  readonly cfg: (body: FunctionBody) => Cfg | undefined;
  readonly calls: () => CallGraph;
  readonly tables: SharedTables;
}

export function createErrnoAnalysis(parts: ErrnoParts): ErrnoAnalysis {
  const { resolver, tables } = parts;
  const calls = tables.whole(() => twoResultCallsOf(parts.pkg, resolver));
  const byCallee = tables.whole(() => groupBy(calls().flatMap((call) => call.callee.bodies.map((body) => ({ call, body }))), ({ body }) => body.model));
  const calledFrom = tables.keyed("two-result calls of", (model: FunctionModel) => (byCallee().get(model) ?? []).map(({ call }) => call), (fn) => twoResultCallsIn(fn, resolver).flatMap(({ callee }) => callee.bodies.map(({ model }) => model)));
  const callersOf = ({ model }: PlacedFunction): readonly TwoResultCall[] => calledFrom(model);
  const isConvention = tables.value("errno alone is looked at", () => hasConvention([...groupBy(calls(), ({ fn }) => fn)].flatMap(([fn, own]) => uncheckedIn(fn, own, parts)), calls(), parts));
  const unchecked = (fn: PlacedFunction): readonly UncheckedErrno[] => {
    const found = isInCgo(fn, parts) ? uncheckedIn(fn, twoResultCallsIn(fn, resolver), parts) : [];
    return found.length > 0 && isConvention() ? found.filter((one) => !isForeign(one, parts) || comparesLater(one)) : found;
  };
  const clobbers = (fn: PlacedFunction): readonly ErrnoClobber[] => clobbersOf(fn, callersOf(fn), parts);
  const codes = (fn: PlacedFunction): readonly ErrnoCode[] => {
    const caller = fn.model.lang === "c" && fn.model.text.includes("errno") ? callersOf(fn).find(({ error }) => error !== undefined) : undefined;
    if (caller === undefined) return [];
    return ownCodesIn(fn.model, parts.pkg).map(({ at, code, isNegative }) => ({ span: at.span, code, isNegative, caller }));
  };
  const stale = (fn: PlacedFunction): readonly StaleErrno[] => staleOf(fn, parts);
  return { unchecked, clobbers, codes, stale, printErrno: (fn) => printErrno(fn, { unchecked: unchecked(fn), clobbers: clobbers(fn), codes: codes(fn), stale: stale(fn) }) };
}

function groupBy<Item, Key>(items: readonly Item[], keyOf: (item: Item) => Key): ReadonlyMap<Key, readonly Item[]> {
  const groups = new Map<Key, Item[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function uncheckedIn(fn: PlacedFunction, calls: readonly TwoResultCall[], { cfg, calls: graph }: ErrnoParts): readonly UncheckedErrno[] {
  return [fn.model, ...fn.model.literals].flatMap((body, depth) => {
    const own = calls.filter((call) => call.depth === depth && call.error !== undefined);
    const flow = own.length === 0 ? undefined : cfg(body);
    if (flow === undefined) return [];
    return errorUsesIn(body, flow, own).flatMap(({ source, use, how }) => {
      const trust = errnoTrustOf(source.callee, graph());
      return trust === undefined ? [] : [{ ...source, trust, use, how }];
    });
  });
}

/** From so many functions on, all used the same way, a package shows what a library means. */
const conventionSize = 5;

/**
 * A library that tells by errno, and clears it: the package looks at errno alone, and at no result, for all of its functions.
 * Where a result is compared further down all the same, errno alone was not meant.
 */
function hasConvention(found: readonly UncheckedErrno[], calls: readonly TwoResultCall[], parts: ErrnoParts): boolean {
  const names = (list: readonly TwoResultCall[]): ReadonlySet<string> => new Set(list.filter((one) => isForeign(one, parts)).map(({ callee }) => callee.name));
  const alone = names(found);
  return alone.size >= conventionSize && names(calls.filter(({ error }) => error !== undefined)).size === alone.size;
}

function isForeign({ callee }: TwoResultCall, { knowledge }: ErrnoParts): boolean {
  return callee.bodies.length === 0 && standardHeaderOf(callee.name) === undefined && knowledge.modelOf(`C.${callee.name}`)?.setsErrno !== true;
}

function isInCgo({ uri }: PlacedFunction, { pkg }: ErrnoParts): boolean {
  const file = pkg.fileOf(uri);
  return file?.kind === "go" && file.importsC;
}

/** `if r < 0` and the like behind the test of the error. */
function comparesLater({ fn, use, result }: UncheckedErrno): boolean {
  if (result?.kind !== "ident") return false;
  return new RegExp(`\\bif\\s+${result.name}\\s*(?:<|!=|==)\\s*(?:-?\\d+|nil|C\\.\\w+)`).test(fn.model.text.slice(use.span.end));
}

function clobbersOf(fn: PlacedFunction, callers: readonly TwoResultCall[], { cfg }: ErrnoParts): readonly ErrnoClobber[] {
  if (fn.model.lang !== "c" || (callers.length === 0 && !fn.model.text.includes("errno"))) return [];
  const flow = cfg(fn.model);
  const caller = callers.find(({ error }) => error !== undefined);
  const mentions = mentionsErrno(fn);
  if (flow === undefined || (caller === undefined && !mentions)) return [];
  return clobbersIn(fn.model, flow).map(({ failed, clobber, reader }) => ({
    failed,
    failedName: nameOf(failed),
    clobber,
    clobberName: nameOf(clobber),
    reader: { kind: reader.kind, span: reader.expr.span },
    caller,
    isSure: reader.kind === "read" || mentions || errnoUseOf(nameOf(failed)) !== undefined,
  }));
}

/** Where neither the function nor who calls it in the package clears errno. */
function staleOf(fn: PlacedFunction, { cfg, calls }: ErrnoParts): readonly StaleErrno[] {
  if (fn.model.lang !== "c" || fn.model.hasSyntaxError || !mentionsErrno(fn)) return [];
  const clears = (one: PlacedFunction): boolean => /\berrno\s*=[^=]|SetLastError\s*\(/.test(one.model.text);
  const flow = clears(fn) ? undefined : cfg(fn.model);
  const found = flow === undefined ? [] : staleTestsIn(fn.model, flow);
  if (found.length === 0 || calls().callersOf(fn).some(({ caller }) => clears(caller))) return [];
  return found.map(({ call, test, succeeded }) => ({ call, test, name: nameOf(call), isSure: succeeded || errnoUseOf(nameOf(call)) === "tells" }));
}

function nameOf({ callee }: Call): string {
  return callee.kind === "ident" ? callee.name : "a function";
}
