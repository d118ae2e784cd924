// The ownership analysis of one package: leaks per function, summaries of functions, all on demand.
//
// Summaries are questions about one path of one parameter ("what happens to what stands at `.name` below
// parameter 0?") answered by following that value through the body, and remembered. Recursion answers
// "unknown" for the inner question. What rests on such an answer is remembered only until the outermost question
// is answered: within it every question is worked on once, so cycles of functions cost no more than their size.
// Chains of calls may be as long as they like: what lies too deep is asked anew, on an empty stack (see deepQuestions.ts).
import { lazy } from "../../base/lazy.ts";
import { isLone } from "../pairs/loneMakers.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Call, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Kinship } from "../../knowledge/data/interchangeableFamilies.ts";
import type { Knowledge } from "../../knowledge/knowledge.ts";
import type { CallSite } from "../calls/callGraph.ts";
import type { Path } from "./accessPath.ts";
import { buildUnits, cleanupMacros } from "./buildUnit.ts";
import type { UnitSource } from "./buildUnit.ts";
import type { SummarySource } from "./callEffects.ts";
import type { CallSurroundings, CreationSite, OutputSource } from "./creations.ts";
import { findCreations, findLent, outputsOf } from "./creations.ts";
import type { Leak, OwnershipAnalysis } from "./ownership.ts";
import { createDeepQuestions } from "./deepQuestions.ts";
import { creationOf, leakOf, withoutParts } from "./leaks.ts";
import { mayLeaveUnseen } from "./doubts.ts";
import { leftOnFailure } from "./leftOnFailure.ts";
import type { Misuse } from "./misuses.ts";
import { keptSometimes, misusesOf } from "./misuses.ts";
import type { Adoption } from "./adoptions.ts";
import { findAdoptions, mayRelease } from "./adoptions.ts";
import type { RawOwnershipHint } from "./ownershipHints.ts";
import { returnedSuccess } from "./returnedCodes.ts";
import { ownershipHints } from "./ownershipHints.ts";
import { printParamSummary, printTracking } from "./printOwnership.ts";
import type { OwnedOutput, ParamSummary } from "./summary.ts";
import { distinctDestinations, isInPlace, unknownSummary } from "./summary.ts";
import type { Tracking, TrackingContext } from "./tracker.ts";
import { freshEffort } from "./effort.ts";
import { track } from "./tracker.ts";
import type { KeptAnswers } from "./keptAnswers.ts";
import { annotatedOutputs, annotatedSummary } from "./annotatedAnswers.ts";
import { summarise } from "./summarise.ts";
import { ownerOf } from "./owners.ts";
import type { Tracked } from "./run.ts";
import { calleeText, step } from "./run.ts";
import type { Unit } from "./unit.ts";

export interface OwnershipOptions extends Omit<UnitSource, "handsOutMemory" | "cleanups"> {
  readonly knowledge: Knowledge;
  /** Calls of the function and its literals. */
  callsIn(fn: PlacedFunction): readonly CallSite[];
  /** The call is a macro of several statements, which hold calls of their own. */
  isExpanded(call: Call, inside: FunctionModel): boolean;
  /** A body of C that plainly allocates and releases nothing. */
  isIdle(fn: PlacedFunction): boolean;
  /** Answers that other analyses of the package gave, and take over. */
  readonly kept: KeptAnswers;
  /** `label` has too many paths; "" for what the function is given. */
  readonly gaveUp: (fn: PlacedFunction, label: string) => void;
}

export function createOwnershipAnalysis(options: OwnershipOptions): OwnershipAnalysis {
  return new Ownership(options);
}

class Ownership implements OwnershipAnalysis, SummarySource, OutputSource, TrackingContext {
  readonly knowledge: Knowledge;
  readonly source: SummarySource = this;
  readonly isIdle: (fn: PlacedFunction) => boolean;
  private readonly options: OwnershipOptions;
  private readonly cleanups: UnitSource["cleanups"];
  private readonly units = new Map<PlacedFunction, readonly (Unit | undefined)[]>();
  private readonly summaries = new Map<Unit, Map<string, ParamSummary>>();
  private readonly outputs = new Map<PlacedFunction, readonly OwnedOutput[]>();
  private readonly trackings = new Map<PlacedFunction, readonly { readonly site: CreationSite; readonly tracking: Tracking }[]>();
  private readonly releasers = new Map<string, () => string | undefined>();
  /** What rules ask for: several rules ask about each function. */
  private readonly found = { leaks: new Map<PlacedFunction, readonly Leak[]>(), misuses: new Map<PlacedFunction, readonly Misuse[]>() };
  private readonly inProgress = new Set<string>();
  private readonly names = new Map<PlacedFunction, number>();
  /** Counts answers given to recursive questions: while it grows, results are provisional. */
  private provisional = 0;
  private readonly deep = createDeepQuestions();
  /** Provisional results of the outermost question being answered. */
  private readonly drafts = { summaries: new Map<string, ParamSummary>(), outputs: new Map<string, readonly OwnedOutput[]>() };

