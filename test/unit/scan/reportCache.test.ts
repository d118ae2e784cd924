// Reports of earlier scans are given again exactly as long as nothing has changed that they rest on.
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, statSync, symlinkSync, utimesSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { joinClaims } from "../../../server/src/engine/joinClaims.ts";
import type { PackageReport } from "../../../server/src/engine/report/finding.ts";
import { defaultSettings, type EngineSettings } from "../../../server/src/engine/settings.ts";
import { FileStates } from "../../../server/src/hosts/node/fileStates.ts";
import { pathToUri } from "../../../server/src/hosts/node/fileUri.ts";
import { createNodeHost } from "../../../server/src/hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../../../server/src/hosts/node/nodeSourceTree.ts";
import { createEngineRunner } from "../../../server/src/scan/engineRunner.ts";
import { createReportCache, keepingOf, keepReports, UseRecorder, type KeepingFacts } from "../../../server/src/scan/node/reportCache.ts";
import { createReportStore } from "../../../server/src/scan/node/reportStore.ts";
import type { PackageTask } from "../../../server/src/scan/scanPackages.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { tempTree } from "../../harness/tempTree.ts";

const go = `package p

// #cgo CFLAGS: -I\${SRCDIR}/include
// #include "own.h"
// #include <thing/thing.h>
import "C"

func F() {
	s := C.CString("")
	C.use_it(s)
	C.thing_do(nil)
}
`;

const files = {
  "go.mod": "module example.com/p\n\ngo 1.22\n",
  "p/p.go": go,
  "p/other.go": "package p\n",
  "p/helper.c": '#include "own.h"\nvoid use_it(char *s) { (void)s; }\n',
  "p/include/own.h": "void use_it(char *s);\n",
  "system/thing/thing.h": "typedef struct thing thing;\nvoid thing_do(thing *t);\n",
  "system/empty/readme": "",
};

interface Setting extends Partial<Omit<KeepingFacts, "folder" | "settings">> {
  readonly settings?: EngineSettings;
  readonly dirs?: readonly string[];
}

/** One scan as a new process would do it. */
async function scan(root: string, { settings = defaultSettings, dirs = ["p"], engine = "build 1", language = "en" }: Setting = {}): Promise<{ readonly reports: readonly PackageReport[]; readonly hits: number }> {
  const folder = join(root, "cache");
  mkdirSync(folder, { recursive: true });
  const includeDirs = [pathToUri(join(root, "system"))];
  const keeping = keepingOf({ folder, engine, language, includeDirs, settings: [settings] });
  const states = new FileStates();
  const tree = createNodeSourceTree(states.observe);
  const cache = createReportCache({ keeping, states, tree });
  const recorder = new UseRecorder();
  const host = recorder.hostOf(createNodeHost({ tree, includeDirs }));
  const runner = keepReports(createEngineRunner(() => createEngine({ host, grammars: grammarBytes() }), [settings]), { keeping, recorder, states });
  const reports: PackageReport[] = [];
  let hits = 0;
  for (const dir of dirs) {
    const task: PackageTask = { dir: pathToUri(join(root, dir)), settings: 0 };
    const known = await cache.find(task);
    if (known !== undefined) hits++;
    reports.push(known ?? (await runner.run(task)));
  }
  cache.trim();
  await runner.close();
  return { reports, hits };
}

function entriesOf(root: string): readonly string[] {
  return readdirSync(join(root, "cache")).map((name) => join(root, "cache", name));
}

function newTree(more: Readonly<Record<string, string>> = {}): string {
  return tempTree({ ...files, ...more }).path;
}

type Change = (root: string) => void;

const rewrite = (path: string, text: string): Change => (root) => writeFileSync(join(root, path), text);

