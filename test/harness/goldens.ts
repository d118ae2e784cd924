// Guarantees: `x.go.golden` beside a fixture `x.go` holds, in txtar form, one section per kind of fix (fixVariants.ts) with
// the whole file after it. A golden is optional: fixtures that show what a fix looks like have one. `npm run goldens`
// rewrites those that exist and, given file names, writes new ones; it never touches want comments.

import { existsSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { formatArchive, parseArchive } from "./goldenArchive.ts";
import type { FixtureCase } from "./fixtureCases.ts";
import { repositoryRoot } from "./fixtureCases.ts";
import type { FixVariant } from "./fixVariants.ts";
import type { Problem } from "./problem.ts";

const introduction = "The file after each kind of fix. Written by `npm run goldens`.\n";

/** What `npm run goldens` asks for through the environment; undefined when tests only compare. */
export interface GoldenOrder {
  /** Fixture paths (relative to the repository) that shall get a golden if they have none. */
  readonly create: readonly string[];
}

/** Reads CGOVET_GOLDENS: unset compares; `write` rewrites; `write:a.go,b.go` also creates. */
export function goldenOrder(value: string | undefined): GoldenOrder | undefined {
  if (value === undefined || value === "") return undefined;
  return { create: value.replace(/^write:?/, "").split(",").filter((path) => path !== "") };
}

/** Compares the goldens of a case with its variants. */
export function compareGoldens(fixture: FixtureCase, variants: readonly FixVariant[]): readonly Problem[] {
  const problems: Problem[] = [];
  for (const [name, golden] of fixture.goldens) {
    const file = fixture.files.find((candidate) => candidate.name === name);
    const uri = file?.uri ?? golden.uri;
    const expected = new Map(parseArchive(golden.text).map((section) => [section.name, section.data] as const));
    const got = new Map(sectionsOf(uri, variants));
    for (const title of new Set([...expected.keys(), ...got.keys()])) {
      const problem = compareSection(title, expected.get(title), got.get(title));
      if (problem !== undefined) problems.push({ uri, ...problem });
    }
    if (got.size === 0 && expected.size === 0) problems.push({ uri, line: 0, expected: "a golden with sections", got: "no fix edits this file: delete the golden" });
  }
  return problems;
}

function compareSection(title: string, expected: string | undefined, got: string | undefined): Omit<Problem, "uri"> | undefined {
  if (expected === got) return undefined;
  if (expected === undefined) return { line: 0, expected: `no fix "${title}" (the golden has no such section)`, got: "one; see `npm run goldens`" };
  if (got === undefined) return { line: 0, expected: `a fix "${title}" (the golden has it)`, got: "none" };
  const expectedLines = expected.split("\n");
  const gotLines = got.split("\n");
  const at = expectedLines.findIndex((line, index) => line !== gotLines[index]);
  const line = at < 0 ? expectedLines.length : at;
  return { line, expected: `after "${title}", line ${line + 1}: ${JSON.stringify(expectedLines[line] ?? "(end)")}`, got: JSON.stringify(gotLines[line] ?? "(end)") };
}

/** Rewrites the goldens of a case; gives the paths that changed. */
export function writeGoldens(fixture: FixtureCase, variants: readonly FixVariant[], order: GoldenOrder): readonly string[] {
  const changed: string[] = [];
  for (const file of fixture.files) {
    const old = fixture.goldens.get(file.name);
    if (old === undefined && !order.create.includes(file.path)) continue;
    const sections = sectionsOf(file.uri, variants).map(([name, data]) => ({ name, data }));
    const path = join(repositoryRoot, `${file.path}.golden`);
    if (sections.length === 0) {
      if (existsSync(path)) rmSync(path);
    } else {
      const text = formatArchive(introduction, sections);
      if (text === old?.text) continue;
      writeFileSync(path, text);
    }
    changed.push(`${file.path}.golden`);
  }
  return changed;
}

function sectionsOf(uri: string, variants: readonly FixVariant[]): readonly (readonly [string, string])[] {
  return variants.flatMap((variant) => {
    const text = variant.texts.get(uri);
    return text === undefined ? [] : [[variant.title, text] as const];
  });
}
