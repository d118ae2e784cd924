// Finds and lowers what belongs to one directory: its Go files and the C that goes with them (loadCFiles.ts). Reads
// nothing more than a directory listing and the Go texts when no file imports "C". What could not be read or lowered
// becomes a notice, never silence.
import { importsC, importsSignals } from "../base/importsC.ts";
import type { DirectoryEntry } from "../host.ts";
import type { GoFileModel, PackageModel } from "../program/model.ts";
import { buildPackage, goVersionOf } from "../program/packageModel.ts";
import type { Notice } from "../report/finding.ts";
import { isSiblingName, loadCFiles } from "./loadCFiles.ts";
import { breathe, lowered, type LoadContext } from "./loadContext.ts";
import { ancestorsOf, encodeName } from "./uris.ts";

export interface LoadedDirectory {
  /** One per package clause that uses cgo: a directory can hold a command beside a package. */
  readonly packages: readonly PackageModel[];
  /** Without cgo, yet taking signals: the files that do, for their claims only. */
  readonly signalPackages: readonly PackageModel[];
  readonly inputs: readonly string[];
  readonly notices: readonly Notice[];
}

export async function loadDirectory(dir: string, context: LoadContext): Promise<LoadedDirectory> {
  const notices: Notice[] = [];
  const inputs = new Set<string>();
  const names = (await fileNames(dir, context, notices)).filter((name) => !isIgnoredName(name));
  const goUris = names.filter((name) => name.endsWith(".go") && !name.endsWith("_test.go")).map((name) => `${dir}/${encodeName(name)}`);
  const texts = await readAll(goUris, context, inputs, notices);
  if (![...texts.values()].some(importsC)) return { packages: [], signalPackages: signalPackages(dir, texts, context), inputs: [...inputs], notices };
  const goFiles: GoFileModel[] = [];
  for (const [uri, text] of texts) {
    await context.lowering.prepare(uri, text);
    const model = lowered(uri, () => context.lowering.goFile(uri, text), notices, context);
    if (model !== undefined) goFiles.push(model);
    await breathe(context);
  }
  const used = goFiles.filter((file) => file.importsC && !isIgnored(file));
  if (used.length === 0) return { packages: [], signalPackages: [], inputs: [...inputs], notices };
  const siblings = names.filter(isSiblingName).map((name) => `${dir}/${encodeName(name)}`);
  const cFiles = await loadCFiles({ siblings, goFiles: used, context, inputs, notices });
  const version = await goVersion(dir, context, inputs);
  const packages = [...new Set(used.map((file) => file.packageName))].sort().map((name) => {
    const files = goFiles.filter((file) => file.packageName === name && !isIgnored(file));
    return buildPackage(dir, files, cFiles, version);
  });
  return { packages, signalPackages: [], inputs: [...inputs].sort(), notices };
}

/** Most folders without cgo have nothing to do with signals and are not parsed. */
function signalPackages(dir: string, texts: ReadonlyMap<string, string>, { lowering }: LoadContext): readonly PackageModel[] {
  const files = [...texts].filter(([, text]) => importsSignals(text)).map(([uri, text]) => lowering.goFile(uri, text)).filter((file) => !isIgnored(file));
  const names = [...new Set(files.map((file) => file.packageName))].sort();
  return names.map((name) => buildPackage(dir, files.filter((file) => file.packageName === name), [], goVersionOf(undefined)));
}

/** The go command leaves such files out: drafts, and what file systems and editors keep beside the files of people. */
function isIgnoredName(name: string): boolean {
  return /^[._]/.test(name);
}

/** Names of the directory's files, unsaved ones included, sorted. A directory that cannot be listed gives a notice. */
export async function fileNames(dir: string, { host, documents, speaker }: LoadContext, notices: Notice[] = []): Promise<readonly string[]> {
  host.noteUse?.("directory", dir);
  const entries: readonly DirectoryEntry[] = await host.listDirectory(dir).catch((error: unknown) => {
    const reason = error instanceof Error ? error.message : String(error);
    notices.push({ kind: "unreadable", uri: dir, message: speaker.notice("not-looked-at", { reason }), incomplete: true });
    return [];
  });
  const names = new Set(entries.filter((entry) => entry.kind === "file").map((entry) => entry.name));
  for (const uri of documents.overlaysIn(dir)) names.add(decodeURIComponent(uri.slice(dir.length + 1)));
  return [...names].sort();
}

async function readAll(uris: readonly string[], { documents, speaker }: LoadContext, inputs: Set<string>, notices: Notice[]): Promise<ReadonlyMap<string, string>> {
  const results = await Promise.all(uris.map(async (uri) => ({ uri, result: await documents.read(uri) })));
  const texts = new Map<string, string>();
  for (const { uri, result } of results) {
    inputs.add(uri);
    if (result.kind === "text") texts.set(uri, result.text);
    else if (result.kind === "unreadable") notices.push({ kind: "unreadable", uri, message: speaker.notice("not-looked-at", { reason: result.reason }), incomplete: true });
  }
  return texts;
}

/** Files that no build includes: `//go:build ignore`. */
function isIgnored(file: GoFileModel): boolean {
  return /(^|&&|\s|\()ignore(\)|\s|&&|$)/.test(file.constraint) && !file.constraint.includes("!ignore");
}

/** The version of the nearest go.mod. */
export async function goVersion(dir: string, { documents }: LoadContext, inputs: Set<string>): Promise<readonly [number, number]> {
  for (const ancestor of ancestorsOf(dir)) {
    const uri = `${ancestor}/go.mod`;
    const result = await documents.read(uri);
    if (result.kind !== "text") continue;
    inputs.add(uri);
    return goVersionOf(result.text);
  }
  return goVersionOf(undefined);
}
