// What the documents promise: links lead somewhere, commands and options exist, settings and rules are called that,
// configuration examples are valid, and no rule is left with the words of its template.

import { existsSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, posix, relative } from "node:path";
import { describe, expect, it } from "vitest";
import { placeholders } from "../../scripts/newRule/template.mjs";
import { parseConfigText } from "../../server/src/config/parseConfigText.ts";
import { catalog } from "../../server/src/engine/catalog.ts";
import { serverCommands } from "../../server/src/lsp/protocol.ts";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { runFakeCli } from "../unit/cli/fakeCli.ts";

interface Manifest {
  readonly version: string;
  readonly scripts: Readonly<Record<string, string>>;
  readonly contributes: {
    readonly commands: readonly { readonly title: string; readonly category: string }[];
    readonly configuration: readonly { readonly properties: Readonly<Record<string, unknown>> }[];
  };
}

const read = (path: string): string => readFileSync(join(repositoryRoot, path), "utf8");
const manifest = JSON.parse(read("package.json")) as Manifest;
/** Titles of commands by key, in English. */
const manifestWords = JSON.parse(read("package.nls.json")) as Readonly<Record<string, string>>;
const chineseManifestWords = JSON.parse(read("package.nls.zh-cn.json")) as Readonly<Record<string, string>>;

/** Relative to the root, with `/`. */
const documents = [
  "README.md", "README.zh-CN.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "test/demo/README.md", "test/fixtures/rules/README.md",
  ...readdirSync(join(repositoryRoot, "docs"), { recursive: true }).map((path) => posix.join("docs", String(path).replaceAll("\\", "/"))).filter((path) => path.endsWith(".md")),
].sort();

const texts = documents.map((path) => [path, read(path)] as const);
/** `path: fault` for every fault, so that one failure shows all. */
const faults = (check: (text: string, path: string) => readonly string[]): readonly string[] => texts.flatMap(([path, text]) => check(text, path).map((fault) => `${path}: ${fault}`));
const matches = (text: string, pattern: RegExp): readonly string[] => [...text.matchAll(pattern)].map((match) => match[1] ?? "");

/** Without code, whose brackets are no links. */
function prose(text: string): string {
  return text.replace(/^ *```[^]*?^ *```$/gm, "").replace(/`[^`\n]*`/g, (code) => code.replace(/[[\]]/g, " "));
}

/** Inline code and lines of code blocks, comments behind them left out. */
function codeOf(text: string): readonly string[] {
  const blocks = matches(text, /^ *```(?:sh|console|yaml)\n([^]*?)^ *```$/gm).flatMap((block) => block.split("\n"));
  return [...blocks.map((line) => line.replace(/^[\s$]*/, "").replace(/^- run: /, "").replace(/\s+# .*$/, "").replace(/ \|\| \[.*$/, "")), ...matches(prose(text), /`([^`\n]+)`/g)];
}

/** The anchors GitHub gives to headings. */
function anchorsIn(text: string): readonly string[] {
  return matches(text.replace(/^ *```[^]*?^ *```$/gm, ""), /^#+ (.+)$/gm).map((heading) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, "").replaceAll(" ", "-"));
}

describe("links", () => {
  it("lead to files of the project, and to headings that are there", () => {
    const broken = faults((text, path) =>
      matches(prose(text), /\]\(([^)\s]+)\)/g).filter((target) => !/^https:\/\//.test(target)).flatMap((target) => {
        const [file = "", anchor] = target.split("#");
        const place = file === "" ? path : posix.join(posix.dirname(path), file);
        if (!existsSync(join(repositoryRoot, place))) return [`${target} is not there`];
        return anchor === undefined || anchorsIn(read(place)).includes(anchor) ? [] : [`${target} has no such heading`];
      }),
    );
    expect(broken).toEqual([]);
  });

  it("to other sites are encrypted", () => {
    expect(faults((text) => matches(text, /(http:\/\/[^\s)]+)/g))).toEqual([]);
  });

  it("to pictures lead to PNG files; below docs also to drawings", () => {
    const pictures = texts.flatMap(([path, text]) => matches(text, /!\[[^\]]+\]\(([^)]+)\)/g).map((target) => posix.join(posix.dirname(path), target)));
    expect(pictures.length).toBeGreaterThan(1);
    const drawings = texts.flatMap(([path, text]) => (path.startsWith("docs/") ? matches(text, /!\[[^\]]+\]\(([^)]+\.svg)\)/g).map((target) => posix.join(posix.dirname(path), target)) : []));
    for (const picture of pictures) {
      const start = readFileSync(join(repositoryRoot, picture)).subarray(0, 4).toString("latin1");
      expect(start.slice(1), picture).toBe(drawings.includes(picture) ? "svg" : "PNG");
    }
  });
});

