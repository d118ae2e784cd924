// JSON against our schema, SARIF against the official one, and what both must say.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import Ajv from "ajv";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Run } from "sarif";
import { describe, expect, it } from "vitest";
import { jsonReport, renderJson } from "../../../server/src/reports/json/renderJson.ts";
import { reportJsonSchema, reportSchema } from "../../../server/src/reports/json/reportSchema.ts";
import type { ScanReport } from "../../../server/src/reports/scanReport.ts";
import { renderSarif, sarifLog } from "../../../server/src/reports/sarif/renderSarif.ts";
import type { RuleInfo } from "../../../server/src/engine/catalog.ts";
import { edit, finding, fix, leak, notice, open, report } from "./findings.ts";

const require = createRequire(import.meta.url);
const sarifSchema = JSON.parse(readFileSync(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json"), "utf8")) as object;

const draft4 = new AjvDraft4({ strict: false, allErrors: true, unicodeRegExp: false });
addFormats(draft4);
const isSarif = draft4.compile(sarifSchema);
const isReport = new Ajv({ strict: true, strictTypes: false, allErrors: true }).compile(reportJsonSchema() as object);

function rule(name: string, rest: Partial<RuleInfo> = {}): RuleInfo {
  const docs = { what: "Reports it.", why: "It hurts.", fixAdvice: "Free it.", references: [{ title: "cgo", url: "https://pkg.go.dev/cmd/cgo" }], bad: "aBad", good: "aOk" };
  return { name, family: "memory", severity: "warning", cwe: [401], since: "0.1.0", status: "stable", docs, messages: {}, fixes: {}, ...rest };
}

const rules = [rule("malloc-leak"), rule("cstring-leak"), rule("unused-ignore", { family: "directives", severity: "info", offByDefault: true, cwe: [] })];

const outside = { ...open, uri: "file:///usr/include/x.h" };
const full: ScanReport = report({
  findings: [
    leak,
    finding(open, "C.free(unsafe", { function: "", severity: "error", confidence: "possible" }),
    finding(outside, "import", { rule: "not-in-this-build", severity: "info" }),
    finding({ ...open, uri: "file:///w/a%20b/%E4%B8%AD.go" }, "package", {
      fixes: [
        fix("Two files", [edit(open, "import", "x\n"), edit(open, "return nil", ""), edit({ ...open, uri: "file:///w/other.c" }, "db", "y")], "review"),
        { title: "Tell cgovet that `C.f` takes it", applicability: "review", edits: [], addModel: { name: "C.f", params: ["takes"] } },
      ],
    }),
  ],
  suppressed: [{ finding: leak, reason: "freed by the callback" }],
  notices: [notice(open.uri, { range: leak.range }), notice("file:///w/gone", { kind: "unreadable", message: "the folder cannot be read: permission denied", incomplete: true })],
  fixed: [{ uri: open.uri, fixes: [{ rule: "cstring-leak", title: "Free it" }] }],
  complete: false,
});

const context = { rules, version: "1.2.3", exitCode: 3 } as const;

function run(given: ScanReport): Run {
  const [first] = sarifLog(given, context).runs;
  if (first === undefined) throw new Error("no run");
  return first;
}

describe("SARIF", () => {
  it.each([["empty", report()], ["full", full]])("is valid when it is %s", (_name, given) => {
    isSarif(JSON.parse(renderSarif(given, context)));
    expect(isSarif.errors ?? []).toEqual([]);
  });

  it("is checked by a schema that can say no", () => {
    expect(isSarif({ version: "2.1.0", runs: [{ tool: { driver: {} } }] })).toBe(false);
    expect(isSarif({ version: "2.1.0", runs: [], extra: 1 })).toBe(false);
  });

  it("places a result by file, region and function", () => {
    expect(run(full).results?.[0]?.locations).toEqual([
      {
        physicalLocation: { artifactLocation: { uri: "db/open.go", uriBaseId: "SRCROOT" }, region: { startLine: 6, startColumn: 10, endLine: 6, endColumn: 25 } },
        logicalLocations: [{ fullyQualifiedName: "DB.Open", kind: "function" }],
      },
    ]);
    expect(run(full).originalUriBaseIds).toMatchObject({ SRCROOT: { uri: "file:///w/" } });
    expect(run(full).columnKind).toBe("utf16CodeUnits");
  });

  it("keeps URIs encoded inside the root and absolute outside it", () => {
    const uris = run(full).results?.map((result) => result.locations?.[0]?.physicalLocation?.artifactLocation);
    expect(uris?.slice(2, 4)).toEqual([{ uri: "file:///usr/include/x.h" }, { uri: "a%20b/%E4%B8%AD.go", uriBaseId: "SRCROOT" }]);
  });

  it("tells the path as a code flow and as related locations", () => {
    const result = run(full).results?.[0];
    const flow = result?.codeFlows?.[0]?.threadFlows[0]?.locations ?? [];
    const told = flow.map(({ location, kinds }) => `${location?.physicalLocation?.region?.startLine} ${kinds?.join()} ${location?.message?.text}`);
    expect(told).toEqual(["6 created created by `C.CString`", "7 assumed `open` is assumed to borrow `name`", "7 checked `err` is not nil", "8 exits returns; `name` is still owned"]);
    expect(result?.relatedLocations?.map(({ id, message }) => `${id} ${message?.text}`).at(-1)).toBe("4 returns; `name` is still owned");
  });

  it("groups the edits of a fix by file and leaves out fixes without edits", () => {
    expect(run(full).results?.[0]?.fixes).toHaveLength(1);
    const fixes = run(full).results?.[3]?.fixes ?? [];
    expect(fixes.map((one) => one.artifactChanges.map(({ artifactLocation, replacements }) => [artifactLocation.uri, replacements.length]))).toEqual([[["db/open.go", 2], ["other.c", 1]]]);
    expect(fixes[0]?.artifactChanges[0]?.replacements[0]).toEqual({ deletedRegion: { startLine: 3, startColumn: 1, endLine: 3, endColumn: 7 }, insertedContent: { text: "x\n" } });
  });

  it("refers to the rules it describes", () => {
    const { results, tool } = run(full);
    expect(results?.map(({ ruleId, ruleIndex, level }) => [ruleId, ruleIndex, level])).toEqual([
      ["cstring-leak", 1, "warning"],
      ["cstring-leak", 1, "error"],
      ["not-in-this-build", undefined, "note"],
      ["cstring-leak", 1, "warning"],
      ["cstring-leak", 1, "warning"],
    ]);
    const described = tool.driver.rules?.[2];
    expect(described).toMatchObject({ id: "unused-ignore", defaultConfiguration: { level: "note", enabled: false }, helpUri: "https://pkg.go.dev/cmd/cgo" });
    expect(tool.driver.rules?.[1]?.help?.text).toContain("Free it.");
    expect(tool.driver.rules?.[1]?.properties?.tags).toEqual(["memory", "cgo", "external/cwe/cwe-401"]);
  });

  it("numbers findings of a file that share a fingerprint", () => {
    expect(run(full).results?.map((result) => result.partialFingerprints?.["cgovet/v1"])).toEqual([
      "0123456789abcdef:1", "0123456789abcdef:2", "0123456789abcdef:1", "0123456789abcdef:1", "0123456789abcdef:3",
    ]);
  });

  it("marks what a directive silenced", () => {
    expect(run(full).results?.map(({ suppressions }) => suppressions?.[0]?.justification)).toEqual([undefined, undefined, undefined, undefined, "freed by the callback"]);
  });

  it("reports what was not looked at, and that the run is not complete", () => {
    const [invocation] = run(full).invocations ?? [];
    expect(invocation).toMatchObject({ executionSuccessful: false, exitCode: 3 });
    expect(invocation?.toolExecutionNotifications?.map(({ descriptor, level, message }) => [descriptor?.id, level, message.text])).toEqual([
      ["syntax-error", "warning", "syntax error in `open`"],
      ["unreadable", "error", "the folder cannot be read: permission denied"],
    ]);
    const kinds = run(full).tool.driver.notifications?.map(({ id }) => id);
    expect(invocation?.toolExecutionNotifications?.map(({ descriptor }) => kinds?.[descriptor?.index ?? -1])).toEqual(["syntax-error", "unreadable"]);
  });
});

describe("JSON", () => {
  it.each([["empty", report()], ["full", full]])("fits its schema when it is %s", (_name, given) => {
    const value: unknown = JSON.parse(renderJson(given, "1.2.3"));
    isReport(value);
    expect(isReport.errors ?? []).toEqual([]);
    expect(reportSchema.parse(value)).toEqual(value);
  });

  it("is checked by a schema that can say no", () => {
    expect(isReport({ ...jsonReport(full, "1"), extra: 1 })).toBe(false);
    expect(isReport({ ...jsonReport(full, "1"), version: 2 })).toBe(false);
  });

  it("tells the finding with one-based places and paths below the root", () => {
    expect(jsonReport(full, "1").findings[0]).toEqual({
      rule: "cstring-leak",
      severity: "warning",
      confidence: "certain",
      file: "db/open.go",
      range: { start: { line: 6, column: 10 }, end: { line: 6, column: 25 } },
      function: "DB.Open",
      message: "`name` is not freed when `open` fails",
      fingerprint: "0123456789abcdef",
      trace: expect.arrayContaining([{ kind: "exits", file: "db/open.go", range: { start: { line: 8, column: 3 }, end: { line: 8, column: 13 } }, message: "returns; `name` is still owned" }]) as unknown,
      fixes: [
        { title: "Free `name` with defer", applicability: "safe", edits: [{ file: "db/open.go", range: { start: { line: 6, column: 25 }, end: { line: 7, column: 8 } }, newText: "\n\tdefer C.free(unsafe.Pointer(name))\n\tif err" }] },
        { title: "Ignore `cstring-leak` here with a reason", applicability: "review", edits: [] },
      ],
    });
  });

  it("names files by their decoded path, and sums up", () => {
    const { findings, summary, complete } = jsonReport(full, "1");
    expect(findings.map(({ file }) => file)).toEqual(["db/open.go", "db/open.go", "file:///usr/include/x.h", "a b/中.go"]);
    expect(findings[3]?.fixes[1]).toMatchObject({ model: { name: "C.f", params: ["takes"] } });
    expect({ ...summary, complete }).toEqual({ error: 1, warning: 2, info: 1, hidden: 0, packages: 1, files: 2, elapsedMs: 1234, complete: false });
  });
});

describe("schemas/report.schema.json", () => {
  it("is the schema of this build", () => {
    const file = readFileSync(new URL("../../../schemas/report.schema.json", import.meta.url), "utf8");
    expect(JSON.parse(file), "run npm run generate").toEqual(reportJsonSchema());
  });
});
