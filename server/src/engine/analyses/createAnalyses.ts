// Wires the analyses of one package together. Everything is computed when first asked for.
import { lazy } from "../base/lazy.ts";
import { noReadLog } from "../base/readLog.ts";
import type { Cfg } from "../cfg/cfg.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Call, FunctionBody, FunctionModel, Local, TypeRef } from "../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import { createBasis, type AnalysisBasis } from "./analysisBasis.ts";
import { createBoundaryAnalysis } from "./boundary/boundaryAnalysis.ts";
import type { Callee } from "./calls/callee.ts";
import { createErrnoAnalysis } from "./errno/errnoAnalysis.ts";
import { createDeferredAnalysis } from "./deferred/deferredAnalysis.ts";
import { createLengthAnalysis } from "./lengths/lengthAnalysis.ts";
import { createObjectAnalysis } from "./objects/objectAnalysis.ts";
import { idleBodies } from "./ownership/idleBodies.ts";
import { KeptAnswers } from "./ownership/keptAnswers.ts";
import { keptSummaries, withSummaries } from "./ownership/knownSummaries.ts";
import type { OwnershipAnalysis } from "./ownership/ownership.ts";
import { createOwnershipAnalysis } from "./ownership/ownershipAnalysis.ts";
import { createOriginAnalysis } from "./origins/originAnalysis.ts";
import type { PackageAnalyses } from "./packageAnalyses.ts";
import { createForkAnalysis } from "./forks/forkAnalysis.ts";
import { createJumpAnalysis } from "./jumps/jumpAnalysis.ts";
import { createPanicAnalysis } from "./panics/panicAnalysis.ts";
import { createFanoutAnalysis } from "./fanout/fanoutAnalysis.ts";
import { createMutexAnalysis } from "./mutexes/mutexAnalysis.ts";
import { createSignalAnalysis } from "./signals/signalAnalysis.ts";
import { createThreadAnalysis } from "./threads/threadAnalysis.ts";

/** `basis`: of the same package; without one the analyses get their own. */
export function createAnalyses(pkg: PackageModel, known: Knowledge, basis: AnalysisBasis = createBasis(pkg, known)): PackageAnalyses {
  const { knowledge, inferredPairs, types, resolver, macros, calls } = basis;
  const gaveUp: { fn: PlacedFunction; reason: string }[] = [];
  const noteGaveUp = (one: { readonly fn: PlacedFunction; readonly reason: string }): void => {
    gaveUp.push(one);
    basis.log.note(one);
  };
  const cfg = (body: FunctionBody): Cfg | undefined => basis.graphOf(body);
  const bodyGraph = (fn: FunctionModel, depth: number): Cfg | undefined => {
    const body = depth === 0 ? fn : fn.literals[depth - 1];
    return body && basis.graphOf(body, fn);
  };
  const typeOfLocal = (local: Local, inside: FunctionModel): TypeRef | undefined => local.type ?? types.typeOf({ kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span: local.span }, inside);
  const resolve = (call: Call, inside: FunctionModel): Callee => resolver.resolve(call, inside);
  const answers = basis.log === noReadLog ? undefined : basis.tables.made("ownership", () => basis.log.store());
  const isIdle = basis.tables.made("idle bodies", () => idleBodies(pkg, basis.log));
  const ownApart = (): OwnershipAnalysis => createOwnershipAnalysis({ isIdle, kept: new KeptAnswers(basis.log, answers), pkg, knowledge, cfgOf: bodyGraph, resolve, typeOfLocal, callsIn: (fn) => calls().callsIn(fn), isExpanded: (call, inside) => macros.statementsOf(call, inside) !== undefined, gaveUp: (fn, reason) => noteGaveUp({ fn, reason }) });
  const summaryOf = basis.log === noReadLog ? undefined : basis.tables.made("summaries", () => keptSummaries(ownApart, basis.log));
  const ownership = lazy(() => (summaryOf === undefined ? ownApart() : withSummaries(ownApart(), summaryOf)));
  const deferred = lazy(() => createDeferredAnalysis({ pkg, types, resolver, ownership: ownership(), cfgOf: (fn, depth) => bodyGraph(fn.model, depth) }));
  const objects = lazy(() => createObjectAnalysis({ pkg, knowledge, types, resolver, ownership: ownership(), ownershipApart: summaryOf && ((): OwnershipAnalysis => withSummaries(ownApart(), summaryOf)), tables: basis.tables, calls }));
  const threads = lazy(() => createThreadAnalysis({ tables: basis.tables, pkg, knowledge, types, resolver, cfg, calls: calls() }));
  const errno = lazy(() => createErrnoAnalysis({ tables: basis.tables, pkg, knowledge, resolver, cfg, calls }));
  const lengths = lazy(() => createLengthAnalysis({ pkg, types, resolve, cfgOf: cfg, calls }));
  const boundary = lazy(() => createBoundaryAnalysis({ pkg, resolver, types, calls: calls() }));
  const fanout = lazy(() => createFanoutAnalysis({ pkg, types, resolve, calls: calls(), boundary }));
  const mutexes = lazy(() => createMutexAnalysis({ tables: basis.tables, pkg, types, knowledge, resolve, cfg, calls: calls(), boundary }));
  const origins = lazy(() => createOriginAnalysis({ pkg, knowledge, types, resolve, tables: basis.tables }));
  const signals = lazy(() => createSignalAnalysis({ tables: basis.tables, pkg, types, resolver, cfg, calls: calls() }));
  const forks = lazy(() => createForkAnalysis({ cfg, calls: calls() }));
  const jumps = lazy(() => createJumpAnalysis({ pkg, types, resolve, calls: calls(), boundary: boundary() }));
  const panics = lazy(() => createPanicAnalysis({ pkg, types, resolver, calls: calls() }));
  return {
    pkg,
    knowledge,
    inferredPairs,
    types,
    resolver,
    cfg,
    get calls() { return calls(); },
    get ownership() { return ownership(); },
    get deferred() { return deferred(); },
    get objects() { return objects(); },
    get threads() { return threads(); },
    get errno() { return errno(); },
    get lengths() { return lengths(); },
    get boundary() { return boundary(); },
    get mutexes() { return mutexes(); },
    get fanout() { return fanout(); },
    get origins() { return origins(); },
    get signals() { return signals(); },
    get panics() { return panics(); },
    get forks() { return forks(); },
    get jumps() { return jumps(); },
    whole: (name, make) => basis.tables.value(name, () => make({ pkg, types, resolver, calls: calls() }))(),
    gaveUp,
  };
}
