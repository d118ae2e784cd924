// The GitHub Action and the pre-commit hook: well-formed, and the action's shell lines run as a runner would run them, with
// the built command line, in a checkout of their own.
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { load } from "js-yaml";
import { describe, expect, it } from "vitest";
import { outputFormats } from "../../server/src/cli/commands/scanOptions.ts";
import { repositoryRoot } from "../harness/fixtureCases.ts";
import { tempTree } from "../harness/tempTree.ts";
import { cliPath } from "./cliProcess.ts";
import { clean, ignored, leaky } from "./sources.ts";

interface Step {
  readonly name: string;
  readonly id?: string;
  readonly if?: string;
  readonly uses?: string;
  readonly shell?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly with?: Readonly<Record<string, string>>;
  readonly run?: string;
}

interface Action {
  readonly inputs: Readonly<Record<string, { readonly description: string; readonly default: string }>>;
  readonly outputs: Readonly<Record<string, { readonly description: string; readonly value: string }>>;
  readonly runs: { readonly using: string; readonly steps: readonly Step[] };
}

const action = load(readFileSync(join(repositoryRoot, "action.yml"), "utf8")) as Action;
const { steps } = action.runs;

/** What a workflow gives and what steps leave behind. */
interface Run {
  readonly cwd: string;
  readonly temp: string;
  readonly inputs: Readonly<Record<string, string>>;
  /** `steps.ID.outputs.NAME` → value. */
  readonly outputs: Map<string, string>;
}

/** A value with its expressions filled in; only those the action uses. */
function filled(text: string, { inputs, outputs }: Run): string {
  return text.replace(/\$\{\{ ([\w.-]+) \}\}/g, (_all, name: string) => {
    if (!name.startsWith("inputs.")) return outputs.get(name) ?? "";
    const input = name.slice("inputs.".length);
    return inputs[input] ?? action.inputs[input]?.default ?? `no input ${input}`;
  });
}

interface StepResult {
  readonly code: number | null;
  readonly out: string;
}

function runStep(name: string, run: Run): StepResult {
  const step = steps.find((one) => one.name === name);
  if (step?.run === undefined) throw new Error(`no step ${name}`);
  const outputFile = join(run.temp, `output-${step.id ?? "none"}`);
  writeFileSync(outputFile, "");
  const env = Object.fromEntries(Object.entries(step.env ?? {}).map(([key, value]) => [key, filled(value, run)]));
  const script = join(run.temp, "step.sh");
  writeFileSync(script, step.run);
  const runner = { PATH: process.env["PATH"], HOME: run.temp, RUNNER_TEMP: run.temp, GITHUB_OUTPUT: outputFile, GITHUB_WORKSPACE: run.cwd, GITHUB_ACTION_PATH: repositoryRoot };
  const { status, stdout, stderr } = spawnSync("bash", ["--noprofile", "--norc", "-eo", "pipefail", script], { cwd: run.cwd, env: { ...runner, ...env }, encoding: "utf8" });
  for (const line of readFileSync(outputFile, "utf8").split("\n")) {
    const [key = "", ...value] = line.split("=");
    if (key !== "") run.outputs.set(`steps.${step.id ?? ""}.outputs.${key}`, value.join("="));
  }
  return { code: status, out: stdout + stderr };
}

function start(files: Readonly<Record<string, string>>, inputs: Readonly<Record<string, string>> = {}): Run {
  const { path } = tempTree({ "checkout/go.mod": "module example.com/m\n\ngo 1.22\n", ...Object.fromEntries(Object.entries(files).map(([name, text]) => [`checkout/${name}`, text])) });
  mkdirSync(join(path, "temp"));
  return { cwd: join(path, "checkout"), temp: join(path, "temp"), inputs, outputs: new Map([["steps.install.outputs.cli", cliPath]]) };
}

const result = (run: Run, name: string): string | undefined => run.outputs.get(`steps.scan.outputs.${name}`);

