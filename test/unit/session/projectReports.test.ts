// Build files through the façade: what is reported in a folder without cgo, suppressed with a comment, switched off in
// settings, and read at all.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { PackageReport } from "../../../server/src/engine/report/finding.ts";
import { defaultSettings, type EngineSettings } from "../../../server/src/engine/settings.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

async function analyse(files: Readonly<Record<string, string>>, settings: EngineSettings = defaultSettings): Promise<{ readonly report: PackageReport; readonly reads: readonly string[] }> {
  const host = createMemoryHost(Object.entries(files).map(([name, text]) => [`file:///w/${name}`, text] as const));
  const engine = await createEngine({ host, grammars: grammarBytes(), settings, rethrow: true });
  const report = await engine.analyzeDirectory("file:///w/p");
  engine.dispose();
  return { report, reads: host.reads };
}

function found({ files }: PackageReport): readonly string[] {
  return files.flatMap((file) => file.findings.map(({ rule, range }) => `${file.uri.slice("file:///w/p/".length)}:${range.start.line + 1} ${rule}`));
}

describe("a folder without cgo", () => {
  it("is reported on where build files, or Go files, switch the checks off", async () => {
    const { report } = await analyse({
      "p/Makefile": "test:\n\tGODEBUG=cgocheck=0 go test\n",
      "p/run.go": 'package p\n\nvar env = []string{"GODEBUG=cgocheck=0"}\n',
      "p/notes.md": "GODEBUG=cgocheck=0\n",
    });
    expect(found(report)).toEqual(["Makefile:2 cgocheck-disabled", "run.go:3 cgocheck-disabled"]);
    expect(report.usesCgo).toBe(false);
    expect(report.inputs).toContain("file:///w/p/Makefile");
  });

  it("keeps what a comment with a reason silences apart", async () => {
    const { report } = await analyse({ "p/Makefile": "test:\n\t# cgovet:ignore cgocheck-disabled measured without the checks\n\tGODEBUG=cgocheck=0 go test\n" });
    expect(found(report)).toEqual([]);
    expect(report.files.flatMap((file) => file.suppressed.map(({ reason }) => reason))).toEqual(["measured without the checks"]);
  });

  it("is not silenced by a comment without a reason", async () => {
    const { report } = await analyse({ "p/Makefile": "test:\n\t# cgovet:ignore cgocheck-disabled\n\tGODEBUG=cgocheck=0 go test\n" });
    expect(found(report)).toEqual(["Makefile:3 cgocheck-disabled"]);
  });

  it("is not read when the rule is off", async () => {
    const { report, reads } = await analyse({ "p/Makefile": "export GODEBUG=cgocheck=0\n" }, { ...defaultSettings, severity: { "cgocheck-disabled": "off" } });
    expect(found(report)).toEqual([]);
    expect(reads).toEqual([]);
  });
});

describe("tests", () => {
  const files = { "p/x_test.go": 'package p\n\nvar env = map[string]string{"GODEBUG": "cgocheck=0"}\n' };

  it("describe environments that nobody uses: strict profile only", async () => {
    expect(found((await analyse(files)).report)).toEqual([]);
    expect(found((await analyse(files, { ...defaultSettings, profile: "strict" })).report)).toEqual(["x_test.go:3 cgocheck-disabled"]);
  });
});

describe("the version of the module", () => {
  it("decides what cgocheck=2 means", async () => {
    const makefile = "test:\n\tGODEBUG=cgocheck=2 go test\n";
    expect(found((await analyse({ "go.mod": "module m\n\ngo 1.20\n", "p/Makefile": makefile })).report)).toEqual([]);
    expect(found((await analyse({ "go.mod": "module m\n\ngo 1.21\n", "p/Makefile": makefile })).report)).toEqual(["Makefile:2 cgocheck-disabled"]);
  });
});
