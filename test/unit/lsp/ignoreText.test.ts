// The text of ignore comments: where they go in each kind of file, and reasons that would break them.
import { execFileSync } from "node:child_process";
import { describe, expect, it } from "vitest";
import { applyEdits } from "../../../server/src/engine/base/textEdit.ts";
import { cleanReason, ignoreFileEdit, withReason } from "../../../server/src/lsp/actions/ignoreText.ts";
import { findToolchain } from "../../harness/goToolchain.ts";

const hasGo = !("missing" in (await findToolchain()));

const comment = { rule: "cstring-leak", reason: "the process ends right after" };
const ignored = (name: string, text: string): string => applyEdits(text, [ignoreFileEdit(`file:///w/${name}`, text, comment)]);

describe("cleanReason", () => {
  it.each([
    ["  the process\n ends  ", "the process ends"],
    ["C frees it */ really", "C frees it * / really"],
    ["ends with a backslash \\", "ends with a backslash"],
    [", malloc-leak too", "malloc-leak too"],
    ["// why: it is global", "why: it is global"],
    ["程序马上退出", "程序马上退出"],
    [" // - ", ""],
  ])("%j becomes %j", (text, clean) => {
    expect(cleanReason(text)).toBe(clean);
  });
});

describe("withReason", () => {
  it("replaces what stands for a reason, and nothing around it", () => {
    expect(withReason("\t//cgovet:ignore cstring-leak reason: say why\r\n", "it ends")).toBe("\t//cgovet:ignore cstring-leak it ends\r\n");
    expect(withReason("\n// cgovet:ignore malloc-leak reason: say why\n", "$& $1")).toBe("\n// cgovet:ignore malloc-leak $& $1\n");
    expect(withReason(" //cgovet:ignore detached-preamble reason: say why", "x")).toBe(" //cgovet:ignore detached-preamble x");
  });
});

describe("ignoreFileEdit", () => {
  it("stands apart from the documentation of a Go package", () => {
    expect(ignored("a.go", "// Package p is.\npackage p\n")).toBe("//cgovet:ignore-file cstring-leak the process ends right after\n\n// Package p is.\npackage p\n");
  });

  it("keeps line ends and the mark of the encoding", () => {
    expect(ignored("a.go", "\uFEFFpackage p\r\n")).toBe("\uFEFF//cgovet:ignore-file cstring-leak the process ends right after\r\n\r\npackage p\r\n");
  });

  it("joins the comments that are there already", () => {
    const once = ignored("a.go", "package p\n");
    expect(ignored("a.go", once)).toBe(`//cgovet:ignore-file cstring-leak the process ends right after\n${once}`);
  });

  it("is a comment of the file's own language", () => {
    expect(ignored("a.c", "int f;\n")).toMatch(/^\/\/ cgovet:ignore-file /);
    expect(ignored("go.mod", "module m\n")).toMatch(/^\/\/ cgovet:ignore-file /);
    expect(ignored("Makefile", "all:\n")).toMatch(/^# cgovet:ignore-file /);
    expect(ignored("run.sh", "#!/bin/sh\nexit\n")).toBe("#!/bin/sh\n# cgovet:ignore-file cstring-leak the process ends right after\n\nexit\n");
    expect(ignored("Dockerfile", "# syntax=docker/dockerfile:1\nFROM x\n")).toMatch(/^# syntax=docker\/dockerfile:1\n# cgovet/);
  });

  it.skipIf(!hasGo)("is left alone by gofmt", () => {
    for (const text of ["package p\n", "// Package p is.\npackage p\n", "//go:build linux\n\npackage p\n", "// Copyright\n\npackage p\n", "/*\nPackage p is.\n*/\npackage p\n"]) {
      const once = ignored("a.go", text);
      expect(execFileSync("gofmt", { input: once, encoding: "utf8" })).toBe(once);
      const twice = ignored("a.go", once);
      expect(execFileSync("gofmt", { input: twice, encoding: "utf8" })).toBe(twice);
    }
  });
});
