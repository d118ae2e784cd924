// The list of changed files for --files-from: one path per line as `git diff --name-only` writes them, or separated by
// NUL (`git diff -z`). Starts no other program. A list whose paths are relative to another folder raises UsageError,
// since the scan would look at nothing and seem clean.
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { pathToUri } from "../../hosts/node/fileUri.ts";
import { reasonOf } from "../../hosts/node/nodeSourceTree.ts";
import type { CliIo } from "../cliIo.ts";
import { UsageError } from "../exitCodes.ts";

/** URIs of the files named in `source`, a path or `-` for standard input; they need not exist (any more). */
export async function readChangedFiles(source: string, io: Pick<CliIo, "cwd" | "readInput">): Promise<readonly string[]> {
  const text = source === "-" ? await io.readInput() : await readList(source, io.cwd);
  const paths = parsePathList(text);
  await checkBase(paths, io.cwd);
  return [...new Set(paths.map((path) => pathToUri(resolve(io.cwd, path))))];
}

/** The paths of a list; names that git quotes are unquoted. Blank lines count for nothing. */
export function parsePathList(text: string): readonly string[] {
  if (text.includes("\0")) return text.split("\0").filter((path) => path !== "");
  return text.split(/\r\n|\n/).map(unquoted).filter((path) => path.trim() !== "");
}

async function readList(source: string, cwd: string): Promise<string> {
  return readFile(resolve(cwd, source), "utf8").catch((error: unknown) => {
    const isMissing = error instanceof Error && "code" in error && error.code === "ENOENT";
    throw new UsageError(isMissing ? l10n.t("{0} does not exist", `--files-from ${source}`) : l10n.t("--files-from {0} cannot be read: {1}", source, reasonOf(error)));
  });
}

const escapes: Readonly<Record<string, number>> = { a: 7, b: 8, t: 9, n: 10, v: 11, f: 12, r: 13 };

/** Undoes git's quoting: `"\344\270\255.go"` is `中.go`. */
function unquoted(line: string): string {
  if (!/^".*"$/.test(line)) return line;
  const bytes: number[] = [];
  const encoder = new TextEncoder();
  for (const [, octal, escaped, plain] of line.slice(1, -1).matchAll(/\\([0-7]{3})|\\(.)|([^\\]+)/gu)) {
    if (octal !== undefined) bytes.push(Number.parseInt(octal, 8));
    else if (escaped !== undefined && escapes[escaped] !== undefined) bytes.push(escapes[escaped]);
    else bytes.push(...encoder.encode(escaped ?? plain ?? ""));
  }
  return new TextDecoder().decode(new Uint8Array(bytes));
}

/** git names files relative to the top of the repository, wherever it was started. */
async function checkBase(paths: readonly string[], cwd: string): Promise<void> {
  if (paths.length === 0 || (await anyExists(paths, cwd))) return;
  const top = await repositoryAbove(cwd);
  if (top === undefined || !(await anyExists(paths, top))) return;
  throw new UsageError(l10n.t("--files-from: the paths are relative to {0}, not to the current folder; run cgovet there, or write: git diff --name-only --relative", top));
}

async function anyExists(paths: readonly string[], base: string): Promise<boolean> {
  for (const path of paths) if (await exists(resolve(base, path))) return true;
  return false;
}

/** The nearest folder above `folder` with .git; undefined when `folder` is it, or none is. */
async function repositoryAbove(folder: string): Promise<string | undefined> {
  for (let at = folder; ; at = dirname(at)) {
    if (await exists(resolve(at, ".git"))) return at === folder ? undefined : at;
    if (dirname(at) === at) return undefined;
  }
}

async function exists(path: string): Promise<boolean> {
  return stat(path).then(
    () => true,
    () => false,
  );
}
