// Combines settings from several places into what the engine takes. Later places win: built-in defaults, cgovet.json,
// the editor's settings or command-line options. Pure.
import { defaultSettings, type EngineSettings } from "../engine/settings.ts";
import type { Config } from "./configSchema.ts";

/**
 * Lays `over` on `base`. `profile` is replaced, `severity` per rule, lists are joined (rows of `over` come last, hence
 * win in a look-up by name).
 */
export function mergeConfigs(base: Config, over: Config): Config {
  const profile = over.profile ?? base.profile;
  return {
    ...(profile !== undefined && { profile }),
    severity: { ...base.severity, ...over.severity },
    exclude: [...(base.exclude ?? []), ...(over.exclude ?? [])],
    models: [...(base.models ?? []), ...(over.models ?? [])],
    summariesOnly: [...(base.summariesOnly ?? []), ...(over.summariesOnly ?? [])],
  };
}

/** The complete settings of the engine. */
export function engineSettings(config: Config): EngineSettings {
  return {
    profile: config.profile ?? defaultSettings.profile,
    severity: { ...defaultSettings.severity, ...config.severity },
    models: [...defaultSettings.models, ...(config.models ?? [])],
    summariesOnly: [...defaultSettings.summariesOnly, ...(config.summariesOnly ?? [])],
  };
}

/** `config` with every rule off that is not in `only`; a rule that is named and was off gets its own severity back. */
export function onlyRules(config: Config, only: readonly string[], rules: readonly { readonly name: string; readonly severity: "error" | "warning" | "info" }[]): Config {
  const severity = Object.fromEntries(
    rules.map(({ name, severity: own }) => {
      const set = config.severity?.[name];
      if (!only.includes(name)) return [name, "off" as const];
      return [name, set === undefined || set === "off" ? own : set];
    }),
  );
  return { ...config, severity };
}
