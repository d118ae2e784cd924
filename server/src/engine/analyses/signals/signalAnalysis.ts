// The signal analysis of one package: everything is computed when first asked for and remembered by function.
// Looks at text first: functions that never mention the signal interface cost one search.
import type { Cfg } from "../../cfg/cfg.ts";
import type { Call, FunctionBody, FunctionModel } from "../../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CallGraph } from "../calls/callGraph.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { SharedTables } from "../sharedTables.ts";
import { createDescriptors } from "./descriptors.ts";
import { writesIn } from "./descriptorWrites.ts";
import { interruptionsIn } from "./interruptions.ts";
import { collectHandlerCalls } from "./handlerCalls.ts";
import { bodiesNamed, chainingOf, reachFrom, type ChainSources } from "./handlerChains.ts";
import { handlerOf } from "./handlerValue.ts";
import { readMaskCall } from "./maskCalls.ts";
import { createMaskEffects, mentionsMask } from "./maskEffects.ts";
import { isSigaction, structsAtCalls } from "./sigactionFlow.ts";
import type { ActionStruct } from "./sigactionState.ts";
import { constantName, unnamedSignal, type ResolveCall } from "./signalNames.ts";
import { printSignals } from "./printSignals.ts";
import { collectSignalFacts } from "./signalFacts.ts";
import { createSignalValues } from "./signalValues.ts";
import type { HandlerInstall, HandlerReach, MaskCall, SignalAnalysis, SignalFact } from "./signals.ts";

export interface SignalInput {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolver: CallResolver;
  readonly calls: CallGraph;
  readonly cfg: (body: FunctionBody) => Cfg | undefined;
  readonly tables: SharedTables;
}

/** signal() and its relatives: handler in, no flags. */
const signalVariants: ReadonlySet<string> = new Set(["signal", "bsd_signal", "sysv_signal", "__sysv_signal", "ssignal", "sigset"]);

export function createSignalAnalysis(input: SignalInput): SignalAnalysis {
  const { pkg, calls, resolver, tables } = input;
  const effects = createMaskEffects(input);
  const installsIn = perFunction((fn) => findInstalls(fn, input));
  const masksIn = perFunction((fn) => findMasks(fn, input));
  const onGoThreads = tables.value("functions of C that Go reaches", () => reachedFromGo(calls));
  const mentions = tables.value("signals are mentioned", () => mentionsSignals(pkg));
  const resolveIn = (fn: PlacedFunction): ResolveCall => (call) => resolver.resolve(call, fn.model);
  const chains: ChainSources = { pkg, calls, installsIn, resolveIn };
  const descriptors = once(() => createDescriptors(chains));
  const facts = once<readonly SignalFact[]>(() => {
    if (!mentions()) return [];
    const resolve = (call: Call, inside: FunctionModel): ReturnType<ResolveCall> => resolver.resolve(call, inside);
    const values = createSignalValues({ pkg, types: input.types, resolve });
    return collectSignalFacts({ calls, values, resolve, installsIn, handlerOf: (expr, fn) => handlerOf(expr, { pkg, fn: fn.model, resolve: resolveIn(fn) }) });
  });
  const handlers = once(() => [...new Set(facts().flatMap((fact) => fact.handlers))].sort().flatMap((name) => bodiesNamed(name, chains)));
  const reachedFromHandler = perFunction<readonly HandlerReach[]>((fn) => reachFrom(fn, chains));
  const analysis: Omit<SignalAnalysis, "printSignals"> = {
    facts,
    chaining: (fact) => chainingOf(fact, chains),
    reachedFromHandler,
    interruptionsIn: perFunction((fn) => interruptionsIn(fn, chains)),
    writesIn: perFunction((fn) => writesIn(fn, calls, descriptors())),
    handlerCalls: once(() => collectHandlerCalls(facts(), chains, reachedFromHandler)),
    handlers,
    installsIn,
    masksIn,
    maskEffect: (fn, depth) => effects.of(fn, depth),
    runsOnGoThread: (fn) => fn.model.lang === "go" || onGoThreads().has(fn.model),
  };
  return { ...analysis, printSignals: (fn) => printSignals(fn, analysis) };

  function once<T>(make: () => T): () => T {
    let made: { readonly value: T } | undefined;
    return () => (made ??= { value: make() }).value;
  }

  function findMasks(fn: PlacedFunction, { calls: graph }: SignalInput): readonly MaskCall[] {
    if (!mentionsMask(fn.model.text)) return [];
    return graph.callsIn(fn).flatMap(({ call, depth }) => readMaskCall(call, fn, depth, (one) => resolver.resolve(one, fn.model)) ?? []);
  }
}

function perFunction<T>(find: (fn: PlacedFunction) => T): (fn: PlacedFunction) => T {
  const remembered = new Map<FunctionModel, T>();
  return (fn) => {
    const known = remembered.get(fn.model);
    if (known !== undefined) return known;
    const found = find(fn);
    remembered.set(fn.model, found);
    return found;
  };
}

function findInstalls(fn: PlacedFunction, { pkg, calls, resolver, cfg }: SignalInput): readonly HandlerInstall[] {
  if (!/sigaction|signal|sigset/.test(fn.model.text)) return [];
  const resolve: ResolveCall = (call) => resolver.resolve(call, fn.model);
  const sites = calls.callsIn(fn);
  const structs = new Map<number, ReadonlyMap<Call, ActionStruct>>();
  const structAt = (call: Call, depth: number): ActionStruct | undefined => {
    const known = structs.get(depth);
    if (known !== undefined) return known.get(call);
    const body = depth === 0 ? fn.model : fn.model.literals[depth - 1];
    const graph = body && cfg(body);
    const found = graph === undefined ? new Map<Call, ActionStruct>() : structsAtCalls(graph, { pkg, fn: fn.model, resolve });
    structs.set(depth, found);
    return found.get(call);
  };
  return sites.flatMap(({ call, depth }): readonly HandlerInstall[] => {
    const common = { fn, depth, call, signal: (call.args[0] && constantName(call.args[0], resolve)) ?? unnamedSignal };
    if (isSigaction(call, { resolve })) {
      const struct = structAt(call, depth);
      if (struct === undefined) return [];
      return [{ ...common, api: "sigaction", handlers: [...struct.handlers.values()], flags: [...struct.flags.values()] }];
    }
    const callee = resolve(call);
    const handler = call.args[1];
    if (callee.kind !== "c" || callee.bodies.length > 0 || !signalVariants.has(callee.name) || call.args.length !== 2 || handler === undefined) return [];
    return [{ ...common, api: callee.name, handlers: handlerOf(handler, { pkg, fn: fn.model, resolve }) }];
  });
}

/** The cheap question: most packages have nothing to do with signals. */
function mentionsSignals({ goFiles, cFiles }: PackageModel): boolean {
  const inC = /sigaction|sigset|sigwait|sigtimedwait|signal(fd)?\s*\(/;
  return goFiles.some((file) => file.imports.some(({ path }) => path === "os/signal") || inC.test(file.code)) || cFiles.some((file) => inC.test(file.text));
}

/** C functions that a chain of calls from Go reaches. */
function reachedFromGo(calls: CallGraph): ReadonlySet<FunctionModel> {
  const reached = new Set<FunctionModel>();
  const queue = calls.functions.filter(({ model }) => model.lang === "go");
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    for (const { callee } of calls.callsIn(next)) {
      if (callee.kind !== "c") continue;
      for (const body of callee.bodies) {
        if (reached.has(body.model)) continue;
        reached.add(body.model);
        queue.push(body);
      }
    }
  }
  return reached;
}