  constructor(options: OwnershipOptions) {
    this.options = options;
    this.knowledge = options.knowledge;
    this.cleanups = lazy(() => cleanupMacros(options.pkg));
    this.isIdle = (fn) => options.isIdle(fn);
  }

  isUserModel(name: string): boolean {
    return this.knowledge.isUserModel(name);
  }

  leaks(fn: PlacedFunction): readonly Leak[] {
    const known = this.found.leaks.get(fn) ?? this.options.kept.about(fn, () => this.findLeaks(fn));
    this.found.leaks.set(fn, known);
    return known;
  }

  misuses(fn: PlacedFunction): readonly Misuse[] {
    const known = this.found.misuses.get(fn) ?? this.options.kept.about(fn, () => this.findMisuses(fn));
    this.found.misuses.set(fn, known);
    return known;
  }

  private findLeaks(fn: PlacedFunction): readonly Leak[] {
    if (fn.model.hasSyntaxError) return [];
    const found = this.trackingsOf(fn).flatMap(({ site, tracking }) => {
      if (tracking.gaveUp) this.gaveUp(fn, site.label);
      const leak = tracking.gaveUp ? undefined : leakOf(site, tracking, this);
      return leak === undefined ? [] : [leak];
    });
    return withoutParts(found);
  }

  private findMisuses(fn: PlacedFunction): readonly Misuse[] {
    const known = this.trackingsOf(fn);
    const found = known.flatMap(({ site, tracking }) => misusesOf(site.unit, this.trackedBy(site), tracking, creationOf(site)));
    // What escaped on some path and is released here all the same was only lent out.
    const made = new Set(known.filter(({ tracking }) => !tracking.endings.some(({ outcome }) => outcome.kind === "escaped")).map(({ site }) => site.call));
    if (this.hasCall(fn, ({ callee }) => mayRelease(callee))) for (const unit of this.unitsOf(fn)) if (unit !== undefined) found.push(...this.misusesIn(unit, made));
    const seen = new Set<string>();
    return found.filter((one) => {
      const key = `${one.at.span.start} ${one.kind}`;
      return seen.size < seen.add(key).size;
    });
  }

  /** Of what this unit releases without having created it, and of what it was only lent. */
  private misusesIn(unit: Unit, made: ReadonlySet<Call>): readonly Misuse[] {
    const adopted = findAdoptions(unit, made, this).map(trackedByAdoption);
    const lent = findLent(unit).map((site) => this.trackedBy(site));
    const effort = freshEffort();
    return [...adopted, ...lent].flatMap((tracked) => {
      const tracking = track(unit, tracked, this, effort);
      if (tracking.gaveUp) this.gaveUp(unit.placed, tracked.label);
      return tracking.gaveUp ? [] : [...misusesOf(unit, tracked, tracking, undefined), ...keptSometimes(unit, tracked, tracking)];
    });
  }

  /** People are told once: what rests on it is worked out by everybody anew. */
  private gaveUp(fn: PlacedFunction, label: string): void {
    this.options.kept.doubt();
    this.options.gaveUp(fn, label);
  }

  isCounted(family: string): boolean {
    return this.knowledge.isCounted(family);
  }

  isInPlace(family: string): boolean {
    return this.knowledge.isInPlace(family);
  }

  kinship(one: string, other: string): Kinship | undefined {
    return this.knowledge.kinship(one, other);
  }

  paramSummary(fn: PlacedFunction, index: number, suffix: string): ParamSummary {
    const param = index === -1 ? fn.model.receiver : (fn.model.params[index] ?? (fn.model.variadic ? fn.model.params.at(-1) : undefined));
    const annotated = param && annotatedSummary(fn, param.name, suffix);
    const isRest = fn.model.variadic && fn.model.lang === "go" && index >= fn.model.params.length - 1;
    const entry = `#${param?.local ?? ""}${isRest ? "[*]" : ""}${suffix}`;
    // An answer that is kept needs no unit.
    const kept = annotated === undefined && param?.local !== undefined ? this.options.kept.recall<ParamSummary>(fn, `0 ${questionAbout(entry)}`) : undefined;
    if (kept !== undefined) return kept;
    const unit = this.unitsOf(fn)[0];
    if (unit === undefined || param === undefined) return unknownSummary;
    if (annotated !== undefined) return annotated;
    if (param.local === undefined) return { ...unknownSummary, unknown: false, kept: true };
    return this.entrySummary(unit, entry);
  }

