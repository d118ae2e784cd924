// An exception in each rule, each analysis and each stage of the engine, one at a time. Guarantees asked for: one notice
// per file that names what failed, nothing thrown, and every finding of every other rule still there. Rules and analyses
// are taken from the registry and from the analyses themselves, so that new ones are covered as soon as they exist.
import { beforeEach, describe, expect, it, vi } from "vitest";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import type { Rule } from "../../server/src/engine/rules/defineRule.ts";
import { rules } from "../../server/src/engine/rules/registry.generated.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { createEngineRunner } from "../../server/src/scan/engineRunner.ts";
import { scanPackages } from "../../server/src/scan/scanPackages.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import { createMemoryHost } from "../harness/memoryHost.ts";
import { clean, leaky, twice } from "./harness/sources.ts";

/** What is to fail; the analyses that were asked for by name. */
const fault = vi.hoisted(() => ({ at: "", analyses: new Set<string>() }));

/** Fails where the fault is. */
const strike = vi.hoisted(() => (at: string): void => {
  if (fault.at === at) throw new Error(`injected at ${at}`);
});

const striking = vi.hoisted(() => <Args extends readonly unknown[], T>(at: string, work: (...args: Args) => T, when: (...args: Args) => boolean = () => true) => (...args: Args): T => {
  if (when(...args)) strike(at);
  return work(...args);
});

type Hook = "checkFunction" | "checkFile" | "checkPackage" | "checkProjectFile" | "checkDirectives";
const hooks = vi.hoisted((): readonly Hook[] => ["checkFunction", "checkFile", "checkPackage", "checkProjectFile", "checkDirectives"]);

vi.mock("../../server/src/engine/rules/registry.generated.ts", async (original) => {
  const real = await original<{ readonly rules: readonly Rule[] }>();
  const tampered = (rule: Rule): Rule => ({ ...rule, ...Object.fromEntries(hooks.flatMap((hook) => {
    const check = rule[hook] as ((...args: readonly unknown[]) => void) | undefined;
    return check === undefined ? [] : [[hook, striking(`${rule.name} ${hook}`, check)]];
  })) });
  return { rules: real.rules.map(tampered) };
});
vi.mock("../../server/src/engine/analyses/createAnalyses.ts", async (original) => {
  const real = await original<{ readonly createAnalyses: (...args: readonly unknown[]) => object }>();
  return { createAnalyses: striking("the analyses", (...args: readonly unknown[]) => new Proxy(real.createAnalyses(...args), {
    get: (target, key, receiver): unknown => {
      fault.analyses.add(String(key));
      strike(`analysis ${String(key)}`);
      return Reflect.get(target, key, receiver);
    },
  })) };
});
vi.mock("../../server/src/engine/cfg/buildCfg.ts", async (original) => {
  const real = await original<{ readonly buildCfg: (...args: readonly unknown[]) => unknown }>();
  return { ...real, buildCfg: striking("control flow", real.buildCfg) };
});
vi.mock("../../server/src/engine/program/go/goFile.ts", async (original) => {
  const real = await original<{ readonly lowerGoFile: (options: { readonly uri: string }, ...rest: readonly unknown[]) => unknown }>();
  return { ...real, lowerGoFile: striking("lowering of Go", real.lowerGoFile, ({ uri }) => uri.endsWith("/p/a.go")) };
});
vi.mock("../../server/src/engine/program/c/cUnit.ts", async (original) => {
  const real = await original<{ readonly lowerCFile: (syntax: unknown, uri: string, ...rest: readonly unknown[]) => unknown }>();
  return { ...real, lowerCFile: striking("lowering of C", real.lowerCFile, (_syntax, uri) => uri.endsWith("/p/n.h")) };
});
vi.mock("../../server/src/engine/program/packageModel.ts", async (original) => {
  const real = await original<{ readonly buildPackage: (dir: string, ...rest: readonly unknown[]) => unknown }>();
  return { ...real, buildPackage: striking("package model", real.buildPackage, (dir) => dir.endsWith("/p")) };
});
vi.mock("../../server/src/engine/report/renderFinding.ts", async (original) => {
  const real = await original<{ readonly renderFinding: (rule: Rule, ...rest: readonly unknown[]) => unknown }>();
  return { ...real, renderFinding: striking("words of cstring-leak", real.renderFinding, (rule) => rule.name === "cstring-leak") };
});
vi.mock("../../server/src/engine/report/directives.ts", async (original) => {
  const real = await original<{ readonly applyDirectives: (file: { readonly uri: string }, ...rest: readonly unknown[]) => unknown }>();
  return { ...real, applyDirectives: striking("directives", real.applyDirectives, ({ uri }) => uri.includes("/p/")) };
});
vi.mock("../../server/src/engine/session/claimsOfPackage.ts", async (original) => {
  const real = await original<{ readonly signalClaims: (...args: readonly unknown[]) => unknown }>();
  return { ...real, signalClaims: striking("claims", real.signalClaims) };
});
vi.mock("../../server/src/engine/fixes/ignoreComment.ts", async (original) => {
  const real = await original<{ readonly ignoreCommentEdit: (...args: readonly unknown[]) => unknown }>();
  return { ...real, ignoreCommentEdit: striking("fixes", real.ignoreCommentEdit) };
});

