// Where a scan finds and keeps reports of unchanged packages: in the user's own cache folder, unless --cache-dir or --no-cache
// says otherwise. A folder that cannot be used costs time and nothing else; one that others could have written to is said.
import { mkdirSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import type { EngineSettings } from "../../engine/settings.ts";
import { cacheFolder, isPrivateFolder } from "../../hosts/node/cacheFolder.ts";
import type { FileStates } from "../../hosts/node/fileStates.ts";
import { systemIncludeDirs } from "../../hosts/node/systemIncludeDirs.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import { createReportCache, keepingOf, type ReportCache, type ReportKeeping } from "../../scan/node/reportCache.ts";
import { UsageError } from "../exitCodes.ts";
import type { ScanContext } from "./scanCommand.ts";
import type { ScanOptions } from "./scanOptions.ts";

export interface ScanCache {
  readonly reports: ReportCache;
  readonly keeping: { readonly place: ReportKeeping; readonly states: FileStates };
}

export interface ScanCacheOptions {
  readonly options: ScanOptions;
  readonly context: ScanContext;
  readonly settings: readonly EngineSettings[];
  /** Of everything that `tree` reads. */
  readonly states: FileStates;
  readonly tree: SourceTree;
}

/** Undefined where there is none. Rejects with UsageError when --cache-dir names no folder. */
export function openScanCache({ options, context, settings, states, tree }: ScanCacheOptions): ScanCache | undefined {
  const folder = folderOf(options, context);
  const engine = folder === undefined ? undefined : context.engineIdentity();
  if (folder === undefined || engine === undefined) return undefined;
  const place = keepingOf({ folder, engine, language: context.translation === undefined ? "en" : "translated", includeDirs: systemIncludeDirs(process), settings });
  return { reports: createReportCache({ keeping: place, states, tree }), keeping: { place, states } };
}

function folderOf({ cache, quiet }: ScanOptions, { io }: ScanContext): string | undefined {
  if (cache === "off") return undefined;
  if (cache === "user") return cacheFolder("reports");
  const folder = resolve(io.cwd, cache.folder);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === false) throw new UsageError(l10n.t("{0} is not a folder", `--cache-dir ${cache.folder}`));
  const problem = madeReady(folder);
  if (problem === undefined) return folder;
  if (!quiet) io.stderr.write(`cgovet: ${l10n.t("the cache folder {0} is not used: {1}", cache.folder, problem)}\n`);
  return undefined;
}

/** Makes the folder if need be, out of sight for git. What is in its way, for a person; undefined when all is well. */
function madeReady(folder: string): string | undefined {
  try {
    if (mkdirSync(folder, { recursive: true, mode: 0o700 }) !== undefined) writeFileSync(join(folder, ".gitignore"), "*\n");
    return isPrivateFolder(folder) ? undefined : l10n.t("it belongs to somebody else, or others can write to it");
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
