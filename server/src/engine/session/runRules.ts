// Runs every rule over one package and turns what they say into file reports. An exception inside a rule costs
// that rule on that function and becomes a notice; everything else is still reported.
import type { CancelSignal } from "../base/cancellation.ts";
import { Cancelled, checkCancelled } from "../base/cancellation.ts";
import { createAnalyses } from "../analyses/createAnalyses.ts";
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import type { Host } from "../host.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { Span } from "../base/span.ts";
import type { FileModel, GoFileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import { applyDirectives } from "../report/directives.ts";
import { ignoreCommentEdit } from "../fixes/ignoreComment.ts";
import type { FileReport, Finding, Notice, Severity } from "../report/finding.ts";
import { renderEdit, renderFinding } from "../report/renderFinding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { NoticeId, Values } from "../report/words.ts";
import type { RawFinding, Rule, RuleContext } from "../rules/defineRule.ts";
import type { EngineSettings } from "../settings.ts";
import type { SignalClaim } from "../report/claims.ts";
import { claimFinding, signalClaims } from "./claimsOfPackage.ts";
import { reportedFunctions } from "./reportedFunctions.ts";

export interface RunOptions {
  readonly host: Host;
  readonly rules: readonly Rule[];
  readonly knowledge: Knowledge;
  readonly settings: EngineSettings;
  readonly speaker: Speaker;
  readonly cancel: CancelSignal;
  /** Rethrow internal errors (tests). */
  readonly rethrow: boolean;
  versionOf(uri: string): number | undefined;
}

/** Milliseconds of work between two chances for others to run. */
const slice = 15;

export interface RulesResult {
  readonly files: readonly FileReport[];
  readonly claims: readonly SignalClaim[];
}

export async function runRules(pkg: PackageModel, options: RunOptions): Promise<RulesResult> {
  const run = new RuleRun(pkg, options);
  await run.functions();
  run.filesAndPackage();
  const claims = run.claims();
  return { files: run.reports(claims), claims };
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
  private readonly incomplete = new Set<string>();
  /** Functions that may have findings. */
  private readonly looked = new Set<PlacedFunction["model"]>();

  constructor(pkg: PackageModel, options: RunOptions) {
    this.pkg = pkg;
    this.options = options;
    this.analyses = createAnalyses(pkg, options.knowledge);
    this.active = options.rules.filter((rule) => isActive(rule, options.settings));
  }

  async functions(): Promise<void> {
    const { host, cancel } = this.options;
    let last = host.now();
    for (const fn of reportedFunctions(this.pkg, this.analyses)) {
      this.looked.add(fn.model);
      if (fn.model.hasSyntaxError) this.noticeSyntax(fn);
      for (const rule of this.active) {
        const check = rule.checkFunction;
        if (check !== undefined) this.guard(rule, fn.uri, fn.model.qualifiedName, (context) => check(fn, context));
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
      if (checkFile !== undefined) for (const file of this.reportedFiles()) this.guard(rule, file.uri, "", (context) => checkFile(file, context));
      if (checkPackage !== undefined) this.guard(rule, this.pkg.goFiles[0]?.uri ?? this.pkg.dir, "", (context) => checkPackage(context));
    }
    for (const file of this.reportedFiles()) if (file.kind === "go") this.noticeStrayText(file);
  }

  /** Go that did not parse and belongs to no function; one notice for each file, at the first place. */
  private noticeStrayText(file: GoFileModel): void {
    const isInside = ({ start, end }: Span): boolean => file.functions.some((fn) => start >= fn.start && end <= fn.start + fn.model.text.length);
    const stray = file.syntaxErrors.find((span) => !isInside(span));
    if (stray === undefined) return;
    this.incomplete.add(file.uri);
    this.notices.push({ kind: "syntax-error", uri: file.uri, range: file.lines.rangeOf(stray), message: this.options.speaker.notice("syntax-errors-outside", {}), incomplete: false });
  }

  /** What other packages of the program may claim as well. */
  claims(): readonly SignalClaim[] {
    try {
      const reported = new Set(this.reportedFiles().map(({ uri }) => uri));
      return signalClaims(this.analyses, {
        settings: this.options.settings,
        isReportedOn: ({ fn }) => reported.has(fn.uri) && this.looked.has(fn.model),
        versionOf: (uri) => this.options.versionOf(uri),
      });
    } catch (error) {
      if (error instanceof Cancelled || this.options.rethrow) throw error;
      this.options.host.log("error", `the claims of ${this.pkg.dir} are unknown: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      return [];
    }
  }

  reports(claims: readonly SignalClaim[]): readonly FileReport[] {
    const byFile = new Map<string, Finding[]>(this.reportedFiles().map((file) => [file.uri, []]));
    const seen = new Set<string>();
    for (const { rule, raw } of this.found) {
      const finding = this.render(rule, raw);
      const list = finding === undefined ? undefined : byFile.get(finding.uri);
      if (finding === undefined || list === undefined || seen.has(finding.id)) continue;
      seen.add(finding.id);
      list.push(finding);
    }
    return [...byFile].map(([uri, findings]) => this.fileReport(uri, findings, claims.filter((claim) => claim.uri === uri && claim.reported !== undefined))).filter((report) => report !== undefined);
  }

  private reportedFiles(): readonly FileModel[] {
    return [...this.pkg.goFiles.filter((file) => file.importsC), ...this.pkg.cFiles.filter((file) => !file.summariesOnly)];
  }

  private fileReport(uri: string, findings: Finding[], claims: readonly SignalClaim[]): FileReport | undefined {
    const file = this.pkg.fileOf(uri);
    if (file === undefined) return undefined;
    const known = new Set(this.options.rules.map((rule) => rule.name));
    const completed = new Set(this.incomplete.has(uri) ? [] : this.active.map((rule) => rule.name).filter((name) => !this.failedRules.has(name)));
    const { kept, suppressed, uses } = applyDirectives(file, findings, { known, completed });
    // A directive may be there for a conflict with another package.
    const claimed = claims.length === 0 ? uses : applyDirectives(file, [...findings, ...claims.map(claimFinding)], { known, completed }).uses;
    const ours = this.checkDirectives(file, claimed);
    const shown = [...kept.filter((finding) => this.isShown(finding)), ...ours].sort(byPlace);
    const notices = this.notices.filter((notice) => notice.uri === uri);
    if (file.kind === "c" && shown.length === 0 && suppressed.length === 0 && notices.length === 0) return undefined;
    return { uri, version: this.options.versionOf(uri), findings: shown, notices, suppressed };
  }

  private checkDirectives(file: FileModel, uses: Parameters<NonNullable<Rule["checkDirectives"]>>[1]): readonly Finding[] {
    const before = this.found.length;
    for (const rule of this.active) {
      const { checkDirectives } = rule;
      if (checkDirectives !== undefined && uses.length > 0) this.guard(rule, file.uri, "", (context) => checkDirectives(file, uses, context));
    }
    return this.found.splice(before).flatMap(({ rule, raw }) => this.render(rule, raw) ?? []);
  }

  /** `possible` is shown under the strict profile only; in generated code only what is certain counts by default. */
  private isShown(finding: Finding): boolean {
    if (this.options.settings.profile === "strict") return true;
    const file = this.pkg.fileOf(finding.uri);
    const isGenerated = file?.kind === "go" && file.isGenerated;
    return isGenerated ? finding.confidence === "certain" : finding.confidence !== "possible";
  }

  private render(rule: Rule, raw: RawFinding): Finding | undefined {
    const { pkg, options } = this;
    if (options.settings.severity[rule.name] === "off") return undefined;
    const severityOf = (one: Rule, finding: RawFinding): Severity => {
      const set = options.settings.severity[one.name];
      return set === undefined || set === "off" ? (finding.severity ?? one.severity) : set;
    };
    try {
      const finding = renderFinding(rule, raw, { pkg, speaker: options.speaker, severityOf });
      return canBeIgnored(rule, raw) ? withIgnoreFix(finding, pkg, options.speaker) : finding;
    } catch (error) {
      this.failed(rule, raw.at.uri, raw.function?.model.qualifiedName ?? "", error);
      return undefined;
    }
  }

  private contextOf(rule: Rule): RuleContext {
    const known = this.contexts.get(rule) ?? { pkg: this.pkg, analyses: this.analyses, report: (raw) => this.found.push({ rule, raw: rule.strictOnly === undefined ? raw : { ...raw, confidence: "possible" } }) };
    this.contexts.set(rule, known);
    return known;
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
    const where = functionName === "" ? uri : `${functionName} in ${uri}`;
    this.options.host.log("error", `${rule.name} failed on ${where}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    const message = this.options.speaker.notice(functionName === "" ? "rule-failed" : "rule-failed-on", { rule: rule.name, function: functionName });
    this.notices.push({ kind: "internal-error", uri, message, incomplete: true });
  }

  private noticeSyntax(fn: PlacedFunction): void {
    this.noticeFor(fn, "syntax-error", { id: "syntax-errors", values: {} });
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

function isActive(rule: Rule, settings: EngineSettings): boolean {
  const set = settings.severity[rule.name];
  return set === undefined ? rule.offByDefault !== true : set !== "off";
}

/** What does not build is not made better by a comment. */
function canBeIgnored(rule: Rule, raw: RawFinding): boolean {
  return rule.family !== "directives" && !(rule.family === "build" && (raw.severity ?? rule.severity) === "error");
}

function withIgnoreFix(finding: Finding, pkg: PackageModel, speaker: Speaker): Finding {
  const file = pkg.fileOf(finding.uri);
  const edit = file && ignoreCommentEdit(file, finding.span.start, finding.rule);
  if (file === undefined || edit === undefined) return finding;
  const edits = [renderEdit({ uri: file.uri, span: edit.span, newText: edit.newText }, { pkg })];
  return { ...finding, fixes: [...finding.fixes, { title: speaker.title("ignore-here", { rule: finding.rule }), applicability: "review", edits }] };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
