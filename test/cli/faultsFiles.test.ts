// Odd and hostile files, given to the command line. For each: the scan ends, the ranges are those an
// editor shows, and what could not be looked at is told and makes exit code 3.
import { execFileSync } from "node:child_process";
import { mkdirSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree, type TempTree } from "../harness/tempTree.ts";
import { foundIn as files, runHere, scanHere, unseenBy as unseen, type JsonRun } from "./faultsCli.ts";
import { clean, fixable, leaky } from "./sources.ts";

const scan = ({ path }: TempTree, ...args: readonly string[]): Promise<JsonRun> => scanHere(path, args);

/** The line of `leaky` with the creation, one-based. */
const leakLine = leaky.split("\n").findIndex((line) => line.includes("C.CString")) + 1;

describe("bytes", () => {
  const latin = (text: string): Buffer => Buffer.from(text, "latin1");

  it("that people do not see move no finding", async () => {
    const crlf = leaky.replaceAll("\n", "\r\n");
    const report = await scan(tempTree({ "bom/x.go": `\uFEFF${leaky}`, "both/x.go": `\uFEFF${crlf}`, "crlf/x.go": crlf, "end/x.go": leaky.trimEnd(), "feed/x.go": leaky.replace("// Open", "/*\f\v*/ // Open"), "plain/x.go": leaky }));
    expect(report).toMatchObject({ code: 1, complete: true, notices: [] });
    expect(report.findings).toHaveLength(6);
    for (const { range } of report.findings) expect(range.start).toEqual({ line: leakLine, column: 10 });
    expect(new Set(report.findings.map(({ fingerprint }) => fingerprint)).size).toBe(1);
  });

  it("that are not UTF-8 count one column each, as in an editor, and are mentioned", async () => {
    const report = await scan(tempTree({ "a/x.go": latin(leaky.replace("\tname :=", '\t_ = "\u00f6\u00f6"; name :=')) }));
    expect(report).toMatchObject({ code: 1, complete: true, notices: [{ kind: "unreadable", incomplete: false }] });
    expect(report.findings[0]?.range.start).toEqual({ line: leakLine, column: 10 + '_ = "oo"; '.length });
  });

  it("that are not UTF-8 are never written back by --fix", async () => {
    const tree = tempTree({ "a/x.go": latin(fixable.replace("opens the", "\u00f6ffnet")) });
    const report = await scan(tree, "--fix");
    expect(report.notices.map(({ message }) => message)).toContain("not fixed: the file is not valid UTF-8");
    expect(report.fixed).toEqual([]);
  });

  it.each([
    ["NUL bytes", Buffer.from(`${leaky}\0`)],
    ["UTF-16", Buffer.from(leaky, "utf16le")],
  ])("%s are told, and the other files of the package are looked at", async (_name, bytes) => {
    const report = await scan(tempTree({ "a/x.go": bytes, "a/y.go": leaky }));
    expect([report.code, files(report)]).toEqual([3, ["a/y.go"]]);
    expect(unseen(report)).toEqual(["a/x.go: not looked at: binary, or not UTF-8 text (contains NUL bytes)"]);
  });

  it("of ten million columns in one line are searched, and quoted only around the finding", async () => {
    const long = `var filler = "${"x".repeat(10_000_000)}"; `;
    const tree = tempTree({ "a/x.go": leaky.replace("\tname :=", `\t${long.replace("filler", "_")}name :=`), "b/x.go": leaky.replace("// Open", `${long}\n\n// Open`) });
    const report = await scan(tree);
    expect(report).toMatchObject({ code: 1, complete: true });
    expect(report.findings.map(({ file, range }) => [file, range.start.column])).toEqual([["a/x.go", 10 + long.length - "filler".length + 1], ["b/x.go", 10]]);
    const formats = ["html", "sarif", "github", "gitlab", "compact"];
    const { code, out } = await runHere(["scan", ...formats.flatMap((format) => ["--report", `${format}:${format}.out`])], tree.path);
    expect([code, out.length < 10_000]).toEqual([1, true]);
    for (const format of formats) expect([format, statSync(join(tree.path, `${format}.out`)).size < 1_000_000]).toEqual([format, true]);
  }, 60_000);
});

