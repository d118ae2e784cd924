// Names of files and folders that try to steer who reads the output, files that lead out of what is scanned, and what the
// formats make of them.
import { lstatSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { tempTree, type TempTree } from "../../harness/tempTree.ts";
import { runCli } from "../cliProcess.ts";
import { fixable, leaky } from "../sources.ts";

const folder = "\u001b]0;owned\u0007\u001b[2J\u009b31m\u202e</style><script>x%0A";
const file = "a.go:1:1: error: forged [cstring-leak]\nb.go:2:2: error: forged\r::error file=x::y`,.go";

/** Everything that could steer a terminal; line breaks and colours of ours are not among it. */
// eslint-disable-next-line no-control-regex -- that is what is looked for
const steering = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

function hostileTree(): TempTree {
  return tempTree({ [`${folder}/${file}`]: leaky, "cgovet.json": JSON.stringify({ severity: {} }) });
}

async function scan(tree: TempTree, ...args: readonly string[]): Promise<string> {
  const { code, out, err } = await runCli(["scan", ...args], { cwd: tree.path, env: { GITHUB_WORKSPACE: tree.path, CI_PROJECT_DIR: tree.path } });
  expect([code, err]).toEqual([1, ""]);
  return out;
}

describe("names of files", () => {
  it.each(["text", "compact", "json", "sarif", "gitlab", "html"])("steer nobody who reads %s", async (format) => {
    const out = await scan(hostileTree(), "--format", format);
    expect(out).not.toMatch(steering);
    expect(out).toContain("forged");
  });

  it("start no line, finding or command of their own", async () => {
    const tree = hostileTree();
    expect((await scan(tree, "--format", "compact", "--quiet")).trimEnd().split("\n")).toHaveLength(1);
    const commands = (await scan(tree, "--format", "github")).split(/\r|\n/).filter((line) => line.startsWith("::"));
    expect(commands).toEqual([expect.stringMatching(/^::(error|warning) file=[^,:]*%0A[^,:]*%0D%3A%3Aerror[^,:]*,line=/)]);
  });

  it("come back whole from the formats for programs", async () => {
    const { findings } = JSON.parse(await scan(hostileTree(), "--format", "json")) as { readonly findings: readonly { readonly file: string }[] };
    expect(findings.map((finding) => finding.file)).toEqual([`${folder}/${file}`]);
  });

  it("steer nobody who reads a complaint", async () => {
    const tree = tempTree({ [`${folder}/cgovet.json`]: '{ "severity": { "\\u001b[31m": "error" }, "x\u202e": 1 }', [`${folder}/x.go`]: leaky });
    const { code, err } = await runCli(["scan", folder], { cwd: tree.path });
    expect(code).toBe(2);
    expect(err).not.toMatch(steering);
    expect(err).toContain("cgovet.json");
  });
});

describe("what lies outside", () => {
  const header = "static void take(char *s) { (void)s; }\nstatic char *twice(void) { char *p = malloc(4); return 0; }\n";

  /** A folder `in` to be scanned, beside one that nobody asked for. */
  function tree(): TempTree {
    const source = fixable.replace("#include <stdlib.h>", '#include <stdlib.h>\n#include "../../out/x.h"\n#include "link.h"');
    const made = tempTree({ "in/go.mod": "module m\n", "in/db/x.go": source, "out/x.h": header, "out/y.go": fixable.replace("package db", "package out"), "out/z.c": header });
    symlinkSync("../../out/x.h", join(made.path, "in/db/link.h"));
    symlinkSync("../../out", join(made.path, "in/db/folder"));
    mkdirSync(join(made.path, "in/linked"));
    symlinkSync("../../out/y.go", join(made.path, "in/linked/y.go"));
    return made;
  }

  it("is never called a part of the folder", async () => {
    const { path } = tree();
    for (const format of ["json", "sarif", "html", "gitlab", "github"]) {
      const { out } = await runCli(["scan", "--profile", "strict", "--format", format, "in"], { cwd: path });
      expect([format, out.match(/[^\w.]\.\.[\\/](?!\.\.\/out\/x\.h|out\/x\.h)/)]).toEqual([format, null]);
      expect(out).not.toContain("db/folder");
    }
  });

  it("is not changed by --fix, not even through a link", async () => {
    const { path } = tree();
    const before = readFileSync(join(path, "out/y.go"), "utf8");
    const { out } = await runCli(["scan", "--fix", "in"], { cwd: path });
    expect(readFileSync(join(path, "out/y.go"), "utf8")).toBe(before);
    expect(lstatSync(join(path, "in/linked/y.go")).isSymbolicLink()).toBe(true);
    expect(out.replace(/\s+/g, " ")).toContain("not fixed: it is a link that leads out of what is scanned");
    expect(readFileSync(join(path, "in/db/x.go"), "utf8")).toContain("defer C.free");
  });

  it("is changed by --fix when it was named", async () => {
    const { path } = tree();
    await runCli(["scan", "--fix", "in/linked/y.go"], { cwd: path });
    expect(readFileSync(join(path, "out/y.go"), "utf8")).toContain("defer C.free");
    expect(lstatSync(join(path, "in/linked/y.go")).isSymbolicLink()).toBe(true);
  });

  it("cannot be reached by globs, baselines or settings", async () => {
    const { path } = tree();
    writeFileSync(join(path, "in/cgovet.json"), JSON.stringify({ exclude: ["../out/**", "/../../**", "..", "../in"], summariesOnly: ["../**/*.h"] }));
    writeFileSync(join(path, "in/.cgovet-baseline.json"), "");
    const { out } = await runCli(["scan", "--no-baseline", "--format", "json", "in"], { cwd: path });
    expect(JSON.parse(out)).toMatchObject({ findings: [expect.objectContaining({ file: "db/x.go" }) as object, expect.objectContaining({ file: "linked/y.go" }) as object] });
  });
});
