// What the errno analysis says of small programs, in its printed form.

import { describe, expect, it } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

async function printed(preamble: string, go: string, name: string): Promise<readonly string[]> {
  const analyses = await analysesFromSource({ "a.go": `package p\n\n/*\n#include <errno.h>\n${preamble}\n*/\nimport "C"\n\n${go}\n` });
  return analyses.errno.printErrno(functionNamed(analyses, name)).split("\n  ").slice(1);
}

describe("the error of a two-result call", () => {
  const go = (body: string): string => `func f(path *C.char) error {\n${body}\n\treturn nil\n}`;

  it.each([
    ["tested alone", "\tx, err := C.dlopen(path, 1)\n\tif err != nil {\n\t\treturn err\n\t}\n\t_ = x", ["C.dlopen(path, 1): error tested by err != nil without the result (leaves)"]],
    ["returned alone", "\t_, err := C.dlopen(path, 1)\n\treturn err", ["C.dlopen(path, 1): error returned by err without the result (leaves)"]],
    ["after the result", "\tx, err := C.dlopen(path, 1)\n\tif x == nil {\n\t\treturn err\n\t}", []],
    ["in one condition with the result", "\tx, err := C.dlopen(path, 1)\n\tif err != nil && x == nil {\n\t\treturn err\n\t}", []],
    ["on one path only after the result", "\tx, err := C.dlopen(path, 1)\n\tif path != nil {\n\t\tif x == nil {\n\t\t\treturn err\n\t\t}\n\t}\n\tif err != nil {\n\t\treturn err\n\t}", ["C.dlopen(path, 1): error tested by err != nil without the result (leaves)"]],
    ["given a new value", "\tx, err := C.dlopen(path, 1)\n\terr = other()\n\tif err != nil {\n\t\treturn err\n\t}\n\t_ = x", []],
    ["of a function that tells by errno", "\t_, err := C.strtol(path, nil, 10)\n\tif err != nil {\n\t\treturn err\n\t}", []],
    ["of a function nobody knows", "\t_, err := C.lib_do(path)\n\tif err != nil {\n\t\treturn err\n\t}", ["C.lib_do(path): error tested by err != nil without the result (unknown)"]],
    ["of a function that returns nothing", "\t_, err := C.lib_reset(path)\n\tif err != nil {\n\t\treturn err\n\t}", ["C.lib_reset(path): error tested by err != nil without the result (void)"]],
    ["of a function that sets errno", "\t_, err := C.careful()\n\tif err != nil {\n\t\treturn err\n\t}", []],
  ])("%s", async (_, body, expected) => {
    const preamble = "int lib_do(char *p);\nvoid lib_reset(char *p);\nstatic int careful(void) { errno = 0; return 1; }";
    expect(await printed(preamble, go(body), "f")).toEqual(expected);
  });
});

describe("errno between a failure and its reader", () => {
  const go = "func f(fd C.int) error {\n\tif rc, err := C.g(fd); rc < 0 {\n\t\treturn err\n\t}\n\treturn nil\n}";

  it.each([
    ["overwritten before the return", "if (fsync(fd) < 0) { close(fd); return -1; } return 0;", ["fsync failed, close overwrites errno, return for f (unsure)"]],
    ["overwritten before it is read", "if (fsync(fd) == -1) { printf(\"x\"); return -errno; } return 0;", ["fsync failed, printf overwrites errno, read for f"]],
    ["put back", "if (fsync(fd) < 0) { int e = errno; close(fd); errno = e; return -1; } return 0;", []],
    ["kept in a local", "if (fsync(fd) < 0) { int e = errno; close(fd); return -e; } return 0;", []],
    ["released memory", "if (fsync(fd) < 0) { free(0); return -1; } return 0;", []],
    ["success after all", "int rc = fsync(fd); if (rc < 0) { printf(\"x\"); } if (rc >= 0) { return -1; } return 0;", []],
    ["another call since", "if (fsync(fd) < 0) { close(fd); fd = lib_open(); if (fd == 7) return -errno; } return 0;", []],
    ["numbers compared with zero", "if (strcmp(\"a\", \"b\") != 0) { close(fd); return -errno; } return 0;", []],
  ])("%s", async (_, body, expected) => {
    expect(await printed(`int lib_open(void);\nstatic int g(int fd) { ${body} }`, go, "g")).toEqual(expected);
  });
});

describe("codes in errno", () => {
  it("tells negative codes, own codes and system errors apart", async () => {
    const preamble = "#define BAD -3\n#define OWN 300\nstatic int g(int a) {\n\tif (a == 1) errno = BAD;\n\tif (a == 2) errno = OWN;\n\tif (a == 3) errno = EINVAL;\n\tif (a == 4) errno = -1;\n\treturn -1;\n}";
    expect(await printed(preamble, "func f() error {\n\tif rc, err := C.g(1); rc < 0 {\n\t\treturn err\n\t}\n\treturn nil\n}", "g")).toEqual(["errno = BAD (negative) for f", "errno = OWN for f", "errno = -1 (negative) for f"]);
  });

  it("says nothing where nobody takes errno", async () => {
    expect(await printed("static int g(int a) { errno = -1; return -1; }", "func f() { C.g(1) }", "g")).toEqual([]);
  });
});
