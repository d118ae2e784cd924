// The real import graph obeys the layer table, and the checker notices when it does not.

import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { layerProblems, readSources } from "../../scripts/importGraph.mjs";
import { layers } from "../../scripts/layers.mjs";

const root = fileURLToPath(new URL("../..", import.meta.url));

/** One planted file, so that a checker that has gone blind fails here. */
function problemsOf(path: string, ...lines: readonly string[]): readonly string[] {
  return layerProblems(new Map([[path, lines.join("\n")]]));
}

describe("layers", () => {
  it("hold over the real import graph", () => {
    const sources = readSources(root, ["server/src", "client/src"]);
    expect(sources.size).toBeGreaterThan(10);
    expect(layerProblems(sources)).toEqual([]);
  });

  it("name only layers that exist", () => {
    const names = new Set(layers.map((layer) => layer.name));
    const unknown = layers.flatMap((layer) =>
      [...layer.mayImport, ...(layer.mayImportTypes ?? [])].filter((name) => !names.has(name)),
    );
    expect(unknown).toEqual([]);
  });
});

describe("a planted bad edge", () => {
  it.each([
    ["upwards", "server/src/engine/base/span.ts", 'import { solve } from "../cfg/cfg.ts";', "layer base may not import layer cfg"],
    ["to a package", "server/src/engine/cfg/cfg.ts", 'import { Parser } from "web-tree-sitter";', "layer cfg may not import the package web-tree-sitter"],
    ["to Node", "server/src/engine/base/span.ts", 'import fs from "fs";', "layer base may not import Node's module fs"],
    ["below the façade", "server/src/lsp/server.ts", 'import { build } from "../engine/cfg/cfg.ts";', "layer lsp may not import layer cfg"],
    ["to vscode", "server/src/lsp/server.ts", 'import * as vscode from "vscode";', "only the client may import vscode"],
    ["from client to engine", "client/src/common/activate.ts", 'import { x } from "../../../server/src/engine/engine.ts";', "layer client may not import layer engine"],
    ["by re-export", "server/src/engine/dataflow/solver.ts", 'export * from "../program/model.ts";', "layer dataflow may not import layer program"],
    ["by import()", "server/src/engine/dataflow/solver.ts", 'void import("../program/model.ts");', "layer dataflow may not import layer program"],
    ["by an import type", "server/src/engine/dataflow/solver.ts", 'type T = import("../program/model.ts").FileModel;', "layer dataflow may not import layer program"],
    ["of a value where types are allowed", "server/src/engine/cfg/cfg.ts", 'import { type A, b } from "../host.ts";', "may import only types of layer contract"],
    ["without an extension", "server/src/engine/cfg/cfg.ts", 'import { A } from "../base/span";', "names its file with the extension"],
  ])("%s is reported", (_name, path, line, message) => {
    expect(problemsOf(path, "", line)).toEqual([expect.stringContaining(`${path}:2: `)]);
    expect(problemsOf(path, "", line)[0]).toContain(message);
  });

  it("is not seen in allowed imports", () => {
    expect(
      problemsOf(
        "server/src/engine/cfg/cfg.ts",
        'import type { Host } from "../host.ts";',
        'import { type GrammarBytes } from "../host.ts";',
        'import { Span } from "../base/span.ts";',
        'import { FileModel } from "../program/model.ts";',
      ),
    ).toEqual([]);
  });

  it("is a file that belongs to no layer", () => {
    expect(problemsOf("server/src/elsewhere/x.ts", "export {};")).toEqual([expect.stringContaining("belongs to no layer")]);
  });
});
