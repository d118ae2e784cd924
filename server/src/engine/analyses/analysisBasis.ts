// What all analyses of one package rest on: types, knowledge, calls, graphs, and answers about the package as a whole.
// Everything is computed when first asked. Guarantees: what functions are judged by besides their own code can be told
// apart by the log that is handed in; one basis serves any number of analyses, and what it remembers survives edits inside functions
// when the log forgets what rests on them and the tables are renewed.
import { lazy } from "../base/lazy.ts";
import { noReadLog, type ReadLog } from "../base/readLog.ts";
import { buildCfg } from "../cfg/buildCfg.ts";
import type { Cfg } from "../cfg/cfg.ts";
import type { ApiModel } from "../knowledge/apiModel.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { FunctionBody, FunctionModel } from "../program/ast.ts";
import { createLightTypes, type LightTypes } from "../program/lightTypes.ts";
import type { PackageModel } from "../program/model.ts";
import { createAssertions } from "./calls/assertions.ts";
import { buildCallGraph } from "./calls/buildCallGraph.ts";
import type { CallResolver } from "./calls/callee.ts";
import { createCallEnds } from "./calls/callEnds.ts";
import type { CallGraph } from "./calls/callGraph.ts";
import { createMacroEnds } from "./calls/macroEnds.ts";
import { createMacroExpansion, type MacroExpansion } from "./calls/macroExpansion.ts";
import { refinedResolver } from "./calls/resolveCallee.ts";
import { packageKnowledge } from "./packageKnowledge.ts";
import { createSharedTables, type SharedTables } from "./sharedTables.ts";

export interface AnalysisBasis {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly knowledge: Knowledge;
  /** Rows of `knowledge` that the package itself suggests, by name. */
  readonly inferredPairs: readonly ApiModel[];
  /** Reports whether the package, as it is now, would suggest the same rows. */
  readonly isKnowledgeUnchanged: () => boolean;
  readonly resolver: CallResolver;
  readonly macros: MacroExpansion;
  /** Graph of a function or of one of its literals. */
  graphOf(body: FunctionBody, owner?: FunctionModel): Cfg | undefined;
  readonly calls: () => CallGraph;
  readonly log: ReadLog;
  readonly tables: SharedTables;
}

export function createBasis(pkg: PackageModel, known: Knowledge, log: ReadLog = noReadLog): AnalysisBasis {
  const tables = createSharedTables(log);
  const types = createLightTypes(pkg, log);
  const { knowledge, inferredPairs, isUnchanged, resolver: withoutPairs } = packageKnowledge(pkg, known, types);
  const macros = createMacroExpansion(pkg, (name) => isStated(knowledge.modelOf(`C.${name}`)));
  const resolver = refinedResolver(withoutPairs, pkg, knowledge, types, macros);
  const assertionOf = createAssertions(pkg);
  const callEnds = createCallEnds(resolver, createMacroEnds(pkg, knowledge), log);
  const owners = tables.whole(() => ownersOfBodies(pkg));
  const given = new WeakMap<FunctionBody, FunctionModel>();
  const graphs = log.remembered((body: FunctionBody): Cfg | undefined => {
    const owner = given.get(body) ?? log.collect(owners).value.get(body);
    if (owner === undefined || body.body === undefined) return undefined;
    return buildCfg(body, callEnds(owner), (call) => assertionOf(call, owner) ?? macros.statementsOf(call, owner));
  });
  const graphOf = (body: FunctionBody, owner?: FunctionModel): Cfg | undefined => {
    if (owner !== undefined) given.set(body, owner);
    return graphs(body);
  };
  return { pkg, types, knowledge, inferredPairs, isKnowledgeUnchanged: isUnchanged, resolver, macros, graphOf, tables, log, calls: lazy(() => buildCallGraph(pkg, resolver, log, tables)) };
}

/** Which function a body belongs to, literals included. */
function ownersOfBodies(pkg: PackageModel): ReadonlyMap<FunctionBody, FunctionModel> {
  const owners = new Map<FunctionBody, FunctionModel>();
  for (const list of [...pkg.functions.values(), ...pkg.methods.values(), ...pkg.cFunctions.values()]) {
    for (const { model } of list) {
      owners.set(model, model);
      for (const literal of model.literals) owners.set(literal, model);
    }
  }
  return owners;
}

/** Not merely suggested by names. */
function isStated(model: ApiModel | undefined): boolean {
  return model !== undefined && model.inferred === undefined;
}
