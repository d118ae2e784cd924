// The claims of one package on signals, ready for the report: places as ranges, and for each claim of C how a conflict
// is to be reported (severity, profile, directives of its file). Costs nothing where nobody takes signals.
import type { PackageAnalyses } from "../analyses/packageAnalyses.ts";
import { claimsOf, type PlacedClaim } from "../analyses/signals/packageClaims.ts";
import { conflictOf } from "../analyses/signals/signalConflicts.ts";
import { hashText } from "../base/hash.ts";
import { shiftSpan } from "../base/span.ts";
import type { FileModel, PackageModel } from "../program/model.ts";
import type { PackageClaims, SignalClaim } from "../report/claims.ts";
import { applyDirectives } from "../report/directives.ts";
import type { Finding, Severity } from "../report/finding.ts";
import { rule } from "../rules/signals/signalOwnershipConflict.ts";
import { conflictLabel } from "../rules/signals/conflictWords.ts";
import type { EngineSettings } from "../settings.ts";
import type { ModulePlace } from "./moduleOf.ts";

/** One entry per package that claims something; empty where nobody knows the module. */
export function packageClaims(all: readonly { readonly pkg: PackageModel; readonly signals: readonly SignalClaim[] }[], place: ModulePlace | undefined): readonly PackageClaims[] {
  if (place === undefined) return [];
  return all.filter(({ signals }) => signals.length > 0).map(({ pkg, signals }) => ({
    ...place,
    isMain: pkg.name === "main",
    imports: [...new Set(pkg.goFiles.flatMap((file) => file.imports.map(({ path }) => path)))].sort(),
    signals,
  }));
}

export interface ClaimOptions {
  readonly settings: EngineSettings;
  /** Which functions of C may have findings. */
  readonly isReportedOn: (claim: PlacedClaim) => boolean;
  readonly versionOf: (uri: string) => number | undefined;
}

/** In the order of functions, then of calls. */
export function signalClaims(analyses: PackageAnalyses, { settings, isReportedOn, versionOf }: ClaimOptions): readonly SignalClaim[] {
  const all = claimsOf(analyses);
  return all.flatMap((claim): readonly SignalClaim[] => {
    const file = analyses.pkg.fileOf(claim.fn.uri);
    if (file === undefined) return [];
    const { side, signal, does, chains, isDoubtful, api } = claim;
    const span = shiftSpan(claim.fact.call.span, claim.fn.start);
    const place = { uri: claim.fn.uri, span, range: file.lines.rangeOf(span), function: claim.fn.model.qualifiedName };
    const plain: SignalClaim = { side, signal, does, chains, isDoubtful, api, ...place };
    const severity = severityOf(settings);
    if (side === "go" || severity === undefined || !isReportedOn(claim)) return [plain];
    return [{ ...plain, reported: reportOf(plain, { file, severity, settings, version: versionOf(claim.fn.uri), isReported: all.some((go) => conflictOf(claim, go) !== undefined) }) }];
  });
}

/** Undefined when the rule is off. */
function severityOf({ severity }: EngineSettings): Severity | undefined {
  const set = severity[rule.name];
  return set === "off" ? undefined : (set ?? rule.severity);
}

interface Around {
  readonly file: FileModel;
  readonly severity: Severity;
  readonly settings: EngineSettings;
  readonly version: number | undefined;
  readonly isReported: boolean;
}

function reportOf(claim: SignalClaim, { file, severity, settings, version, isReported }: Around): NonNullable<SignalClaim["reported"]> {
  const text = file.text.slice(claim.span.start, claim.span.end).replace(/\s+/g, "");
  const fingerprint = hashText([rule.name, claim.function, conflictLabel(claim), text].join("\0"));
  return { severity, shown: settings.profile === "strict" ? ["certain", "likely", "possible"] : ["certain", "likely"], fingerprint, version, isReported, ...silencedIn(file, claim) };
}

/** The claim with what documents and directives say now: they change without the code. */
export function claimNow(claim: SignalClaim, pkg: PackageModel, versionOf: (uri: string) => number | undefined): SignalClaim {
  const file = pkg.fileOf(claim.uri);
  if (file === undefined || claim.reported === undefined) return claim;
  const { severity, shown, fingerprint, isReported } = claim.reported;
  return { ...claim, reported: { severity, shown, fingerprint, version: versionOf(claim.uri), isReported, ...silencedIn(file, claim) } };
}

function silencedIn(file: FileModel, claim: SignalClaim): Pick<NonNullable<SignalClaim["reported"]>, "suppressed"> {
  const [silenced] = applyDirectives(file, [claimFinding(claim)], { known: new Set(), completed: new Set() }).suppressed;
  return silenced === undefined ? {} : { suppressed: silenced.reason };
}

/** A finding as far as directives look at it. */
export function claimFinding(claim: SignalClaim): Finding {
  const { uri, span, range } = claim;
  return {
    id: `${rule.name}@${uri}#${span.start}-${span.end}`, rule: rule.name, severity: rule.severity, confidence: "possible", uri, span, range,
    message: "", messageId: "conflict", data: {}, function: claim.function, trace: [], fingerprint: "", fixes: [],
  };
}
