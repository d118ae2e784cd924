// The compiler and the sanitizer agree with the fixtures: every runnable …Bad function of the memory rules makes
// LeakSanitizer or AddressSanitizer report, and no …Ok function does. See README.md.
// Runs of several minutes on a cold build cache; a warm one takes a fraction.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { casePath, listFixtureCases } from "../harness/fixtureCases.ts";
import { exclusions } from "./exclusions.ts";
import { programOf } from "./oracleProgram.ts";
import type { Built, Verdict } from "./runPrograms.ts";
import { buildAll, eachOf, runFunction, whyNot } from "./runPrograms.ts";

/** Rules whose fixtures are run, and what the sanitizer must say about their Bad functions. */
const rules: ReadonlyMap<string, "leak" | "memory"> = new Map([
  ["cstring-leak", "leak"],
  ["malloc-leak", "leak"],
  ["defer-free-too-early", "leak"],
  ["double-free", "memory"],
  ["use-after-free", "memory"],
]);

/** A reason kept here rather than in the fixture; see exclusions.ts. */
function excludedHere(path: string, name: string): string | undefined {
  const known = exclusions[path.replace("test/fixtures/rules/", "").replace(/\.go$/, "")];
  return known?.[name] ?? known?.["*"];
}

const missing = await whyNot();
const cases = listFixtureCases().filter((fixture) => rules.has(fixture.rule)).map((fixture) => {
  const program = programOf(new Map(fixture.files.map((file) => [file.name, file.text])));
  const path = casePath(fixture);
  const isOut = ({ name }: { readonly name: string }): boolean => excludedHere(path, name) !== undefined;
  const functions = program.functions.filter((fn) => !isOut(fn));
  const excluded = [...program.excluded, ...program.functions.filter(isOut).map(({ name }) => ({ name, reason: excludedHere(path, name) ?? "" }))];
  return { path, expected: rules.get(fixture.rule) ?? "leak", program: { files: program.files, functions, excluded } };
});
const runnable = cases.filter(({ program }) => program.functions.length > 0);
const verdicts = new Map<string, Verdict>();
let built: ReadonlyMap<string, Built> = new Map();
let dispose = (): void => undefined;

beforeAll(async () => {
  if (missing !== undefined) return;
  ({ built, dispose } = await buildAll(new Map(runnable.map(({ path, program }) => [path, program.files]))));
  const runs = runnable.flatMap(({ path, program }) => program.functions.map(({ name }) => ({ path, name })));
  await eachOf(runs, 4, async ({ path, name }) => {
    const executable = built.get(path)?.program;
    if (typeof executable === "string") verdicts.set(`${path} ${name}`, await runFunction(executable, name));
  });
}, 15 * 60_000);

afterAll(() => dispose());

describe("exclusions", () => {
  it("name functions that exist", () => {
    const known = new Map(cases.map(({ path, program }) => [path.replace("test/fixtures/rules/", "").replace(/\.go$/, ""), [...program.excluded.map(({ name }) => name)]]));
    const stale = Object.entries(exclusions).flatMap(([path, names]) => Object.keys(names).filter((name) => name === "*" ? !known.has(path) : known.get(path)?.includes(name) !== true).map((name) => `${path} ${name}`));
    expect(stale).toEqual([]);
  });
});

describe.each(cases)("$path", ({ path, expected, program }) => {
  if (program.functions.length > 0) {
    it("builds", (context) => {
      if (missing !== undefined) return context.skip(missing);
      const result = built.get(path)?.program;
      expect(typeof result === "string" ? "" : (result?.failed ?? "was not built"), "give a reason in the header (// oracle: none REASON) if it cannot").toBe("");
    });
  }
  for (const fn of program.functions) {
    it(`${fn.name} makes the sanitizer ${fn.expects === "report" ? "report" : "stay silent"}`, (context) => {
      if (missing !== undefined) return context.skip(missing);
      const verdict = verdicts.get(`${path} ${fn.name}`);
      if (verdict === undefined) return context.skip("its program was not built");
      const said = verdict.kind === "silent" ? "silence" : `${verdict.kind}: ${verdict.what}`;
      if (fn.expects === "silence") expect(said).toBe("silence");
      else expect(verdict.kind === expected ? "a report" : said, `expected a ${expected} report`).toBe("a report");
    });
  }
  // What cannot run is no test: it only has to say why. CGOVET_ORACLE=list prints it.
  it("says why the others do not run", () => {
    if (process.env["CGOVET_ORACLE"] === "list") for (const { name, reason } of program.excluded) console.log(`${path} ${name}: ${reason}`);
    expect(program.excluded.filter(({ reason }) => reason.trim().length < 8)).toEqual([]);
  });
});
