// The settings of the editor (`cgovet.*`): their manifest entries and how a value of them is read. Everything that
// cgovet.json knows comes from the same schema; only what concerns the editor alone is added here.
import type { Config } from "./configSchema.ts";
import type { ConfigProblem } from "./configProblem.ts";
import { configJsonSchema, type JsonSchema, type RuleSummary } from "./jsonSchema.ts";
import { validateConfig, type ConfigCatalog } from "./validateConfig.ts";

/** One entry of `contributes.configuration.properties` in package.json. */
export interface EditorSetting {
  readonly scope: "resource" | "window";
  readonly markdownDescription: string;
  readonly default: unknown;
  readonly type: string | readonly string[];
  readonly [key: string]: unknown;
}

/** What the editor's settings say for one folder. */
export interface EditorSettings {
  /** False: nothing is analysed while typing. */
  readonly enable: boolean;
  readonly config: Config;
  /** Paths start with `cgovet.`. */
  readonly problems: readonly ConfigProblem[];
}

const ownSettings: Readonly<Record<string, EditorSetting>> = {
  "cgovet.enable": {
    scope: "resource",
    markdownDescription: "Look for cgo hazards while you type.",
    type: "boolean",
    default: true,
  },
  "cgovet.trace.server": {
    scope: "window",
    markdownDescription: "What the output channel shows of the talk between editor and server.",
    type: "string",
    enum: ["off", "messages", "verbose"],
    default: "off",
  },
};

/** `contributes.configuration` of package.json as a value. */
export function editorConfiguration(rules: readonly RuleSummary[]): { readonly title: string; readonly properties: Readonly<Record<string, EditorSetting>> } {
  const shared = Object.entries(configJsonSchema(rules).properties ?? {}).filter(([name]) => name !== "$schema");
  const properties = shared.map(([name, schema]) => [`cgovet.${name}`, settingOf(name, schema)] as const);
  const { "cgovet.enable": enable, ...rest } = ownSettings;
  return { title: "cgovet", properties: { ...(enable && { "cgovet.enable": enable }), ...Object.fromEntries(properties), ...rest } };
}

function settingOf(name: string, { description, ...schema }: JsonSchema): EditorSetting {
  const text = `${description ?? ""} Added to what the folder's \`cgovet.json\` says, over which it wins.`;
  const setting = { ...schema, scope: "resource" as const, markdownDescription: text, type: schema.type ?? "object" };
  if (name === "profile") return { ...setting, type: ["string", "null"], enum: [...(schema.enum ?? []), null], default: null };
  return { ...setting, default: schema.type === "array" ? [] : {} };
}

/** Reads the value of the section `cgovet`; anything that is not an object counts as not set. */
export function readEditorSettings(section: unknown, catalog: ConfigCatalog): EditorSettings {
  const { enable, trace: _trace, ...rest }: Readonly<Record<string, unknown>> = typeof section === "object" && section !== null ? { ...section } : {};
  const set = Object.fromEntries(Object.entries(rest).filter(([, value]) => value !== null && value !== undefined));
  const { config, problems } = validateConfig(set, catalog);
  const badEnable: readonly ConfigProblem[] =
    enable === undefined || typeof enable === "boolean" ? [] : [{ path: "cgovet.enable", message: "expected true or false" }];
  return {
    enable: enable !== false,
    config,
    problems: [...badEnable, ...problems.map(({ fields: _fields, atKey: _atKey, ...problem }) => ({ ...problem, path: `cgovet.${problem.path}` }))],
  };
}
