// Every row of every library table, exercised through the real engine on generated Go code: an object that is made
// and forgotten is one leak of its family; one that is made and released is none, whichever release function is used;
// a counted reference needs one more release; what a function only lends is nobody's leak.
import { beforeAll, describe, expect, it } from "vitest";
import type { PackageAnalyses } from "../../../server/src/engine/analyses/packageAnalyses.ts";
import type { ApiModel } from "../../../server/src/engine/knowledge/apiModel.ts";
import { builtinModels } from "../../../server/src/engine/knowledge/data/index.ts";
import { libraryTables } from "../../../server/src/engine/knowledge/data/libraries/index.ts";
import type { LibraryTable } from "../../../server/src/engine/knowledge/libraryTable.ts";
import { expandLibrary } from "../../../server/src/engine/knowledge/libraryTable.ts";
import type { PlacedFunction } from "../../../server/src/engine/program/model.ts";
import { analysesFromSource } from "../../harness/sourcePackage.ts";

/** One generated function and what must be found in it: the families of its leaks. */
interface Specimen {
  readonly name: string;
  readonly text: string;
  readonly leaks: readonly string[];
}

interface Analysed {
  readonly analyses: PackageAnalyses;
  readonly functions: ReadonlyMap<string, PlacedFunction>;
}

type Aspect = "forgets" | "releases" | "retains" | "lends";

/** Go cannot call C++ names. */
const callable = builtinModels.filter(({ name }) => /^C\.\w+$/.test(name));
const creators = byFamily((model) => model.creates?.family);
const releasers = byFamily((model) => model.releases?.family);
const creatorsOf = (family: string): readonly ApiModel[] => creators.get(family) ?? [];
const releasersOf = (family: string): readonly ApiModel[] => releasers.get(family) ?? [];

function byFamily(familyOf: (model: ApiModel) => string | undefined): ReadonlyMap<string, readonly ApiModel[]> {
  const groups = new Map<string, ApiModel[]>();
  for (const model of callable) {
    const family = familyOf(model);
    if (family === undefined) continue;
    const group = groups.get(family);
    if (group === undefined) groups.set(family, [model]);
    else group.push(model);
  }
  return groups;
}

/** Arguments that stand for nothing in particular: numbers, but for the places given. */
function callOf(model: ApiModel, places: Readonly<Record<number, string>>): string {
  const taken = Object.keys(places).map((index) => Number(index) + 1);
  const count = Math.max(0, model.params?.length ?? 0, ...taken);
  return `${model.name}(${Array.from({ length: count }, (_, i) => places[i] ?? "7").join(", ")})`;
}

/** Statements that create `x`. */
function creationOf(model: ApiModel): readonly string[] {
  const { outParam, inPlace, whenNil } = model.creates ?? {};
  // Told not to hand out the rest.
  const others = callable.flatMap((other) => (other.name === model.name && other.creates?.outParam !== undefined ? [[other.creates.outParam, "nil"]] : []));
  const places: Readonly<Record<number, string>> = { ...Object.fromEntries(others), ...(whenNil !== undefined && { [whenNil]: "nil" }) };
  const pointer = outParam ?? inPlace;
  if (pointer === undefined) return [`x := ${callOf(model, places)}`];
  return ["var x C.some_type", callOf(model, { ...places, [pointer]: "&x" })];
}

/** Statements that release `x` as `creator` made it; a release that may fail is followed by a sure one. */
function releaseOf(releaser: ApiModel, creator: ApiModel): readonly string[] {
  const { param = 0, through = false, onSuccess = false, family = "" } = releaser.releases ?? {};
  const argument = through || creator.creates?.inPlace !== undefined ? "&x" : "x";
  const call = callOf(releaser, { [param]: argument });
  if (!onSuccess) return [call];
  const sure = releasersOf(family).find((model) => model.releases?.onSuccess !== true);
  return sure === undefined ? [call] : [`if ${call} != 0 {`, ...releaseOf(sure, creator), "}"];
}

function specimen(name: string, statements: readonly string[], leaks: readonly string[]): Specimen {
  return { name, leaks, text: `func ${name}() {\n\t${statements.join("\n\t")}\n}\n` };
}

