// Positions of problems in the text of a cgovet.json.
import { describe, expect, it } from "vitest";
import { printProblem } from "../../../server/src/config/configProblem.ts";
import { parseConfigText } from "../../../server/src/config/parseConfigText.ts";
import { catalog } from "./catalog.ts";

const uri = "file:///p/cgovet.json";

function printed(text: string): readonly string[] {
  return parseConfigText(text, uri, catalog).problems.map((problem) => printProblem(problem, () => "cgovet.json"));
}

describe("parseConfigText", () => {
  it("reads comments, trailing commas and a byte order mark", () => {
    expect(parseConfigText('\uFEFF{\n  // strict for now\n  "profile": "strict",\n}', uri, catalog)).toEqual({ config: { profile: "strict" }, problems: [] });
  });

  it("points at the value, and at the key when the key is the fault", () => {
    expect(printed('{\n  "severity": {\n    "cstring-leek": "off",\n    "malloc-leak": "warn"\n  }\n}')).toEqual([
      'cgovet.json:3:5: severity.cstring-leek: unknown rule "cstring-leek"; did you mean "cstring-leak"?',
      'cgovet.json:4:20: severity.malloc-leak: "warn" is not one of "off", "info", "warning", "error"; did you mean "warning"?',
    ]);
  });

  it("points at the object that lacks a field", () => {
    expect(printed('{ "models": [\n  {}\n] }')).toEqual(["cgovet.json:2:3: models[0].name: is missing"]);
  });

  it("reports broken JSON and keeps what could be read", () => {
    const { config, problems } = parseConfigText('{ "profile": "strict", "exclude": ["a" "b"] }', uri, catalog);
    expect(config).toEqual({ profile: "strict", exclude: ["a", "b"] });
    expect(problems.map((problem) => problem.message)).toEqual(["not valid JSON: comma expected"]);
  });

  it("reports an empty file", () => {
    expect(printed("")).toEqual(["cgovet.json:1:1: not valid JSON: value expected"]);
  });
});