  releasingMethod(type: TypeRef | undefined, suffix: string): string | undefined {
    const bare = type?.kind === "pointer" ? type.elem : type;
    if (bare?.kind !== "named" || bare.pkg !== undefined) return undefined;
    const key = `${bare.name} ${suffix}`;
    const known = this.releasers.get(key);
    if (known !== undefined) return known();
    const before = this.provisional;
    const answer = this.options.kept.once(() => this.findReleasingMethod(bare.name, suffix));
    if (this.provisional === before || this.inProgress.size === 0) this.releasers.set(key, answer);
    return answer();
  }

  private findReleasingMethod(type: string, suffix: string): string | undefined {
    const methods = this.options.pkg.allMethodsOf(type).filter(({ model }) => namingHints.goFinishes.test(model.name));
    const found = methods.filter((method) => this.paramSummary(method, -1, suffix).released);
    return (found.find(({ model }) => model.params.length === 0) ?? found[0])?.model.name ?? this.releasingFunction(type, suffix);
  }

  /** A function of the package that takes such an object and releases what it holds. */
  private releasingFunction(type: string, suffix: string): string | undefined {
    const takes = (param: { readonly type: TypeRef }): boolean => {
      const bare = param.type.kind === "pointer" ? param.type.elem : param.type;
      return bare.kind === "named" && bare.pkg === undefined && bare.name === type;
    };
    for (const list of this.options.pkg.functions.values()) {
      for (const fn of list) {
        const index = namingHints.goFinishes.test(fn.model.name) ? fn.model.params.findIndex(takes) : -1;
        if (index >= 0 && this.paramSummary(fn, index, suffix).released) return fn.model.name;
      }
    }
    return undefined;
  }

  captureSummary(unit: Unit, literal: number, aliases: readonly Path[], facts: ReadonlyMap<string, boolean> | undefined): ParamSummary {
    const inner = this.unitsOf(unit.placed)[literal + 1];
    if (inner === undefined) return unknownSummary;
    const results = aliases.map((alias) => this.entrySummary(inner, alias, facts));
    const released = results.find((result) => result.released);
    return released ?? results.find((result) => result.escaped) ?? results[0] ?? unknownSummary;
  }

  ownedOutputs(fn: PlacedFunction): readonly OwnedOutput[] {
    const key = `outputs ${this.nameOf(fn)}`;
    const known = this.outputs.get(fn) ?? this.drafts.outputs.get(key);
    if (known !== undefined) return this.again(fn, known, this.outputs.has(fn));
    const kept = this.options.kept.recall<readonly OwnedOutput[]>(fn, "outputs");
    if (kept !== undefined) return kept;
    if (this.isBeyond(key, () => this.ownedOutputs(fn))) return [];
    const { result, isFinal } = this.answer({ fn, key, question: "outputs" }, () => annotatedOutputs(fn) ?? this.trackingsOf(fn).flatMap(({ site, tracking }) => (site.unit.depth === 0 ? handedOut(site, tracking) : [])));
    if (isFinal) this.outputs.set(fn, result);
    else this.drafts.outputs.set(key, result);
    this.forgetDrafts();
    return result;
  }

  hints(fn: PlacedFunction): readonly RawOwnershipHint[] {
    if (fn.model.hasSyntaxError) return [];
    const borrows = this.hasCall(fn, ({ callee }) => callee.kind === "c" && callee.model?.returnsBorrowed !== undefined);
    const units = borrows ? this.unitsOf(fn).filter((unit) => unit !== undefined) : [];
    return ownershipHints(units, this.trackingsOf(fn));
  }