const misuse = `package p

/*
#include <stdlib.h>
#include "n.h"
static int last(const char *text) { return text[0]; }
*/
import "C"
import "unsafe"

func Twice(text string, data []byte) int {
	cs := C.CString(text)
	C.free(unsafe.Pointer(cs))
	C.free(unsafe.Pointer(cs))
	return int(C.last((*C.char)(unsafe.Pointer(&data[0]))))
}

func Again(texts []string) {
	for _, text := range texts {
		cs := C.CString(text)
		defer C.free(unsafe.Pointer(cs))
	}
}

//cgovet:ignore malloc-leak the block is handed to the library, which keeps it
func Quiet() int { return 0 }
`;

const files: Readonly<Record<string, string>> = {
  "go.mod": "module example.com/m\n\ngo 1.21\n",
  "p/0.go": "package p\n",
  "p/a.go": twice,
  "p/b.go": misuse,
  "p/n.h": "static int third(void) { return 3; }\n",
  "q/c.go": leaky.replace("package p", "package q"),
  "q/d.go": clean.replace("package p", "package q").replaceAll("First", "Other"),
  "r/Makefile": "run:\n\tGODEBUG=cgocheck=0 go run .\n",
};

interface Outcome {
  /** `rule file:line`, sorted. */
  readonly findings: readonly string[];
  readonly notices: readonly { readonly uri: string; readonly message: string; readonly kind: string; readonly incomplete: boolean }[];
}

/** Rules that are off unless somebody wants them. */
const switchedOn = Object.fromEntries(rules.filter((rule) => rule.offByDefault === true).map((rule) => [rule.name, "warning" as const]));

async function analyseAll(): Promise<Outcome> {
  const host = createMemoryHost(Object.entries(files).map(([path, text]) => [`file:///w/${path}`, text]));
  const runner = createEngineRunner(() => createEngine({ host, grammars: grammarBytes() }), [{ ...defaultSettings, profile: "strict", severity: switchedOn }]);
  const { reports, notices } = await scanPackages({ tasks: ["p", "q", "r"].map((name) => ({ dir: `file:///w/${name}`, settings: 0 })), runner });
  await runner.close();
  const all = reports.flatMap((report: PackageReport) => report.files);
  return {
    findings: all.flatMap(({ uri, findings }) => findings.map(({ rule, range }) => `${rule} ${uri}:${range.start.line}`)).sort(),
    notices: [...all.flatMap((file) => file.notices), ...notices].filter(({ kind }) => kind === "internal-error"),
  };
}

beforeEach(() => {
  fault.at = "";
});

/** Rules that a notice names, or may stand for. */
const namedIn = ({ message }: Outcome["notices"][number]): RegExp => new RegExp(`^(${/^\d+ rules failed/.test(message) ? ".*" : (/^(\S+) failed/.exec(message)?.[1] ?? "-")}) `);

