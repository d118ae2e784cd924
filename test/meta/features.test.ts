// docs/features.md names tests that are there: file, case, and a suite that runs the file.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { suites } from "../../scripts/suites/runSuites.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

interface Row {
  readonly feature: string;
  readonly suite: string;
  readonly file: string;
  readonly name: string;
}

/** Rows with a test; the others are headings. */
function rowsOf(page: string): readonly Row[] {
  const cells = page.split("\n").filter((line) => line.startsWith("| ")).map((line) => line.split("|").slice(1, -1).map((cell) => cell.trim()));
  return cells.slice(2).flatMap(([feature = "", suite = "", file = "", name = ""]) => (suite === "" ? [] : [{ feature, suite, file: file.replaceAll("`", ""), name }]));
}

/** Reports whether the source has a case of this name: a string of its own, quoted in any way. */
function holdsCase(source: string, name: string): boolean {
  return ['"', "'", "`"].some((quote) => source.includes(`${quote}${name}${quote}`));
}

/** Where the files of a suite lie. */
function isOf(suite: string, file: string): boolean {
  return suite === "vscode" ? /^(test\/vscode|scripts\/vscodeHost)\//.test(file) : file.startsWith(`test/${suite}/`);
}

const rows = rowsOf(readFileSync(join(repositoryRoot, "docs/features.md"), "utf8"));

describe("docs/features.md", () => {
  it("has many rows, no feature twice", () => {
    expect(rows.length).toBeGreaterThan(50);
    expect(rows.filter(({ feature }, index) => rows.findIndex((row) => row.feature === feature) !== index)).toEqual([]);
  });

  it.each(rows.map((row) => [row.feature, row] as const))("%s", (_, { suite, file, name }) => {
    expect(suites.map((one) => one.name)).toContain(suite);
    expect(isOf(suite, file)).toBe(true);
    expect(existsSync(join(repositoryRoot, file))).toBe(true);
    expect(holdsCase(readFileSync(join(repositoryRoot, file), "utf8"), name)).toBe(true);
  });
});

describe("the check", () => {
  it("notices a case that is not there", () => {
    expect(holdsCase('it("is there", () => {})', "is there")).toBe(true);
    expect(holdsCase('it("is there, somewhere", () => {})', "is there")).toBe(false);
  });
});
