// What the bundles can reach: every import of theirs is on a list, with its reason where it is not for reading or computing,
// and nothing they call by a global name talks to anybody. test/cli/security runs them.
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { build } from "esbuild";
import { describe, expect, it } from "vitest";
import { entries } from "../../esbuild.mjs";
import { outsideModules, sealed } from "../../scripts/sealedBundle.mjs";
import { groups } from "../../scripts/sharedBundle.mjs";
import { repositoryRoot } from "../harness/fixtureCases.ts";

/** Node's modules that read, compute or write files. */
const plain = ["assert", "buffer", "constants", "crypto", "events", "fs", "fs/promises", "os", "path", "perf_hooks", "process", "readline", "stream", "stream/consumers", "string_decoder", "timers/promises", "tty", "url", "util", "v8", "zlib"];

/** The others, each with its reason. */
const reasons: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  worker_threads: { "dist/cli.js": "scans on threads", "dist/server/node.js": "scans on threads", "dist/server/worker.js": "is such a thread" },
  module: { "dist/cli.js": "keeps compiled code", "dist/server/node.js": "keeps compiled code", "dist/server/worker.js": "keeps compiled code" },
  vm: { "dist/cli.js": "keeps compiled code", "dist/server/node.js": "keeps compiled code", "dist/server/worker.js": "keeps compiled code" },
  child_process: { "dist/client/node.js": "vscode-languageclient starts the server" },
  net: { "dist/client/node.js": "vscode-languageclient could talk to a server through a socket; ours uses a channel of Node" },
  vscode: { "dist/client/node.js": "the editor", "dist/client/browser.js": "the editor" },
};

/** Calls of global names, as bundles spell them, and how often packages bring them along. */
const globals = /\b(?:fetch|XMLHttpRequest|WebSocket|EventSource|sendBeacon|importScripts|eval)\(|\bnew Function\(|\bprocess\.(?:binding|dlopen|_linkedBinding)\(/g;
const broughtAlong: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  // The loader of web-tree-sitter: for runtimes that are not given as bytes, and for grammars with JavaScript in them; ours have neither.
  // And @vscode/l10n, for words at an address.
  "dist/engine.js": { "fetch(": 4, "eval(": 2 },
};

const files = [...new Set([...entries.map(({ to }) => to), ...Object.values(groups).map(({ file }) => file)])];

function bundle(file: string): string {
  const path = join(repositoryRoot, file);
  if (!existsSync(path)) throw new Error(`${file} is missing: run npm run build first`);
  return readFileSync(path, "utf8");
}

function importsOf(text: string): readonly string[] {
  const found = [...text.matchAll(/(?:\brequire|\b__require|\bimport)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map((match) => match[1] ?? "");
  return [...new Set(found)].filter((name) => !name.startsWith(".")).map((name) => name.replace(/^node:/, ""));
}

describe.each(files)("%s", (file) => {
  it("imports what is on the list", () => {
    const imports = importsOf(bundle(file));
    expect(imports.filter((name) => !plain.includes(name) && reasons[name]?.[file] === undefined)).toEqual([]);
  });

  it("calls nothing that talks to anybody or makes code of text", () => {
    const found: Record<string, number> = {};
    for (const [call] of bundle(file).matchAll(globals)) found[call] = (found[call] ?? 0) + 1;
    expect(found).toEqual(broughtAlong[file] ?? {});
  });
});

describe("a sealed bundle", () => {
  it("is everything that runs in Node, but for the client", () => {
    const open = entries.filter(({ platform, sealed: isSealed }) => platform === "node" && isSealed !== true).map(({ to }) => to);
    expect(open).toEqual(["dist/client/node.js"]);
  });

  it.each(outsideModules.flatMap((name) => [name, `node:${name}`]))("never imports %s", async (name) => {
    const source = `import * as taken from ${JSON.stringify(name)}; console.log(taken); export const load = () => require(${JSON.stringify(name)});`;
    const options = { stdin: { contents: source, resolveDir: repositoryRoot }, bundle: true, write: false, platform: "node", format: "cjs" } as const;
    const [open, shut] = await Promise.all([build({ ...options, external: [name] }), build({ ...options, plugins: [sealed] })]);
    expect(importsOf(open.outputFiles[0]?.text ?? "")).toEqual([name.replace("node:", "")]);
    expect(importsOf(shut.outputFiles[0]?.text ?? "")).toEqual([]);
  });
});
