// The findings of a package as one report per file: directives applied, hidden what the profile hides, sorted by place.
// Costs nothing that depends on the size of the package's code, so it is done anew for findings that were taken over.
import { createAnalyses } from "../analyses/createAnalyses.ts";
import { Cancelled } from "../base/cancellation.ts";
import { lazy } from "../base/lazy.ts";
import type { FileModel, PackageModel } from "../program/model.ts";
import type { SignalClaim } from "../report/claims.ts";
import { applyDirectives } from "../report/directives.ts";
import type { FileReport, Finding, Notice } from "../report/finding.ts";
import type { DirectiveUse, RawFinding, Rule, RuleContext } from "../rules/defineRule.ts";
import { activeRules } from "./activeRules.ts";
import { claimFinding } from "./claimsOfPackage.ts";
import { Failures } from "./failures.ts";
import type { PackageFindings } from "./packageFindings.ts";
import { renderRaw } from "./renderRaw.ts";
import { reportedFiles } from "./reportedFunctions.ts";
import type { RunOptions } from "./runRules.ts";

/** Of every Go file with `import "C"`, and of files of C where there is something to say. */
export function fileReports(pkg: PackageModel, found: PackageFindings, options: RunOptions): readonly FileReport[] {
  const reporting = new Reporting(pkg, found, options);
  const byFile = new Map<string, Finding[]>(reportedFiles(pkg).map(({ uri }) => [uri, []]));
  for (const finding of found.findings) byFile.get(finding.uri)?.push(finding);
  return [...byFile].flatMap(([uri, findings]) => {
    const claims = found.claims.filter((claim) => claim.uri === uri && claim.reported !== undefined);
    return reporting.fileReport(uri, findings, claims) ?? [];
  });
}

/** Rules about directives may fail like any other: mutable while the files of one package are reported. */
class Reporting {
  private readonly pkg: PackageModel;
  private readonly options: RunOptions;
  private readonly active: readonly Rule[];
  private readonly incomplete: ReadonlySet<string>;
  private readonly failedRules: Set<string>;
  private readonly notices: readonly Notice[];
  private readonly failures: Failures;
  private readonly analyses: () => RuleContext["analyses"];

  constructor(pkg: PackageModel, { incomplete, failedRules, notices }: PackageFindings, options: RunOptions) {
    this.pkg = pkg;
    this.options = options;
    this.active = activeRules(options);
    this.incomplete = incomplete;
    this.failedRules = new Set(failedRules);
    this.notices = notices;
    this.failures = new Failures((level, message) => options.host.log(level, message));
    this.analyses = lazy(() => createAnalyses(pkg, options.knowledge));
  }

  fileReport(uri: string, findings: readonly Finding[], claims: readonly SignalClaim[]): FileReport | undefined {
    const file = this.pkg.fileOf(uri);
    if (file === undefined) return undefined;
    const known = new Set(this.options.rules.map((rule) => rule.name));
    const completed = new Set(this.incomplete.has(uri) ? [] : this.active.map((rule) => rule.name).filter((name) => !this.failedRules.has(name)));
    const { kept, suppressed, uses } = applyDirectives(file, findings, { known, completed });
    // A directive may be there for a conflict with another package.
    const claimed = claims.length === 0 ? uses : applyDirectives(file, [...findings, ...claims.map(claimFinding)], { known, completed }).uses;
    const ours = this.checkDirectives(file, claimed);
    const shown = [...kept.filter((finding) => this.isShown(finding)), ...ours].sort(byPlace);
    const notices = [...this.notices, ...this.failures.notices(this.options.speaker)].filter((notice) => notice.uri === uri);
    if (file.kind === "c" && shown.length === 0 && suppressed.length === 0 && notices.length === 0) return undefined;
    return { uri, version: this.options.versionOf(uri), findings: shown, notices, suppressed };
  }

  private checkDirectives(file: FileModel, uses: readonly DirectiveUse[]): readonly Finding[] {
    if (uses.length === 0) return [];
    return this.active.flatMap((rule) => {
      const said: RawFinding[] = [];
      const { pkg, analyses } = this;
      const report = (raw: RawFinding): void => {
        said.push(rule.strictOnly === undefined ? raw : { ...raw, confidence: "possible" });
      };
      this.guard(rule, file.uri, () => rule.checkDirectives?.(file, uses, { pkg, report, get analyses() { return analyses(); } }));
      return said.flatMap((raw) => this.guard(rule, raw.at.uri, () => renderRaw(rule, raw, pkg, this.options)) ?? []);
    });
  }

  /** `possible` is shown under the strict profile only; in generated code only what is certain counts by default. */
  private isShown(finding: Finding): boolean {
    if (this.options.settings.profile === "strict") return true;
    const file = this.pkg.fileOf(finding.uri);
    const isGenerated = file?.kind === "go" && file.isGenerated;
    return isGenerated ? finding.confidence === "certain" : finding.confidence !== "possible";
  }

  private guard<T>(rule: Rule, uri: string, work: () => T): T | undefined {
    try {
      return work();
    } catch (error) {
      if (error instanceof Cancelled || this.options.rethrow) throw error;
      this.failedRules.add(rule.name);
      this.failures.add({ rule: rule.name, uri, function: "", error });
      return undefined;
    }
  }
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0);
}
