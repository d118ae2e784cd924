// Property: after any edits, an engine that saw them all reports what an engine says that sees the package for the first
// time: the same findings with ids, ranges, traces and edits, the same notices, the same silenced findings.
import { describe, expect, it } from "vitest";
import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { listFixtureCases } from "../harness/fixtureCases.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";
import { createTypist } from "../harness/typist.ts";
import { readFileSync, readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const dir = "file:///edited";
/** More of both for a long run: `CGOVET_EDITS=400 CGOVET_SEED=7`. */
const edits = Number(process.env["CGOVET_EDITS"] ?? "12");
const seed = Number(process.env["CGOVET_SEED"] ?? "1");
const settings = { ...defaultSettings, profile: "strict" } as const;

function demo(): ReadonlyMap<string, string> {
  const folder = resolve(import.meta.dirname, "../demo");
  return new Map(readdirSync(folder).filter((name) => /\.(go|c|h|mod)$/.test(name)).map((name) => [name, readFileSync(join(folder, name), "utf8")]));
}

/** Every so many-th case, beginning with a different one for every seed. */
function sampledFixtures(): readonly (readonly [string, ReadonlyMap<string, string>])[] {
  const all = listFixtureCases();
  const step = 90;
  return all.filter((_, i) => i % step === seed % step).map(({ rule, name, files }) => [`${rule}/${name}`, new Map(files.map((file) => [file.name, file.text]))]);
}

async function engineOver(files: Iterable<readonly [string, string]>): Promise<Engine> {
  return createEngine({ host: createMemoryHost([...files].map(([name, text]) => [`${dir}/${name}`, text])), grammars: grammarBytes(), settings, rethrow: true });
}

/** Applies `count` edits to one engine and compares it with a new one after each; returns what was taken over. */
async function compareAfterEach(files: ReadonlyMap<string, string>, count: number): Promise<number> {
  const sources = new Map([...files].filter(([name]) => /\.(go|c|h)$/.test(name) && !name.includes("/")));
  const typist = createTypist(sources, { seed, inWords: true });
  const engine = await engineOver(files);
  for (const [name, text] of sources) engine.setOverlay(`${dir}/${name}`, text, 1);
  await engine.analyzeDirectory(dir);
  for (let i = 0; i < count; i++) {
    const before = new Map([...sources.keys()].map((name) => [name, typist.textOf(name)]));
    const edit = typist.next();
    const range = createLineIndex(before.get(edit.file) ?? "").rangeOf({ start: edit.start, end: edit.end });
    engine.updateOverlay(`${dir}/${edit.file}`, [{ range, text: edit.text }], i + 2);
    const fresh = await engineOver([...files].map(([name, text]) => [name, sources.has(name) ? typist.textOf(name) : text]));
    const incremental = await engine.analyzeDirectory(dir);
    const expected = await fresh.analyzeDirectory(dir);
    fresh.dispose();
    expect(withoutVersions(incremental), `after edit ${i} of seed ${seed}: ${edit.about} in ${edit.file} at ${edit.start}`).toEqual(withoutVersions(expected));
  }
  const { functionsTakenOver } = engine.stats();
  engine.dispose();
  return functionsTakenOver;
}

/** The texts of one engine are documents, those of the other files. */
function withoutVersions(report: Awaited<ReturnType<Engine["analyzeDirectory"]>>): unknown {
  const { claims, ...rest } = report;
  const plain = claims?.map(({ signals, ...place }) => ({ ...place, signals: signals.map(({ reported, ...signal }) => ({ ...signal, reported: { ...reported, version: undefined } })) }));
  return { ...rest, claims: plain, files: rest.files.map((file) => ({ ...file, version: undefined })) };
}

describe("findings after edits are those of a fresh engine", () => {
  it("in the demo", { timeout: 120_000 }, async () => {
    expect(await compareAfterEach(demo(), edits * 3)).toBeGreaterThan(0);
  });

  it.each(sampledFixtures())("in %s", { timeout: 60_000 }, async (_, files) => {
    await compareAfterEach(files, edits);
  });
});