const plain = (name: string): string => name.replace(/^C\./, "");

/** What the function hands out as its result, where `model` tells what comes through a parameter besides. */
function beside({ name, creates }: ApiModel): readonly string[] {
  if (creates?.outParam === undefined) return [];
  return callable.flatMap((other) => (other.name === name && other.creates !== undefined && other.creates.outParam === undefined && other.creates.inPlace === undefined ? other.creates.family : []));
}

const severalPlaces = (model: ApiModel): boolean => callable.some((other) => other !== model && other.name === model.name && other.creates !== undefined);
const named = (model: ApiModel): string => `${plain(model.name)}${model.creates?.outParam !== undefined && severalPlaces(model) ? `_behind_${String(model.creates?.outParam)}` : ""}`;

function forgotten(models: readonly ApiModel[]): readonly Specimen[] {
  return models.flatMap((model) => {
    const { creates } = model;
    if (creates === undefined) return [];
    return [specimen(`forget_${named(model)}`, creationOf(model), [...beside(model), creates.family])];
  });
}

/** Every creator with the usual release, and the first creator with every release. */
function released(families: readonly string[], own: ReadonlySet<string>): readonly Specimen[] {
  return families.flatMap((family) => {
    const makers = creatorsOf(family).filter((model) => family !== "malloc" || own.has(model.name) || model.name === "C.strdup");
    const enders = releasersOf(family).filter((model) => model.reallocates === undefined && model.name !== "C.reallocf");
    const pairs = makers.flatMap((creator, i) => enders.filter((_, j) => i === 0 || j === 0).map((releaser) => ({ creator, releaser })));
    // A release that creates something itself leaves that to be released.
    return pairs.map(({ creator, releaser }) => specimen(`release_${named(creator)}_with_${plain(releaser.name)}`, [...creationOf(creator), ...releaseOf(releaser, creator)], releaser.creates === undefined ? beside(creator) : [...beside(creator), releaser.creates.family]));
  });
}

function retained(models: readonly ApiModel[]): readonly Specimen[] {
  return models.flatMap((model) => {
    const { retains } = model;
    const creator = retains && creatorsOf(retains.family).find(({ creates }) => creates?.inPlace === undefined);
    const releaser = retains && releasersOf(retains.family)[0];
    if (retains === undefined || creator === undefined || releaser === undefined) return [];
    const retain = [...creationOf(creator), callOf(model, { [retains.param]: "x" })];
    const release = releaseOf(releaser, creator);
    return [
      specimen(`once_${plain(model.name)}`, [...retain, ...release], [retains.family]),
      specimen(`twice_${plain(model.name)}`, [...retain, ...(releaser.releases?.through === true ? ["y := x"] : []), ...release, ...(releaser.releases?.through === true ? release.map((line) => line.replace("&x", "&y")) : release)], []),
    ];
  });
}

function lent(models: readonly ApiModel[]): readonly Specimen[] {
  return models.filter((model) => model.returnsBorrowed !== undefined).map((model) => specimen(`lend_${plain(model.name)}`, [`x := ${callOf(model, typeof model.returnsBorrowed === "number" ? { [model.returnsBorrowed]: "owner" } : {})}`], []));
}

function specimensOf(table: LibraryTable, prefix: string): Readonly<Record<Aspect, readonly Specimen[]>> {
  const rows = expandLibrary(table);
  const families = [...new Set(table.families.map(({ family }) => family))];
  const own = new Set(rows.map(({ name }) => name));
  const elsewhere = families.filter((family) => family !== "malloc").flatMap((family) => creatorsOf(family).filter(({ name }) => !own.has(name)));
  const models = [...rows, ...elsewhere];
  const numbered = (specimens: readonly Specimen[]): readonly Specimen[] => specimens.map(({ name, text, leaks }) => ({ name: prefix + name, leaks, text: text.replace("func ", `func ${prefix}`) }));
  return {
    forgets: numbered(forgotten(models.filter((model) => model.releases === undefined))),
    releases: numbered(released(families, own)),
    retains: numbered(retained(rows)),
    lends: numbered(lent(rows)),
  };
}

