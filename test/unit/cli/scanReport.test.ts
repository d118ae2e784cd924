// How the reports of packages become one result.
import { describe, expect, it } from "vitest";
import { buildReport, commonFolder, type ReportParts } from "../../../server/src/reports/scanReport.ts";
import type { FileReport, PackageReport } from "../../../server/src/engine/report/finding.ts";
import { finding, leak, notice, open } from "./findings.ts";

function fileReport(uri: string, rest: Partial<FileReport> = {}): FileReport {
  return { uri, version: undefined, findings: [], notices: [], suppressed: [], ...rest };
}

function packageReport(dir: string, files: readonly FileReport[], usesCgo = true): PackageReport {
  return { dir, files, inputs: [], usesCgo };
}

function build(rest: Partial<ReportParts>): ReturnType<typeof buildReport> {
  return buildReport({ root: "file:///w", reports: [], notices: [], fixed: [], elapsedMs: 5, minimumSeverity: "info", isLeftOut: () => false, ...rest });
}

const other = { ...open, uri: "file:///w/a.go" };

describe("buildReport", () => {
  it("orders findings by file, place and rule, and drops repeats", () => {
    const late = finding(open, "return nil");
    const early = finding(open, "name", { rule: "z" });
    const same = finding(open, "name", { rule: "a" });
    const reports = [packageReport("file:///w/db", [fileReport(open.uri, { findings: [late, early, same] })]), packageReport("file:///w", [fileReport(other.uri, { findings: [finding(other, "db")] }), fileReport(open.uri, { findings: [late] })])];
    const { findings, files, packages } = build({ reports });
    expect(findings.map(({ uri, rule, span }) => `${uri} ${span.start} ${rule}`)).toEqual([
      `file:///w/a.go 8 cstring-leak`, `file:///w/db/open.go ${same.span.start} a`, `file:///w/db/open.go ${early.span.start} z`, `file:///w/db/open.go ${late.span.start} cstring-leak`,
    ]);
    expect({ files, packages }).toEqual({ files: 2, packages: 2 });
  });

  it("hides what is below the severity asked for, and counts it", () => {
    const findings = (["error", "warning", "info"] as const).map((severity, index) => finding(open, ["name", "path", "open"][index] ?? "", { severity }));
    const reports = [packageReport("file:///w/db", [fileReport(open.uri, { findings })])];
    const shown = (minimumSeverity: "error" | "warning" | "info"): readonly unknown[] => {
      const result = build({ reports, minimumSeverity });
      return [result.findings.length, result.hidden];
    };
    expect([shown("info"), shown("warning"), shown("error")]).toEqual([[3, 0], [2, 1], [1, 2]]);
  });

  it("leaves out files that are not wanted, but not what is said about them", () => {
    const reports = [packageReport("file:///w/db", [fileReport(open.uri, { findings: [leak], suppressed: [{ finding: leak, reason: "r" }], notices: [notice(open.uri, { incomplete: true })] })])];
    const result = build({ reports, isLeftOut: () => true });
    expect(result).toMatchObject({ findings: [], suppressed: [], complete: false });
    expect(result.notices).toHaveLength(1);
  });

  it("says once that a file could not be read", () => {
    const unreadable = notice(open.uri, { kind: "unreadable", message: "not looked at: x", incomplete: true });
    const result = build({ reports: [packageReport("file:///w/db", [fileReport(open.uri, { notices: [unreadable] })])], notices: [{ ...unreadable, message: "the file cannot be read: x" }] });
    expect(result.notices).toEqual([unreadable]);
    expect(result.complete).toBe(false);
  });

  it("counts only packages that use cgo", () => {
    expect(build({ reports: [packageReport("file:///w/a", [fileReport(other.uri)], false), packageReport("file:///w/b", [])] })).toMatchObject({ packages: 1, files: 0, complete: true });
  });
});

describe("commonFolder", () => {
  it.each<[string, readonly (readonly [string, "directory" | "file"])[]]>([
    ["file:///w", [["file:///w", "directory"]]],
    ["file:///w/a", [["file:///w/a/x.go", "file"]]],
    ["file:///w", [["file:///w/a", "directory"], ["file:///w/b/x.go", "file"]]],
    ["file:///w/a", [["file:///w/a", "directory"], ["file:///w/a/b", "directory"]]],
    ["file://", [["file:///w", "directory"], ["file:///v", "directory"]]],
  ])("is %s", (expected, roots) => {
    expect(commonFolder(roots.map(([uri, kind]) => ({ uri, kind })))).toBe(expected);
  });
});
