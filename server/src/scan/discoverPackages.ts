// Finds the folders worth analysing: those with at least one Go file that imports "C" and is not left out. Guarantees:
// the result does not depend on the order in which the file system answers; a folder or file that could not be looked
// at becomes a notice; a walk always ends, since links to folders are not followed. Parses nothing.
//
// Folders with build files or Go files that mention cgocheck count as well (engine/base/projectFiles.ts).
//
// Left out unless named as a root: folders vendor, testdata, node_modules, those that start with `.` or `_`, what
// .gitignore files say, and the user's globs.
import * as l10n from "@vscode/l10n";
import pLimit, { type LimitFunction } from "p-limit";
import { joinUri, nameOf, parentUri } from "../config/uri.ts";
import { checkCancelled, neverCancelled, type CancelSignal } from "../engine/base/cancellation.ts";
import type { Notice } from "../engine/report/finding.ts";
import type { SourceTree, TreeEntry } from "../hosts/sourceTree.ts";
import { createExcludes, type ExcludeRule, type IsExcluded } from "./excludeGlobs.ts";
import type { IgnoreScope } from "./gitIgnore.ts";
import { ignoreScopeAbove } from "./ignoreScopeAbove.ts";
import { importsC, importsSignals } from "../engine/base/importsC.ts";
import { mentionsCgocheck, projectFileKind, projectFolders } from "../engine/base/projectFiles.ts";

/** A place the user asked to look at. */
export interface ScanRoot {
  /** URI of a folder, or of a file whose package is to be analysed and which alone is reported on. */
  readonly uri: string;
  readonly kind: "directory" | "file";
  readonly excludes: readonly ExcludeRule[];
}

export interface FoundPackage {
  /** URI of the folder. */
  readonly dir: string;
  /** Index of the root it was found under; the first one wins. */
  readonly root: number;
}

export interface Discovery {
  /** Sorted by root, then by URI. */
  readonly packages: readonly FoundPackage[];
  readonly notices: readonly Notice[];
  /** Go files that were looked at, tests aside. */
  readonly goFiles: number;
  /** URIs of those that import "C", sorted. */
  readonly cgoFiles: readonly string[];
  /** Reports whether findings in this file are not wanted, though its package is analysed. */
  isLeftOut(uri: string): boolean;
}

export interface DiscoveryOptions {
  readonly tree: SourceTree;
  readonly roots: readonly ScanRoot[];
  /** Checked at every folder; fires as Cancelled. */
  readonly cancel?: CancelSignal;
}

/** Folders read at one time; files are bounded by the tree. */
const parallelFolders = 32;

/** What one walk gathers; filled by many folders at once, ordered at the end. */
interface Walk {
  readonly tree: SourceTree;
  readonly limit: LimitFunction;
  readonly cancel: CancelSignal;
  readonly isExcluded: IsExcluded;
  /** Folders that were entered and what git ignores there. */
  readonly scopes: Map<string, IgnoreScope>;
  readonly packages: Set<string>;
  /** URIs of the Go files that import "C". */
  readonly cgoFiles: Set<string>;
  /** Folders whose Go code takes signals: they matter where some other folder uses cgo. */
  readonly signalFolders: Set<string>;
  readonly notices: Notice[];
  goFiles: number;
}

/** Walks all roots. Rejects with Cancelled only. */
export async function discoverPackages({ tree, roots, cancel = neverCancelled }: DiscoveryOptions): Promise<Discovery> {
  const limit = pLimit(parallelFolders);
  const walks = await Promise.all(
    roots.map(async (root): Promise<Walk> => {
      const walk: Walk = { tree, limit, cancel, isExcluded: createExcludes(root.excludes), scopes: new Map(), packages: new Set(), cgoFiles: new Set(), signalFolders: new Set(), notices: [], goFiles: 0 };
      if (root.kind === "directory") await walkFolder(walk, root.uri, await ignoreScopeAbove(root.uri, tree));
      else walk.packages.add(parentUri(root.uri) ?? root.uri);
      return walk;
    }),
  );
  const usesCgo = walks.some(({ cgoFiles }) => cgoFiles.size > 0);
  return {
    packages: firstOfEach(walks.flatMap((walk, root) => foldersOf(walk, usesCgo).sort(byText).map((dir) => ({ dir, root })))),
    cgoFiles: [...new Set(walks.flatMap((walk) => [...walk.cgoFiles]))].sort(byText),
    notices: walks.flatMap((walk) => [...walk.notices].sort((a, b) => byText(a.uri, b.uri) || byText(a.kind, b.kind))),
    goFiles: walks.reduce((sum, walk) => sum + walk.goFiles, 0),
    isLeftOut: (uri) => roots.every((root, index) => isOutside(root, walks[index], uri)),
  };
}

