// How the processor's time splits into reading, parsing (with lowering) and analysis, over the packages below some
// directories: the parts of the engine are wired here as in engine.ts, with a clock around each. What is computed on
// demand (graphs, ownership) counts for the rule that asks first; `--profile` splits the analysis by folder instead.
// Phases are milliseconds of processor time, so that a busy machine does not falsify them: of the thread that does the
// work, or with `--process` of all threads, those that collect garbage and compile included. Rules and functions are milliseconds of wall clock: asking for processor time
// before and after each check would cost more than the checks.
// Run: node bench/phases.mjs [--profile] [--process] DIR...
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import { createKnowledge } from "../server/src/engine/knowledge/knowledge.ts";
import type { Rule } from "../server/src/engine/rules/defineRule.ts";
import { rules } from "../server/src/engine/rules/registry.generated.ts";
import { neverCancelled } from "../server/src/engine/base/cancellation.ts";
import { Documents } from "../server/src/engine/session/documents.ts";
import { loadDirectory } from "../server/src/engine/session/loadPackage.ts";
import { english } from "../server/src/engine/report/speaker.ts";
import { createLowering } from "../server/src/engine/session/lowering.ts";
import type { Lowering } from "../server/src/engine/session/lowering.ts";
import { runRules } from "../server/src/engine/session/runRules.ts";
import { createSystemHeaders } from "../server/src/engine/session/systemHeaders.ts";
import { defaultSettings } from "../server/src/engine/settings.ts";
import { createSyntax } from "../server/src/engine/syntax/parserPool.ts";
import { pathToUri } from "../server/src/hosts/node/fileUri.ts";
import { createNodeHost } from "../server/src/hosts/node/nodeHost.ts";
import { grammarBytes } from "../test/harness/grammarBytes.ts";
import { startProfile } from "./profile.ts";

/** Milliseconds of processor time that the thread which analyses has had; where the system does not tell, the whole process. */
function threadTime(): number {
  return threadClock() ?? processTime();
}

function processTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

/** Linux counts the nanoseconds each thread has run; undefined elsewhere. */
function threadClock(): number | undefined {
  try {
    return Number(readFileSync(`/proc/self/task/${process.pid}/schedstat`, "latin1").split(" ")[0]) / 1e6;
  } catch {
    return undefined;
  }
}

const wall = (): number => performance.now();

/** Milliseconds: checks that take less are not told by function. */
const slow = 1;

/** Adds up milliseconds by name, by the clock it is given. */
class Ledger {
  readonly spent = new Map<string, number>();
  private readonly clock: () => number;

  constructor(clock: () => number) {
    this.clock = clock;
  }

  time<T>(name: string, work: () => T): T {
    const started = this.clock();
    try {
      return work();
    } finally {
      this.add(name, this.clock() - started);
    }
  }

  add(name: string, ms: number): void {
    this.spent.set(name, this.of(name) + ms);
  }

  of(name: string): number {
    return this.spent.get(name) ?? 0;
  }

  most(count: number): readonly (readonly [string, number])[] {
    return [...this.spent].sort((a, b) => b[1] - a[1]).slice(0, count);
  }
}

/** Milliseconds; `analysis` is everything that is neither of the others. */
interface Phases {
  readonly reading: number;
  readonly parsing: number;
  readonly analysis: number;
}

interface Ledgers {
  readonly parsing: Ledger;
  readonly rules: Ledger;
  readonly functions: Ledger;
}

