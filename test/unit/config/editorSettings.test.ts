// The editor's settings: read from a value, and listed for the manifest from the same source as cgovet.json.
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { editorConfiguration, readEditorSettings } from "../../../server/src/config/editorSettings.ts";
import { ownSettings, type EditorSetting } from "../../../server/src/config/ownSettings.ts";
import { engineSettings, mergeConfigs, onlyRules } from "../../../server/src/config/effectiveSettings.ts";
import { configJsonSchema } from "../../../server/src/config/jsonSchema.ts";
import { catalog } from "./catalog.ts";

/** All settings of all sections. */
const propertiesOf = (of: Parameters<typeof editorConfiguration>[0]) => Object.assign({}, ...editorConfiguration(of).map((section) => section.properties)) as Readonly<Record<string, EditorSetting>>;

const rules = catalog.ruleNames.map((name) => ({ name, severity: "warning" as const, docs: { what: `Reports ${name}.` } }));

describe("readEditorSettings", () => {
  it("takes defaults of the manifest as not set", () => {
    const defaults = Object.fromEntries(
      Object.entries(propertiesOf(rules))
        // Those with a dot come as objects.
        .filter(([key]) => key.split(".").length === 2)
        .map(([key, setting]) => [key.slice("cgovet.".length), setting.default]),
    );
    const { enable, config, problems } = readEditorSettings({ ...defaults, trace: { server: "off" } }, catalog);
    expect({ enable, problems }).toEqual({ enable: true, problems: [] });
    expect(mergeConfigs({ profile: "strict" }, config).profile).toBe("strict");
  });

  it("keeps what is valid and names the setting that is not", () => {
    const { enable, config, problems } = readEditorSettings({ enable: "no", profile: "strict", severity: { "malloc-leek": "off" } }, catalog);
    expect({ enable, config }).toEqual({ enable: true, config: { profile: "strict", severity: {} } });
    expect(problems).toEqual([
      { path: "cgovet.enable", message: "expected true or false" },
      { path: "cgovet.severity.malloc-leek", message: 'unknown rule "malloc-leek"', suggestion: "malloc-leak" },
    ]);
  });

  it("reads a budget of 0 as none, and refuses others", () => {
    expect(readEditorSettings({ timeBudget: 0 }, catalog)).toMatchObject({ timeBudget: Infinity, problems: [] });
    expect(readEditorSettings({ timeBudget: 1.5, previewFixes: false }, catalog)).toMatchObject({ timeBudget: 1500, previewFixes: false, problems: [] });
    const { timeBudget, problems } = readEditorSettings({ timeBudget: -1 }, catalog);
    expect({ timeBudget, problems }).toEqual({ timeBudget: 5000, problems: [{ path: "cgovet.timeBudget", message: "expected a number of seconds, 0 or more" }] });
  });

  it("shows owners only where that is switched on", () => {
    expect(readEditorSettings({ inlayHints: { enable: true } }, catalog)).toMatchObject({ inlayHints: true, problems: [] });
    expect(readEditorSettings({ inlayHints: {} }, catalog)).toMatchObject({ inlayHints: false, problems: [] });
    expect(readEditorSettings({ inlayHints: { enable: "yes" } }, catalog)).toMatchObject({ inlayHints: false, problems: [{ path: "cgovet.inlayHints.enable", message: "expected true or false" }] });
  });

  it("accepts a section that is not there", () => {
    expect(readEditorSettings(null, catalog)).toMatchObject({ enable: true, previewFixes: true, timeBudget: 5000, config: {}, problems: [] });
  });
});

describe("editorConfiguration", () => {
  it("offers every field of cgovet.json and the editor's own", () => {
    const fields = Object.keys(configJsonSchema(rules).properties ?? {}).filter((name) => name !== "$schema");
    const names = [...fields, ...Object.keys(ownSettings)].map((name) => `cgovet.${name}`);
    expect(Object.keys(propertiesOf(rules)).sort()).toEqual(names.sort());
    expect(names).toContain("cgovet.models");
    expect(names).toContain("cgovet.trace.server");
  });

  it("groups them in ordered sections, each setting once", () => {
    const sections = editorConfiguration(rules);
    expect(sections.map(({ order }) => order)).toEqual(sections.map((_, index) => index + 1));
    const names = sections.flatMap(({ properties }) => Object.keys(properties));
    expect(new Set(names).size).toBe(names.length);
    expect(sections.every(({ properties, title }) => Object.keys(properties).length > 0 && title !== "")).toBe(true);
  });

  it("describes every setting and every value to choose from", () => {
    const undescribed = Object.entries(propertiesOf(rules)).filter(([, { markdownDescription, enum: values, enumDescriptions: words }]) => {
      const count = Array.isArray(values) ? values.length : 0;
      return markdownDescription === "" || (Array.isArray(words) ? words.length : 0) !== count;
    });
    expect(undescribed.map(([name]) => name)).toEqual([]);
  });

  it("has defaults that fit their own schemas", () => {
    const ajv = new Ajv({ strict: false });
    for (const [key, { scope: _s, markdownDescription: _m, ...schema }] of Object.entries(propertiesOf(rules))) {
      expect(ajv.validate({ ...schema }, schema.default), key).toBe(true);
    }
  });
});

describe("configJsonSchema", () => {
  const validate = new Ajv({ strict: true, strictTypes: false, keywords: ["enumDescriptions"] }).compile(configJsonSchema(rules) as object);

  it("accepts a full configuration", () => {
    const value = { $schema: "s", profile: "strict", severity: { "cstring-leak": "off" }, exclude: ["x"], models: [{ name: "C.f", thread: { group: "gl", main: true } }], summariesOnly: [] };
    expect(validate(value), JSON.stringify(validate.errors)).toBe(true);
  });

  it.each([[{ profil: "strict" }], [{ severity: { nope: "off" } }], [{ severity: { "cstring-leak": "warn" } }], [{ models: [{}] }]])("rejects %j", (value) => {
    expect(validate(value)).toBe(false);
  });
});

describe("effective settings", () => {
  it("let the later place win, rule by rule", () => {
    const merged = mergeConfigs(
      { profile: "strict", severity: { "cstring-leak": "off", "malloc-leak": "error" }, exclude: ["a"], models: [{ name: "C.a" }] },
      { severity: { "cstring-leak": "info" }, exclude: ["b"], models: [{ name: "C.b" }] },
    );
    expect(engineSettings(merged)).toEqual({ profile: "strict", severity: { "cstring-leak": "info", "malloc-leak": "error" }, models: [{ name: "C.a" }, { name: "C.b" }], summariesOnly: [] });
    expect(merged.exclude).toEqual(["a", "b"]);
  });

  it("turn everything off but the rules asked for", () => {
    const { severity } = onlyRules({ severity: { "malloc-leak": "error", "cstring-leak": "off" } }, ["malloc-leak", "cstring-leak"], rules);
    expect(severity).toEqual({ "malloc-leak": "error", "cstring-leak": "warning", "signal-mask": "off" });
  });
});
