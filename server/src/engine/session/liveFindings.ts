// Findings of packages that somebody edits, kept function by function. Guarantees: what is kept is what a new analysis would
// say: every function is judged on analyses of its own (liveUnit.ts), which tell a log whose inside they looked into and
// which answers about the package they asked for. After an edit inside functions (bodyChanges.ts) those are judged again that
// rest on something that changed; all others move with their code. Any other edit, and a rule that fails, starts anew.
//
// Three things can change for a unit: the inside of a function (told by the watched package), what functions contribute to an
// answer under a key, and an answer as a whole (sharedTables.ts). What the package suggests about functions of C is part of
// everything: when that changes, nothing is kept.
import { createBasis, type AnalysisBasis } from "../analyses/analysisBasis.ts";
import { createAnalyses } from "../analyses/createAnalyses.ts";
import { Cancelled, checkCancelled } from "../base/cancellation.ts";
import { isEqualData } from "../base/isEqualData.ts";
import { createReadLog, meets, type ReadLog } from "../base/readLog.ts";
import type { FunctionModel } from "../program/ast.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import { codeOfFile, headOfFile, namesOfFile, textOfFile, watchPackage, type WatchedPackage } from "../program/watchedPackage.ts";
import type { Finding } from "../report/finding.ts";
import { activeRules } from "./activeRules.ts";
import { bodyChanges, type BodyChanges } from "./bodyChanges.ts";
import { signalClaims } from "./claimsOfPackage.ts";
import { createUnitRunner, type Check, type LiveUnit, type UnitRunner } from "./liveUnit.ts";
import type { PackageFindings } from "./packageFindings.ts";
import { PackageNotices, type GaveUp } from "./packageNotices.ts";
import { reportedFiles, reportedFunctions } from "./reportedFunctions.ts";
import type { RunOptions } from "./runRules.ts";
import { movedUnit } from "./takeOver.ts";
import type { Rule } from "../rules/defineRule.ts";

export interface LiveFindings {
  /** Undefined when a rule failed: the caller analyses the package as a whole. Rejects with Cancelled. */
  analyse(pkg: PackageModel, options: RunOptions): Promise<{ readonly found: PackageFindings; /** Functions that rules were given. */ readonly analysed: number } | undefined>;
  /** Drops everything but what belongs to these directories. */
  keepOnly(dirs: ReadonlySet<string>): void;
}

/** A function, the URI of a file, "package" and a rule that looks at packages, or "claims". */
type UnitKey = FunctionModel | string;

interface State {
  /** The text that the units belong to. */
  readonly pkg: PackageModel;
  readonly log: ReadLog;
  readonly watched: WatchedPackage;
  readonly basis: AnalysisBasis;
  /** Grows while an analysis goes on: one that is stopped has not been in vain. */
  readonly units: Map<UnitKey, LiveUnit>;
  /** Functions that rules were given since somebody was told; shared by all states that follow each other. */
  readonly count: { analysed: number };
}

/** Milliseconds of work between two chances for others to run. */
const slice = 15;

export function createLiveFindings(): LiveFindings {
  const states = new Map<string, State>();
  return {
    keepOnly: (dirs) => {
      for (const [key, { pkg }] of [...states]) if (!dirs.has(pkg.dir)) states.delete(key);
    },
    analyse: async (pkg, options) => {
      const key = `${pkg.dir} ${pkg.name}`;
      if (hasTwins(pkg)) return undefined;
      try {
        const before = states.get(key);
        states.delete(key);
        const state = (before && advanced(before, pkg)) ?? begun(pkg, options);
        states.set(key, state);
        const run = new LiveRun(state, options);
        await run.all();
        const { analysed } = state.count;
        state.count.analysed = 0;
        return { found: run.result(), analysed };
      } catch (error) {
        if (error instanceof Cancelled) throw error;
        states.delete(key);
        if (options.rethrow) throw error;
        return undefined;
      }
    },
  };
}

/** Two declarations of the same text are one model: they cannot be told apart. */
function hasTwins(pkg: PackageModel): boolean {
  const models = pkg.goFiles.flatMap((file) => file.functions.map(({ model }) => model));
  return new Set(models).size < models.length;
}

function begun(pkg: PackageModel, { knowledge }: RunOptions): State {
  const log = createReadLog();
  const watched = watchPackage(pkg, log);
  const basis = createBasis(watched.pkg, knowledge, log);
  // Tables come into being with the analyses that ask them.
  const { calls, origins, signals, threads, errno, mutexes } = createAnalyses(watched.pkg, knowledge, basis);
  void [calls, origins, signals, threads, errno, mutexes];
  return { pkg, log, watched, basis, units: new Map(), count: { analysed: 0 } };
}

/** The state with the units that a new analysis would give again, at their new places; undefined when none would be sure. */
function advanced(state: State, pkg: PackageModel): State | undefined {
  const { watched, basis, units } = state;
  const changes = bodyChanges(state.pkg, pkg);
  if (changes === undefined) return undefined;
  const changed = changeSubjects(state, changes, pkg);
  if (!basis.isKnowledgeUnchanged()) return undefined;
  for (const [key, unit] of [...units]) {
    const moved = meets(unit.reads, changed) ? undefined : movedUnit(unit, changes.move, watched.pkg);
    if (moved === undefined) units.delete(key);
    else units.set(key, moved);
  }
  return { ...state, pkg };
}

