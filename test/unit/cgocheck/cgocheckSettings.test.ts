// Which spellings of a cgocheck setting are found in which kind of file, and which files count.

import { describe, expect, it } from "vitest";
import { projectFileKind } from "../../../server/src/engine/base/projectFiles.ts";
import { cgocheckSettings } from "../../../server/src/engine/analyses/cgocheck/cgocheckSettings.ts";
import type { ProjectFile } from "../../../server/src/engine/program/projectFile.ts";

describe("spellings", () => {
  it.each<readonly [ProjectFile["kind"], string, readonly string[]]>([
    ["shell", "GODEBUG=cgocheck=0 ./run", ["environment cgocheck=0 alone"]],
    ["shell", 'export GODEBUG="gctrace=1,cgocheck=0"', ["environment cgocheck=0"]],
    ["shell", "export GODEBUG=$GODEBUG,cgocheck=0", ["environment cgocheck=0"]],
    ["shell", "# GODEBUG=cgocheck=0 ./run", []],
    ["shell", "GOEXPERIMENT=cgocheck2 go test", []],
    ["make", "export GODEBUG := cgocheck=0", ["environment cgocheck=0 alone"]],
    ["make", "\tgo build -gcflags='all=-cgocheck=2' .", ["gcflags -cgocheck=2"]],
    ["make", "\tgo build -gcflags=-d=cgocheck=2 .", ["gcflags -d=cgocheck=2"]],
    ["docker", "ENV GODEBUG cgocheck=0", ["environment cgocheck=0 alone"]],
    ["yaml", "env:\n  GODEBUG: 'cgocheck=0'", ["environment cgocheck=0 alone"]],
    ["yaml", "- name: GODEBUG\n  value: cgocheck=2", ["environment cgocheck=2 alone"]],
    ["yaml", "  GODEBUG: gctrace=1\n  OTHER: cgocheck=0", []],
    ["json", '{ "GODEBUG": "cgocheck=2" }', ["environment cgocheck=2 alone"]],
    ["json", '// "GODEBUG": "cgocheck=2"', []],
    ["goMod", "module m\n\ngodebug cgocheck=0\n", ["directive cgocheck=0"]],
    ["goMod", "godebug (\n\tpanicnil=1\n\tcgocheck=0\n)\n", ["directive cgocheck=0"]],
    ["goMod", "// godebug cgocheck=0\n", []],
    ["go", "//go:debug cgocheck=0\npackage main\n", ["directive cgocheck=0"]],
    ["go", "package main\n\n//go:debug cgocheck=0\n", []],
    ["go", 'package p\n\nvar env = []string{"GODEBUG=cgocheck=0"}\n', ["environment cgocheck=0"]],
    ["go", 'package p\n\nfunc f() { os.Setenv("GODEBUG", "cgocheck=0") }\n', ["late cgocheck=0"]],
    ["go", 'package p\n\nfunc f() { os.Setenv("GODEBUG", os.Getenv("GODEBUG") + ",cgocheck=0") }\n', []],
    ["go", 'package p\n\nfunc f(t *testing.T) { t.Setenv("GODEBUG", "cgocheck=0") }\n', ["late cgocheck=0"]],
    ["go", 'package p\n\nvar env = map[string]string{"GODEBUG": "cgocheck=0"}\n', ["environment cgocheck=0"]],
    ["go", 'package p\n\nconst usage = "try GODEBUG=cgocheck=0"\n', []],
    ["go", "package p\n\n// Set GODEBUG=cgocheck=0.\n", []],
  ])("%s: %s", (kind, text, expected) => {
    const found = cgocheckSettings({ kind, text });
    expect(found.map((one) => `${one.kind} ${text.slice(one.span.start, one.span.end)}${one.variable ? " alone" : ""}`)).toEqual(expected);
  });
});

describe("files", () => {
  it.each([
    ["Makefile", "x", "make"], ["GNUmakefile", "x", "make"], ["rules.mk", "x", "make"], ["Dockerfile", "x", "docker"], ["Dockerfile.dev", "x", "docker"], ["alpine.Dockerfile", "x", "docker"],
    ["go.mod", "x", "goMod"], ["go.work", "x", "goMod"], [".travis.yml", "x", "yaml"], [".gitlab-ci.yml", "x", "yaml"], ["ci.yml", "workflows", "yaml"], ["docker-compose.yaml", "x", "yaml"], ["build.sh", "x", "shell"],
    [".envrc", "x", "shell"], ["settings.json", ".vscode", "json"], ["devcontainer.json", ".devcontainer", "json"],
    ["values.yaml", "chart", undefined], ["package.json", "x", undefined], ["settings.json", "x", undefined], ["main.go", "x", undefined], ["README.md", "x", undefined],
  ])("%s in %s", (name, folder, expected) => {
    expect(projectFileKind(name, folder)).toBe(expected);
  });
});