describe("things that are no files", () => {
  it("are never waited for, and told where they bear the name of a source", async () => {
    const tree = tempTree({ "pipe/y.go": leaky, "device/y.go": leaky, "broken/y.go": leaky, "circle/y.go": leaky, "header/x.go": leaky.replace("#include <stdlib.h>", '#include <stdlib.h>\n#include "pipe.h"'), "folder/x.go/z.go": clean, "c/x.go": leaky });
    const at = (name: string): string => join(tree.path, name);
    execFileSync("mkfifo", [at("pipe/x.go"), at("header/pipe.h"), at("c/native.c"), at("pipe/.gitignore"), at("pipe/go.mod"), at("pipe/Makefile")]);
    symlinkSync("/dev/zero", at("device/x.go"));
    symlinkSync("nowhere", at("broken/x.go"));
    symlinkSync("x.go", at("circle/x.go"));
    symlinkSync("..", at("circle/up"));
    symlinkSync(".", at("circle/here"));
    const report = await scan(tree);
    expect(report.code).toBe(3);
    expect(files(report)).toEqual(["broken/y.go", "c/x.go", "circle/y.go", "device/y.go", "header/x.go", "pipe/y.go"]);
    expect(unseen(report)).toEqual([
      "broken/x.go: the file cannot be read: x.go is listed but cannot be opened",
      "c/native.c: not looked at: not a regular file",
      "circle/x.go: not looked at: too many links",
      "device/x.go: not looked at: not a regular file",
      "header/pipe.h: not looked at: not a regular file",
      "pipe/x.go: not looked at: not a regular file",
    ]);
  });

  it("include sockets", async () => {
    const tree = tempTree({ "a/y.go": leaky });
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(join(tree.path, "a/x.go"), resolve));
    const report = await scan(tree);
    await new Promise((resolve) => server.close(resolve));
    expect([report.code, unseen(report)]).toEqual([3, ["a/x.go: not looked at: not a regular file"]]);
  });

  it("are refused as settings, as a baseline and as what is to be scanned", async () => {
    const tree = tempTree({ "a/x.go": leaky, "a/cgovet.json/x": "", "b/x.go": leaky });
    execFileSync("mkfifo", [join(tree.path, "pipe.go"), join(tree.path, "b/.cgovet-baseline.json")]);
    await expect(runHere(["scan", "a"], tree.path)).rejects.toThrow("the configuration is not valid");
    await expect(runHere(["scan", "pipe.go"], tree.path)).rejects.toThrow("pipe.go is neither a folder nor a file");
    await expect(runHere(["scan", "/dev/zero"], tree.path)).rejects.toThrow("/dev/zero is neither a folder nor a file");
    await expect(runHere(["scan", "b"], tree.path)).rejects.toThrow(/baseline .* cannot be read/);
  });
});

describe("files beside sources", () => {
  it("that file systems and editors leave there are no sources", async () => {
    const junk = Buffer.from([0, 5, 22, 7, 0]);
    const tree = tempTree({ "a/x.go": leaky, "a/._x.go": junk, "a/._x.c": junk, "a/_draft.go": junk });
    symlinkSync("somebody@somewhere.1234:5678", join(tree.path, "a/.#x.go"));
    expect(await scan(tree)).toMatchObject({ code: 1, complete: true, notices: [] });
  });
});

describe("names", () => {
  it("of any spelling reach every format", async () => {
    const names = ["a\nb.go", "a%41b.go", `"q'.go`, "中文 #?.go", "\u202egnp.go", "[a]{b}*!.go", `${"n".repeat(252)}.go`, "e\u0301.go", "\\.go", "-rf.go", "con.go", " .go"];
    const tree = tempTree(Object.fromEntries(names.map((name, index) => [`d${index}/${name}`, leaky])));
    const report = await scan(tree);
    const paths = names.map((name, index) => `d${index}/${name}`).sort();
    expect([report.code, [...files(report)].sort()]).toEqual([1, paths]);
    interface Sarif {
      readonly runs: readonly { readonly results: readonly { readonly locations: readonly { readonly physicalLocation: { readonly artifactLocation: { readonly uri: string } } }[] }[] }[];
    }
    const sarif = JSON.parse((await runHere(["scan", "--format", "sarif"], tree.path)).out) as Sarif;
    const uris = sarif.runs[0]?.results.flatMap(({ locations }) => locations.map(({ physicalLocation }) => physicalLocation.artifactLocation.uri)) ?? [];
    expect(uris.map((uri) => decodeURIComponent(uri)).sort()).toEqual(paths);
  });

  it("that are no text at all are told, not skipped", async () => {
    const tree = tempTree({ "a/y.go": clean });
    writeFileSync(Buffer.concat([Buffer.from(join(tree.path, "a/")), Buffer.from([0xff, 0xfe]), Buffer.from(".go")]), leaky);
    const report = await scan(tree);
    expect(report.code).toBe(3);
    expect(unseen(report)).toEqual(["a/\ufffd\ufffd.go: the file cannot be read: \ufffd\ufffd.go is listed but cannot be opened"]);
  });

  it("that differ in case alone are two files", async () => {
    const other = leaky.replaceAll("Open", "Other").replaceAll("open_db", "other_db").replaceAll("errOpen", "errOther");
    const report = await scan(tempTree({ "a/x.go": leaky, "a/X.go": other }));
    expect(files(report)).toEqual(["a/X.go", "a/x.go"]);
  });

  it("may make a path longer than the system opens at once", async () => {
    const tree = tempTree({ "a/x.go": leaky });
    const part = "d".repeat(240);
    let depth = 0;
    let cwd = tree.path;
    while (cwd.length < 3_700) {
      cwd = join(cwd, part);
      mkdirSync(cwd);
      depth++;
    }
    writeFileSync(join(cwd, "x.go"), leaky);
    // One step further, only relative paths can be made; a scan names files by absolute ones.
    execFileSync("sh", ["-c", `mkdir -p ${part}/${part} && cp x.go ${part}/${part}/x.go`], { cwd });
    const report = await scan(tree).finally(() => execFileSync("rm", ["-rf", part], { cwd: tree.path }));
    expect(depth).toBeGreaterThan(10);
    expect([report.code, report.findings.length]).toEqual([3, 2]);
    expect(unseen(report).map((line) => line.slice(line.indexOf(": ")))).toEqual([": the folder cannot be read: the name is too long"]);
  });
});