/** Makes the watched package be `pkg`, and gives what logs were told of that is not what it was. */
function changeSubjects({ watched, basis, log, units }: State, changes: BodyChanges, pkg: PackageModel): ReadonlySet<unknown> {
  const { before, now, touched } = changes;
  const { tables } = basis;
  const changed = new Set<unknown>([textOfFile(now.uri)]);
  const functions = touched.map(([model]) => watched.functionOf(model)).filter((fn) => fn !== undefined);
  const addContributions = (): void => {
    for (const subject of functions.flatMap((fn) => [...tables.contributionsOf(fn)])) changed.add(subject);
  };
  const names = new Set([...units.values()].flatMap(({ reads }) => [...reads].filter(isValueSubject)));
  const values = [...names].map((name) => [name, tables.valueOf(name)] as const);
  addContributions();
  for (const { model } of functions) changed.add(model);
  if (before.code !== now.code) changed.add(codeOfFile(now.uri));
  if (before.head !== now.head) changed.add(headOfFile(now.uri));
  if ([...before.cNames.keys()].sort().join() !== [...now.cNames.keys()].sort().join()) changed.add(namesOfFile(now.uri));
  watched.become(pkg, touched);
  for (let known = -1; known < changed.size;) {
    known = changed.size;
    log.forget(changed);
    tables.renew();
    addContributions();
    for (const [name, value] of values) if (!changed.has(name) && !isEqualData(value, tables.valueOf(name))) changed.add(name);
  }
  return changed;
}

function isValueSubject(subject: unknown): subject is string {
  return typeof subject === "string" && subject.startsWith("value ");
}

/** Mutable while one package is analysed. */
class LiveRun {
  private readonly state: State;
  private readonly options: RunOptions;
  private readonly runner: UnitRunner;
  private readonly pkg: PackageModel;
  private readonly functions: readonly PlacedFunction[];
  private readonly active: readonly Rule[];
  /** In the order in which rules look at a package. */
  private readonly units: LiveUnit[] = [];

  constructor(state: State, options: RunOptions) {
    this.state = state;
    this.options = options;
    this.pkg = state.watched.pkg;
    this.runner = createUnitRunner(state.basis, state.log, options);
    this.functions = reportedFunctions(this.pkg, state.basis);
    this.active = activeRules(options);
  }

  async all(): Promise<void> {
    const { host, cancel } = this.options;
    let last = host.now();
    for (const fn of this.functions) {
      this.function(fn);
      if (host.now() - last < slice) continue;
      checkCancelled(cancel);
      await host.yield();
      last = host.now();
    }
    checkCancelled(cancel);
    for (const file of reportedFiles(this.pkg)) this.unit(file.uri, () => this.runner.run(this.checks((rule) => rule.checkFile && ((context) => rule.checkFile?.(file, context)))));
    for (const [rule, check] of this.checks((one) => one.checkPackage && ((context) => one.checkPackage?.(context)))) this.unit(`package ${rule.name}`, () => this.runner.run([[rule, check]]));
    this.unit("claims", () => this.runner.run([], (analyses) => this.claims(analyses)));
  }

  private function(fn: PlacedFunction): void {
    this.unit(fn.model, () => {
      this.state.count.analysed++;
      return this.runner.runNear(this.checks((rule) => rule.checkFunction && ((context) => rule.checkFunction?.(fn, context))));
    });
  }

  private unit(key: UnitKey, run: () => LiveUnit): void {
    const unit = this.state.units.get(key) ?? run();
    this.state.units.set(key, unit);
    this.units.push(unit);
  }

  private checks(of: (rule: Rule) => Check | undefined): readonly (readonly [Rule, Check])[] {
    return this.active.flatMap((rule) => {
      const check = of(rule);
      return check === undefined ? [] : [[rule, check] as const];
    });
  }

  private claims(analyses: Parameters<typeof signalClaims>[0]): ReturnType<typeof signalClaims> {
    const { options } = this;
    const reported = new Set(reportedFiles(this.pkg).map(({ uri }) => uri));
    const looked = new Set(this.functions.map(({ model }) => model));
    return signalClaims(analyses, { settings: options.settings, isReportedOn: ({ fn }) => reported.has(fn.uri) && looked.has(fn.model), versionOf: (uri) => options.versionOf(uri) });
  }

  result(): PackageFindings {
    const notices = new PackageNotices(this.pkg, this.options.speaker);
    for (const fn of this.functions) if (fn.model.hasSyntaxError) notices.syntax(fn);
    const { units } = this;
    notices.budgets(units.flatMap(({ gaveUp }): readonly GaveUp[] => gaveUp));
    const files = reportedFiles(this.pkg);
    for (const file of files) if (file.kind === "go") notices.stray(file);
    const reported = new Set(files.map(({ uri }) => uri));
    const byId = new Map<string, Finding>();
    for (const finding of units.flatMap(({ findings }) => findings)) if (reported.has(finding.uri) && !byId.has(finding.id)) byId.set(finding.id, finding);
    const claims = units.flatMap((unit) => unit.claims);
    return { findings: [...byId.values()], notices: notices.notices, incomplete: notices.incomplete, failedRules: new Set(), claims, functions: this.functions.length };
  }
}
