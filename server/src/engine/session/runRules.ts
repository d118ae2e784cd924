// Runs every rule over one package and turns what they say into findings; fileReports.ts makes reports of them. An
// exception inside a rule costs that rule on that function and becomes a notice; everything else is still reported. What
// `memory` knows is not analysed again.
import type { CancelSignal } from "../base/cancellation.ts";
import { Cancelled, checkCancelled } from "../base/cancellation.ts";
import { createAnalyses } from "../analyses/createAnalyses.ts";
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import type { Host } from "../host.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Span } from "../base/span.ts";
import { maxErrors } from "../program/c/unit/cUnitSink.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import type { FileReport, Finding, Notice } from "../report/finding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { NoticeId, Values } from "../report/words.ts";
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
  const run = new RuleRun(pkg, options);
  await run.functions();
  run.filesAndPackage();
  const found = run.result();
  options.memory?.keep(pkg, found);
  return found;
}

/** Mutable while one package is analysed. */
class RuleRun {
  private readonly pkg: PackageModel;
  private readonly options: RunOptions;
  private readonly analyses: PackageAnalyses;
  private readonly found: { readonly rule: Rule; readonly raw: RawFinding }[] = [];
  private readonly notices: Notice[] = [];
  private readonly active: readonly Rule[];
  /** What each rule is given: the same for every function. */
  private readonly contexts = new Map<Rule, RuleContext>();
  /** Rules that failed somewhere, and files in which something could not be looked at. */
  private readonly failedRules = new Set<string>();
  private readonly failures: Failures;
  private readonly incomplete = new Set<string>();
  /** Functions that may have findings. */
  private readonly looked = new Set<PlacedFunction["model"]>();

  constructor(pkg: PackageModel, options: RunOptions) {
    this.pkg = pkg;
    this.options = options;
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
      if (fn.model.hasSyntaxError) this.noticeSyntax(fn);
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
    const reasons = new Map<PlacedFunction, string>();
    for (const { fn, reason } of this.analyses.gaveUp) if (!reasons.has(fn)) reasons.set(fn, reason);
    for (const [fn, reason] of reasons) this.noticeFor(fn, "budget", { id: "too-branched", values: { reason: reason === "" ? { phrase: "too-many-paths-given" } : { phrase: "too-many-paths", data: { label: reason } } } });
  }

  filesAndPackage(): void {
    for (const rule of this.active) {
      const { checkFile, checkPackage } = rule;
      if (checkFile !== undefined) for (const file of reportedFiles(this.pkg)) this.guard(rule, file.uri, "", (context) => checkFile(file, context));
      if (checkPackage !== undefined) this.guard(rule, this.firstFile, "", (context) => checkPackage(context));
    }
    for (const file of reportedFiles(this.pkg)) if (file.kind === "go") this.noticeStrayText(file);
  }

  /** What a notice about the whole package stands at: a file that has a report. */
  private get firstFile(): string {
    return reportedFiles(this.pkg)[0]?.uri ?? this.pkg.dir;
  }

  /** Go that did not parse and belongs to no function, such as what is missing right before one; one notice for each file, at the first place. */
  private noticeStrayText(file: GoFileModel): void {
    const isInside = ({ start, end }: Span): boolean => file.functions.some((fn) => fn.model.body !== undefined && start >= fn.start && end > fn.start && end <= fn.start + fn.model.text.length);
    const stray = file.syntaxErrors.find((span) => !isInside(span));
    if (stray === undefined) return;
    this.incomplete.add(file.uri);
    this.notices.push({ kind: "syntax-error", uri: file.uri, range: file.lines.rangeOf(stray), message: this.options.speaker.notice("syntax-errors-outside", {}), incomplete: false });
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
    const { incomplete, failedRules, looked } = this;
    const notices = [...this.notices, ...this.failures.notices(this.options.speaker)];
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

  /** What was not lowered: text that does not parse, or that nests deeper than lowering goes. */
  private noticeSyntax(fn: PlacedFunction): void {
    const file = this.pkg.fileOf(fn.uri);
    const errors = file === undefined ? [] : fn.model.lang === "c" ? file.c.syntaxErrors : file.syntaxErrors;
    const isRead = errors.length < maxErrors && errors.every(({ start, end }) => end < fn.start || start > fn.start + fn.model.text.length);
    if (isRead) this.noticeFor(fn, "budget", { id: "not-read", values: {} });
    else this.noticeFor(fn, "syntax-error", { id: "syntax-errors", values: {} });
  }

  private noticeFor(fn: PlacedFunction, kind: Notice["kind"], { id, values }: { readonly id: NoticeId; readonly values: Values }): void {
    const file = this.pkg.fileOf(fn.uri);
    if (file === undefined) return;
    this.incomplete.add(fn.uri);
    const { nameSpan } = fn.model;
    const range = file.lines.rangeOf({ start: fn.start + nameSpan.start, end: fn.start + nameSpan.end });
    const message = this.options.speaker.notice(id, { ...values, function: fn.model.qualifiedName });
    this.notices.push({ kind, uri: fn.uri, range, message, incomplete: false });
  }
}