const changes: Readonly<Record<string, Change>> = {
  "a Go file": rewrite("p/p.go", `${go}// more\n`),
  "a Go file without cgo": rewrite("p/other.go", "package p\n\nvar x int\n"),
  "a Go file, to the same size and time": (root) => {
    const path = join(root, "p/p.go");
    const { atime, mtime } = statSync(path);
    writeFileSync(path, go.replace('C.CString("")', 'C.CString(``)'));
    utimesSync(path, atime, mtime);
  },
  "a C file": rewrite("p/helper.c", "void use_it(char *s) { free(s); }\n"),
  "a header of the project": rewrite("p/include/own.h", "void use_it(const char *s);\n"),
  "a header of an installed library": rewrite("system/thing/thing.h", "typedef struct thing thing;\nint thing_do(thing *t);\n"),
  "go.mod": rewrite("go.mod", "module example.com/p\n\ngo 1.25\n"),
  "go.mod, a nearer one": rewrite("p/go.mod", "module example.com/q\n\ngo 1.22\n"),
  "a new Go file": rewrite("p/new.go", "package p\n"),
  "a new C file": rewrite("p/new.c", "int x;\n"),
  "a header that was looked for elsewhere first": rewrite("p/own.h", "void use_it(char *s);\n"),
  "a removed Go file": (root) => rmSync(join(root, "p/other.go")),
  "a removed header": (root) => rmSync(join(root, "p/include/own.h")),
  "a renamed C file": (root) => renameSync(join(root, "p/helper.c"), join(root, "p/helper2.c")),
  "a file that became a link to another": (root) => {
    writeFileSync(join(root, "elsewhere.h"), "char *use_it(char *s);\n");
    rmSync(join(root, "p/include/own.h"));
    symlinkSync(join(root, "elsewhere.h"), join(root, "p/include/own.h"));
  },
  "a file that became binary": rewrite("p/include/own.h", "\0"),
};

describe("a package", () => {
  it("that has not changed is not analysed again, and its report is the same", async () => {
    const root = newTree();
    const first = await scan(root);
    const second = await scan(root);
    expect([first.hits, second.hits]).toEqual([0, 1]);
    expect(first.reports[0]?.files.flatMap((file) => file.findings).length).toBeGreaterThan(0);
    expect(second.reports).toStrictEqual(first.reports);
  });

  it.each(Object.keys(changes))("is analysed again after a change: %s", async (name) => {
    const root = newTree();
    await scan(root);
    changes[name]?.(root);
    const changed = await scan(root);
    expect(changed.hits).toBe(0);
    expect(changed.reports).toStrictEqual((await scan(root, { engine: "build 2" })).reports);
    expect((await scan(root)).hits).toBe(1);
  });

  it("is analysed again when a header appears that was not there", async () => {
    const root = newTree();
    rmSync(join(root, "p/include/own.h"));
    rmSync(join(root, "system/thing/thing.h"));
    await scan(root);
    expect((await scan(root)).hits).toBe(1);
    writeFileSync(join(root, "system/thing/thing.h"), files["system/thing/thing.h"]);
    expect((await scan(root)).hits).toBe(0);
    writeFileSync(join(root, "p/include/own.h"), files["p/include/own.h"]);
    expect((await scan(root)).hits).toBe(0);
  });

  it("does not care for what it never asked for", async () => {
    const root = newTree({ "q/q.go": "package q\n", "system/other.h": "" });
    await scan(root);
    writeFileSync(join(root, "q/q.go"), "package q // changed\n");
    writeFileSync(join(root, "system/other.h"), "int x;\n");
    expect((await scan(root)).hits).toBe(1);
  });

  it.each([
    ["another engine", { engine: "build 2" }],
    ["another language", { language: "zh-cn" }],
    ["another profile", { settings: { ...defaultSettings, profile: "strict" } }],
    ["a rule that is off", { settings: { ...defaultSettings, severity: { "cstring-leak": "off" } } }],
    ["a stated model", { settings: { ...defaultSettings, models: [{ name: "use_it", params: [{ index: 0, effect: "takes" }] }] as unknown as EngineSettings["models"] } }],
    ["a source that is only summarised", { settings: { ...defaultSettings, summariesOnly: ["p/**"] } }],
  ] satisfies readonly (readonly [string, Setting])[])("is analysed again with %s, and both reports are kept", async (_, setting) => {
    const root = newTree();
    await scan(root);
    expect((await scan(root, setting)).hits).toBe(0);
    expect((await scan(root, setting)).hits).toBe(1);
    expect((await scan(root)).hits).toBe(1);
  });

  it("that shares files with another keeps what it rests on, though the engine read it before", async () => {
    const root = newTree({ "p2/p.go": go.replace("${SRCDIR}/include", "${SRCDIR}/../p/include") });
    const dirs = ["p", "p2"];
    await scan(root, { dirs });
    expect((await scan(root, { dirs })).hits).toBe(2);
    writeFileSync(join(root, "p/include/own.h"), "int use_it(char *s);\n");
    expect((await scan(root, { dirs })).hits).toBe(0);
    writeFileSync(join(root, "go.mod"), "module example.com/other\n\ngo 1.22\n");
    expect((await scan(root, { dirs })).hits).toBe(0);
  });

  it("whose files change while they are read is not kept", async () => {
    const root = newTree();
    const uri = pathToUri(join(root, "p/p.go"));
    const states = new FileStates();
    const tree = createNodeSourceTree(states.observe);
    await tree.read(uri);
    expect(states.of("file", uri)).toBeDefined();
    writeFileSync(join(root, "p/p.go"), `${go}\n`);
    await tree.read(uri);
    expect(states.of("file", uri)).toBeUndefined();
  });
});