describe("commands", () => {
  it("of npm are scripts of package.json", () => {
    const unknown = faults((text) =>
      codeOf(text).flatMap((line) => {
        const match = /^npm (?:--\S+ \S+ )?(?:run (?:--silent )?([\w:-]+)|(start|test)\b)/.exec(line);
        const name = match?.[1] ?? match?.[2];
        return name === undefined || name in manifest.scripts ? [] : [line];
      }),
    );
    expect(unknown).toEqual([]);
  });

  it("name files that are there", () => {
    const missing = faults((text) =>
      codeOf(text).flatMap((line) => matches(line, /(?:^|\s)(?:node|vitest run) ((?:scripts|test|grammars)\/\S+)/g)).filter((path) => !existsSync(join(repositoryRoot, path))).filter((path) => path !== "test/unit/xyz"),
    );
    expect(missing).toEqual([]);
  });

  it("of cgovet know the options they are given", async () => {
    const lines = texts.flatMap(([path, text]) => codeOf(text).filter((line) => /^cgovet (scan|rules|lsp)\b/.test(line)).map((line) => ({ path, line })));
    expect(lines.length).toBeGreaterThan(5);
    for (const { path, line } of lines) {
      const [, command = ""] = line.split(/\s+/);
      const { out } = await runFakeCli([command, "--help"], { cwd: repositoryRoot });
      for (const option of line.match(/(?<=\s)--?[a-z-]+/g) ?? []) expect(out, `${path}: ${line}`).toMatch(new RegExp(`(^|[ ,])${option}\\b`, "m"));
    }
  });

  it("and options that are named alone exist", async () => {
    const { out } = await runFakeCli(["scan", "--help"], { cwd: repositoryRoot });
    const readme = codeOf(read("README.md")).filter((code) => /^--[a-z-]+$/.test(code));
    expect(readme.filter((option) => !out.includes(option))).toEqual([]);
  });

  it.each([["README.md", manifestWords], ["README.zh-CN.md", chineseManifestWords]] as const)("of VS Code have the titles in %s", (file, words) => {
    const titles = new Set(manifest.contributes.commands.map(({ title, category }) => `${category}: ${words[title.slice(1, -1)] ?? title}`));
    const named = matches(read(file), /\*\*(cgovet: [^*]+)\*\*/g);
    expect(named.length).toBeGreaterThan(5);
    expect(named.filter((title) => !titles.has(title))).toEqual([]);
  });
});

