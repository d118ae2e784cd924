// Conflicts about signals between packages of one program, found after each was analysed alone.
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { joinClaims } from "../../../server/src/engine/joinClaims.ts";
import type { Finding, PackageReport } from "../../../server/src/engine/report/finding.ts";
import { defaultSettings, type EngineSettings } from "../../../server/src/engine/settings.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const root = "file:///w";
const native = (body = "", imports = ""): string => `package native

/*
#include <signal.h>
static void h(int sig) { (void)sig; }
static void take(void) {
	struct sigaction sa = {0};
	sa.sa_handler = h;
	sa.sa_flags = SA_ONSTACK;
	${body}
	sigaction(SIGINT, &sa, 0);
}
*/
import "C"
${imports}
func Take() { C.take() }
`;
const command = (imports: string): string => `package main

import (
	"os"
	"os/signal"
${imports})

func main() {
	c := make(chan os.Signal, 1)
	signal.Notify(c, os.Interrupt)
	<-c
}
`;

interface Joined {
  readonly reports: readonly PackageReport[];
  readonly findings: readonly Finding[];
}

async function scan(files: Readonly<Record<string, string>>, settings: EngineSettings = defaultSettings, order: (dirs: string[]) => string[] = (dirs) => dirs): Promise<Joined> {
  const texts = new Map(Object.entries({ "go.mod": "module example.org/app\n\ngo 1.22\n", ...files }).map(([name, text]) => [`${root}/${name}`, text] as const));
  const engine = await createEngine({ host: createMemoryHost(texts), grammars: grammarBytes(), settings, rethrow: true });
  const dirs = [...new Set(Object.keys(files).filter((name) => name.endsWith(".go")).map((name) => `${root}/${name.slice(0, name.lastIndexOf("/"))}`))];
  const reports: PackageReport[] = [];
  for (const dir of order(dirs)) reports.push(await engine.analyzeDirectory(dir));
  engine.dispose();
  const joined = joinClaims(reports);
  return { reports: joined, findings: joined.flatMap(({ files: all }) => all.flatMap(({ findings }) => findings)).filter(({ rule }) => rule === "signal-ownership-conflict") };
}

const both = { "native/native.go": native(), "cmd/main.go": command('\n\t"example.org/app/native"\n') };

describe("conflicts between packages", () => {
  test("a command without cgo takes the signal that C of a package it imports takes", async () => {
    const { findings } = await scan(both);
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatchObject({ uri: `${root}/native/native.go`, severity: "warning", confidence: "likely", function: "take" });
    expect(findings[0]?.message).toBe("SIGINT is taken twice: `sigaction` handles it here, and `signal.Notify` handles it in Go");
    expect(findings[0]?.trace.map(({ uri, range }) => `${uri}:${range.start.line + 1}`)).toEqual([`${root}/cmd/main.go:12`, `${root}/native/native.go:11`]);
  });
  test("the order of the packages does not matter", async () => {
    const forwards = await scan(both);
    const backwards = await scan(both, defaultSettings, (dirs) => [...dirs].reverse());
    expect(backwards.findings).toEqual(forwards.findings);
  });
  test("packages that import nothing of one another: possible, so for the strict profile only", async () => {
    const files = { ...both, "cmd/main.go": command("") };
    expect((await scan(files)).findings).toEqual([]);
    expect((await scan(files, { ...defaultSettings, profile: "strict" })).findings).toMatchObject([{ confidence: "possible" }]);
  });
  test("two commands are two programs", async () => {
    const other = native().replace("package native", "package main").replace("func Take", "func main");
    expect((await scan({ "other/main.go": other, "cmd/main.go": command("") }, { ...defaultSettings, profile: "strict" })).findings).toEqual([]);
  });
  test("another module is another program", async () => {
    expect((await scan({ ...both, "native/go.mod": "module example.org/other\n" }, { ...defaultSettings, profile: "strict" })).findings).toEqual([]);
  });
  test("a directive silences it and counts as used; a severity holds; off is off", async () => {
    const silenced = { ...both, "native/native.go": native("// cgovet:ignore signal-ownership-conflict C is asked first") };
    const { reports, findings } = await scan(silenced);
    expect(findings).toEqual([]);
    const files = reports.flatMap((report) => report.files);
    expect(files.flatMap(({ suppressed }) => suppressed.map(({ reason }) => reason))).toEqual(["C is asked first"]);
    expect(files.flatMap((file) => file.findings).filter(({ rule }) => rule === "unused-ignore")).toEqual([]);
    expect((await scan(both, { ...defaultSettings, severity: { "signal-ownership-conflict": "error" } })).findings).toMatchObject([{ severity: "error" }]);
    expect((await scan(both, { ...defaultSettings, severity: { "signal-ownership-conflict": "off" } })).findings).toEqual([]);
  });
  test("without a conflict the reports come back as they are", async () => {
    const { reports } = await scan({ "native/native.go": native() });
    expect(joinClaims(reports)[0]).toBe(reports[0]);
  });
});
