// A scan as SARIF 2.1.0. Guarantees: valid against the official schema; one run; every rule of this build is described,
// so that a viewer can explain results and show what was looked for; notices are tool notifications; findings that a
// directive silenced are results with a suppression.
import * as l10n from "@vscode/l10n";
import type { Log, Notification, ReportingDescriptor, Result, Run } from "sarif";
import type { RuleInfo } from "../../engine/catalog.ts";
import type { Finding, Notice } from "../../engine/report/finding.ts";
import { jsonText } from "../jsonText.ts";
import type { ScanReport } from "../scanReport.ts";
import { uniqueFingerprints } from "../uniqueFingerprints.ts";
import { physicalLocation, srcRoot } from "./sarifLocations.ts";
import { sarifResult } from "./sarifResult.ts";
import { noticeDescriptors, noticeKinds, ruleDescriptor } from "./sarifRules.ts";

export interface SarifContext {
  readonly rules: readonly RuleInfo[];
  readonly version: string;
  /** Exit code of the process; absent when the report was made elsewhere. */
  readonly exitCode?: number;
}

/** Indented by one space, with a final line break. */
export function renderSarif(report: ScanReport, context: SarifContext): string {
  return jsonText(sarifLog(report, context), 1);
}

export function sarifLog(report: ScanReport, context: SarifContext): Log {
  return {
    $schema: "https://json.schemastore.org/sarif-2.1.0.json",
    version: "2.1.0",
    runs: [sarifRun(report, context)],
  };
}

function sarifRun(report: ScanReport, { rules, version, exitCode }: SarifContext): Run {
  const names = rules.map((rule) => rule.name);
  const fingerprintOf = uniqueFingerprints();
  const result = (finding: Finding): Result =>
    sarifResult(finding, { root: report.root, ruleIndex: (rule) => names.indexOf(rule), fingerprint: fingerprintOf(finding) });
  return {
    tool: { driver: { name: "cgovet", version, semanticVersion: version, rules: rules.map(ruleDescriptor), notifications: noticeDescriptors() } },
    columnKind: "utf16CodeUnits",
    originalUriBaseIds: { [srcRoot]: { uri: `${report.root}/`, description: { text: l10n.t("The folder that was scanned.") } } },
    invocations: [
      {
        executionSuccessful: report.complete,
        ...(exitCode !== undefined && { exitCode }),
        toolExecutionNotifications: report.notices.map((notice) => notification(notice, report.root)),
      },
    ],
    results: [
      ...report.findings.map(result),
      ...report.suppressed.map(({ finding, reason }): Result => ({ ...result(finding), suppressions: [{ kind: "inSource", status: "accepted", justification: reason }] })),
    ],
  };
}

function notification({ kind, uri, range, message, incomplete }: Notice, root: string): Notification {
  return {
    descriptor: { id: kind, index: noticeKinds.indexOf(kind) } satisfies { id: ReportingDescriptor["id"]; index: number },
    level: incomplete ? "error" : "warning",
    message: { text: message },
    locations: [{ physicalLocation: physicalLocation(root, uri, range) }],
  };
}