describe("action.yml", () => {
  it("is a composite action whose expressions name inputs, outputs and steps that exist", () => {
    expect(action.runs.using).toBe("composite");
    const ids = steps.flatMap(({ id }) => (id === undefined ? [] : [id]));
    const expressions = [...JSON.stringify(action).matchAll(/\$\{\{ ([\w.-]+) \}\}/g)].map(([, name = ""]) => name);
    expect(expressions.length).toBeGreaterThan(12);
    for (const name of expressions) expect(name.startsWith("inputs.") ? Object.keys(action.inputs) : ids, name).toContain(name.split(".")[1]);
    const used = JSON.stringify(action.runs);
    for (const [name, { description, default: value }] of Object.entries(action.inputs)) {
      expect(used, name).toContain(`inputs.${name}`);
      expect([typeof description, typeof value], name).toEqual(["string", "string"]);
    }
    for (const { run, shell } of steps) expect(run === undefined || shell === "bash").toBe(true);
  });

  it("lets no input into a shell line, and pins the actions it uses to a version", () => {
    for (const { run, uses } of steps) {
      expect(run ?? "").not.toContain("${{");
      if (uses !== undefined) expect(uses).toMatch(/^(actions|github)\/[\w/-]+@v\d+$/);
    }
  });

  it("is described in both languages, input by input", () => {
    for (const page of ["docs/ci.md", "docs/zh-cn/ci.md"]) {
      const text = readFileSync(join(repositoryRoot, page), "utf8");
      for (const name of [...Object.keys(action.inputs), ...Object.keys(action.outputs)]) expect(text, page).toContain(`\`${name}\``);
    }
  });
});

describe("the action, run", { timeout: 60_000 }, () => {
  it("annotates, writes SARIF without what comments ignore, and fails", () => {
    const run = start({ "db/open.go": leaky, "quiet/q.go": ignored });
    const scan = runStep("Scan", run);
    expect([scan.code, result(run, "exit-code"), result(run, "sarif-file")]).toEqual([0, "1", "cgovet.sarif"]);
    expect(scan.out).toMatch(/^::warning file=db\/open\.go,line=18,/m);
    const log = JSON.parse(readFileSync(join(run.cwd, "cgovet.sarif"), "utf8")) as { readonly runs: readonly [{ readonly results: readonly unknown[] }] };
    expect(log.runs[0].results).toHaveLength(1);
    expect(runStep("Judge", run).code).toBe(1);
  });

  it("passes a clean checkout, and writes an HTML report when asked", () => {
    const run = start({ "a/x.go": clean }, { "html-file": "report.html", language: "zh-cn" });
    runStep("Scan", run);
    expect([result(run, "exit-code"), runStep("Judge", run).code]).toEqual(["0", 0]);
    expect(readFileSync(join(run.cwd, "report.html"), "utf8")).toContain('<html lang="zh-cn">');
  });

  it("hands every input over", () => {
    const known = '{"version":1,"findings":[]}';
    const inputs = { severity: "error", profile: "strict", config: "ci/cgovet.json", baseline: "ci/known.json", paths: "a b\nc\n\n", "sarif-file": "out.sarif" };
    const run = start({ "a b/x.go": leaky, "c/x.go": leaky, "d/x.go": leaky, "ci/cgovet.json": '{"severity":{"cstring-leak":"error"}}', "ci/known.json": known }, inputs);
    const { out } = runStep("Scan", run);
    expect(out).toMatch(/^::error file=a b\/x\.go,/m);
    expect(out).toMatch(/^::error file=c\/x\.go,/m);
    expect(out).not.toContain("d/x.go");
    expect(result(run, "sarif-file")).toBe("out.sarif");
  });

  it("runs no command that an input smuggles in", () => {
    const run = start({ "a/x.go": clean }, { paths: "$(touch forged)\n; touch forged\n`touch forged`", severity: "error; touch forged" });
    runStep("Scan", run);
    expect(existsSync(join(run.cwd, "forged"))).toBe(false);
    expect([result(run, "exit-code"), result(run, "sarif-file"), runStep("Judge", run).code]).toEqual(["2", undefined, 2]);
  });

  it("scans what changed since a commit", () => {
    const run = start({ "a/x.go": leaky, "b/x.go": leaky });
    const git = (...args: readonly string[]): string => execFileSync("git", ["-c", "user.name=t", "-c", "user.email=t@example.com", ...args], { cwd: run.cwd, encoding: "utf8" }).trim();
    git("init", "-q");
    git("add", ".");
    git("commit", "-qm", "first");
    const since = git("rev-parse", "HEAD");
    writeFileSync(join(run.cwd, "b/x.go"), leaky.replace("package db", "package db // changed"));
    git("commit", "-qam", "second");
    const { out } = runStep("Scan", { ...run, inputs: { "changed-since": since } });
    expect(out).toContain("file=b/x.go");
    expect(out).not.toContain("file=a/x.go");
    for (const wrong of ["no-such-branch", "--output=forged"]) expect(runStep("Scan", { ...run, inputs: { "changed-since": wrong } }).code, wrong).not.toBe(0);
    expect(existsSync(join(run.cwd, "forged...HEAD"))).toBe(false);
  });

  it.each<[string, readonly (readonly [code: string, expected: number])[]]>([
    ["findings", [["0", 0], ["1", 1], ["2", 2], ["3", 3], ["", 2]]],
    ["incomplete", [["0", 0], ["1", 0], ["2", 2], ["3", 3]]],
    ["never", [["0", 0], ["1", 0], ["2", 2], ["3", 0]]],
    ["nevr", [["0", 2]]],
  ])("fails on %s as it says", (failOn, cases) => {
    for (const [code, expected] of cases) {
      const run = start({}, { "fail-on": failOn });
      run.outputs.set("steps.scan.outputs.exit-code", code);
      expect(runStep("Judge", run).code, code).toBe(expected);
    }
  });
});

