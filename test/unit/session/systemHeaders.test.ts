// Headers of installed libraries: found when they are there, never required, read no further than needed.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { Host } from "../../../server/src/engine/host.ts";
import { createSystemHeaders } from "../../../server/src/engine/session/systemHeaders.ts";
import { createSyntax } from "../../../server/src/engine/syntax/parserPool.ts";
import { systemIncludeDirs } from "../../../server/src/hosts/node/systemIncludeDirs.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost, type MemoryHost } from "../../harness/memoryHost.ts";

const goSource = `package p

// #cgo CFLAGS: -I/opt/zed/include
// #include <stdlib.h>
// #include <zed/zed.h>
import "C"

func leak() {
	text := C.zed_text(1)
	C.zed_print(text)
}
`;
const zedHeader = `#ifndef ZED_H
#define ZED_H
#include <stdio.h>
#include "base.h"
#include <other/other.h>
ZED_API char *zed_text(int n) ZED_OWNED;
ZED_API int zed_print(const char *text);
ZED_API int zed_unused(int a);
#endif
`;
const baseHeader = `#define ZED_OWNED __attribute__((malloc(free, 1)))\ntypedef struct zed { int n; } zed;\nenum zed_kind { ZED_ONE, ZED_TWO };\n`;

interface Machine {
  readonly host: MemoryHost & Host;
  readonly includeDirs: readonly string[];
}

function machine(files: Readonly<Record<string, string>>, includeDirs: readonly string[] | undefined): MemoryHost & Host {
  const host = createMemoryHost(Object.entries({ "file:///p/p.go": goSource, ...files }));
  return includeDirs === undefined ? host : Object.assign(host, { includeDirs: () => includeDirs });
}

async function rulesOf(host: Machine["host"]): Promise<readonly string[]> {
  const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true });
  const report = await engine.analyzeDirectory("file:///p");
  const again = await engine.analyzeDirectory("file:///p");
  engine.dispose();
  const rules = report.files.flatMap((file) => file.findings.map((finding) => finding.rule));
  expect(again.files.flatMap((file) => file.findings.map((finding) => finding.rule))).toEqual(rules);
  expect(report.files.map((file) => file.uri).filter((uri) => !uri.startsWith("file:///p/"))).toEqual([]);
  return rules;
}

const installed = { "file:///usr/include/zed/zed.h": zedHeader, "file:///usr/include/zed/base.h": baseHeader, "file:///usr/include/stdio.h": "int zed_text;", "file:///usr/include/other/other.h": "" };
const usual = ["file:///usr/local/include", "file:///usr/include"];

describe("headers of installed libraries", () => {
  it("tell what functions do, attributes of macros in a header beside included", async () => {
    expect(await rulesOf(machine(installed, usual))).toEqual(["malloc-leak"]);
  });

  it("are not required", async () => {
    expect(await rulesOf(machine({}, usual))).toEqual([]);
    expect(await rulesOf(machine(installed, undefined))).toEqual([]);
  });

  it("are found where -I names a directory", async () => {
    const files = { "file:///opt/zed/include/zed/zed.h": zedHeader, "file:///opt/zed/include/zed/base.h": baseHeader };
    expect(await rulesOf(machine(files, []))).toEqual(["malloc-leak"]);
  });

  it("are read once, those of the C library and of other libraries never", async () => {
    const host = machine(installed, usual);
    await rulesOf(host);
    const reads = host.reads.filter((uri) => uri.startsWith("file:///usr/include/"));
    expect(reads).toEqual(["file:///usr/include/zed/zed.h", "file:///usr/include/zed/base.h"]);
  });

  it("give only what is wanted", async () => {
    const syntax = await createSyntax(grammarBytes());
    const headers = createSystemHeaders(machine(installed, usual), syntax);
    const wanted = new Set(["zed_print", "zed", "zed_missing", "ZED_ONE"]);
    const models = await headers.load({ paths: ["zed/zed.h"], dirs: [], wanted });
    expect(models.map(({ uri, c, summariesOnly }) => [uri, c.prototypes.map((one) => one.name), c.types.map((one) => one.name), summariesOnly])).toEqual([
      ["file:///usr/include/zed/base.h", [], ["struct_zed", "zed"], true],
      ["file:///usr/include/zed/zed.h", ["zed_print"], [], true],
    ]);
    const place = models[1]?.c.prototypes[0]?.span;
    expect(zedHeader.slice(place?.start, place?.end)).toBe("zed_print");
    expect((await headers.load({ paths: ["zed/zed.h"], dirs: [], wanted }))[1]).toBe(models[1]);
    const { treesCreated, treesDeleted } = syntax.stats();
    expect(treesDeleted).toBe(treesCreated);
    syntax.dispose();
  });

  it("are looked for no longer once everything is found, and never without end", async () => {
    const syntax = await createSyntax(grammarBytes());
    const chain = Object.fromEntries(Array.from({ length: 400 }, (_, i) => [`file:///usr/include/zed/z${i}.h`, `#include <zed/z${i + 1}.h>\nint zed_f${i}(void);\n`]));
    const wide = { ...chain, "file:///usr/include/zed/zed.h": Object.keys(chain).map((_, i) => `#include <zed/z${i}.h>`).join("\n") };
    const host = machine(wide, usual);
    await createSystemHeaders(host, syntax).load({ paths: ["zed/zed.h"], dirs: [], wanted: new Set(["zed_f1"]) });
    expect(host.reads.filter((uri) => uri.startsWith("file:///usr/include/"))).toHaveLength(3);
    await createSystemHeaders(host, syntax).load({ paths: ["zed/zed.h"], dirs: [], wanted: new Set(["nobody"]) });
    expect(host.reads.filter((uri) => uri.startsWith("file:///usr/include/")).length).toBeLessThan(130);
    syntax.dispose();
  });

  it("are read again when they change", async () => {
    const host = machine(installed, usual);
    const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true });
    await engine.analyzeDirectory("file:///p");
    host.write("file:///usr/include/zed/base.h", "#define ZED_OWNED\n");
    engine.invalidate("file:///usr/include/zed/base.h");
    const report = await engine.analyzeDirectory("file:///p");
    expect(report.files.flatMap((file) => file.findings)).toEqual([]);
    engine.dispose();
  });
});

describe("usual folders", () => {
  it("are those of the system", () => {
    expect(systemIncludeDirs({ platform: "linux", arch: "x64" })).toEqual(["file:///usr/local/include", "file:///usr/include/x86_64-linux-gnu", "file:///usr/include"]);
    expect(systemIncludeDirs({ platform: "darwin", arch: "arm64" })).toContain("file:///opt/homebrew/include");
    expect(systemIncludeDirs({ platform: "win32", arch: "x64" })).toEqual([]);
  });
});
