// A scan as a GitLab Code Quality report, which merge requests compare with that of their target. Guarantees: every
// entry has a fingerprint of its own that survives moved lines; what could not be looked at is an entry too.
import { hashText } from "../../engine/base/hash.ts";
import type { Severity } from "../../engine/report/finding.ts";
import { jsonText } from "../jsonText.ts";
import type { ScanReport } from "../scanReport.ts";
import { uniqueFingerprints } from "../uniqueFingerprints.ts";

interface CodeQualityIssue {
  readonly description: string;
  readonly check_name: string;
  readonly fingerprint: string;
  readonly severity: "info" | "minor" | "major" | "critical" | "blocker";
  readonly location: { readonly path: string; readonly lines: { readonly begin: number; readonly end: number } };
}

const severities: Readonly<Record<Severity, CodeQualityIssue["severity"]>> = { error: "critical", warning: "major", info: "info" };

/** `pathOf` gives the path of a file below the top of the repository, with `/`. */
export function renderCodeQuality({ findings, notices }: ScanReport, pathOf: (uri: string) => string): string {
  const fingerprintOf = uniqueFingerprints();
  const issues: readonly CodeQualityIssue[] = [
    ...findings.map((finding): CodeQualityIssue => {
      const { rule, severity, message, range, uri } = finding;
      const path = pathOf(uri);
      return { description: message, check_name: rule, fingerprint: hashText([path, rule, fingerprintOf(finding)].join("\0")), severity: severities[severity], location: { path, lines: { begin: range.start.line + 1, end: range.end.line + 1 } } };
    }),
    ...notices
      .filter((notice) => notice.incomplete)
      .map(({ kind, uri, message, range }): CodeQualityIssue => {
        const path = pathOf(uri);
        const line = (range?.start.line ?? 0) + 1;
        return { description: message, check_name: `cgovet/${kind}`, fingerprint: hashText([path, kind, message].join("\0")), severity: "blocker", location: { path, lines: { begin: line, end: line } } };
      }),
  ];
  return jsonText(issues, 1);
}
