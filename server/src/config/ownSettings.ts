// The settings that concern the editor alone, and how all settings are grouped: the sections of the editor's settings
// page, in its order. Guarantees: plain data in English; scripts/generate takes the words out for translation.

/** One entry of `contributes.configuration.properties` in package.json. */
export interface EditorSetting {
  readonly scope: "resource" | "window";
  readonly markdownDescription: string;
  readonly default: unknown;
  readonly type: string | readonly string[];
  /** Place within its section. */
  readonly order?: number;
  readonly [key: string]: unknown;
}

/** One entry of `contributes.configuration` in package.json. */
export interface SettingsSection {
  readonly title: string;
  readonly order: number;
  /** Names without `cgovet.`, in the order in which they are shown. */
  readonly settings: readonly string[];
}

/** A setting that no section names comes at the end of the first one. */
export const settingsSections: readonly SettingsSection[] = [
  { title: "Analysis", order: 1, settings: ["enable", "profile", "exclude", "timeBudget", "inlayHints.enable"] },
  { title: "Rules", order: 2, settings: ["severity"] },
  { title: "Fixes", order: 3, settings: ["previewFixes"] },
  { title: "Libraries", order: 4, settings: ["models", "summariesOnly"] },
  { title: "Troubleshooting", order: 5, settings: ["trace.server"] },
];

/** How long the analysis of a package may take before it is mentioned; seconds. */
export const defaultTimeBudget = 5;

/** By name, without `cgovet.`. */
export const ownSettings: Readonly<Record<string, EditorSetting>> = {
  enable: {
    scope: "resource",
    markdownDescription: "Look for cgo hazards while you type. Everything happens on this machine: cgovet runs nothing of your project, opens no network connection and never collects telemetry.",
    type: "boolean",
    default: true,
  },
  timeBudget: {
    scope: "resource",
    markdownDescription: "Say so in the status of cgovet and in its output when one package takes longer than this many seconds. `0` never does. A slow folder can be left out with `#cgovet.exclude#`.",
    type: "number",
    minimum: 0,
    default: defaultTimeBudget,
  },
  "inlayHints.enable": {
    scope: "resource",
    markdownDescription: "Show in the code who owns C memory: where a variable gets memory to release (`owned`) or gets what belongs to somebody else (`borrowed`), and where it is handed on (`→ C`, `→ caller`). Nothing is shown where that is not certain.",
    type: "boolean",
    default: false,
  },
  previewFixes: {
    scope: "resource",
    markdownDescription: "Show the fixes that want your eye in the refactor preview, where you tick what is to be applied. Safe ones are applied at once.",
    type: "boolean",
    default: true,
  },
  "trace.server": {
    scope: "window",
    markdownDescription: "What the output channel shows of the talk between editor and server. It may hold source code; it stays on this machine.",
    type: "string",
    enum: ["off", "messages", "verbose"],
    enumDescriptions: ["Nothing.", "Which messages are sent, and how long each analysis takes.", "The messages with all they hold."],
    default: "off",
  },
};

/** What is added to the description of a setting that `cgovet.json` knows as well. */
export const sharedSettingNotes: Readonly<Record<string, string>> = {
  profile: "Added to what the folder's `cgovet.json` says, over which it wins.",
  severity: "Added to what the folder's `cgovet.json` says, over which it wins. [What each rule reports](https://github.com/cgovet/cgovet#rules).",
  exclude: "Added to what the folder's `cgovet.json` says.",
  models: "Added to what the folder's `cgovet.json` says, over which it wins. [How to write them](https://github.com/cgovet/cgovet/blob/main/docs/annotations.md#models).",
  summariesOnly: "Added to what the folder's `cgovet.json` says.",
};
