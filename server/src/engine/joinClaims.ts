// Conflicts between packages of one program, from the claims in their reports. Guarantees: pure; the result depends on
// neither the order of the reports nor on who analysed them; reports without a conflict come back as they are.
//
// Which packages make one program is not known without building it. Taken together are packages of one module, except
// two different commands. Likely is a conflict between packages of which one imports the other, directly or through
// packages that claim something themselves; all others are possible, and so are shown under the strict profile only.
import { conflictOf } from "./analyses/signals/signalConflicts.ts";
import type { PackageClaims, SignalClaim } from "./report/claims.ts";
import type { Confidence, FileReport, Finding, PackageReport } from "./report/finding.ts";
import { createSpeaker, english, type Speaker } from "./report/speaker.ts";
import type { Translation, Values } from "./report/words.ts";
import { conflictWords, deedWord, signalWord } from "./rules/signals/conflictWords.ts";
import { rule } from "./rules/signals/signalOwnershipConflict.ts";

interface Conflict {
  readonly c: SignalClaim;
  readonly go: SignalClaim;
  readonly confidence: Confidence;
}

/** The reports in the order given, each with the conflicts that lie in its files; in English without a translation. */
export function joinClaims(reports: readonly PackageReport[], translation?: Translation): readonly PackageReport[] {
  const packages = reports.flatMap(({ claims }) => claims ?? []).sort((a, b) => byText(a.importPath, b.importPath) || Number(a.isMain) - Number(b.isMain));
  if (!packages.some(({ signals }) => signals.some(({ side }) => side === "go"))) return reports;
  const speaker = translation === undefined ? english : createSpeaker(translation);
  return reports.map((report) => {
    const conflicts = (report.claims ?? []).flatMap((own) => own.signals.flatMap((claim) => conflictWith(claim, own, packages) ?? []));
    return conflicts.length === 0 ? report : { ...report, files: withConflicts(report.files, conflicts, speaker) };
  });
}

/** The surest conflict of a claim of C; of equals the first by place. */
function conflictWith(c: SignalClaim, own: PackageClaims, packages: readonly PackageClaims[]): Conflict | undefined {
  if (c.reported === undefined || c.reported.isReported) return undefined;
  const all = packages.flatMap((other) => {
    if (other.module !== own.module || other.importPath === own.importPath || (other.isMain && own.isMain)) return [];
    const isNear = reaches(own, other, packages) || reaches(other, own, packages);
    return other.signals.flatMap((go): readonly Conflict[] => {
      const grade = conflictOf(c, go);
      return grade === undefined ? [] : [{ c, go, confidence: isNear ? grade : "possible" }];
    });
  });
  const ordered = all.sort((a, b) => Number(a.confidence === "possible") - Number(b.confidence === "possible") || byText(a.go.uri, b.go.uri) || a.go.span.start - b.go.span.start);
  const [first] = ordered;
  return first !== undefined && c.reported.shown.includes(first.confidence) ? first : undefined;
}

/** Imports, followed through packages whose imports are known. */
function reaches(from: PackageClaims, to: PackageClaims, packages: readonly PackageClaims[]): boolean {
  const seen = new Set([from]);
  for (const one of seen) {
    if (one.imports.includes(to.importPath)) return true;
    for (const next of packages) if (one.imports.includes(next.importPath)) seen.add(next);
  }
  return false;
}

function withConflicts(files: readonly FileReport[], conflicts: readonly Conflict[], speaker: Speaker): readonly FileReport[] {
  const byUri = new Map(files.map((file) => [file.uri, file]));
  for (const { c, go, confidence } of conflicts) {
    const { reported } = c;
    if (reported === undefined) continue;
    const file = byUri.get(c.uri) ?? { uri: c.uri, version: reported.version, findings: [], notices: [], suppressed: [] };
    const finding = findingOf({ c, go, confidence }, reported, speaker);
    const { suppressed } = reported;
    byUri.set(c.uri, suppressed === undefined ? { ...file, findings: [...file.findings, finding].sort(byPlace) } : { ...file, suppressed: [...file.suppressed, { finding, reason: suppressed }] });
  }
  return [...byUri.values()].sort((a, b) => byText(a.uri, b.uri));
}

function findingOf({ c, go, confidence }: Conflict, { severity, fingerprint }: Pick<Finding, "severity" | "fingerprint">, speaker: Speaker): Finding {
  const data = conflictWords(c, go);
  const step = (id: string, values: Values): string => speaker.step(rule, id, values);
  return {
    id: `${rule.name}@${c.uri}#${c.span.start}-${c.span.end}`,
    rule: rule.name,
    severity,
    confidence,
    uri: c.uri,
    span: c.span,
    range: c.range,
    message: speaker.message(rule, "conflict", data),
    messageId: "conflict",
    data: speaker.values(data),
    function: c.function,
    trace: [
      { kind: "related", uri: go.uri, span: go.span, range: go.range, message: step("go", { api: go.api, deed: deedWord(go.does), signal: signalWord(go.signal) }) },
      { kind: "related", uri: c.uri, span: c.span, range: c.range, message: step("c", {}) },
    ],
    fingerprint,
    fixes: [],
  };
}

function byPlace(a: Finding, b: Finding): number {
  return a.span.start - b.span.start || a.span.end - b.span.end || byText(a.rule, b.rule);
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