/** Every finding of the rules that no notice stands for is there, and none is new. */
function expectTheRest(whole: Outcome, { findings, notices }: Outcome): void {
  expect(findings.filter((one) => !whole.findings.includes(one))).toEqual([]);
  const lost = whole.findings.filter((one) => !findings.includes(one));
  const isExplained = (one: string): boolean => notices.some((notice) => namedIn(notice).test(one) || (one.includes(`${notice.uri}:`) && /not looked at/.test(notice.message)) || (one.includes(`${notice.uri}/`) && /broke down/.test(notice.message)));
  expect(lost.filter((one) => !isExplained(one) && !one.startsWith("unused-ignore "))).toEqual([]);
}

describe("without a fault", () => {
  it("many rules find something, and nothing fails", async () => {
    const { findings, notices } = await analyseAll();
    expect(notices).toEqual([]);
    expect(new Set(findings.map((one) => one.split(" ")[0])).size).toBeGreaterThanOrEqual(4);
  });
});

describe("an exception in a rule", () => {
  const cases = rules.flatMap((rule) => hooks.filter((hook) => rule[hook] !== undefined).map((hook) => [rule.name, hook] as const));

  it(`costs that rule alone, for each of ${rules.length}`, async () => {
    const whole = await analyseAll();
    for (const [name, hook] of cases) {
      fault.at = `${name} ${hook}`;
      const outcome = await analyseAll();
      const own = outcome.notices.filter(({ message }) => message.startsWith(`${name} failed`));
      expect([fault.at, own.length > 0, own.length]).toEqual([fault.at, true, outcome.notices.length]);
      expect(new Set(own.map(({ uri }) => uri)).size).toBe(own.length);
      expect(own.every(({ incomplete }) => incomplete)).toBe(true);
      expectTheRest(whole, outcome);
      fault.at = "";
    }
  }, 120_000);
});

describe("an exception in an analysis", () => {
  it("costs the rules that ask for it, once per file, for each analysis there is", async () => {
    const whole = await analyseAll();
    const names = [...fault.analyses].filter((name) => name !== "gaveUp" && name !== "pkg");
    expect(names.length).toBeGreaterThan(10);
    for (const name of names) {
      fault.at = `analysis ${name}`;
      const outcome = await analyseAll();
      expect([name, outcome.notices.length > 0]).toEqual([name, true]);
      for (const uri of new Set(outcome.notices.map((notice) => notice.uri))) expect([name, uri, outcome.notices.filter((notice) => notice.uri === uri).length]).toEqual([name, uri, 1]);
      expectTheRest(whole, outcome);
      fault.at = "";
    }
  }, 120_000);
});

describe("an exception in a stage", () => {
  it.each<[string, readonly string[]]>([
    ["lowering of Go", ["a.go not looked at: injected at lowering of Go"]],
    ["lowering of C", ["n.h not looked at: injected at lowering of C"]],
    ["package model", ["p the analysis of this package broke down: injected at package model"]],
    ["the analyses", ["p the analysis of this package broke down: injected at the analyses", "q the analysis of this package broke down: injected at the analyses"]],
    ["words of cstring-leak", ["a.go cstring-leak failed on 2 functions, First first; please report this", "c.go cstring-leak failed on First; please report this"]],
    ["directives", ["p the analysis of this package broke down: injected at directives"]],
    ["claims", ["a.go signal-ownership-conflict failed; please report this", "c.go signal-ownership-conflict failed; please report this"]],
  ])("(%s) is told once where it happened, and the rest is reported", async (stage, messages) => {
    const whole = await analyseAll();
    fault.at = stage;
    const outcome = await analyseAll();
    expect(outcome.notices.map(({ uri, message }) => `${uri.slice(uri.lastIndexOf("/") + 1)} ${message}`).sort()).toEqual([...messages].sort());
    expect(outcome.notices.every(({ incomplete }) => incomplete)).toBe(true);
    expectTheRest(whole, outcome);
  });

  it.each([["control flow"], ["fixes"]])("(%s) is told once per file, and the rest is reported", async (stage) => {
    const whole = await analyseAll();
    fault.at = stage;
    const outcome = await analyseAll();
    expect(outcome.notices.length).toBeGreaterThan(0);
    expect(new Set(outcome.notices.map(({ uri }) => uri)).size).toBe(outcome.notices.length);
    expectTheRest(whole, outcome);
  });
});