describe("README.zh-CN.md", () => {
  /** What must not get lost in a translation: by kind, what a text names. */
  const namedIn = (text: string): Readonly<Record<string, readonly string[]>> => {
    const code = codeOf(text.replace(/<!-- scan:start[^]*<!-- scan:end -->/, "")).join("\n");
    const all = (pattern: RegExp): readonly string[] => [...new Set(code.match(pattern) ?? [])].sort();
    const titles = [manifestWords, chineseManifestWords].map((words) => Object.entries(words).map(([key, title]) => [`cgovet: ${title}`, key] as const)).flat();
    const keyOf = new Map<string, string>(titles);
    return {
      "commands of npm": all(/^npm (?:run )?[\w:-]+/gm),
      "commands of cgovet": all(/^cgovet (?:scan|rules|lsp)\b/gm),
      options: all(/(?<=\s|^)--[a-z-]+/gm).filter((option) => option !== "--lang"),
      settings: all(/\bcgovet\.[a-z][\w.]+/g),
      "commands of VS Code": [...new Set(matches(text, /\*\*(cgovet: [^*]+)\*\*/g).map((title) => keyOf.get(title) ?? title))].sort(),
      rules: [...new Set(matches(text, /^\| \S+ \| \[`([a-z-]+)`\]/gm))].sort(),
      sections: matches(text, /^(##+) /gm),
    };
  };

  it("names the commands, options, settings and rules that README.md names", () => {
    const english = namedIn(read("README.md"));
    for (const [kind, names] of Object.entries(english)) expect(names.length, kind).toBeGreaterThan(2);
    expect(namedIn(read("README.zh-CN.md"))).toEqual(english);
  });
});

describe("names", () => {
  it("of settings exist", () => {
    const known = new Set([...manifest.contributes.configuration.flatMap(({ properties }) => Object.keys(properties)), ...Object.values(serverCommands), "cgovet.json", "cgovet.sarif"]);
    expect(faults((text) => codeOf(text).filter((code) => /^cgovet\.[\w.]+$/.test(code) && !known.has(code)))).toEqual([]);
  });

  it("of rules in directives exist", () => {
    const known = new Set([...catalog.ruleNames, "RULE"]);
    expect(faults((text) => matches(text, /cgovet:ignore(?:-file)? ([\w-]+)/g).filter((name) => !known.has(name)))).toEqual([]);
  });

  it("of files in the project are right", () => {
    const missing = faults((text) =>
      codeOf(text)
        .filter((code) => /^(server|client|scripts|test|docs|schemas|grammars)\/[\w./-]+$/.test(code) && !code.includes("spinning"))
        .filter((path) => !existsSync(join(repositoryRoot, path)) && path !== "test/corpus/verdicts.json"),
    );
    expect(missing).toEqual([]);
  });

  it("of new rules stand in the list of changes", () => {
    const section = read("CHANGELOG.md").split(/^## /m).find((part) => part.startsWith(manifest.version)) ?? "";
    expect(catalog.rules.filter((rule) => rule.since === manifest.version && !section.includes(`\`${rule.name}\``)).map((rule) => rule.name)).toEqual([]);
  });
});

describe("examples", () => {
  it("of cgovet.json are valid", () => {
    const problems = faults((text) =>
      matches(text, /^ *```json\n([^]*?)^ *```$/gm).flatMap((json) => parseConfigText(json, "file:///cgovet.json", catalog).problems.map((problem) => `${problem.path} ${problem.message}`)),
    );
    expect(problems).toEqual([]);
  });
});

describe("the documentation of rules", () => {
  it("is written for every rule", () => {
    const pages = documents.filter((path) => path.startsWith("docs/rules/")).map((path) => relative("docs/rules", path).replace(/\.md$/, ""));
    expect(pages.sort()).toEqual([...catalog.ruleNames].sort());
  });

  it.each(catalog.rules.map((rule) => [rule.name, rule] as const))("%s has words of its own", (_, { docs }) => {
    expect(Object.values(placeholders).filter((words) => [docs.what, docs.why, docs.fixAdvice].includes(words))).toEqual([]);
    for (const { url } of docs.references) expect(url).toMatch(/^https:\/\/[\w.-]+\/\S+$/);
  });
});

it("no document names a place on somebody's machine", () => {
  expect(faults((text) => matches(text, /((?:^|[\s(`"])\/(?:home|Users|work|tmp|root)\/\S*)/gm))).toEqual([]);
  expect(dirname(documents[0] ?? "")).toBe(".");
});