  printSummary(fn: PlacedFunction): string {
    const lines = fn.model.params.map((param, i) => `  ${param.name ?? `#${i}`}: ${printParamSummary(this.paramSummary(fn, i, ""))}`);
    const outputs = this.ownedOutputs(fn).map((output) => `  gives ${output.destinations.map((to) => `${to.kind} ${to.index}${to.suffix}`).join(", ")}: ${output.family} from ${output.origin}`);
    return [`${fn.model.qualifiedName}`, ...lines, ...outputs].join("\n");
  }

  printStates(fn: PlacedFunction): string {
    return [`${fn.model.qualifiedName}`, ...this.trackingsOf(fn).map(({ site, tracking }) => printTracking(site, tracking))].join("\n");
  }

  private trackingsOf(fn: PlacedFunction): readonly { readonly site: CreationSite; readonly tracking: Tracking }[] {
    const known = this.trackings.get(fn);
    if (known !== undefined) return this.again(fn, known, true);
    const before = this.provisional;
    const result = this.options.kept.about(fn, () => this.trackEverything(fn));
    if (this.provisional === before || this.inProgress.size === 0) this.trackings.set(fn, result);
    return result;
  }

  private trackEverything(fn: PlacedFunction): readonly { readonly site: CreationSite; readonly tracking: Tracking }[] {
    const effort = freshEffort();
    return this.createsAnything(fn) ? this.unitsOf(fn).flatMap((unit) => (unit === undefined ? [] : findCreations(unit, this).map((site) => ({ site, tracking: track(site.unit, this.trackedBy(site), this, effort) })))) : [];
  }

  /** What was found out about the function before; `isFinal` unless it rests on a question that is still open. */
  private again<Result>(fn: PlacedFunction, result: Result, isFinal: boolean): Result {
    this.options.kept.use(fn);
    if (!isFinal) this.options.kept.doubt();
    return result;
  }

  /** Most functions create nothing: for them no unit is built. */
  private createsAnything(placed: PlacedFunction): boolean {
    const { pkg, resolve, typeOfLocal } = this.options;
    const { model } = placed;
    const around: CallSurroundings = { pkg, placed, resolve: (call) => resolve(call, model), typeOf: (local) => typeOfLocal(local, model) };
    return this.hasCall(placed, ({ call }) => outputsOf(call, around, this).length > 0);
  }

  private hasCall(fn: PlacedFunction, test: (site: CallSite) => boolean): boolean {
    return this.options.callsIn(fn).some((site) => test(site) || this.options.isExpanded(site.call, fn.model));
  }

  private trackedBy({ call, output, createdBy, unit, label }: CreationSite): Tracked {
    const within = ownerOf(call, output, unit);
    return { creation: { call, output, createdBy }, ...(within !== undefined && { within }), watch: true, traits: { origin: output.origin, inC: unit.placed.model.lang === "c", inPlace: isInPlace(output) }, label };
  }

  private entrySummary(unit: Unit, entry: Path, facts?: ReadonlyMap<string, boolean>): ParamSummary {
    const known = this.summaries.get(unit) ?? new Map<string, ParamSummary>();
    this.summaries.set(unit, known);
    const question = questionAbout(entry, facts);
    const key = `${this.nameOf(unit.placed)} ${unit.depth} ${question}`;
    const done = known.get(question) ?? this.drafts.summaries.get(key);
    if (done !== undefined) return this.again(unit.placed, done, known.has(question));
    const kept = this.options.kept.recall<ParamSummary>(unit.placed, `${unit.depth} ${question}`);
    if (kept !== undefined) return kept;
    if (this.isBeyond(key, () => this.entrySummary(unit, entry, facts))) return unknownSummary;
    const { result, isFinal } = this.answer({ fn: unit.placed, key, question: `${unit.depth} ${question}` }, () => {
      const tracking = track(unit, { entry, ...(!/^#\d+$/.test(entry) && { watch: true }), ...(facts !== undefined && { facts }), traits: { origin: "", inC: false }, label: "the argument" }, this);
      if (tracking.gaveUp) this.gaveUp(unit.placed, "");
      return summarise(tracking, unit, !/^#\d+$/.test(entry));
    });
    if (isFinal) known.set(question, result);
    else this.drafts.summaries.set(key, result);
    this.forgetDrafts();
    return result;
  }

  /** A question that is being answered already, or stands too deep, gets "unknown" for now. */
  private isBeyond(key: string, ask: () => unknown): boolean {
    const isTooDeep = this.deep.isTooDeep(this.inProgress.size);
    if (!this.inProgress.has(key) && !isTooDeep) return false;
    if (isTooDeep && !this.inProgress.has(key)) this.deep.postpone(key, ask);
    this.provisional++;
    this.options.kept.doubt();
    return true;
  }

  /** Final unless it rests on a question that is still being answered. */
  private answer<Result>({ fn, key, question }: { readonly fn: PlacedFunction; readonly key: string; readonly question: string }, work: () => Result): { readonly result: Result; readonly isFinal: boolean } {
    const before = this.provisional;
    const attempt = (): Result => {
      this.inProgress.add(key);
      const result = this.options.kept.about(fn, work, question);
      this.inProgress.delete(key);
      return result;
    };
    const isOutermost = this.inProgress.size === 0;
    const result = isOutermost ? this.deep.settle(key, attempt, () => this.forgetDrafts()) : attempt();
    return { result, isFinal: isOutermost || this.provisional === before };
  }

  private forgetDrafts(): void {
    if (this.inProgress.size > 0) return;
    this.drafts.summaries.clear();
    this.drafts.outputs.clear();
  }

  private unitsOf(fn: PlacedFunction): readonly (Unit | undefined)[] {
    const known = this.units.get(fn);
    if (known !== undefined) return this.again(fn, known, true);
    const units = this.options.kept.about(fn, () => buildUnits(fn, { ...this.options, handsOutMemory: (one) => this.handsOutMemory(one), cleanups: this.cleanups }));
    this.units.set(fn, units);
    return units;
  }

  private handsOutMemory(fn: PlacedFunction): boolean {
    return this.ownedOutputs(fn).some((output) => output.destinations.some((to) => to.kind === "result" && to.suffix === ""));
  }

  private nameOf(fn: PlacedFunction): number {
    const known = this.names.get(fn) ?? this.names.size;
    this.names.set(fn, known);
    return known;
  }
}

/** What is asked about one body: the fate of a path, when that is known of conditions. */
function questionAbout(entry: Path, facts?: ReadonlyMap<string, boolean>): string {
  return `${entry} ${[...(facts ?? [])].map(([key, value]) => `${key}=${value}`).sort().join("&")}`;
}

function trackedByAdoption(adoption: Adoption): Tracked {
  const shared = { adopted: true, ...(adoption.family !== undefined && { adoptedFamily: adoption.family }), watch: true, label: adoption.label, traits: { origin: "", inC: false } } as const;
  if (adoption.kind === "entry") return { ...shared, entry: adoption.entry };
  const output: OwnedOutput = { destinations: [{ kind: "result", index: 0, suffix: "" }], family: adoption.family, origin: calleeText(adoption.call), nullable: true, ownedEvenOnError: false };
  return { ...shared, creation: { call: adoption.call, output, createdBy: output.origin } };
}

function handedOut(site: CreationSite, tracking: Tracking): readonly OwnedOutput[] {
  const destinations = distinctDestinations(tracking.endings.flatMap(({ outcome }) => (outcome.kind === "moved" ? outcome.to : [])));
  if (tracking.gaveUp || destinations.length === 0) return [];
  const nullable = site.output.nullable || tracking.endings.some(({ outcome }) => outcome.kind !== "moved") || mayLeaveUnseen(site.unit);
  const made = site.output.made ?? step({ unit: site.unit }, "created", site.call.span, "made-inside", { callee: site.createdBy, function: site.unit.placed.model.qualifiedName });
  const { family, origin } = site.output;
  const inferred = tracking.endings.find(({ outcome, state }) => outcome.kind === "moved" && state.assumed?.doubtful === true);
  const output: OwnedOutput = { destinations, family, origin, nullable, ownedEvenOnError: false, made, siblings: siblingLiterals(tracking), ...returnedSuccess(site.unit, tracking, { destinations }), ...(inferred !== undefined && { inferred: { grade: "possible", why: "an unknown function got it before" } }), ...(isLone(family) && site.output.inferred !== undefined && { inferred: site.output.inferred }) };
  const left = leftOnFailure(output, tracking, site.unit);
  return left === undefined ? [output] : [left, output];
}

/** Results that are the same literal on every path that hands the resource out. */
function siblingLiterals(tracking: Tracking): ReadonlyMap<number, string> {
  const agreed = new Map<number, string>();
  let isFirst = true;
  for (const { outcome, at } of tracking.endings) {
    if (outcome.kind !== "moved" || at.action?.kind !== "return") continue;
    const literals = new Map(at.action.values.flatMap((value, i) => (value.kind === "literal" ? [[i, value.text] as const] : [])));
    if (isFirst) for (const [i, text] of literals) agreed.set(i, text);
    else for (const [i, text] of [...agreed]) if (literals.get(i) !== text) agreed.delete(i);
    isFirst = false;
  }
  return agreed;
}
