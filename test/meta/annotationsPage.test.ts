// The examples of docs/annotations.md, analysed: what a line is said to be reported for, it is, and nothing else.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, describe, expect, it } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import { defaultSettings, type EngineSettings } from "../../server/src/engine/settings.ts";
import { parseConfigText } from "../../server/src/config/parseConfigText.ts";
import { catalog } from "../../server/src/engine/catalog.ts";
import { defaultModule, repositoryRoot } from "../harness/fixtureCases.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";

interface Example {
  readonly heading: string;
  readonly code: string;
  /** Text of the rows above it. */
  readonly rows: string | undefined;
}

const page = readFileSync(join(repositoryRoot, "docs/annotations.md"), "utf8");
const examples: readonly Example[] = [...page.matchAll(/^### (.+)\n([^]*?)(?=^##|$(?![^]))/gm)].flatMap(([, heading = "", section = ""]) => {
  const rows = /^```json\n([^]*?)^```/m.exec(section)?.[1];
  const code = /^```go\n([^]*?)^```/m.exec(section)?.[1];
  return code === undefined ? [] : [{ heading, code, rows }];
});

const engines: Engine[] = [];
afterAll(() => engines.forEach((engine) => engine.dispose()));

async function reported({ code, rows }: Example): Promise<readonly string[]> {
  const uri = "file:///fixtures/example/example.go";
  const settings: EngineSettings = { ...defaultSettings, models: rows === undefined ? [] : (JSON.parse(rows) as Pick<EngineSettings, "models">).models };
  const text = `package p\n\n${code}`;
  const engine = await createEngine({ host: createMemoryHost([defaultModule, [uri, text]]), grammars: grammarBytes(), settings, rethrow: true });
  engines.push(engine);
  const report = await engine.analyzeFile(uri);
  const lines = text.split("\n");
  return report.files.flatMap((file) => file.findings).map((finding) => `${(lines[finding.range.start.line] ?? "").replace(/ \/\/ reported.*$/, "").trim()} // reported: ${finding.rule}`).sort();
}

describe("the page about annotations and models", () => {
  it("has an example for each annotation and most fields of models", () => {
    expect(examples.length).toBeGreaterThan(14);
    for (const word of ["owns p", "borrows p", "frees p", "returns-owned", "params", "creates", "releases", "retains", "returnsBorrowed", "thread"]) {
      expect(examples.some(({ heading }) => heading.includes(word)), word).toBe(true);
    }
  });

  it.each(examples.map((example) => [example.heading, example] as const))("%s is as its example says", async (_, example) => {
    const wanted = example.code.split("\n").filter((line) => line.includes("// reported: ")).map((line) => line.trim()).sort();
    expect(await reported(example)).toEqual(wanted);
  });

  it.each(examples.filter(({ rows }) => rows !== undefined).map((example) => [example.heading, example.rows ?? ""] as const))("%s is valid in cgovet.json", (_, rows) => {
    expect(parseConfigText(rows, "file:///w/cgovet.json", catalog).problems).toEqual([]);
  });
});
