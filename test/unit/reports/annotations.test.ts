// Formats for build services: what a runner reads out of them, and that code cannot forge any of it.
import { describe, expect, it } from "vitest";
import { renderAnnotations } from "../../../server/src/reports/github/renderAnnotations.ts";
import { renderCodeQuality } from "../../../server/src/reports/gitlab/renderCodeQuality.ts";
import type { ScanReport } from "../../../server/src/reports/scanReport.ts";
import { finding, leak, notice, open, report } from "../cli/findings.ts";

const pathOf = (uri: string): string => decodeURIComponent(uri.replace("file:///w/", ""));

interface Command {
  readonly level: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** Reads a line as the runner does: properties end at the first `::`, then everything is unescaped. */
function read(line: string): Command | undefined {
  const match = /^::(\w+) (.*?)::(.*)$/.exec(line);
  if (match === null) return undefined;
  const data = (text: string): string => text.replaceAll("%0D", "\r").replaceAll("%0A", "\n").replaceAll("%25", "%");
  const [, level = "", list = "", message = ""] = match;
  const pairs = list.split(",").map((pair) => [pair.slice(0, pair.indexOf("=")), data(pair.slice(pair.indexOf("=") + 1).replaceAll("%3A", ":").replaceAll("%2C", ","))] as const);
  return { level, properties: Object.fromEntries(pairs), message: data(message) };
}

function commands(rest: Partial<ScanReport>): readonly (Command | undefined)[] {
  return renderAnnotations(report(rest), pathOf).trimEnd().split("\n").map(read);
}

describe("annotations", () => {
  it("tell place, rule, path and repair", () => {
    expect(commands({ findings: [leak] })).toEqual([
      {
        level: "warning",
        properties: { file: "db/open.go", line: "6", endLine: "6", col: "10", endColumn: "24", title: "cgovet: cstring-leak" },
        message: "`name` is not freed when `open` fails\n1. db/open.go:6 created by `C.CString`\n2. db/open.go:7 `open` is assumed to borrow `name`\n3. db/open.go:7 `err` is not nil\n4. db/open.go:8 returns; `name` is still owned\nfix: Free `name` with defer",
      },
      undefined,
    ]);
    expect(renderAnnotations(report({ findings: [leak] }), pathOf)).toMatch(/\ncgovet: 1 warning in 1 file\n$/);
  });

  it("cannot be forged", () => {
    const evil = finding({ ...open, uri: "file:///w/a%2Cline%3D1%3A%3A%25%0Ab.go" }, "err", { message: "50%0A\r\n::error file=x::forged", trace: [] });
    const [first, last, ...more] = commands({ findings: [evil] });
    expect(first).toMatchObject({ level: "warning", properties: { file: "a,line=1::%\nb.go", line: "5" }, message: "50%0A\r\n::error file=x::forged" });
    expect([last, more]).toEqual([undefined, []]);
  });

  it("have columns within one line only, and a level for each severity", () => {
    const wide = finding(open, "C.CString(path)\n\tif", { severity: "error" });
    const [first, second] = commands({ findings: [wide, finding(open, "err", { severity: "info" })] });
    expect(first).toMatchObject({ level: "error", properties: { line: "6", endLine: "7" } });
    expect(first?.properties).not.toHaveProperty("col");
    expect(second).toMatchObject({ level: "notice" });
  });

  it("do not pass an unseen file for a clean one", () => {
    const incomplete = { complete: false, notices: [notice("file:///w/db", { incomplete: true, message: "the folder cannot be read" }), notice(open.uri)] };
    expect(commands(incomplete)).toEqual([{ level: "error", properties: { file: "db", title: "cgovet: not looked at" }, message: "the folder cannot be read" }, undefined]);
    expect(renderAnnotations(report(incomplete), pathOf)).toContain("cgovet: No hazards found in what could be looked at\n");
    expect(renderAnnotations(report(), pathOf)).toBe("cgovet: No hazards found\n");
  });
});

describe("code quality", () => {
  const issues = (rest: Partial<ScanReport>): readonly Readonly<Record<string, unknown>>[] => JSON.parse(renderCodeQuality(report(rest), pathOf)) as readonly Readonly<Record<string, unknown>>[];

  it("has what GitLab reads", () => {
    expect(issues({ findings: [leak] })).toEqual([
      { description: "`name` is not freed when `open` fails", check_name: "cstring-leak", fingerprint: expect.stringMatching(/^[0-9a-f]+$/) as unknown, severity: "major", location: { path: "db/open.go", lines: { begin: 6, end: 6 } } },
    ]);
    expect(issues({})).toEqual([]);
  });

  it("has a fingerprint for each, which other lines do not change", () => {
    const all = issues({ findings: [leak, leak, { ...leak, uri: "file:///w/db/other.go" }, { ...leak, rule: "malloc-leak" }] }).map(({ fingerprint }) => fingerprint);
    expect(new Set(all).size).toBe(4);
    const moved = issues({ findings: [{ ...leak, range: { start: { line: 90, character: 0 }, end: { line: 90, character: 4 } } }] });
    expect(moved[0]?.["fingerprint"]).toBe(all[0]);
  });

  it("names what could not be looked at", () => {
    expect(issues({ complete: false, notices: [notice("file:///w/db/x.go", { kind: "unreadable", incomplete: true, message: "binary" })] })).toMatchObject([{ severity: "blocker", check_name: "cgovet/unreadable", location: { path: "db/x.go", lines: { begin: 1 } } }]);
  });
});
