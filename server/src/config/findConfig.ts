// Finds and loads the cgovet.json that applies to a folder: the nearest one in the folder itself or above it, but never
// above the repository (a folder with .git) or, outside a repository, above the module (go.mod, go.work). Outside both
// only the folder itself counts, so that a stray file in a shared parent changes nothing.
import * as l10n from "@vscode/l10n";
import type { Host } from "../engine/host.ts";
import type { Config } from "./configSchema.ts";
import type { ConfigProblem } from "./configProblem.ts";
import { parseConfigText } from "./parseConfigText.ts";
import { joinUri, parentUri } from "./uri.ts";
import type { ConfigCatalog } from "./validateConfig.ts";

export const configFileName = "cgovet.json";

export interface LoadedConfig {
  /** URI of the file; undefined when none applies. */
  readonly file: string | undefined;
  /** URI of the folder that relative globs belong to. */
  readonly base: string;
  readonly config: Config;
  readonly problems: readonly ConfigProblem[];
}

/** Loads the file that applies to `dirUri`; `{}` when there is none. */
export async function loadConfigFor(dirUri: string, host: Host, catalog: ConfigCatalog): Promise<LoadedConfig> {
  const folder = await nearestFolderWith(configFileName, dirUri, host);
  if (folder === undefined) return { file: undefined, base: dirUri, config: {}, problems: [] };
  return loadConfigFile(joinUri(folder, configFileName), host, catalog);
}

/** Loads one named file; a file that cannot be read is a problem, not an exception. */
export async function loadConfigFile(uri: string, host: Host, catalog: ConfigCatalog): Promise<LoadedConfig> {
  const base = parentUri(uri) ?? uri;
  const read = await host.readFile(uri);
  switch (read.kind) {
    case "text":
      return { file: uri, base, ...parseConfigText(read.text, uri, catalog) };
    case "missing":
      return { file: uri, base, config: {}, problems: [{ path: "", message: l10n.t("the file does not exist"), file: uri }] };
    case "unreadable":
      return { file: uri, base, config: {}, problems: [{ path: "", message: l10n.t("the file cannot be read: {0}", read.reason), file: uri }] };
  }
}

/**
 * The nearest folder with an entry of this name: `dirUri` or one above it, as far up as a cgovet.json is looked for. A
 * folder that cannot be listed has none.
 */
export async function nearestFolderWith(fileName: string, dirUri: string, host: Pick<Host, "listDirectory">): Promise<string | undefined> {
  const withFile: string[] = [];
  let atModule: string | undefined;
  for (let folder: string | undefined = dirUri; folder !== undefined; folder = parentUri(folder)) {
    const names = new Set((await host.listDirectory(folder).catch(() => [])).map((entry) => entry.name));
    if (names.has(fileName)) withFile.push(folder);
    if (names.has(".git")) return withFile[0];
    if (names.has("go.mod") || names.has("go.work")) atModule = withFile[0];
  }
  return atModule ?? (withFile[0] === dirUri ? dirUri : undefined);
}
