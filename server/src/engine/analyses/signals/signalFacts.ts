// Which side of the program does what with which signal: one fact per signal, place and way it gets there.
//
// A call of sigaction() or os/signal says it directly. Where signal or handler are parameters, the facts are those of the
// callers, Go or C, up to three calls away; a signal nobody in sight names is `?`, and no fact of Go. sigwait() and signalfd() take
// the signals that sigaddset() puts into their set anywhere in the function (or the package, for a set that is global).
// Guarantees: order of functions, then of calls. Does not decide whether a fact is wrong.
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { CallGraph, CallSite } from "../calls/callGraph.ts";
import type { ResolveCall } from "./signalNames.ts";
import { isNull, placeOf, rootLocal } from "./signalNames.ts";
import type { HandlerInstall, HandlerValue, SignalDeed, SignalFact } from "./signals.ts";
import type { SignalValue, SignalValues } from "./signalValues.ts";

export interface FactSources {
  readonly calls: CallGraph;
  readonly values: SignalValues;
  readonly resolve: (call: Call, inside: PlacedFunction["model"]) => ReturnType<ResolveCall>;
  readonly installsIn: (fn: PlacedFunction) => readonly HandlerInstall[];
  readonly handlerOf: (expr: Expr, fn: PlacedFunction) => readonly HandlerValue[];
}

/** Calls between the one that names a signal and the one that takes it. */
const maxCallers = 3;
/** The parameter that starts the list of signals. */
const goApis: ReadonlyMap<string, { readonly does: SignalDeed; readonly first: number }> = new Map([
  ["os/signal.Notify", { does: "handles", first: 1 }],
  ["os/signal.NotifyContext", { does: "handles", first: 1 }],
  ["os/signal.Ignore", { does: "ignores", first: 0 }],
  ["os/signal.Reset", { does: "resets", first: 0 }],
]);
const waits: ReadonlyMap<string, number> = new Map([["sigwait", 0], ["sigwaitinfo", 0], ["sigtimedwait", 0], ["signalfd", 1]]);

