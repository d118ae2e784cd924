// Guarantees: which idioms of real cgo code the fixtures show, and which of their functions show them. The names come
// from one list (test/fixtures/idioms.json), each with a sentence. In the header of any file of a case:
//
//   // idiom: struct fields                          all functions of the case
//   // idiom: shadowing: shadowedBad notShadowedOk    these of them
//
// Pure: judges names, analyses nothing.

import { readFileSync } from "node:fs";
import { join } from "node:path";
import { repositoryRoot, type FixtureCase, type FixtureFile } from "./fixtureCases.ts";
import { functionRegions, promiseOf, type FunctionRegion } from "./functionRegions.ts";

export interface Idiom {
  readonly name: string;
  /** One sentence for the page. */
  readonly what: string;
}

/** A function of a fixture that shows an idiom. */
export interface IdiomFunction {
  readonly fixture: FixtureCase;
  readonly file: FixtureFile;
  readonly region: FunctionRegion;
}

/** The list, in the order of the page. */
export function listIdioms(): readonly Idiom[] {
  return JSON.parse(readFileSync(join(repositoryRoot, "test/fixtures/idioms.json"), "utf8")) as readonly Idiom[];
}

interface Header {
  readonly name: string;
  /** Empty: all. */
  readonly functions: readonly string[];
  /** Relative to the repository. */
  readonly path: string;
}

function headersOf(fixture: FixtureCase): readonly Header[] {
  return fixture.files.flatMap((file) => {
    const lines = file.text.split(/\r?\n/);
    const end = lines.findIndex((line) => line.trim() !== "" && !/^\s*(\/\/|\/\*|\*)/.test(line));
    return lines.slice(0, end < 0 ? lines.length : end).flatMap((line): readonly Header[] => {
      const match = /^\s*(?:\/\/|\/?\*) idiom: ([^:]+?)(?:: (.*))?$/.exec(line);
      return match === null ? [] : [{ name: (match[1] ?? "").trim(), functions: (match[2] ?? "").split(/\s+/).filter((word) => word !== ""), path: file.path }];
    });
  });
}

/** Functions that promise something (Bad, Ok, FN_, FP_), by idiom, in the order of cases and files. */
export function functionsOfIdioms(cases: readonly FixtureCase[]): ReadonlyMap<string, readonly IdiomFunction[]> {
  const found = new Map<string, IdiomFunction[]>();
  for (const fixture of cases) {
    const promising = fixture.files.flatMap((file) => functionRegions(file.text).filter(({ name }) => promiseOf(name) !== "none").map((region): IdiomFunction => ({ fixture, file, region })));
    for (const { name, functions } of headersOf(fixture)) {
      const list = found.get(name) ?? [];
      const own = promising.filter(({ region }) => functions.length === 0 || functions.includes(region.name));
      list.push(...own.filter((one) => !list.includes(one)));
      found.set(name, list);
    }
  }
  return found;
}

/** `path: fault`: names that are not in the list, functions that are not there, idioms without Bad or Ok. */
export function idiomFaults(idioms: readonly Idiom[], cases: readonly FixtureCase[]): readonly string[] {
  const known = new Set(idioms.map(({ name }) => name));
  const headers = cases.flatMap((fixture) => {
    const names = new Set(fixture.files.flatMap((file) => functionRegions(file.text).map((region) => region.name)));
    return headersOf(fixture).flatMap(({ name, functions, path }) => [
      ...(known.has(name) ? [] : [`${path}: no idiom is called "${name}"`]),
      ...functions.filter((one) => !names.has(one)).map((one) => `${path}: no function is called ${one}`),
    ]);
  });
  const shown = functionsOfIdioms(cases);
  const lacking = idioms.flatMap(({ name }) => {
    const promises = (shown.get(name) ?? []).map(({ region }) => promiseOf(region.name));
    return [...(promises.includes("bad") ? [] : [`${name}: no fixture shows it done wrong`]), ...(promises.includes("ok") ? [] : [`${name}: no fixture shows it done right`])];
  });
  return [...headers, ...lacking];
}