/** Reports whether `root` gives no reason to report on the file. */
function isOutside(root: ScanRoot, walk: Walk | undefined, uri: string): boolean {
  if (root.kind === "file") return root.uri !== uri;
  if (walk === undefined || walk.isExcluded(uri)) return true;
  return walk.scopes.get(parentUri(uri) ?? "")?.ignores(uri, "file") ?? !uri.startsWith(`${root.uri}/`);
}

async function walkFolder(walk: Walk, dir: string, above: IgnoreScope): Promise<void> {
  checkCancelled(walk.cancel);
  const listing = await walk.limit(() => walk.tree.list(dir));
  if (listing.kind !== "entries") {
    const reason = listing.kind === "missing" ? l10n.t("it is gone") : listing.reason;
    walk.notices.push({ kind: "unreadable", uri: dir, message: l10n.t("the folder cannot be read: {0}", reason), incomplete: true });
    return;
  }
  const scope = await scopeOf(walk, dir, above, listing.entries);
  walk.scopes.set(dir, scope);
  const entries = listing.entries.map((entry) => ({ ...entry, uri: joinUri(dir, entry.name) })).filter(({ uri, kind }) => !walk.isExcluded(uri) && !scope.ignores(uri, kind));
  const goFiles = entries.filter((entry) => entry.kind === "file" && isGoSource(entry.name));
  const folders = entries.filter((entry) => entry.kind === "directory" && (!isLeftOutFolder(entry.name) || isProjectFolder(dir, entry.name)));
  const others = entries.filter((entry) => entry.kind === "file" && projectFileKind(entry.name, nameOf(dir)) !== undefined);
  await Promise.all([
    ...goFiles.map(({ uri }) => lookAtGoFile(walk, dir, uri)),
    ...others.map(({ uri }) => lookAtProjectFile(walk, dir, uri)),
    ...folders.map(({ uri }) => walkFolder(walk, uri, scope)),
  ]);
}

async function scopeOf(walk: Walk, dir: string, above: IgnoreScope, entries: readonly TreeEntry[]): Promise<IgnoreScope> {
  if (!entries.some((entry) => entry.name === ".gitignore" && entry.kind === "file")) return above;
  const source = await walk.tree.read(joinUri(dir, ".gitignore"));
  return source.kind === "text" ? above.with(dir, source.text) : above;
}

/** Folders that the go command skips, or that hold the code of others. */
function isLeftOutFolder(name: string): boolean {
  return /^[._]/.test(name) || name === "vendor" || name === "testdata" || name === "node_modules";
}

/** Folders of build services and editors, whose files say how programs are built and run. */
function isProjectFolder(dir: string, name: string): boolean {
  return projectFolders.includes(name) || projectFolders.includes(`${nameOf(dir)}/${name}`);
}

/** Says nothing when it cannot be read: the file is looked at by the way. */
async function lookAtProjectFile(walk: Walk, dir: string, uri: string): Promise<void> {
  const source = await walk.tree.read(uri);
  if (source.kind === "text" && mentionsCgocheck(source.text)) walk.packages.add(dir);
}

/** The go command ignores files that start with `.` or `_`, and has no cgo in tests. */
function isGoSource(name: string): boolean {
  return name.endsWith(".go") && !name.endsWith("_test.go") && !/^[._]/.test(name);
}

async function lookAtGoFile(walk: Walk, dir: string, uri: string): Promise<void> {
  const source = await walk.tree.read(uri);
  walk.goFiles++;
  if (source.kind !== "text") {
    const reason = source.kind === "missing" ? l10n.t("{0} is listed but cannot be opened", nameOf(uri)) : source.reason;
    walk.notices.push({ kind: "unreadable", uri, message: l10n.t("the file cannot be read: {0}", reason), incomplete: true });
    return;
  }
  if (!importsC(source.text)) {
    if (mentionsCgocheck(source.text)) walk.packages.add(dir);
    if (importsSignals(source.text)) walk.signalFolders.add(dir);
    return;
  }
  walk.cgoFiles.add(uri);
  walk.packages.add(dir);
  if (source.repaired) {
    walk.notices.push({ kind: "unreadable", uri, message: l10n.t("not valid UTF-8: the faulty bytes were read as U+FFFD"), incomplete: false });
  }
}

/** Go code that takes signals is analysed for the sake of what uses cgo. */
function foldersOf({ packages, signalFolders }: Walk, usesCgo: boolean): string[] {
  return [...new Set([...packages, ...(usesCgo ? signalFolders : [])])];
}

function firstOfEach(packages: readonly FoundPackage[]): readonly FoundPackage[] {
  const seen = new Set<string>();
  return packages.filter(({ dir }) => !seen.has(dir) && seen.add(dir));
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