describe("claims between packages", () => {
  const handler = `package c

/*
#include <signal.h>
static void on(int s) { (void)s; }
static void install(void) { struct sigaction a = {0}; a.sa_handler = on; a.sa_flags = SA_ONSTACK; sigaction(SIGINT, &a, 0); }
*/
import "C"

func Install() { C.install() }
`;
  const notifier = 'package main\n\nimport (\n\t"os"\n\t"os/signal"\n\n\t"example.com/p/c"\n)\n\nfunc main() {\n\tch := make(chan os.Signal, 1)\n\tsignal.Notify(ch, os.Interrupt)\n\tc.Install()\n\t<-ch\n}\n';

  it("are joined from kept reports as from new ones", async () => {
    const root = newTree({ "c/c.go": handler, "main/main.go": notifier });
    const dirs = ["c", "main"];
    const first = joinClaims((await scan(root, { dirs })).reports);
    const rules = first.flatMap((report) => report.files.flatMap((file) => file.findings.map(({ rule }) => rule)));
    expect(rules).toContain("signal-ownership-conflict");
    const second = await scan(root, { dirs });
    expect(second.hits).toBe(2);
    expect(joinClaims(second.reports)).toStrictEqual(first);
  });
});

describe("a kept report", () => {
  it.each([
    ["cut off", (bytes: Buffer) => bytes.subarray(0, bytes.length - 10)],
    ["empty", () => Buffer.alloc(0)],
    ["with one byte changed", (bytes: Buffer) => Buffer.concat([bytes.subarray(0, -1), Buffer.from([(bytes.at(-1) ?? 0) ^ 1])])],
    ["of another form", (bytes: Buffer) => Buffer.concat([Buffer.from("cgovet report 0 "), bytes.subarray(16)])],
    ["that is no report", () => Buffer.from("{}")],
  ] satisfies readonly (readonly [string, (bytes: Buffer) => Buffer])[])("%s counts as missing and is made anew", async (_, damage) => {
    const root = newTree();
    const { reports } = await scan(root);
    for (const path of entriesOf(root)) writeFileSync(path, damage(readFileSync(path)));
    const next = await scan(root);
    expect(next.hits).toBe(0);
    expect(next.reports).toStrictEqual(reports);
    expect((await scan(root)).hits).toBe(1);
  });

  it("is for this user only and holds no text of the sources but what the report says", async () => {
    const root = newTree({ "p/other.go": "package p\n\n// nobody must read this\n" });
    await scan(root);
    const [path = ""] = entriesOf(root);
    expect(readFileSync(path, "latin1")).not.toContain("nobody must read");
    if (process.platform !== "win32") expect(statSync(path).mode & 0o077).toBe(0);
  });
});

describe("the store", () => {
  const kept = { uses: [], report: { dir: "file:///p", files: [], inputs: [], usesCgo: true } };

  it("removes what was not used for longest, and drafts that nobody finishes", () => {
    const { path } = tempTree({ "f.report": "" });
    const now = Date.now();
    const store = createReportStore(path, { limit: 1000, now: () => now });
    for (const [index, name] of ["a", "b", "c", "d", "e", "f"].entries()) {
      store.write(name, kept);
      utimesSync(join(path, `${name}.report`), new Date(now), new Date(now - (index + 2) * 3_600_000));
    }
    store.read("f");
    writeFileSync(join(path, "old.report-draft"), "");
    utimesSync(join(path, "old.report-draft"), new Date(0), new Date(0));
    writeFileSync(join(path, "somebody.txt"), "x".repeat(5000));
    const size = statSync(join(path, "a.report")).size;
    store.trim();
    const left = readdirSync(path);
    expect(left).toContain("somebody.txt");
    expect(left).toContain("f.report");
    expect(left).toContain("a.report");
    expect(left).not.toContain("old.report-draft");
    expect(left.filter((name) => name.endsWith(".report")).length).toBe(Math.floor(1000 / size));
  });

  it("does without a folder that is not there", () => {
    const store = createReportStore(join(tempTree({}).path, "nowhere"));
    expect(() => store.write("a", kept)).not.toThrow();
    expect(store.read("a")).toBeUndefined();
    expect(() => store.trim()).not.toThrow();
  });
});