/** Prints to stdout: a line per directory, the total, rules, the slowest packages and functions. */
export async function measurePhases(dirs: readonly string[], { profile, wholeProcess }: { readonly profile: boolean; readonly wholeProcess: boolean }): Promise<void> {
  const now = wholeProcess ? processTime : threadTime;
  const started = now();
  const knowledge = createKnowledge(defaultSettings.models);
  const tables = now() - started;
  const syntax = await createSyntax(grammarBytes());
  const host = createNodeHost();
  const ledgers: Ledgers = { parsing: new Ledger(now), rules: new Ledger(wall), functions: new Ledger(wall) };
  const timed = rules.map((rule) => timedRule(rule, ledgers));
  const packages = new Ledger(now);
  const stop = profile ? await startProfile() : undefined;
  const measure = async (dir: string): Promise<Phases> => {
    const documents = new Documents(host, syntax);
    const lowering = timedLowering(createLowering(syntax, documents, () => defaultSettings), ledgers.parsing);
    const headers = createSystemHeaders(host, syntax);
    const before = { at: now(), parsing: ledgers.parsing.of("all") };
    const systemHeaders: typeof headers = { ...headers, load: async (request) => {
      const asked = now();
      const models = await headers.load(request);
      ledgers.parsing.add("all", now() - asked);
      return models;
    } };
    const loaded = await loadDirectory(pathToUri(dir), { host, documents, lowering, systemHeaders, settings: defaultSettings, speaker: english, cancel: neverCancelled });
    const parsing = ledgers.parsing.of("all") - before.parsing;
    const read = now();
    for (const pkg of loaded.packages) {
      await runRules(pkg, { host, rules: timed, knowledge, settings: defaultSettings, speaker: english, cancel: neverCancelled, rethrow: true, versionOf: () => undefined });
    }
    documents.dispose();
    const analysis = now() - read;
    packages.add(dir, analysis);
    return { reading: read - before.at - parsing, parsing, analysis };
  };
  const total = { reading: 0, parsing: 0, analysis: 0 };
  print("reading  parsing analysis  ratio");
  for (const root of dirs) {
    const sum = { reading: 0, parsing: 0, analysis: 0 };
    for (const dir of directoriesBelow(root)) add(sum, await measure(dir));
    add(total, sum);
    print(`${phasesText(sum)}  ${root}`);
  }
  const folders = await stop?.();
  syntax.dispose();
  print(`${phasesText(total)}  total; tables ${tables.toFixed(0)} ms`);
  printMost("rules, with what they were first to ask for", ledgers.rules.most(40));
  printMost("slowest packages", packages.most(10));
  printMost("slowest functions", ledgers.functions.most(10));
  for (const [title, rows] of folders ?? []) printMost(title, rows);
}

function timedLowering(lowering: Lowering, parsing: Ledger): Lowering {
  return {
    ...lowering,
    goFile: (uri, text) => parsing.time("all", () => lowering.goFile(uri, text)),
    cFile: (uri, text, wanted, notices) => parsing.time("all", () => lowering.cFile(uri, text, wanted, notices)),
  };
}

function timedRule(rule: Rule, { rules: byRule, functions }: Ledgers): Rule {
  const { checkFunction, checkFile, checkPackage, checkDirectives } = rule;
  return {
    ...rule,
    ...(checkFunction !== undefined && {
      checkFunction: (fn, context) => {
        const started = wall();
        checkFunction(fn, context);
        const spent = wall() - started;
        byRule.add(rule.name, spent);
        // The name costs more than most checks.
        if (spent > slow) functions.add(`${fn.model.qualifiedName} ${fn.uri}`, spent);
      },
    }),
    ...(checkFile !== undefined && { checkFile: (file, context) => byRule.time(rule.name, () => { checkFile(file, context); }) }),
    ...(checkPackage !== undefined && { checkPackage: (context) => byRule.time(rule.name, () => { checkPackage(context); }) }),
    ...(checkDirectives !== undefined && { checkDirectives: (file, uses, context) => byRule.time(rule.name, () => { checkDirectives(file, uses, context); }) }),
  };
}

/** The directory and those below it that a scan would look into. */
function directoriesBelow(dir: string): readonly string[] {
  const entries = readdirSync(dir, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  const inner = entries.filter((entry) => entry.isDirectory() && !/^([._].*|vendor|testdata|node_modules)$/.test(entry.name));
  return [dir, ...inner.flatMap((entry) => directoriesBelow(join(dir, entry.name)))];
}

function add(sum: { reading: number; parsing: number; analysis: number }, one: Phases): void {
  sum.reading += one.reading;
  sum.parsing += one.parsing;
  sum.analysis += one.analysis;
}

function phasesText({ reading, parsing, analysis }: Phases): string {
  return `${ms(reading)} ${ms(parsing)} ${ms(analysis)} ${(analysis / Math.max(parsing, 1)).toFixed(2).padStart(6)}`;
}

function printMost(title: string, rows: readonly (readonly [string, number])[]): void {
  print(`\n${title}`);
  for (const [name, spent] of rows) print(`${ms(spent)}  ${name}`);
}

function ms(value: number): string {
  return value.toFixed(0).padStart(8);
}

function print(line: string): void {
  process.stdout.write(`${line}\n`);
}
