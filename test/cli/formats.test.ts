// What the built command line writes, in each format.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import Ajv from "ajv";
import AjvDraft4 from "ajv-draft-04";
import addFormats from "ajv-formats";
import type { Log, Result, Run } from "sarif";
import { describe, expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { runCli } from "./cliProcess.ts";
import { clean, ignored, leaky } from "./sources.ts";

const require = createRequire(import.meta.url);
const readJson = (path: string): object => JSON.parse(readFileSync(path, "utf8")) as object;

const files = { "go.mod": "module example.com/db\n\ngo 1.22\n", "db/open.go": leaky, "ok/ok.go": clean, "quiet/q.go": ignored };

describe("text", () => {
  it("is a golden at 80 columns", async () => {
    const { path } = tempTree(files);
    const { code, out, err } = await runCli(["scan"], { cwd: path });
    expect([code, err]).toEqual([1, ""]);
    await expect(out.replace(/in \d+(\.\d)? s\.$/m, "in 0.1 s.")).toMatchFileSnapshot("golden/leak.txt");
  });

  it("has colours only when asked for", async () => {
    const { path } = tempTree(files);
    const plain = await runCli(["scan", "-q"], { cwd: path });
    const coloured = await runCli(["scan", "-q"], { cwd: path, env: { FORCE_COLOR: "1" } });
    const refused = await runCli(["scan", "-q", "--no-color"], { cwd: path, env: { FORCE_COLOR: "1" } });
    expect(plain.out).not.toContain("\u001b");
    expect(coloured.out).toContain("\u001b[");
    expect(refused.out).toBe(plain.out);
  });
});

describe("compact", () => {
  const [matcher] = (readJson(new URL("../../package.json", import.meta.url).pathname) as { readonly contributes: { readonly problemMatchers: readonly { readonly pattern: Readonly<Record<string, number>> & { readonly regexp: string } }[] } }).contributes.problemMatchers;

  it.each([[[]], [["--lang", "zh-cn"]]])("is read line by line by the problem matcher (%j)", async (language) => {
    const { path } = tempTree(files);
    const { code, out } = await runCli(["scan", "--format", "compact", ...language, "--", "."], { cwd: path });
    expect(code).toBe(1);
    const pattern = new RegExp(matcher?.pattern.regexp ?? "");
    const part = (match: RegExpExecArray, name: string): string => match[matcher?.pattern[name] ?? 0] ?? "";
    const found = out.split("\n").map((line) => pattern.exec(line)).filter((match) => match !== null);
    expect(found.map((match) => ["file", "line", "column", "severity", "code"].map((name) => part(match, name)))).toEqual([["db/open.go", "18", "10", "warning", "cstring-leak"]]);
    expect(found.every((match) => part(match, "message") !== "")).toBe(true);
  });

  it("ends with the summary, unless it is to be quiet", async () => {
    const { path } = tempTree(files);
    expect((await runCli(["scan", "--format", "compact"], { cwd: path })).out).toMatch(/\n\n1 warning in 1 file/);
    expect((await runCli(["scan", "--format", "compact", "-q"], { cwd: path })).out.trimEnd().split("\n")).toHaveLength(1);
    expect((await runCli(["scan", "--format", "compact", "-q", "ok"], { cwd: path })).out).toBe("");
  });
});

describe("json", () => {
  it("fits the published schema", async () => {
    const { path, uri } = tempTree(files);
    const { code, out } = await runCli(["scan", "--format", "json"], { cwd: path });
    const report = JSON.parse(out) as { readonly root: string; readonly findings: readonly object[]; readonly suppressed: readonly object[] };
    const validate = new Ajv({ strict: true, strictTypes: false }).compile(readJson(new URL("../../schemas/report.schema.json", import.meta.url).pathname));
    expect(validate(report), JSON.stringify(validate.errors)).toBe(true);
    expect(code).toBe(1);
    expect(report.root).toBe(uri);
    expect(report.findings).toMatchObject([{ rule: "cstring-leak", file: "db/open.go", function: "Open", range: { start: { line: 18 } } }]);
    expect(report.suppressed).toMatchObject([{ file: "quiet/q.go", reason: "the process ends here" }]);
  });
});

describe("sarif", () => {
  it("is valid and tells the whole story", async () => {
    const { path, uri } = tempTree(files);
    const { code, out, err } = await runCli(["scan", "--format", "sarif", "--output", "x.sarif", "."], { cwd: path });
    expect([code, out, err]).toEqual([1, "", "cgovet: wrote sarif to x.sarif\n"]);
    const log = readJson(join(path, "x.sarif")) as Log;
    expect(schemaFaults(log)).toEqual([]);
    const run = log.runs[0] as Run;
    const [result, silenced] = run.results as [Result, Result];
    expect(run).toMatchObject({ originalUriBaseIds: { SRCROOT: { uri: `${uri}/` } }, invocations: [{ executionSuccessful: true, exitCode: 1 }] });
    expect(result).toMatchObject({
      locations: [{ physicalLocation: { artifactLocation: { uri: "db/open.go" }, region: { startLine: 18 } }, logicalLocations: [{ fullyQualifiedName: "Open" }] }],
      codeFlows: [{ threadFlows: [{ locations: [18, 19, 19, 20].map((startLine) => ({ location: { physicalLocation: { region: { startLine } } } })) }] }],
      relatedLocations: [{ id: 1 }, { id: 2 }, { id: 3 }, { id: 4 }],
      fixes: [{}, {}],
    });
    expect(run.tool.driver.rules?.[result.ruleIndex ?? -1]).toMatchObject({ id: "cstring-leak" });
    expect(silenced.suppressions).toMatchObject([{ kind: "inSource", justification: "the process ends here" }]);
  });
});

function schemaFaults(log: Log): readonly unknown[] {
  const ajv = new AjvDraft4({ strict: false, unicodeRegExp: false, allErrors: true });
  addFormats(ajv);
  const validate = ajv.compile(readJson(require.resolve("@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json")));
  validate(log);
  return validate.errors ?? [];
}

describe("every format", () => {
  it("is the same whatever the number of jobs", async () => {
    const many = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`p${index}/open.go`, leaky]));
    const { path } = tempTree(many);
    const outputs = await Promise.all(["1", "3"].map((jobs) => runCli(["scan", "--format", "json", "--jobs", jobs], { cwd: path })));
    const [one, three] = outputs.map(({ out }) => out.replace(/"elapsedMs": \d+/, ""));
    expect(one).toContain("p5/open.go");
    expect(three).toBe(one);
  });
});
