// What the PATH arguments name: folders and source files. Guarantees: each exists and can be scanned; anything else
// raises UsageError that says what to do instead.
import { stat } from "node:fs/promises";
import { basename, join, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { pathToUri } from "../../hosts/node/fileUri.ts";
import { reasonOf } from "../../hosts/node/nodeSourceTree.ts";
import { UsageError } from "../exitCodes.ts";

export interface ScanTarget {
  readonly uri: string;
  readonly kind: "directory" | "file";
}

/** Resolves the paths against `cwd`; no path means the current folder. Links are followed. */
export async function resolveTargets(paths: readonly string[], cwd: string): Promise<readonly ScanTarget[]> {
  const targets = await Promise.all((paths.length === 0 ? ["."] : paths).map((path) => resolveTarget(path, cwd)));
  return targets.filter((target, index) => targets.findIndex((other) => other.uri === target.uri) === index);
}

async function resolveTarget(path: string, cwd: string): Promise<ScanTarget> {
  if (path === "") throw new UsageError(l10n.t("an empty PATH names nothing; write . for the current folder"));
  if (/(^|[\\/])\.\.\.$/.test(path)) throw new UsageError(l10n.t("{0} is a pattern of the go command; folders below a PATH are always scanned: write {1}", path, path.replace(/[\\/]?\.\.\.$/, "") || "."));
  const absolute = resolve(cwd, path);
  const info = await stat(absolute).catch((error: unknown) => {
    throw new UsageError(missingText(path, error));
  });
  if (info.isDirectory()) {
    if (await isBareRepository(absolute)) {
      throw new UsageError(l10n.t("{0} is a bare git repository: it holds history but no files to read; check it out first, for example with: {1}", path, `git clone ${path} FOLDER`));
    }
    return { uri: pathToUri(absolute), kind: "directory" };
  }
  if (!info.isFile()) throw new UsageError(l10n.t("{0} is neither a folder nor a file", path));
  if (!/\.(go|c|h|m|mm|cc|cpp|cxx|hh|hpp)$/.test(basename(absolute))) {
    throw new UsageError(l10n.t("{0} is neither a Go nor a C source file; give a folder, or a file of a package that uses cgo", path));
  }
  return { uri: pathToUri(absolute), kind: "file" };
}

function missingText(path: string, error: unknown): string {
  const code = error instanceof Error && "code" in error ? error.code : undefined;
  return code === "ENOENT" || code === "ENOTDIR" ? l10n.t("{0} does not exist", path) : l10n.t("{0} cannot be looked at: {1}", path, reasonOf(error));
}

async function isBareRepository(path: string): Promise<boolean> {
  const parts = await Promise.all(["HEAD", "objects", "refs"].map((name) => stat(join(path, name)).catch(() => undefined)));
  return parts[0]?.isFile() === true && parts[1]?.isDirectory() === true && parts[2]?.isDirectory() === true;
}
