// The settings of the editor (`cgovet.*`): their manifest entries and how a value of them is read. Everything that
// cgovet.json knows comes from the same schema; only what concerns the editor alone is added here.
import * as l10n from "@vscode/l10n";
import type { Config } from "./configSchema.ts";
import type { ConfigProblem } from "./configProblem.ts";
import { configJsonSchema, type JsonSchema, type RuleSummary } from "./jsonSchema.ts";
import { defaultTimeBudget, ownSettings, settingsSections, sharedSettingNotes, type EditorSetting } from "./ownSettings.ts";
import { validateConfig, type ConfigCatalog } from "./validateConfig.ts";

/** What the editor's settings say for one folder. */
export interface EditorSettings {
  /** False: nothing is analysed while typing. */
  readonly enable: boolean;
  /** Fixes for review ask for confirmation where the editor can. */
  readonly previewFixes: boolean;
  /** How long one package may take before it is mentioned; milliseconds, Infinity when it never is. */
  readonly timeBudget: number;
  /** Who owns C memory is shown in the code. */
  readonly inlayHints: boolean;
  readonly config: Config;
  /** Paths start with `cgovet.`. */
  readonly problems: readonly ConfigProblem[];
}

/** One entry of `contributes.configuration` of package.json. */
export interface ConfigurationSection {
  readonly id: string;
  readonly title: string;
  readonly order: number;
  readonly properties: Readonly<Record<string, EditorSetting>>;
}

/** `contributes.configuration` of package.json as a value, in English. */
export function editorConfiguration(rules: readonly RuleSummary[]): readonly ConfigurationSection[] {
  const settings = new Map(allSettings(rules));
  const named = new Set(settingsSections.flatMap((section) => section.settings));
  const unnamed = [...settings.keys()].filter((name) => !named.has(name));
  return settingsSections.map(({ title, order, settings: names }, index) => {
    const shown = index === 0 ? [...names, ...unnamed] : names;
    const properties = shown.flatMap((name, place) => {
      const setting = settings.get(name);
      return setting === undefined ? [] : [[`cgovet.${name}`, { ...setting, order: place + 1 }] as const];
    });
    return { id: `cgovet.${title.toLowerCase()}`, title, order, properties: Object.fromEntries(properties) };
  });
}

/** By name, without `cgovet.`. */
function allSettings(rules: readonly RuleSummary[]): readonly (readonly [string, EditorSetting])[] {
  const shared = Object.entries(configJsonSchema(rules).properties ?? {}).filter(([name]) => name !== "$schema");
  return [...shared.map(([name, schema]) => [name, settingOf(name, schema)] as const), ...Object.entries(ownSettings)];
}

function settingOf(name: string, { description, ...schema }: JsonSchema): EditorSetting {
  const text = [description, sharedSettingNotes[name]].filter((part) => part !== undefined).join(" ");
  const setting = { ...schema, scope: "resource" as const, markdownDescription: text, type: schema.type ?? "object" };
  if (name === "profile") return { ...setting, type: ["string", "null"], enum: [...(schema.enum ?? []), null], enumDescriptions: [...(schema.enumDescriptions ?? []), "What `cgovet.json` says, else `default`."], enumItemLabels: ["Default", "Strict", "As cgovet.json says"], default: null };
  return { ...setting, default: schema.type === "array" ? [] : {} };
}

/** Reads the value of the section `cgovet`; anything that is not an object counts as not set. */
export function readEditorSettings(section: unknown, catalog: ConfigCatalog): EditorSettings {
  const all: Readonly<Record<string, unknown>> = typeof section === "object" && section !== null ? { ...section } : {};
  const { enable, previewFixes, timeBudget } = all;
  const inlayHints = switchOf(all["inlayHints"]);
  const shared = Object.fromEntries(Object.entries(all).filter(([name, value]) => !ownNames.has(name) && !isAbsent(value)));
  const { config, problems } = validateConfig(shared, catalog);
  return {
    enable: enable !== false,
    previewFixes: previewFixes !== false,
    timeBudget: millisecondsOf(timeBudget),
    inlayHints: inlayHints === true,
    config,
    problems: [
      ...notBoolean("enable", enable),
      ...notBoolean("previewFixes", previewFixes),
      ...notBoolean("inlayHints.enable", inlayHints),
      ...(isAbsent(timeBudget) || isSeconds(timeBudget) ? [] : [{ path: "cgovet.timeBudget", message: l10n.t("expected a number of seconds, 0 or more") }]),
      ...problems.map(({ fields: _fields, atKey: _atKey, ...problem }) => ({ ...problem, path: `cgovet.${problem.path}` })),
    ],
  };
}

/** The editor's own settings, `trace.server` as `trace`. */
const ownNames: ReadonlySet<string> = new Set(Object.keys(ownSettings).map((name) => name.replace(/\..*/, "")));

function notBoolean(name: string, value: unknown): readonly ConfigProblem[] {
  return isAbsent(value) || typeof value === "boolean" ? [] : [{ path: `cgovet.${name}`, message: l10n.t("expected true or false") }];
}

/** The value of `enable` in a group of settings. */
function switchOf(group: unknown): unknown {
  return typeof group === "object" && group !== null && "enable" in group ? group.enable : undefined;
}

function millisecondsOf(seconds: unknown): number {
  const valid = isSeconds(seconds) ? seconds : defaultTimeBudget;
  return valid === 0 ? Infinity : valid * 1000;
}

function isSeconds(value: unknown): value is number {
  return typeof value === "number" && Number.isFinite(value) && value >= 0;
}

function isAbsent(value: unknown): boolean {
  return value === undefined || value === null;
}