/** What the engine finds in the specimens, where it differs from what it must. */
function differences({ analyses, functions }: Analysed, specimens: readonly Specimen[]): readonly string[] {
  return specimens.flatMap(({ name, leaks }) => {
    const fn = functions.get(name);
    if (fn === undefined) return [`${name}: not parsed`];
    const found = analyses.ownership.leaks(fn).map(({ creation }) => creation.family);
    return [...found].sort().join() === [...leaks].sort().join() ? [] : [`${name.replace(/^t\d+_/, "")}: ${found.join(", ") || "nothing"} instead of ${leaks.join(", ") || "nothing"}`];
  });
}

/** One file per table; all of them are one package. A call of a name in `_t` looks like a conversion: the preamble declares it. */
function sourceOf(specimens: readonly Specimen[]): string {
  const declared = [...new Set(specimens.flatMap(({ text }) => [...text.matchAll(/C\.(\w+_t)\(/g)].map(([, name]) => name ?? "")))];
  return `package p\n\n// int some_header;\n${declared.map((name) => `// void *${name}();\n`).join("")}import "C"\n\n${specimens.map(({ text }) => text).join("\n")}`;
}

describe("library tables in the engine", () => {
  const all = libraryTables.map((table, index) => ({ table, specimens: specimensOf(table, `t${String(index)}_`) }));
  let analysed: Analysed | undefined;

  beforeAll(async () => {
    const analyses = await analysesFromSource(Object.fromEntries(all.map(({ specimens }, index) => [`t${String(index)}.go`, sourceOf(Object.values(specimens).flat())])));
    analysed = { analyses, functions: new Map(analyses.calls.functions.map((fn) => [fn.model.name, fn])) };
  }, 60_000);

  it("make specimens of every family that somebody creates", () => {
    const creating = libraryTables.flatMap(({ families }) => families.filter(({ creates }) => (creates ?? []).length > 0).map(({ family }) => family));
    const shown = new Set(all.flatMap(({ specimens }) => specimens.forgets.flatMap(({ leaks }) => leaks)));
    expect(creating.filter((family) => !shown.has(family))).toEqual([]);
  });

  for (const { table, specimens } of all) {
    const differing = (aspect: Aspect): readonly string[] => (analysed === undefined ? ["not analysed"] : differences(analysed, specimens[aspect]));
    const title = `${table.library} (${table.header})`;
    const claims: Readonly<Record<Aspect, string>> = {
      forgets: "what is made and forgotten leaks once",
      releases: "every release fits",
      retains: "a reference more is a release more",
      lends: "what is lent is nobody's leak",
    };
    for (const aspect of ["forgets", "releases", "retains", "lends"] as const) {
      if (specimens[aspect].length > 0) it(`${title}: ${claims[aspect]}`, () => {
        expect(differing(aspect)).toEqual([]);
      });
    }
  }
});

describe("library tables", () => {
  it("name each family after a release of it, or malloc", () => {
    const families = new Set(libraryTables.flatMap((table) => table.families.map(({ family }) => family)));
    expect([...families].filter((family) => family !== "malloc" && !releasersOf(family).some(({ name }) => name === `C.${family}`))).toEqual([]);
  });

  it("say nothing contradictory about a function", () => {
    const rows = new Map<string, Set<string>>();
    // What comes through places of their own does not contradict each other.
    const place = ({ name, creates }: ApiModel): string => (creates?.outParam === undefined ? name : `${name} ${String(creates.outParam)}`);
    for (const model of libraryTables.flatMap(expandLibrary)) rows.set(place(model), (rows.get(place(model)) ?? new Set()).add(JSON.stringify({ ...model, source: undefined })));
    expect([...rows].filter(([, facts]) => facts.size > 1).map(([name]) => name)).toEqual([]);
  });

  it("give every family one header and every table a name", () => {
    expect(libraryTables.filter(({ library, header }) => library === "" || !/\.h(pp)?$/.test(header)).map(({ library }) => library)).toEqual([]);
  });
});
