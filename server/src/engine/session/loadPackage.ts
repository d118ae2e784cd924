// Finds and lowers what belongs to one directory: its Go files, the C sources cgo compiles with them, and the
// headers they reach by `#include "…"`. Reads nothing more than a directory listing and the Go texts when no file
// imports "C". What could not be read or lowered becomes a notice, never silence.
import type { CancelSignal } from "../base/cancellation.ts";
import { checkCancelled } from "../base/cancellation.ts";
import { importsC } from "../base/importsC.ts";
import type { DirectoryEntry, Host } from "../host.ts";
import type { CFileModel, CUnit, GoFileModel, PackageModel } from "../program/model.ts";
import { buildPackage, goVersionOf } from "../program/packageModel.ts";
import type { Notice } from "../report/finding.ts";
import type { EngineSettings } from "../settings.ts";
import type { Documents } from "./documents.ts";
import type { Lowering } from "./lowering.ts";
import { ancestorsOf, dirOf, encodeName, extensionOf, resolveIn } from "./uris.ts";

export interface LoadContext {
  readonly host: Host;
  readonly documents: Documents;
  readonly lowering: Lowering;
  readonly settings: EngineSettings;
  readonly cancel: CancelSignal;
}

export interface LoadedDirectory {
  /** One per package clause that uses cgo: a directory can hold a command beside a package. */
  readonly packages: readonly PackageModel[];
  readonly inputs: readonly string[];
  readonly notices: readonly Notice[];
}

/** Extensions of the sources that cgo compiles with a package's Go files. */
const siblingExtensions: ReadonlySet<string> = new Set(["c", "m", "mm", "cc", "cpp", "cxx"]);
/** Headers followed from one package at most: beyond that a tree of generated headers would stall the editor. */
const headerLimit = 400;

export async function loadDirectory(dir: string, context: LoadContext): Promise<LoadedDirectory> {
  const notices: Notice[] = [];
  const inputs = new Set<string>();
  const names = await fileNames(dir, context);
  const goUris = names.filter((name) => name.endsWith(".go") && !name.endsWith("_test.go")).map((name) => `${dir}/${encodeName(name)}`);
  const texts = await readAll(goUris, context, inputs, notices);
  if (![...texts.values()].some(importsC)) return { packages: [], inputs: [...inputs], notices };
  const goFiles: GoFileModel[] = [];
  for (const [uri, text] of texts) {
    goFiles.push(context.lowering.goFile(uri, text));
    await breathe(context);
  }
  const used = goFiles.filter((file) => file.importsC && !isIgnored(file));
  if (used.length === 0) return { packages: [], inputs: [...inputs], notices };
  const siblings = names.filter((name) => siblingExtensions.has(extensionOf(name))).map((name) => `${dir}/${encodeName(name)}`);
  const cFiles = await loadC(siblings, used, context, inputs, notices);
  const version = await goVersion(dir, context, inputs);
  const packages = [...new Set(used.map((file) => file.packageName))].sort().map((name) => {
    const files = goFiles.filter((file) => file.packageName === name && !isIgnored(file));
    return buildPackage(dir, files, cFiles, version);
  });
  return { packages, inputs: [...inputs].sort(), notices };
}

/** Names of the directory's files, unsaved ones included, sorted. */
async function fileNames(dir: string, { host, documents }: LoadContext): Promise<readonly string[]> {
  const entries: readonly DirectoryEntry[] = await host.listDirectory(dir);
  const names = new Set(entries.filter((entry) => entry.kind === "file").map((entry) => entry.name));
  for (const uri of documents.overlaysIn(dir)) names.add(decodeURIComponent(uri.slice(dir.length + 1)));
  return [...names].sort();
}

