// Runs every rule over one package and turns what they say into findings; fileReports.ts makes reports of them. An
// exception inside a rule costs that rule on that function and becomes a notice; everything else is still reported. What
// `memory` knows is not analysed again.
import type { CancelSignal } from "../base/cancellation.ts";
import { Cancelled, checkCancelled } from "../base/cancellation.ts";
import { createAnalyses } from "../analyses/createAnalyses.ts";
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import type { Host } from "../host.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import type { FileReport, Finding } from "../report/finding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { RawFinding, Rule, RuleContext } from "../rules/defineRule.ts";
import type { EngineSettings } from "../settings.ts";
import type { SignalClaim } from "../report/claims.ts";
import { rule as signalConflict } from "../rules/signals/signalOwnershipConflict.ts";
import { claimNow, signalClaims } from "./claimsOfPackage.ts";
import { activeRules } from "./activeRules.ts";
import { Failures } from "./failures.ts";
import { fileReports } from "./fileReports.ts";
import type { PackageFindings } from "./packageFindings.ts";
import type { PackageMemory } from "./packageMemory.ts";
import { PackageNotices } from "./packageNotices.ts";
import { renderRaw } from "./renderRaw.ts";
import { reportedFiles, reportedFunctions } from "./reportedFunctions.ts";

export interface RunOptions {
  readonly host: Host;
  readonly rules: readonly Rule[];
  readonly knowledge: Knowledge;
  readonly settings: EngineSettings;
  readonly speaker: Speaker;
  readonly cancel: CancelSignal;
  /** Rethrow internal errors (tests). */
  readonly rethrow: boolean;
  readonly memory?: PackageMemory;
  versionOf(uri: string): number | undefined;
}

/** Milliseconds of work between two chances for others to run. */
const slice = 15;

export interface RulesResult {
  readonly files: readonly FileReport[];
  readonly claims: readonly SignalClaim[];
}

export async function runRules(pkg: PackageModel, options: RunOptions): Promise<RulesResult> {
  const found = options.memory?.recall(pkg) ?? (await analyse(pkg, options));
  const claims = found.claims.map((claim) => claimNow(claim, pkg, (uri) => options.versionOf(uri)));
  return { files: fileReports(pkg, { ...found, claims }, options), claims };
}

async function analyse(pkg: PackageModel, options: RunOptions): Promise<PackageFindings> {
  const { memory } = options;
  // Of what nobody edits there will be no second analysis that could take something over.
  const isOpen = pkg.goFiles.some(({ uri }) => options.versionOf(uri) !== undefined);
  const live = isOpen ? await memory?.live.analyse(pkg, options) : undefined;
  if (live !== undefined) {
    memory?.keep(pkg, live.found, live.analysed);
    return live.found;
  }
  const run = new RuleRun(pkg, options);
  await run.functions();
  run.filesAndPackage();
  const found = run.result();
  memory?.keep(pkg, found, found.functions);
  return found;
}

/** Mutable while one package is analysed. */
class RuleRun {
  private readonly pkg: PackageModel;
  private readonly options: RunOptions;
  private readonly analyses: PackageAnalyses;
  private readonly found: { readonly rule: Rule; readonly raw: RawFinding }[] = [];
  private readonly notices: PackageNotices;
  private readonly active: readonly Rule[];
  /** What each rule is given: the same for every function. */
  private readonly contexts = new Map<Rule, RuleContext>();
  /** Rules that failed somewhere. */
  private readonly failedRules = new Set<string>();
  private readonly failures: Failures;
  /** Functions that may have findings. */
  private readonly looked = new Set<PlacedFunction["model"]>();

  constructor(pkg: PackageModel, options: RunOptions) {
    this.pkg = pkg;
    this.options = options;
    this.notices = new PackageNotices(pkg, options.speaker);
    this.analyses = createAnalyses(pkg, options.knowledge);
    this.active = activeRules(options);
    this.failures = new Failures((level, message) => options.host.log(level, message));
  }

