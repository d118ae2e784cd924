// Which settings apply to each root: its cgovet.json (or the one named by --config), then the options of the command
// line. A configuration with faults stops the scan, so that CI never runs with half of it.
import * as l10n from "@vscode/l10n";
import type { Config } from "../../config/configSchema.ts";
import { printProblem } from "../../config/configProblem.ts";
import { engineSettings, mergeConfigs, onlyRules } from "../../config/effectiveSettings.ts";
import { loadConfigFile, loadConfigFor, type LoadedConfig } from "../../config/findConfig.ts";
import { parentUri } from "../../config/uri.ts";
import type { Catalog } from "../../engine/catalog.ts";
import type { Host } from "../../engine/host.ts";
import type { EngineSettings } from "../../engine/settings.ts";
import type { ScanRoot } from "../../scan/discoverPackages.ts";
import { UsageError } from "../exitCodes.ts";
import type { ScanOptions } from "./scanOptions.ts";
import type { ScanTarget } from "./scanTargets.ts";

export interface ScanSettings {
  /** In the order of the targets. */
  readonly roots: readonly ScanRoot[];
  /** Settings of each root; tasks refer to them by the root's index. */
  readonly settings: readonly EngineSettings[];
}

export interface SettingsContext {
  readonly options: ScanOptions;
  readonly host: Host;
  readonly catalog: Catalog;
  /** URI of the file named by --config. */
  readonly configFile: string | undefined;
  readonly showPath: (uri: string) => string;
}

export async function loadSettings(targets: readonly ScanTarget[], context: SettingsContext): Promise<ScanSettings> {
  const { host, catalog, configFile, options } = context;
  const loaded = await Promise.all(
    targets.map(({ uri, kind }) => (configFile === undefined ? loadConfigFor(folderOf(uri, kind), host, catalog) : loadConfigFile(configFile, host, catalog))),
  );
  const problems = new Set(loaded.flatMap((one) => one.problems.map((problem) => printProblem(problem, context.showPath))));
  if (problems.size > 0) throw new UsageError([...problems, l10n.t("the configuration is not valid: nothing was scanned")].join("\n"));
  return {
    roots: targets.map(({ uri, kind }, index) => ({ uri, kind, excludes: excludesOf(folderOf(uri, kind), loaded[index], options) })),
    settings: loaded.map(({ config }) => engineSettings(withOptions(config, options, catalog))),
  };
}

function folderOf(uri: string, kind: ScanTarget["kind"]): string {
  return kind === "file" ? (parentUri(uri) ?? uri) : uri;
}

function excludesOf(folder: string, loaded: LoadedConfig | undefined, { exclude }: ScanOptions): ScanRoot["excludes"] {
  return [
    { base: folder, globs: exclude },
    { base: loaded?.base ?? folder, globs: loaded?.config.exclude ?? [] },
  ];
}

function withOptions(config: Config, { profile, onlyRules: only }: ScanOptions, { rules }: Catalog): Config {
  const merged = mergeConfigs(config, profile === undefined ? {} : { profile });
  return only === undefined ? merged : onlyRules(merged, only, rules);
}