/** All facts of the package. */
export function collectSignalFacts(sources: FactSources): readonly SignalFact[] {
  return sources.calls.functions.flatMap((fn) => {
    if (fn.model.body === undefined) return [];
    if (fn.model.lang === "go" && /\bNotify|Ignore\(|Reset\(/.test(fn.model.text)) return [...goFacts(fn, sources), ...cFacts(fn, sources)];
    return cFacts(fn, sources);
  });
}

function goFacts(fn: PlacedFunction, sources: FactSources): readonly SignalFact[] {
  return sources.calls.callsIn(fn).flatMap(({ call, callee, depth }) => {
    const api = callee.kind === "external" ? goApis.get(callee.name) : undefined;
    if (api === undefined || callee.kind !== "external") return [];
    const common = { side: "go" as const, does: api.does, api: callee.name.replace(/^os\//, ""), fn, depth, call, handlers: [], isDoubtful: false };
    const args = call.args.slice(api.first);
    if (args.length === 0) return [{ ...common, signal: "*", through: [] }];
    const start: Draft = { signals: args.flatMap((arg) => sources.values.of(arg, fn.model)), handlers: [], through: [] };
    return expand(start, fn, sources).flatMap(({ signals, through }) => names(signals).map((signal) => ({ ...common, signal, through })));
  });
}

function cFacts(fn: PlacedFunction, sources: FactSources): readonly SignalFact[] {
  const installs = sources.installsIn(fn).flatMap((install) => installFacts(install, sources));
  const { text } = fn.model;
  return /sigwait|sigtimedwait|signalfd/.test(text) ? [...installs, ...waitFacts(fn, sources)] : installs;
}

function installFacts(install: HandlerInstall, sources: FactSources): readonly SignalFact[] {
  const { fn, depth, call, api } = install;
  const [signal] = call.args;
  const start: Draft = { signals: signal === undefined ? [] : sources.values.of(signal, fn.model), handlers: install.handlers, through: [] };
  return expand(start, fn, sources).flatMap(({ signals, handlers, through }) =>
    namesOr(signals).flatMap((name) =>
      deedsOf(handlers).map((deed): SignalFact => ({ side: "c", signal: name, api, fn, depth, call, through, install, ...deed })),
    ),
  );
}

/** What the handler may be, as deeds: at most one fact of each kind. */
function deedsOf(handlers: readonly HandlerValue[]): readonly Pick<SignalFact, "does" | "handlers" | "isDoubtful">[] {
  const functions = handlers.flatMap((one) => (one.kind === "function" ? [one.name] : []));
  const disposes = (name: string): boolean => handlers.some((one) => one.kind === "disposition" && one.name === name);
  const isDoubtful = handlers.length > 1 && handlers.some(({ kind }) => kind !== "function");
  const isHidden = functions.length === 0 && handlers.some(({ kind }) => kind === "unknown" || kind === "parameter");
  return [
    ...(functions.length > 0 ? [{ does: "handles" as const, handlers: functions, isDoubtful }] : []),
    ...(isHidden ? [{ does: "handles" as const, handlers: [], isDoubtful: true }] : []),
    ...(disposes("SIG_IGN") ? [{ does: "ignores" as const, handlers: [], isDoubtful }] : []),
    ...(disposes("SIG_DFL") ? [{ does: "resets" as const, handlers: [], isDoubtful }] : []),
    ...(handlers.some(({ kind }) => kind === "foreign") ? [{ does: "restores" as const, handlers: [], isDoubtful }] : []),
  ];
}

interface Draft {
  readonly signals: readonly SignalValue[];
  readonly handlers: readonly HandlerValue[];
  /** Outermost caller first. */
  readonly through: readonly CallSite[];
}

/** Replaces parameters by what the callers pass. */
function expand(draft: Draft, fn: PlacedFunction, sources: FactSources): readonly Draft[] {
  const isOpen = draft.signals.some(isParameter) || draft.handlers.some(isParameter);
  const sites = isOpen && draft.through.length < maxCallers ? sources.calls.callersOf(fn).filter(({ caller }) => caller.model !== fn.model) : [];
  if (sites.length === 0) return [draft];
  return sites.flatMap((site) => {
    const argument = (index: number): readonly Expr[] => {
      const isRest = fn.model.variadic && index === fn.model.params.length - 1;
      return isRest ? site.call.args.slice(index) : site.call.args.slice(index, index + 1);
    };
    const signals = draft.signals.flatMap((one) => (one.kind === "parameter" ? argument(one.index).flatMap((arg) => sources.values.of(arg, site.caller.model)) : [one]));
    const handlers = draft.handlers.flatMap((one) => (one.kind === "parameter" ? argument(one.index).flatMap((arg) => sources.handlerOf(arg, site.caller)) : [one]));
    return expand({ signals, handlers, through: [site, ...draft.through] }, site.caller, sources);
  });
}

function isParameter({ kind }: SignalValue | HandlerValue): boolean {
  return kind === "parameter";
}

function names(signals: readonly SignalValue[]): readonly string[] {
  return [...new Set(signals.flatMap((one) => (one.kind === "named" ? [one.name] : [])))];
}

function namesOr(signals: readonly SignalValue[]): readonly string[] {
  const known = names(signals);
  return known.length > 0 ? known : ["?"];
}

function waitFacts(fn: PlacedFunction, sources: FactSources): readonly SignalFact[] {
  return sources.calls.callsIn(fn).flatMap(({ call, callee, depth }) => {
    const index = callee.kind === "c" && callee.bodies.length === 0 ? waits.get(callee.name) : undefined;
    if (index === undefined || callee.kind !== "c") return [];
    const signals = signalsInSet(call.args[index], fn, sources);
    return signals.map((signal): SignalFact => ({ side: "c", signal, does: "waits", api: callee.name, fn, depth, call, through: [], handlers: [], isDoubtful: false }));
  });
}

/** What sigaddset() puts into the set, as text says; "*" for sigfillset(). */
function signalsInSet(set: Expr | undefined, fn: PlacedFunction, { calls, values, resolve }: FactSources): readonly string[] {
  const inside = (owner: PlacedFunction): ResolveCall => (call) => resolve(call, owner.model);
  const place = placeOf(set, inside(fn));
  if (place === undefined || isNull(set, inside(fn))) return [];
  const owners = rootLocal(place) === undefined ? calls.functions.filter(({ model }) => model.text.includes("sigaddset") || model.text.includes("sigfillset")) : [fn];
  const added = owners.flatMap((owner) =>
    calls.callsIn(owner).flatMap(({ call, callee }): readonly string[] => {
      if (callee.kind !== "c" || placeOf(call.args[0], inside(owner)) !== place) return [];
      if (callee.name === "sigfillset") return ["*"];
      const [, signal] = call.args;
      return callee.name === "sigaddset" && signal !== undefined ? names(values.of(signal, owner.model)) : [];
    }),
  );
  return [...new Set(added)];
}
