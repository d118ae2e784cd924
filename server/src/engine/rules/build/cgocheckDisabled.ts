// cgocheck-disabled: the check of pointers passed to C is switched off, or asked for in a way that does nothing.
//
// Hazard: the runtime looks at every pointer that goes from Go to C and panics when the memory behind it holds Go pointers
// that the collector may move or free. `cgocheck=0` switches that off; what it would have found corrupts memory instead.
// Decides from: analyses/cgocheck: GODEBUG in Go code, go.mod, make and container files, build services, scripts.
// Blind spots: values put together at run time, files of other names, environments set outside the project.
import { cgocheckSettings, type CgocheckSetting } from "../../analyses/cgocheck/cgocheckSettings.ts";
import type { Span } from "../../base/span.ts";
import type { ProjectFile } from "../../program/projectFile.ts";
import type { Confidence } from "../../report/finding.ts";
import { defineRule, type FixDraft, type RawFinding } from "../defineRule.ts";

export const rule = defineRule({
  name: "cgocheck-disabled",
  family: "build",
  severity: "warning",
  cwe: [119],
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "GODEBUG switches off the runtime's check of pointers passed to C, or asks for more of it in a way that does nothing.",
    why:
      "With `cgocheck=0` a program passes Go memory that holds Go pointers to C without a word. The collector does not see " +
      "what C keeps, and the crash comes later and elsewhere. `cgocheck=2` ends every program at start since Go 1.21. In " +
      "`//go:debug`, go.mod and `-gcflags` there is no such setting at all, and `os.Setenv` comes too late for the program itself.",
    fixAdvice:
      "Leave cgocheck alone (1 is the default) and mend what it reports: pin the memory with `runtime.Pinner`, or keep it in C. " +
      "For the thorough check build and test with `GOEXPERIMENT=cgocheck2`.",
    fact:
      "The rules for passing pointers are checked at run time. GODEBUG=cgocheck=1, the default, checks cheaply; cgocheck=0 switches " +
      "the checks off. The complete check, at some cost, is chosen when a program is built, with GOEXPERIMENT=cgocheck2.",
    misbelief: {
      claim: "`go build -gcflags=-cgocheck=2` or `GODEBUG=cgocheck=2` checks all pointers at compile time.",
      truth: "The compiler never had that flag, and the check always ran in the program. Since Go 1.21 the complete one is built in by GOEXPERIMENT=cgocheck2.",
    },
    gate: "What is said about cgocheck=2 and //go:debug holds for Go 1.21 and newer; modules whose `go` line is older get it in the strict profile.",
    references: [
      { title: "cmd/cgo: Passing pointers", url: "https://pkg.go.dev/cmd/cgo#hdr-Passing_pointers" },
      { title: "Go 1.21 release notes", url: "https://go.dev/doc/go1.21#runtime" },
    ],
    bad: "childWithoutChecksBad",
    good: "childWithDefaultsOk",
  },
  messages: {
    off: "`cgocheck=0` switches off the checks of pointers passed to C",
    gone: "`cgocheck={value}` ends the program at start since Go 1.21: build with GOEXPERIMENT=cgocheck2",
    directive: "`cgocheck` is no setting of {place}: the go command refuses it",
    late: "the runtime reads `cgocheck` when it starts: this changes nothing but child processes",
    gcflags: "the compiler has no flag `{flag}`: build with GOEXPERIMENT=cgocheck2",
  },
  fixes: {
    restore: { title: "Set cgocheck to 1, the default", applicability: "review" },
    experiment: { title: "Build with GOEXPERIMENT=cgocheck2 instead", applicability: "safe" },
    removeDirective: { title: "Remove the line", applicability: "safe" },
  },
  checkFile: (file, { pkg, report }) => {
    if (file.kind === "go" && file.importsC) check({ kind: "go", uri: file.uri, text: file.text, lines: file.lines, goVersion: pkg.goVersion }, report);
  },
  checkProjectFile: (file, report) => check(file, report),
});

function check(file: ProjectFile, report: (finding: RawFinding) => void): void {
  for (const setting of cgocheckSettings(file)) {
    const messageId = messageOf(setting);
    if (messageId !== undefined) report(finding(file, setting, messageId));
  }
}

/** Undefined for what is the default. */
function messageOf({ kind, value }: CgocheckSetting): "off" | "gone" | "directive" | "late" | "gcflags" | undefined {
  if (kind === "gcflags" || kind === "directive") return kind;
  if (value === 1) return undefined;
  if (kind === "late") return "late";
  return value === 0 ? "off" : "gone";
}

/** A module of an old Go may still be built with that one; tests describe environments as often as they make them. */
function confidenceOf({ kind }: CgocheckSetting, messageId: string, { goVersion: [major, minor], uri }: ProjectFile): Confidence {
  if (major === 1 && minor < 21 && (messageId === "gone" || messageId === "directive")) return "possible";
  return kind === "environment" && uri.endsWith("_test.go") ? "possible" : "certain";
}

function finding(file: ProjectFile, setting: CgocheckSetting, messageId: NonNullable<ReturnType<typeof messageOf>>): RawFinding {
  const confidence = confidenceOf(setting, messageId, file);
  return {
    messageId,
    data: { value: String(setting.value), place: file.kind === "go" ? "//go:debug" : "godebug", flag: textAt(file, setting.span) },
    at: { uri: file.uri, base: 0, span: setting.span },
    confidence,
    ...(confidence === "certain" && (messageId === "directive" || messageId === "gcflags") && { severity: "error" as const }),
    trace: [],
    label: `${setting.kind} ${setting.value}`,
    fixes: () => fixesOf(file, setting),
  };
}

function fixesOf(file: ProjectFile, setting: CgocheckSetting): readonly FixDraft[] {
  const { kind, span, value, variable } = setting;
  const { uri } = file;
  if (kind === "directive") return removalOf(file, span);
  if (kind !== "environment") return [];
  if (value === 0) return [{ titleId: "restore", data: {}, edits: [{ uri, span, newText: "cgocheck=1" }] }];
  if (variable === undefined || (file.kind !== "shell" && file.kind !== "make" && file.kind !== "yaml")) return [];
  // Only where the go command itself runs in this environment, it is what builds.
  const isGoCommand = /^["']?[ \t]+(?:[A-Z_]+=\S+[ \t]+)*go[ \t]+(?:build|test|run|install)\b/.test(file.text.slice(span.end, span.end + 200));
  const edits = [{ uri, span: variable, newText: "GOEXPERIMENT" }, { uri, span, newText: "cgocheck2" }];
  return [{ titleId: "experiment", data: {}, edits, ...(!isGoCommand && { applicability: "review" as const }) }];
}

/** The whole line, where it says nothing else. */
function removalOf({ uri, text, lines }: ProjectFile, span: Span): readonly FixDraft[] {
  const { line } = lines.positionAt(span.start);
  const whole = { start: lines.lineStart(line), end: line + 1 < lines.lineCount ? lines.lineStart(line + 1) : text.length };
  if (!/^[ \t]*(?:\/\/go:debug[ \t]+|godebug[ \t]+)?cgocheck=\d+[ \t]*(?:\/\/[^\n]*)?\r?\n?$/.test(text.slice(whole.start, whole.end))) return [];
  return [{ titleId: "removeDirective", data: {}, edits: [{ uri, span: whole, newText: "" }] }];
}

function textAt({ text }: ProjectFile, { start, end }: Span): string {
  return text.slice(start, end);
}
