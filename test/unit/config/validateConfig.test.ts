// Faults cost only themselves, and each is named by its path with a way out.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { validateConfig } from "../../../server/src/config/validateConfig.ts";
import { catalog } from "./catalog.ts";

/** Problems as `path: message [suggestion]`. */
function faults(value: unknown): readonly string[] {
  return validateConfig(value, catalog).problems.map(
    ({ path, message, suggestion }) => `${path}: ${message}${suggestion === undefined ? "" : ` [${suggestion}]`}`,
  );
}

describe("a valid configuration", () => {
  it.each([
    [{}],
    [{ profile: "strict", severity: { "cstring-leak": "off" }, exclude: ["gen"], summariesOnly: ["big/**"] }],
    [{ $schema: "x", models: [{ name: "C.take", params: ["borrows", "takes"] }] }],
    [{ models: [{ name: "C.w_new", creates: { family: "widget" } }, { name: "C.w_free", releases: { param: 0, family: "widget" } }] }],
    [{ models: [{ name: "C.draw", thread: { group: "gl", main: true } }, { name: "C.bind", thread: { group: "gl", role: "set" } }] }],
  ])("is returned as it is: %j", (value) => {
    expect(validateConfig(value, catalog)).toEqual({ config: value, problems: [] });
  });
});

describe("a fault is named", () => {
  it.each<[string, unknown, string]>([
    ["misspelt key", { profil: "strict" }, "profil: unknown field [profile]"],
    ["word of another tool", { rules: {} }, "rules: unknown field [severity]"],
    ["unlike any key", { colour: 1 }, "colour: unknown field; allowed are profile, severity, exclude, models, summariesOnly"],
    ["bad profile", { profile: "stric" }, 'profile: "stric" is not one of "default", "strict" [strict]'],
    ["bad severity", { severity: { "cstring-leak": "warn" } }, 'severity.cstring-leak: "warn" is not one of "off", "info", "warning", "error" [warning]'],
    ["boolean severity", { severity: { "cstring-leak": false } }, 'severity.cstring-leak: false is not one of "off", "info", "warning", "error" [off]'],
    ["unknown rule", { severity: { "cstring-leek": "off" } }, 'severity.cstring-leek: unknown rule "cstring-leek" [cstring-leak]'],
    ["rule like no other", { severity: { xyz: "off" } }, 'severity.xyz: unknown rule "xyz"; "cgovet rules" lists them'],
    ["wrong type", { exclude: "gen" }, 'exclude: expected a list, found "gen"'],
    ["wrong item", { exclude: [3] }, "exclude[0]: expected a string, found 3"],
    ["not an object", [], "expected an object, found a list"],
    ["model without name", { models: [{}] }, "models[0].name: is missing"],
    ["unqualified name", { models: [{ name: "strdup" }] }, "models[0].name: must be a qualified name such as C.strdup or runtime.LockOSThread"],
    ["misspelt model key", { models: [{ name: "C.f", create: { family: "malloc" } }] }, "models[0].create: unknown field [creates]"],
    ["misspelt nested key", { models: [{ name: "C.f", creates: { famly: "malloc", family: "malloc" } }] }, "models[0].creates.famly: unknown field [family]"],
    ["bad effect", { models: [{ name: "C.f", params: ["borrow"] }] }, 'models[0].params[0]: "borrow" is not one of "borrows", "takes", "keeps", "writes", "takes-on-success" [borrows]'],
    ["negative position", { models: [{ name: "C.f", releases: { param: -2, family: "malloc" } }] }, "models[0].releases.param: must be at least -1"],
    ["bad thread", { models: [{ name: "C.f", thread: { group: "gl", mian: true } }] }, "models[0].thread.mian: unknown field [main]"],
    ["misspelt family", { models: [{ name: "C.f", creates: { family: "maloc" } }] }, 'models[0].creates.family: unknown family "maloc": no row releases it [malloc]'],
    ["family nobody creates", { models: [{ name: "C.f", releases: { param: 0, family: "wigdet" } }] }, 'models[0].releases.family: unknown family "wigdet": no row creates it'],
  ])("%s", (_name, value, expected) => {
    expect(faults(value).map((fault) => fault.replace(/^: /, ""))).toEqual([expected]);
  });
});

describe("what is around a fault", () => {
  it("still applies", () => {
    const { config, problems } = validateConfig(
      {
        profile: "loose",
        severity: { "cstring-leak": "warn", "malloc-leak": "error", nonsense: "off" },
        exclude: ["a", 7, "b"],
        models: [{ name: "C.ok", params: ["takes"] }, { name: "C.bad", parms: [] }, { name: "C.also", creates: { family: "nope" } }, { name: "C.last" }],
        typo: 1,
      },
      catalog,
    );
    expect(config).toEqual({
      severity: { "malloc-leak": "error" },
      exclude: ["a", "b"],
      models: [{ name: "C.ok", params: ["takes"] }, { name: "C.last" }],
    });
    expect(problems.map((problem) => problem.path)).toEqual([
      "profile", "severity.cstring-leak", "exclude[1]", "models[1].parms", "typo", "severity.nonsense", "models[2].creates.family",
    ]);
  });

  it("survives any JSON value", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const { config } = validateConfig(value, catalog);
        expect(validateConfig(config, catalog)).toEqual({ config, problems: [] });
      }),
    );
  });

  it("survives any value in the place of a field", () => {
    const field = fc.constantFrom("profile", "severity", "exclude", "models", "summariesOnly");
    fc.assert(
      fc.property(field, fc.oneof(fc.jsonValue(), fc.array(fc.record({ name: fc.constant("C.f"), creates: fc.jsonValue(), thread: fc.jsonValue() }, { requiredKeys: [], noNullPrototype: true }))), (key, value) => {
        const { config } = validateConfig({ [key]: value }, catalog);
        expect(validateConfig(config, catalog).problems).toEqual([]);
      }),
    );
  });
});
