// Build constraints from file names and from comments, and names of imported packages.
import { describe, expect, it } from "vitest";
import { constraintOf } from "../../../../server/src/engine/program/go/goDirectives.ts";
import { assumedName } from "../../../../server/src/engine/program/go/goImports.ts";

describe("constraintOf", () => {
  it.each([
    ["a.go", "package p", ""],
    ["a_linux.go", "package p", "linux"],
    ["a_amd64.go", "package p", "amd64"],
    ["a_windows_arm64.go", "package p", "windows && arm64"],
    ["a_linux_test.go", "package p", "linux"],
    ["linux.go", "package p", ""],
    ["a_unix.go", "package p", ""],
    ["b_darwin.c", "int x;", "darwin"],
    ["a.go", "//go:build linux && !cgo\n\npackage p", "linux && !cgo"],
    ["a_linux.go", "//go:build cgo || static\r\n\r\npackage p", "linux && (cgo || static)"],
    ["a.go", "// +build linux,cgo darwin\n// +build !race\n\npackage p", "(linux && cgo || darwin) && !race"],
    ["a.go", "//go:build linux\n// +build windows\n\npackage p", "linux"],
    ["a.go", "package p\n\n//go:build linux\n", ""],
  ])("%s with %j is %j", (name, text, expected) => {
    expect(constraintOf(name, text)).toBe(expected);
  });
});

describe("assumedName", () => {
  it.each([
    ["fmt", "fmt"],
    ["runtime/cgo", "cgo"],
    ["example.com/lib/v2", "lib"],
    ["gopkg.in/yaml.v3", "yaml"],
    ["github.com/mattn/go-sqlite3", "sqlite3"],
    ["github.com/x/some-lib", "some"],
    ["v2", "v2"],
  ])("%s is %s", (path, expected) => {
    expect(assumedName(path)).toBe(expected);
  });
});