async function readAll(uris: readonly string[], { documents }: LoadContext, inputs: Set<string>, notices: Notice[]): Promise<ReadonlyMap<string, string>> {
  const results = await Promise.all(uris.map(async (uri) => ({ uri, result: await documents.read(uri) })));
  const texts = new Map<string, string>();
  for (const { uri, result } of results) {
    inputs.add(uri);
    if (result.kind === "text") texts.set(uri, result.text);
    else if (result.kind === "unreadable") notices.push({ kind: "unreadable", uri, message: `not looked at: ${result.reason}`, incomplete: true });
  }
  return texts;
}

/** Files that no build includes: `//go:build ignore`. */
function isIgnored(file: GoFileModel): boolean {
  return /(^|&&|\s|\()ignore(\)|\s|&&|$)/.test(file.constraint) && !file.constraint.includes("!ignore");
}

async function loadC(siblings: readonly string[], goFiles: readonly GoFileModel[], context: LoadContext, inputs: Set<string>, notices: Notice[]): Promise<readonly CFileModel[]> {
  const files = new Map<string, CFileModel>();
  const wanted = new Set(goFiles.flatMap((file) => [...file.cNames.keys()]));
  const includeDirs = includeDirsOf(goFiles);
  const queue: string[] = [...siblings];
  const follow = (unit: CUnit): void => {
    for (const include of unit.includes) {
      if (include.system) continue;
      for (const dir of [dirOf(unit.uri), ...includeDirs]) {
        const uri = resolveIn(dir, include.path);
        if (uri !== undefined) queue.push(uri);
      }
    }
  };
  for (const file of goFiles) follow(file.c);
  const seen = new Set<string>();
  for (let next = queue.shift(); next !== undefined; next = queue.shift()) {
    if (seen.has(next)) continue;
    seen.add(next);
    if (seen.size > headerLimit) {
      notices.push({ kind: "too-large", uri: goFiles[0]?.uri ?? next, message: `more than ${headerLimit} C files are included: the rest was not read`, incomplete: false });
      break;
    }
    const file = await loadCFile(next, wanted, context, inputs, notices);
    if (file === undefined) continue;
    files.set(next, file);
    follow(file.c);
    await breathe(context);
  }
  return [...files.values()].sort((a, b) => (a.uri < b.uri ? -1 : 1));
}

async function loadCFile(uri: string, wanted: ReadonlySet<string>, context: LoadContext, inputs: Set<string>, notices: Notice[]): Promise<CFileModel | undefined> {
  const result = await context.documents.read(uri);
  inputs.add(uri);
  if (result.kind === "missing") return undefined;
  if (result.kind === "unreadable") {
    notices.push({ kind: "unreadable", uri, message: `not looked at: ${result.reason}`, incomplete: true });
    return undefined;
  }
  return context.lowering.cFile(uri, result.text, wanted, notices);
}

/** Directories named by `-I${SRCDIR}/…` or `-I./…` in `#cgo` lines. */
function includeDirsOf(goFiles: readonly GoFileModel[]): readonly string[] {
  const found = new Set<string>();
  for (const file of goFiles) {
    const dir = dirOf(file.uri);
    for (const argument of file.cgoDirectives.flatMap((directive) => directive.args)) {
      const relative = /^-I\s*(?:\$\{SRCDIR\}\/?|\.\/)(.*)$/.exec(argument)?.[1] ?? /^-I\s*([^/$-].*)$/.exec(argument)?.[1];
      const resolved = relative === undefined ? undefined : resolveIn(dir, relative);
      if (resolved !== undefined) found.add(resolved);
    }
  }
  return [...found].sort();
}

/** The version of the nearest go.mod. */
async function goVersion(dir: string, { documents }: LoadContext, inputs: Set<string>): Promise<readonly [number, number]> {
  for (const ancestor of ancestorsOf(dir)) {
    const uri = `${ancestor}/go.mod`;
    const result = await documents.read(uri);
    if (result.kind !== "text") continue;
    inputs.add(uri);
    return goVersionOf(result.text);
  }
  return goVersionOf(undefined);
}

async function breathe({ host, cancel }: LoadContext): Promise<void> {
  checkCancelled(cancel);
  await host.yield();
}