describe("the package of the command line", () => {
  it("is installed by the action and runs on its own", { timeout: 120_000 }, () => {
    const { path } = tempTree({ "x/y": "" });
    const file = execFileSync(process.execPath, [join(repositoryRoot, "scripts/packCli.mjs"), "--out", path], { encoding: "utf8" }).trim().split("\n").at(-1) ?? "";
    expect(file).toMatch(/cgovet-\d+\.\d+\.\d+\.tgz$/);
    const run = start({ "a/x.go": leaky }, { package: file });
    run.outputs.clear();
    expect(runStep("Install cgovet", run).code).toBe(0);
    const { out } = runStep("Scan", run);
    expect([run.outputs.get("steps.install.outputs.cli")?.startsWith(run.temp), result(run, "exit-code"), out.includes("file=a/x.go")]).toEqual([true, "1", true]);
  });
});

describe(".pre-commit-hooks.yaml", () => {
  it("names a command that scans the files it is given", () => {
    const [hook, ...more] = load(readFileSync(join(repositoryRoot, ".pre-commit-hooks.yaml"), "utf8")) as readonly [Readonly<Record<string, unknown>>];
    expect(more).toEqual([]);
    expect(hook).toMatchObject({ id: "cgovet", language: "system", require_serial: true });
    const { path } = tempTree({ "a/x.go": leaky, "b/x.go": leaky });
    const [, ...args] = String(hook["entry"]).split(" ");
    const { status, stdout } = spawnSync(process.execPath, [cliPath, ...args, "a/x.go"], { cwd: path, encoding: "utf8" });
    expect([status, stdout.includes("a/x.go:18"), stdout.includes("b/x.go")]).toEqual([1, true, false]);
  });
});

describe("the examples for build services", () => {
  const blocks = (page: string): readonly string[] => [...readFileSync(join(repositoryRoot, page), "utf8").matchAll(/^```(yaml|sh)\n([^]*?)^```$/gm)].map(([, , text = ""]) => text);
  const yaml = blocks("docs/ci.md").filter((text) => !/^(cgovet|npm|git) /.test(text));

  it("are YAML that says the same in both languages", () => {
    expect(blocks("docs/zh-cn/ci.md")).toEqual(blocks("docs/ci.md"));
    expect(yaml).toHaveLength(5);
    for (const text of yaml) expect(load(text), text).toEqual(expect.any(Object));
  });

  it("name every format there is", () => {
    for (const page of ["docs/ci.md", "docs/zh-cn/ci.md"]) {
      const table = /\n\| (?:format|格式) [^]*?\n\n/.exec(readFileSync(join(repositoryRoot, page), "utf8"))?.[0] ?? "";
      expect([...table.matchAll(/^\| `(\w+)` /gm)].map(([, name = ""]) => name).sort(), page).toEqual([...outputFormats].sort());
    }
  });

  it("give the pre-commit hook as it is", () => {
    const [hook] = load(readFileSync(join(repositoryRoot, ".pre-commit-hooks.yaml"), "utf8")) as readonly [Readonly<Record<string, unknown>>];
    const { repos } = load(yaml[4] ?? "") as { readonly repos: readonly [{ readonly hooks: readonly [Readonly<Record<string, unknown>>] }] };
    for (const key of ["id", "entry", "types_or", "require_serial"]) expect(repos[0].hooks[0][key]).toEqual(hook[key]);
  });

  it("scan with options that exist, and write what they name", () => {
    const { cgovet } = load(yaml[1] ?? "") as { readonly cgovet: { readonly script: readonly [string]; readonly artifacts: { readonly paths: readonly string[]; readonly reports: { readonly codequality: string } } } };
    const { path } = tempTree({ "a/x.go": leaky });
    const [, ...args] = cgovet.script[0].split(" ");
    expect(spawnSync(process.execPath, [cliPath, ...args], { cwd: path, encoding: "utf8" }).status).toBe(1);
    for (const file of [...cgovet.artifacts.paths, cgovet.artifacts.reports.codequality]) expect(existsSync(join(path, file)), file).toBe(true);
  });
});