  async functions(): Promise<void> {
    const { host, cancel } = this.options;
    let last = host.now();
    const checking = this.active.flatMap((rule) => (rule.checkFunction === undefined ? [] : [{ rule, check: rule.checkFunction, context: this.contextOf(rule) }]));
    for (const fn of reportedFunctions(this.pkg, this.analyses)) {
      this.looked.add(fn.model);
      if (fn.model.hasSyntaxError) this.notices.syntax(fn);
      for (const { rule, check, context } of checking) {
        try {
          check(fn, context);
        } catch (error) {
          this.failed(rule, fn.uri, fn.model.qualifiedName, error);
        }
      }
      if (host.now() - last < slice) continue;
      checkCancelled(cancel);
      await host.yield();
      last = host.now();
    }
    this.notices.budgets(this.analyses.gaveUp);
  }

  filesAndPackage(): void {
    for (const rule of this.active) {
      const { checkFile, checkPackage } = rule;
      if (checkFile !== undefined) for (const file of reportedFiles(this.pkg)) this.guard(rule, file.uri, "", (context) => checkFile(file, context));
      if (checkPackage !== undefined) this.guard(rule, this.firstFile, "", (context) => checkPackage(context));
    }
    for (const file of reportedFiles(this.pkg)) if (file.kind === "go") this.notices.stray(file);
  }

  /** What a notice about the whole package stands at: a file that has a report. */
  private get firstFile(): string {
    return reportedFiles(this.pkg)[0]?.uri ?? this.pkg.dir;
  }

  /** What other packages of the program may claim as well. */
  private claims(): readonly SignalClaim[] {
    try {
      const reported = new Set(reportedFiles(this.pkg).map(({ uri }) => uri));
      return signalClaims(this.analyses, {
        settings: this.options.settings,
        isReportedOn: ({ fn }) => reported.has(fn.uri) && this.looked.has(fn.model),
        versionOf: (uri) => this.options.versionOf(uri),
      });
    } catch (error) {
      this.failed(signalConflict, this.firstFile, "", error);
      return [];
    }
  }

  result(): PackageFindings {
    const claims = this.claims();
    const reported = new Set(reportedFiles(this.pkg).map(({ uri }) => uri));
    const byId = new Map<string, Finding>();
    for (const { rule, raw } of this.found) {
      const finding = this.render(rule, raw);
      if (finding !== undefined && reported.has(finding.uri) && !byId.has(finding.id)) byId.set(finding.id, finding);
    }
    const { failedRules, looked } = this;
    const { incomplete } = this.notices;
    const notices = [...this.notices.notices, ...this.failures.notices(this.options.speaker)];
    return { findings: [...byId.values()], notices, incomplete, failedRules, claims, functions: looked.size };
  }

  private render(rule: Rule, raw: RawFinding): Finding | undefined {
    try {
      return renderRaw(rule, raw, this.pkg, this.options);
    } catch (error) {
      this.failed(rule, raw.at.uri, raw.function?.model.qualifiedName ?? "", error);
      return undefined;
    }
  }

  private contextOf(rule: Rule): RuleContext {
    const known = this.contexts.get(rule);
    if (known !== undefined) return known;
    const context: RuleContext = { pkg: this.pkg, analyses: this.analyses, report: (raw) => this.found.push({ rule, raw: rule.strictOnly === undefined ? raw : { ...raw, confidence: "possible" } }) };
    this.contexts.set(rule, context);
    return context;
  }

  private guard(rule: Rule, uri: string, functionName: string, check: (context: RuleContext) => void): void {
    try {
      check(this.contextOf(rule));
    } catch (error) {
      this.failed(rule, uri, functionName, error);
    }
  }

  private failed(rule: Rule, uri: string, functionName: string, error: unknown): void {
    if (error instanceof Cancelled || this.options.rethrow) throw error;
    this.failedRules.add(rule.name);
    this.failures.add({ rule: rule.name, uri, function: functionName, error });
  }
}
