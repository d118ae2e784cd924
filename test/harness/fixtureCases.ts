// Guarantees: the rule fixtures on disk as data. A case is a folder below test/fixtures/rules/<rule>/ (one package, its
// subfolders included) or a single .go file there (a package of one file). `x.golden` belongs to the file `x`.
//
// Header lines, in the comment at the top of any file of the case:
//   // only: rule[, rule]            only these rules' findings count (rare; say why in the comment)
//   // profile: strict               analysed with that profile
//   // vet: none REASON              neither the fixture nor its fixed texts are given to the Go toolchain
//   // vet: fixed-only REASON        the fixture is not meant to compile; its fixed texts are
// A cgovet.json in the folder supplies `models` and `severity`. A go.mod there sets the Go version; otherwise it is 1.22.

import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { basename, join, relative, resolve } from "node:path";
import { defaultSettings, type EngineSettings } from "../../server/src/engine/settings.ts";
import { FixtureError } from "./expectations.ts";

export const repositoryRoot = resolve(import.meta.dirname, "../..");
export const ruleFixturesRoot = join(repositoryRoot, "test/fixtures/rules");

export interface FixtureFile {
  /** Relative to the package, with `/`. */
  readonly name: string;
  /** Relative to the repository, with `/`: for people. */
  readonly path: string;
  readonly uri: string;
  readonly text: string;
}

export type VetMode = "all" | "fixed-only" | "none";

export interface FixtureCase {
  /** Folder name below test/fixtures/rules. */
  readonly rule: string;
  readonly name: string;
  /** URI of the package in the memory host. */
  readonly dirUri: string;
  /** Sources of the package, sorted by name; go.mod included when the case brings one. */
  readonly files: readonly FixtureFile[];
  /** Golden texts by the name of the file they belong to. */
  readonly goldens: ReadonlyMap<string, FixtureFile>;
  readonly only: readonly string[];
  readonly settings: EngineSettings;
  readonly vet: VetMode;
  readonly vetReason: string;
  /** `go` line of the case's go.mod. */
  readonly goVersion: string;
}

export const defaultGoVersion = "1.22";
const rootUri = "file:///fixtures";

/** All cases, sorted by rule and name; throws FixtureError for a header that cannot be read. */
export function listFixtureCases(root: string = ruleFixturesRoot): readonly FixtureCase[] {
  if (!existsSync(root)) return [];
  return subfolders(root).flatMap((rule) => casesOfRule(root, rule));
}

/** The go.mod that is put above every case that brings none. */
export const defaultModule: readonly [string, string] = [`${rootUri}/go.mod`, `module example.com/fixtures\n\ngo ${defaultGoVersion}\n`];

function casesOfRule(root: string, rule: string): readonly FixtureCase[] {
  const folder = join(root, rule);
  const singles = readdirSync(folder).filter((name) => name.endsWith(".go"));
  const single = (name: string): FixtureCase => buildCase(rule, name.replace(/\.go$/, ""), folder, [name, `${name}.golden`].filter((file) => existsSync(join(folder, file))));
  const packages = subfolders(folder).map((name) => buildCase(rule, name, join(folder, name), filesBelow(join(folder, name))));
  return [...singles.map(single), ...packages].sort((a, b) => (a.name < b.name ? -1 : 1));
}

function buildCase(rule: string, name: string, folder: string, names: readonly string[]): FixtureCase {
  const dirUri = `${rootUri}/${rule}/${name}`;
  const all = names.map((file): FixtureFile => {
    const path = relative(repositoryRoot, join(folder, file)).replaceAll("\\", "/");
    return { name: file, path, uri: `${dirUri}/${file}`, text: readFileSync(join(folder, file), "utf8") };
  });
  const files = all.filter((file) => !file.name.endsWith(".golden") && file.name !== "cgovet.json");
  const goldens = new Map(all.filter((file) => file.name.endsWith(".golden")).map((file) => [file.name.replace(/\.golden$/, ""), file]));
  const headers = files.flatMap((file) => headerLines(file.text));
  const vet = vetOf(headers, `${rule}/${name}`);
  const go = /^go (\S+)/m.exec(files.find((file) => file.name === "go.mod")?.text ?? "")?.[1];
  return {
    rule, name, dirUri, files, goldens, ...vet,
    only: headers.filter(([key]) => key === "only").flatMap(([, value]) => value.split(/[,\s]+/).filter((word) => word !== "")),
    settings: settingsOf(headers, all.find((file) => file.name === "cgovet.json")),
    goVersion: go ?? defaultGoVersion,
  };
}

/** `key: value` lines of the comments above the package clause or the first C code. */
function headerLines(text: string): readonly (readonly [string, string])[] {
  const found: (readonly [string, string])[] = [];
  for (const line of text.split(/\r?\n/)) {
    if (line.trim() !== "" && !/^\s*(\/\/|\/\*|\*)/.test(line)) break;
    const match = /^\s*(?:\/\/|\/?\*) (only|profile|vet): (.*)$/.exec(line);
    if (match !== null) found.push([match[1] ?? "", (match[2] ?? "").trim()]);
  }
  return found;
}

function vetOf(headers: readonly (readonly [string, string])[], place: string): { readonly vet: VetMode; readonly vetReason: string } {
  const value = headers.find(([key]) => key === "vet")?.[1];
  if (value === undefined) return { vet: "all", vetReason: "" };
  const match = /^(none|fixed-only)\s+(\S.*)$/.exec(value);
  if (match === null) throw new FixtureError(`${place}: "// vet: ${value}" must be "none REASON" or "fixed-only REASON"`);
  return { vet: match[1] === "none" ? "none" : "fixed-only", vetReason: match[2] ?? "" };
}

function settingsOf(headers: readonly (readonly [string, string])[], config: FixtureFile | undefined): EngineSettings {
  const profile = headers.find(([key]) => key === "profile")?.[1];
  const parsed = config === undefined ? {} : (JSON.parse(config.text) as Partial<Pick<EngineSettings, "models" | "severity">>);
  return {
    ...defaultSettings,
    profile: profile === "strict" ? "strict" : "default",
    models: parsed.models ?? [],
    severity: parsed.severity ?? {},
  };
}

function subfolders(folder: string): readonly string[] {
  return readdirSync(folder).filter((name) => statSync(join(folder, name)).isDirectory()).sort();
}

function filesBelow(folder: string): readonly string[] {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true });
  return all.filter((entry) => entry.isFile()).map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll("\\", "/")).sort();
}

/** The folder a case lives in, relative to the repository: for messages. */
export function casePath(fixture: FixtureCase): string {
  const first = fixture.files[0]?.path ?? `test/fixtures/rules/${fixture.rule}`;
  return fixture.files.length === 1 && basename(first).replace(/\.go$/, "") === fixture.name ? first : `test/fixtures/rules/${fixture.rule}/${fixture.name}`;
}
