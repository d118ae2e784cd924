// The settings that hold for one folder, complete: the editor's over the nearest cgovet.json. Plain data but for the
// compiled globs.
import type { ConfigProblem } from "../../config/configProblem.ts";
import { readEditorSettings, type EditorSettings } from "../../config/editorSettings.ts";
import { engineSettings, mergeConfigs } from "../../config/effectiveSettings.ts";
import type { LoadedConfig } from "../../config/findConfig.ts";
import type { ConfigCatalog } from "../../config/validateConfig.ts";
import type { EngineSettings } from "../../engine/settings.ts";
import { createExcludes, type ExcludeRule, type IsExcluded } from "../../scan/excludeGlobs.ts";

export interface DirectorySettings {
  /** False: the user wants nothing reported here. */
  readonly enabled: boolean;
  /** Fixes for review ask for confirmation where the editor can. */
  readonly previewFixes: boolean;
  /** How long one package may take before it is mentioned; milliseconds. */
  readonly timeBudget: number;
  /** Who owns C memory is shown in the code. */
  readonly inlayHints: boolean;
  readonly engine: EngineSettings;
  readonly excludes: readonly ExcludeRule[];
  readonly isExcluded: IsExcluded;
  /** URI of the cgovet.json that applies. */
  readonly configFile: string | undefined;
  /** Equal for equal settings. */
  readonly key: string;
}

export interface SettingsSources {
  readonly editor: EditorSettings;
  /** The workspace folder the editor's globs are relative to. */
  readonly folder: string | undefined;
  readonly loaded: LoadedConfig;
}

/** Lays the sources on each other. */
export function combineSettings({ editor, folder, loaded }: SettingsSources): DirectorySettings {
  const engine = engineSettings(mergeConfigs(loaded.config, editor.config));
  const excludes: readonly ExcludeRule[] = [
    { base: loaded.base, globs: loaded.config.exclude ?? [] },
    { base: folder ?? loaded.base, globs: editor.config.exclude ?? [] },
  ];
  const { enable: enabled, previewFixes, timeBudget, inlayHints } = editor;
  return { enabled, previewFixes, timeBudget, inlayHints, engine, excludes, isExcluded: createExcludes(excludes), configFile: loaded.file, key: JSON.stringify([enabled, engine, excludes]) };
}

/** The editor's section `cgovet`, which may come as `{ cgovet: { … } }` from clients that push all of their settings. */
export function readSection(value: unknown, catalog: ConfigCatalog): EditorSettings {
  const nested = typeof value === "object" && value !== null && "cgovet" in value ? value.cgovet : value;
  return readEditorSettings(nested, catalog);
}

/** Problems of both sources. */
export function problemsOf({ editor, loaded }: SettingsSources): readonly ConfigProblem[] {
  return [...editor.problems, ...loaded.problems];
}
