// The editor's settings: read from a value, and listed for the manifest from the same source as cgovet.json.
import Ajv from "ajv";
import { describe, expect, it } from "vitest";
import { editorConfiguration, readEditorSettings } from "../../../server/src/config/editorSettings.ts";
import { engineSettings, mergeConfigs, onlyRules } from "../../../server/src/config/effectiveSettings.ts";
import { configJsonSchema } from "../../../server/src/config/jsonSchema.ts";
import { catalog } from "./catalog.ts";

const rules = catalog.ruleNames.map((name) => ({ name, severity: "warning" as const, docs: { what: `Reports ${name}.` } }));

describe("readEditorSettings", () => {
  it("takes defaults of the manifest as not set", () => {
    const defaults = Object.fromEntries(
      Object.entries(editorConfiguration(rules).properties)
        .filter(([key]) => key !== "cgovet.trace.server")
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

  it("accepts a section that is not there", () => {
    expect(readEditorSettings(null, catalog)).toEqual({ enable: true, config: {}, problems: [] });
  });
});

describe("editorConfiguration", () => {
  it("offers every field of cgovet.json and the editor's own", () => {
    expect(Object.keys(editorConfiguration(rules).properties)).toEqual([
      "cgovet.enable", "cgovet.profile", "cgovet.severity", "cgovet.exclude", "cgovet.models", "cgovet.summariesOnly", "cgovet.trace.server",
    ]);
  });

  it("has defaults that fit their own schemas", () => {
    const ajv = new Ajv({ strict: false });
    for (const [key, { scope: _s, markdownDescription: _m, ...schema }] of Object.entries(editorConfiguration(rules).properties)) {
      expect(ajv.validate({ ...schema }, schema.default), key).toBe(true);
    }
  });
});

describe("configJsonSchema", () => {
  const validate = new Ajv({ strict: true, strictTypes: false }).compile(configJsonSchema(rules) as object);

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
