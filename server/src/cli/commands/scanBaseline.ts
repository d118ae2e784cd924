// The baseline of a scan: which file, read before anything is analysed, written after. Guarantees: a file that is no
// baseline stops the scan and is never overwritten; what a partial scan did not look at stays in the file.
import { readFile, stat } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { baselineFileName, createBaseline, type Baseline } from "../../baseline/baseline.ts";
import { parseBaseline, printBaseline } from "../../baseline/baselineFile.ts";
import { nearestFolderWith } from "../../config/findConfig.ts";
import { joinUri, parentUri } from "../../config/uri.ts";
import type { Host } from "../../engine/host.ts";
import { pathToUri, uriToPath } from "../../hosts/node/fileUri.ts";
import { reasonOf } from "../../hosts/node/nodeSourceTree.ts";
import type { BaselineUse, ScanReport } from "../../reports/scanReport.ts";
import { UsageError } from "../exitCodes.ts";
import { writeAtomically } from "../fix/writeAtomically.ts";
import type { ScanOptions } from "./scanOptions.ts";

/** What the options and the disk say. */
export type ScanBaseline =
  | { readonly kind: "none" }
  | { readonly kind: "apply"; readonly file: string; readonly baseline: Baseline }
  /** `baseline` is what the file holds now; it may be empty. */
  | { readonly kind: "write"; readonly file: string; readonly baseline: Baseline };

export interface BaselineContext {
  readonly options: Pick<ScanOptions, "baseline" | "writeBaseline">;
  readonly cwd: string;
  /** URI of the folder that is scanned. */
  readonly root: string;
  readonly host: Pick<Host, "listDirectory">;
}

/** The file named by an option, else the nearest .cgovet-baseline.json of the scanned folder. Raises UsageError. */
export async function loadBaseline({ options, cwd, root, host }: BaselineContext): Promise<ScanBaseline> {
  const { baseline, writeBaseline } = options;
  if (typeof writeBaseline === "string") return { kind: "write", file: pathToUri(resolve(cwd, writeBaseline)), baseline: await readForWriting(writeBaseline, cwd) };
  if (baseline === false && writeBaseline === undefined) return { kind: "none" };
  if (typeof baseline === "string") return { kind: "apply", file: pathToUri(resolve(cwd, baseline)), baseline: await readBaseline(resolve(cwd, baseline), baseline) };
  const folder = await nearestFolderWith(baselineFileName, root, host);
  if (folder === undefined) return writeBaseline === undefined ? { kind: "none" } : { kind: "write", file: pathToUri(resolve(cwd, baselineFileName)), baseline: { entries: [] } };
  const file = joinUri(folder, baselineFileName);
  await checkIsFile(uriToPath(file));
  return { kind: writeBaseline === undefined ? "apply" : "write", file, baseline: await readBaseline(uriToPath(file), uriToPath(file)) };
}

/** A pipe that happens to lie there would be waited for; one that somebody names may be what a shell has made. */
async function checkIsFile(path: string): Promise<void> {
  const info = await stat(path).catch(() => undefined);
  if (info?.isFile() === false) throw new UsageError(l10n.t("the baseline {0} cannot be read: {1}", path, l10n.t("not a regular file")));
}

async function readBaseline(path: string, shown: string): Promise<Baseline> {
  const text = await readFile(path, "utf8").catch((error: unknown) => {
    if (isMissing(error)) throw new UsageError(l10n.t("the baseline {0} does not exist; to make one: cgovet scan --write-baseline {0}", shown));
    throw new UsageError(l10n.t("the baseline {0} cannot be read: {1}", shown, reasonOf(error)));
  });
  const parsed = parseBaseline(text);
  if (parsed.kind === "baseline") return parsed.baseline;
  throw new UsageError(`${shown}:${parsed.line + 1}: ${parsed.message}`);
}

/** What is there already; checked now rather than after a long scan. */
async function readForWriting(shown: string, cwd: string): Promise<Baseline> {
  const path = resolve(cwd, shown);
  const [info, folder] = await Promise.all([path, dirname(path)].map((one) => stat(one).catch(() => undefined)));
  if (folder?.isDirectory() !== true) throw new UsageError(l10n.t("--write-baseline {0}: the folder {1} does not exist", shown, dirname(shown)));
  if (info === undefined) return { entries: [] };
  if (info.isDirectory()) throw new UsageError(l10n.t("--write-baseline {0} is a folder; name a file in it, such as {1}", shown, baselineFileName));
  const text = await readFile(path, "utf8");
  const parsed = parseBaseline(text);
  if (parsed.kind === "baseline") return parsed.baseline;
  throw new UsageError(`${l10n.t("--write-baseline does not overwrite {0}, which is no baseline", shown)} (${parsed.message})`);
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR");
}

/** Writes the findings of a report, and what the report could not see of the baseline before; gives what was written. */
export async function writeBaseline({ file, baseline: before }: BaselineUse, { findings, baseline }: Pick<ScanReport, "findings" | "baseline">): Promise<Baseline> {
  const all = [...(baseline?.known ?? []), ...findings];
  const written = createBaseline({ root: parentUri(file) ?? file, findings: all }, baseline?.unseen, before);
  await writeAtomically(uriToPath(file), printBaseline(written));
  return written;
}
