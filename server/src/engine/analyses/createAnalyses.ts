// Wires the analyses of one package together. Everything is computed when first asked for.
import { lazy } from "../base/lazy.ts";
import { buildCfg } from "../cfg/buildCfg.ts";
import type { Cfg } from "../cfg/cfg.ts";
import type { ApiModel } from "../knowledge/apiModel.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Call, FunctionBody, FunctionModel, Local, TypeRef } from "../program/ast.ts";
import { createLightTypes } from "../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import { createBoundaryAnalysis } from "./boundary/boundaryAnalysis.ts";
import type { Callee } from "./calls/callee.ts";
import { createAssertions } from "./calls/assertions.ts";
import { createCallEnds } from "./calls/callEnds.ts";
import { createMacroEnds } from "./calls/macroEnds.ts";
import { createMacroExpansion } from "./calls/macroExpansion.ts";
import { buildCallGraph } from "./calls/buildCallGraph.ts";
import type { CallGraph } from "./calls/callGraph.ts";
import { refinedResolver } from "./calls/resolveCallee.ts";
import { createErrnoAnalysis } from "./errno/errnoAnalysis.ts";
import { createDeferredAnalysis } from "./deferred/deferredAnalysis.ts";
import { createLengthAnalysis } from "./lengths/lengthAnalysis.ts";
import { createObjectAnalysis } from "./objects/objectAnalysis.ts";
import { createOwnershipAnalysis } from "./ownership/ownershipAnalysis.ts";
import { createOriginAnalysis } from "./origins/originAnalysis.ts";
import type { PackageAnalyses } from "./packageAnalyses.ts";
import { createForkAnalysis } from "./forks/forkAnalysis.ts";
import { createJumpAnalysis } from "./jumps/jumpAnalysis.ts";
import { createPanicAnalysis } from "./panics/panicAnalysis.ts";
import { packageKnowledge } from "./packageKnowledge.ts";
import { createFanoutAnalysis } from "./fanout/fanoutAnalysis.ts";
import { createMutexAnalysis } from "./mutexes/mutexAnalysis.ts";
import { createSignalAnalysis } from "./signals/signalAnalysis.ts";
import { createThreadAnalysis } from "./threads/threadAnalysis.ts";

export function createAnalyses(pkg: PackageModel, tables: Knowledge): PackageAnalyses {
  const types = createLightTypes(pkg);
  const { knowledge, inferredPairs, resolver: withoutPairs } = packageKnowledge(pkg, tables, types);
  const macros = createMacroExpansion(pkg, (name) => isStated(knowledge.modelOf(`C.${name}`)));
  const resolver = refinedResolver(withoutPairs, pkg, knowledge, types, macros);
  const assertionOf = createAssertions(pkg);
  const callEnds = createCallEnds(resolver, createMacroEnds(pkg, knowledge));
  const gaveUp: { fn: PlacedFunction; reason: string }[] = [];
  const graphOf = createGraphs((body, owner) => buildCfg(body, callEnds(owner), (call) => assertionOf(call, owner) ?? macros.statementsOf(call, owner)));
  const owners = ownersOfBodies(pkg);
  const calls = lazy<CallGraph>(() => buildCallGraph(pkg, resolver));
  const cfg = (body: FunctionBody): Cfg | undefined => {
    const owner = owners().get(body);
    return owner === undefined ? undefined : graphOf(body, owner);
  };
  const bodyGraph = (fn: FunctionModel, depth: number): Cfg | undefined => {
    const body = depth === 0 ? fn : fn.literals[depth - 1];
    return body && graphOf(body, fn);
  };
  const typeOfLocal = (local: Local, inside: FunctionModel): TypeRef | undefined => local.type ?? types.typeOf({ kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span: local.span }, inside);
  const resolve = (call: Call, inside: FunctionModel): Callee => resolver.resolve(call, inside);
  const ownership = lazy(() => createOwnershipAnalysis({ pkg, knowledge, cfgOf: bodyGraph, resolve, typeOfLocal, callsIn: (fn) => calls().callsIn(fn), isExpanded: (call, inside) => macros.statementsOf(call, inside) !== undefined, gaveUp: (fn, reason) => gaveUp.push({ fn, reason }) }));
  const deferred = lazy(() => createDeferredAnalysis({ pkg, types, resolver, ownership: ownership(), cfgOf: (fn, depth) => bodyGraph(fn.model, depth) }));
  const objects = lazy(() => createObjectAnalysis({ pkg, knowledge, types, resolver, ownership: ownership(), calls }));
  const threads = lazy(() => createThreadAnalysis({ pkg, knowledge, types, resolver, cfg, calls: calls() }));
  const errno = lazy(() => createErrnoAnalysis({ pkg, knowledge, resolver, cfg, calls }));
  const lengths = lazy(() => createLengthAnalysis({ pkg, types, resolve, cfgOf: cfg, calls }));
  const boundary = lazy(() => createBoundaryAnalysis({ pkg, resolver, types, calls: calls() }));
  const fanout = lazy(() => createFanoutAnalysis({ pkg, types, resolve, calls: calls(), boundary }));
  const mutexes = lazy(() => createMutexAnalysis({ pkg, types, knowledge, resolve, cfg, calls: calls(), boundary }));
  const origins = lazy(() => createOriginAnalysis({ pkg, knowledge, types, resolve }));
  const signals = lazy(() => createSignalAnalysis({ pkg, types, resolver, cfg, calls: calls() }));
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
    gaveUp,
  };
}

/** Graphs by body, each built once. */
function createGraphs(build: (body: FunctionBody, owner: FunctionModel) => Cfg): (body: FunctionBody, owner: FunctionModel) => Cfg | undefined {
  const graphs = new Map<FunctionBody, Cfg | undefined>();
  return (body, owner) => {
    if (graphs.has(body)) return graphs.get(body);
    const graph = body.body === undefined ? undefined : build(body, owner);
    graphs.set(body, graph);
    return graph;
  };
}

/** Which function a body belongs to, literals included; computed when first needed. */
function ownersOfBodies(pkg: PackageModel): () => ReadonlyMap<FunctionBody, FunctionModel> {
  let owners: Map<FunctionBody, FunctionModel> | undefined;
  return () => {
    if (owners !== undefined) return owners;
    owners = new Map();
    for (const list of [...pkg.functions.values(), ...pkg.methods.values(), ...pkg.cFunctions.values()]) {
      for (const { model } of list) {
        owners.set(model, model);
        for (const literal of model.literals) owners.set(literal, model);
      }
    }
    return owners;
  };
}

/** Not merely suggested by names. */
function isStated(model: ApiModel | undefined): boolean {
  return model !== undefined && model.inferred === undefined;
}
