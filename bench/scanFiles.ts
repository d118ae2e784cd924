// Which files a scan of some folders has to read, and which of them it has to parse in full: the work no analyser of
// their kind gets around. Guarantees: the files are those that the scan itself loads (the engine's own search through
// packages and includes), less headers of installed libraries, of which it reads only what it needs.
import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { neverCancelled } from "../server/src/engine/base/cancellation.ts";
import { english } from "../server/src/engine/report/speaker.ts";
import { Documents } from "../server/src/engine/session/documents.ts";
import { loadDirectory } from "../server/src/engine/session/loadPackage.ts";
import { createLowering } from "../server/src/engine/session/lowering.ts";
import { createSystemHeaders } from "../server/src/engine/session/systemHeaders.ts";
import { defaultSettings } from "../server/src/engine/settings.ts";
import { createSyntax } from "../server/src/engine/syntax/parserPool.ts";
import { pathToUri, uriToPath } from "../server/src/hosts/node/fileUri.ts";
import { createNodeHost } from "../server/src/hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../server/src/hosts/node/nodeSourceTree.ts";
import { discoverPackages } from "../server/src/scan/discoverPackages.ts";
import { grammarBytes } from "../test/harness/grammarBytes.ts";

export interface FilesOfScan {
  /** Paths of all Go files below the folders, tests aside, in folders that a scan enters. */
  readonly go: readonly string[];
  /** Paths of the Go and C files of packages that use cgo, sorted. */
  readonly parsed: readonly string[];
  /** Folders with cgo. */
  readonly packages: number;
}

/** `dirs`: absolute paths of folders. */
export async function filesOfScan(dirs: readonly string[]): Promise<FilesOfScan> {
  const tree = createNodeSourceTree();
  const found = await discoverPackages({ tree, roots: dirs.map((dir) => ({ uri: pathToUri(dir), kind: "directory", excludes: [] })) });
  const syntax = await createSyntax(grammarBytes());
  const host = { ...createNodeHost({ tree }), includeDirs: () => [] };
  const parsed = new Set<string>();
  let packages = 0;
  for (const { dir } of found.packages) {
    const documents = new Documents(host, syntax);
    const lowering = createLowering(syntax, documents, () => defaultSettings);
    const systemHeaders = createSystemHeaders(host, syntax);
    const loaded = await loadDirectory(dir, { host, documents, lowering, systemHeaders, settings: defaultSettings, speaker: english, cancel: neverCancelled });
    documents.dispose();
    if (loaded.packages.length === 0) continue;
    packages++;
    for (const uri of loaded.inputs) if (/\.(go|c|h|m|mm|cc|cpp|cxx|hh|hpp|hxx|inc)$/.test(uri) && existsSync(uriToPath(uri))) parsed.add(uriToPath(uri));
  }
  syntax.dispose();
  return { go: dirs.flatMap(goFilesBelow), parsed: [...parsed].sort(), packages };
}

function goFilesBelow(dir: string): readonly string[] {
  return readdirSync(dir, { withFileTypes: true }).flatMap((entry) => {
    if (/^[._]/.test(entry.name)) return [];
    const path = join(dir, entry.name);
    if (entry.isDirectory()) return /^(vendor|testdata|node_modules)$/.test(entry.name) ? [] : goFilesBelow(path);
    return entry.isFile() && entry.name.endsWith(".go") && !entry.name.endsWith("_test.go") ? [path] : [];
  });
}
