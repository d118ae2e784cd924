// What package.json promises to VS Code is what the code does.
import { existsSync, readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { commands } from "../../../client/src/common/commandIds.ts";
import { editorConfiguration } from "../../../server/src/config/editorSettings.ts";
import { catalog } from "../../../server/src/engine/catalog.ts";

interface Manifest {
  readonly activationEvents: readonly string[];
  readonly capabilities: { readonly untrustedWorkspaces: { readonly supported: boolean }; readonly virtualWorkspaces: { readonly supported: boolean } };
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[];
    readonly configuration: unknown;
    readonly grammars: readonly { readonly path: string; readonly scopeName: string }[];
    readonly jsonValidation: readonly { readonly url: string }[];
    readonly walkthroughs: readonly { readonly steps: readonly { readonly description: string; readonly media: { readonly svg: string }; readonly completionEvents?: readonly string[] }[] }[];
  };
}

const root = new URL("../../../", import.meta.url);
const manifest = JSON.parse(readFileSync(new URL("package.json", root), "utf8")) as Manifest;

type Words = Readonly<Record<string, string>>;
const wordsOf = (path: string): Words => JSON.parse(readFileSync(new URL(path, root), "utf8")) as Words;

/** The value with words for keys, as VS Code replaces them. */
function localized(value: unknown, words: Words): unknown {
  return JSON.parse(JSON.stringify(value), (_key, one: unknown) => (typeof one === "string" && /^%[^%]+%$/.test(one) ? words[one.slice(1, -1)] : one));
}

describe("package.json", () => {
  it("lists the commands that the client registers", () => {
    const listed = manifest.contributes.commands;
    expect(listed.map((one) => one.command).sort()).toEqual(Object.values(commands).sort());
    expect(listed.every((one) => one.category === "cgovet" && one.title !== "")).toBe(true);
  });

  it("holds the settings of the schema and of all rules (npm run generate writes them)", () => {
    expect(localized(manifest.contributes.configuration, wordsOf("package.nls.json"))).toEqual(JSON.parse(JSON.stringify(editorConfiguration(catalog.rules))));
  });

  it("has words in both languages for every key, and no others", () => {
    const keys = [...new Set(JSON.stringify(manifest).match(/(?<=")%[^%"]+%(?=")/g) ?? [])].map((key) => key.slice(1, -1)).sort();
    expect(Object.keys(wordsOf("package.nls.json")).sort()).toEqual(keys);
    expect(Object.keys(wordsOf("package.nls.zh-cn.json")).sort()).toEqual(keys);
  });

  it("starts with Go files and pages of rules only, and says yes to untrusted and virtual workspaces", () => {
    expect(manifest.activationEvents).toEqual(["onLanguage:go", "onLanguage:c", "onLanguage:cpp", "onLanguage:objective-c", "onLanguage:objective-cpp", "onFileSystem:cgovet-rule"]);
    expect(manifest.capabilities.untrustedWorkspaces.supported).toBe(true);
    expect(manifest.capabilities.virtualWorkspaces.supported).toBe(true);
  });

  it("walks through the demo with commands that exist", () => {
    const known: ReadonlySet<string> = new Set(manifest.contributes.commands.map((one) => one.command));
    const steps = manifest.contributes.walkthroughs.flatMap((one) => one.steps);
    for (const file of ["package.nls.json", "package.nls.zh-cn.json"]) {
      const texts = steps.map(({ description }) => wordsOf(file)[description.slice(1, -1)] ?? "");
      const linked = texts.flatMap((text) => [...text.matchAll(/\(command:(cgovet[\w.]*)/g)].map(([, command]) => command ?? ""));
      expect(linked.length).toBeGreaterThanOrEqual(steps.length);
      expect(linked.filter((command) => !known.has(command))).toEqual([]);
    }
    const events = steps.flatMap((one) => one.completionEvents ?? []).map((event) => event.replace(/^onCommand:/, ""));
    expect(events.filter((command) => !known.has(command))).toEqual([]);
  });

  it("names files that are there", () => {
    const { grammars, jsonValidation, walkthroughs } = manifest.contributes;
    const media = walkthroughs.flatMap(({ steps }) => steps.map(({ media: { svg } }) => svg));
    expect(media).toHaveLength(4);
    const schemas = ["package.nls.json", "package.nls.zh-cn.json"].flatMap((file) => (localized(jsonValidation, wordsOf(file)) as typeof jsonValidation).map((one) => one.url));
    const missing = [...grammars.map((one) => one.path), ...schemas, ...media].filter((path) => !existsSync(new URL(path, root)));
    expect(missing).toEqual([]);
    for (const { path, scopeName } of grammars) expect((JSON.parse(readFileSync(new URL(path, root), "utf8")) as { scopeName: string }).scopeName).toBe(scopeName);
  });
});
