// Writing model rows and severities into a cgovet.json: layout, comments, repetition, files that are not JSON.
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/engine/base/textEdit.ts";
import { parseConfigText } from "../../../server/src/config/parseConfigText.ts";
import { addModelEdits, newConfigText, setSeverityEdits } from "../../../server/src/lsp/actions/configText.ts";
import { catalog } from "../config/catalog.ts";

const model = { name: "C.keep", params: ["takes"] };

function edited(text: string): string {
  const edits = addModelEdits(text, model);
  if (edits === undefined) throw new Error("refused");
  return applyEdits(text, edits);
}

const modelsIn = (text: string) => parseConfigText(text, "file:///w/cgovet.json", catalog);

describe("addModelEdits", () => {
  it("creates the list and keeps comments", () => {
    const text = `{\n  // kept\n  "profile": "strict" /* too */\n}\n`;
    const result = edited(text);
    expect(result).toContain("// kept");
    expect(result).toContain("/* too */");
    expect(modelsIn(result)).toEqual({ config: { profile: "strict", models: [model] }, problems: [] });
  });

  it("adds to the list at its end", () => {
    const text = `{\n  "models": [\n    { "name": "C.other", "params": ["borrows"] } // mine\n  ]\n}\n`;
    const result = edited(text);
    expect(result).toContain("// mine");
    expect(modelsIn(result).config.models?.map((row) => row.name)).toEqual(["C.other", "C.keep"]);
  });

  it("extends the row of the same function", () => {
    const result = edited(`{ "models": [{ "name": "C.keep", "blocks": "may", "params": ["borrows"] }] }`);
    expect(modelsIn(result).config.models).toEqual([{ name: "C.keep", blocks: "may", params: ["takes"] }]);
  });

  it("takes back what the new statement contradicts, and nothing else", () => {
    const text = `{ "models": [{ "name": "C.keep", "creates": { "family": "malloc" }, "blocks": "may" }, { "name": "C.other", "creates": { "family": "malloc" } }] }`;
    const lent = applyEdits(text, addModelEdits(text, { name: "C.keep", returnsBorrowed: "library" }) ?? []);
    const other = { name: "C.other", creates: { family: "malloc" } };
    expect(modelsIn(lent).config.models).toEqual([{ name: "C.keep", blocks: "may", returnsBorrowed: "library" }, other]);
    const owned = applyEdits(lent, addModelEdits(lent, { name: "C.keep", creates: { family: "malloc" } }) ?? []);
    expect(modelsIn(owned).config.models).toEqual([{ name: "C.keep", blocks: "may", creates: { family: "malloc" } }, other]);
  });

  it("changes nothing when the row is there", () => {
    expect(addModelEdits(JSON.stringify({ models: [model] }), model)).toEqual([]);
  });

  it("keeps line ends, tabs and a byte order mark", () => {
    const crlf = edited(`{\r\n\t"profile": "strict"\r\n}\r\n`);
    expect(crlf.replaceAll("\r\n", "")).not.toContain("\n");
    expect(crlf).toContain('\r\n\t"models"');
    const marked = edited(`\uFEFF{}`);
    expect(marked.startsWith("\uFEFF{")).toBe(true);
    expect(modelsIn(marked).problems).toEqual([]);
  });

  it("fills an empty file", () => {
    expect(edited("")).toBe(newConfigText({ models: [model] }));
    expect(modelsIn(edited(" \n")).config.models).toEqual([model]);
    expect(modelsIn(edited("\uFEFF")).config.models).toEqual([model]);
  });

  it.each(["{", "[]", `{ "models": 1 }`, "nonsense"])("leaves %j alone", (text) => {
    expect(addModelEdits(text, model)).toBeUndefined();
  });
});

describe("setSeverityEdits", () => {
  const set = (text: string, severity: string | undefined): string => {
    const edits = setSeverityEdits(text, "cstring-leak", severity);
    if (edits === undefined) throw new Error("refused");
    return applyEdits(text, edits);
  };

  it("adds, changes and takes away one rule, and keeps comments and line ends", () => {
    const text = `{\r\n  // ours\r\n  "severity": {\r\n    "malloc-leak": "error" // strict\r\n  }\r\n}\r\n`;
    const added = set(text, "info");
    expect(added).toContain("// ours");
    expect(added).toContain("// strict");
    expect(added.replaceAll("\r\n", "")).not.toContain("\n");
    expect(modelsIn(added)).toEqual({ config: { severity: { "malloc-leak": "error", "cstring-leak": "info" } }, problems: [] });
    expect(modelsIn(set(added, "off")).config.severity).toEqual({ "malloc-leak": "error", "cstring-leak": "off" });
    expect(modelsIn(set(added, undefined)).config.severity).toEqual({ "malloc-leak": "error" });
  });

  it("makes the list where there is none, and leaves what says so already", () => {
    expect(modelsIn(set("{}", "off")).config).toEqual({ severity: { "cstring-leak": "off" } });
    expect(modelsIn(set("", "off")).config).toEqual({ severity: { "cstring-leak": "off" } });
    expect(setSeverityEdits(`{ "severity": { "cstring-leak": "off" } }`, "cstring-leak", "off")).toEqual([]);
    expect(setSeverityEdits("{}", "cstring-leak", undefined)).toEqual([]);
  });

  it("refuses what is no object", () => {
    expect(setSeverityEdits(`{ "severity": [] }`, "cstring-leak", "off")).toBeUndefined();
    expect(setSeverityEdits("{ broken", "cstring-leak", "off")).toBeUndefined();
  });
});
