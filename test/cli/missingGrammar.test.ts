// An installation that lacks a part does not pass for a clean scan.
import { spawnSync } from "node:child_process";
import { cpSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { expect, it } from "vitest";
import { tempTree } from "../harness/tempTree.ts";
import { cliPath } from "./cliProcess.ts";

const clean = 'package p\n\nimport "C"\n';

it.each(["tree-sitter-c.wasm", "tree-sitter-go.wasm", "web-tree-sitter.wasm"])("a package without grammars/%s says so and ends with 3", (grammar) => {
  const { path } = tempTree({ "project/a.go": clean });
  cpSync(dirname(cliPath), join(path, "dist"), { recursive: true });
  rmSync(join(path, "dist/grammars", grammar));
  const { status, stdout, stderr } = spawnSync(process.execPath, [join(path, "dist/cli.js"), "scan", join(path, "project")], { encoding: "utf8" });
  expect(status).toBe(3);
  expect(stderr).toContain(`grammars/${grammar} cannot be read`);
  expect(stdout).not.toContain("No hazards found");
});
