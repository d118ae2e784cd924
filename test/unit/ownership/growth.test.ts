// The number of paths must not multiply: branches that do not matter to the resource meet again behind the join.
// Counted in notices, never in time.
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { FileReport } from "../../../server/src/engine/report/finding.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const uri = "memory:///project/source.go";

async function analyse(body: string): Promise<FileReport> {
  const text = `package p\n\n// #include <stdlib.h>\nimport "C"\n\nimport "unsafe"\n\nvar _ unsafe.Pointer\n\n${body}`;
  const engine = await createEngine({ host: createMemoryHost([[uri, text]]), grammars: grammarBytes(), rethrow: true });
  const report = await engine.analyzeFile(uri);
  engine.dispose();
  const [file] = report.files;
  if (file === undefined) throw new Error("no report");
  return file;
}

const repeat = (times: number, line: (i: number) => string): string => Array.from({ length: times }, (_, i) => line(i)).join("\n");

describe("many branches", () => {
  test("2^40 paths past one leak: found, within the budget", async () => {
    const report = await analyse(`func f(s string, x []int) {\n\tcs := C.CString(s)\n${repeat(40, (i) => `\tif x[${i}] > ${i} {\n\t\tx[0]++\n\t}`)}\n\t_ = cs\n}\n`);
    expect(report.notices).toEqual([]);
    expect(report.findings.map((finding) => finding.rule)).toEqual(["cstring-leak"]);
  });
  test("thirty resources, each freed under its own flag, stay silent and within the budget", async () => {
    const body = repeat(30, (i) => `\tvar c${i} *C.char\n\tif flags[${i}] {\n\t\tc${i} = C.CString(s)\n\t\tdefer C.free(unsafe.Pointer(c${i}))\n\t}`);
    const report = await analyse(`func f(s string, flags []bool) {\n${body}\n}\n`);
    expect(report.notices).toEqual([]);
    expect(report.findings).toEqual([]);
  });
  test("nested loops end", async () => {
    const open = repeat(12, (i) => `${"\t".repeat(i + 1)}for i${i} := 0; i${i} < n; i${i}++ {`);
    const close = repeat(12, (i) => `${"\t".repeat(12 - i)}}`);
    const report = await analyse(`func f(s string, n int) {\n${open}\ncs := C.CString(s)\nC.free(unsafe.Pointer(cs))\n${close}\n}\n`);
    expect(report.findings).toEqual([]);
    expect(report.notices).toEqual([]);
  });
});

describe("released and adopted resources", () => {
  const branches = repeat(40, (i) => `\tif x[${i}] > ${i} {\n\t\tx[0]++\n\t}`);
  test("2^40 paths between a release and the second one: found, within the budget", async () => {
    const report = await analyse(`func f(s string, x []int) {\n\tcs := C.CString(s)\n\tC.free(unsafe.Pointer(cs))\n${branches}\n\tC.free(unsafe.Pointer(cs))\n}\n`);
    expect(report.notices).toEqual([]);
    expect(report.findings.map((finding) => finding.rule)).toEqual(["double-free"]);
  });
  test("2^40 paths between two releases of what came as a parameter: found, within the budget", async () => {
    const report = await analyse(`func f(p unsafe.Pointer, x []int) {\n\tC.free(p)\n${branches}\n\tC.free(p)\n}\n`);
    expect(report.notices).toEqual([]);
    expect(report.findings.map((finding) => finding.rule)).toEqual(["double-free"]);
  });
  test("releases of one variable deferred in a loop, in any order: within the budget", async () => {
    const cases = repeat(6, (i) => `\t\tcase ${i}:\n\t\t\tp${i} := C.CString(s)\n\t\t\tv = unsafe.Pointer(p${i})\n\t\t\tdefer func() { C.free(v) }()`);
    const report = await analyse(`func f(s string, keys []int) {\n\tvar v unsafe.Pointer\n\tfor _, key := range keys {\n\t\tswitch key {\n${cases}\n\t\t}\n\t}\n}\n`);
    expect(report.notices).toEqual([]);
  });
});

describe("summaries in cycles", () => {
  test("twelve functions that all call each other end, and the leak beside them is found", async () => {
    const fns = repeat(12, (i) => `func g${i}(p *C.char, n int) {\n${repeat(12, (j) => `\tif n == ${j} {\n\t\tg${j}(p, n-1)\n\t}`)}\n}`);
    const report = await analyse(`${fns}\n\nfunc f(s string) {\n\tcs := C.CString(s)\n\t_ = cs\n}\n`);
    expect(report.findings.map((finding) => finding.function)).toEqual(["f"]);
  });
});
