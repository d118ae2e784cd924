// Measures every series of shapes.ts in one process: processor time of an analysis (user and system, all threads, the best
// of several) in an engine that has never seen the package, and the exponent of the curve over its upper half, where
// fixed costs no longer count. Prints to stdout; times depend on the machine, exponents hardly.
import { writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { join } from "node:path";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import { createSyntax } from "../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../test/harness/grammarBytes.ts";
import { createMemoryHost } from "../../test/harness/memoryHost.ts";
import { growthPlot } from "./plot.ts";
import { amalgamation, growthSeries, type GrowthSeries, type Package } from "./shapes.ts";

export interface GrowthOptions {
  readonly only: readonly string[] | undefined;
  /** Leave out what takes longest. */
  readonly quick: boolean;
  readonly plots: boolean;
}

export interface Point {
  readonly size: number;
  /** Milliseconds. */
  readonly time: number;
  readonly findings: number;
  readonly notices: number;
}

/** Rejects when an analysis throws. */
export async function measureGrowth({ only, quick, plots }: GrowthOptions): Promise<void> {
  process.stdout.write(`Node ${process.version}, ${cpus().length} × ${cpus()[0]?.model ?? "?"}; milliseconds of processor time\n\n`);
  process.stdout.write(`${"".padEnd(36)}${"sizes".padStart(18)}${"first".padStart(9)}${"last".padStart(9)}  exponent\n`);
  const grammars = grammarBytes();
  const engineOf = async (files: Package): Promise<Engine> => createEngine({ host: createMemoryHost([...files].map(([name, text]) => [`file:///p/${name}`, text])), grammars, rethrow: true });
  for (const series of growthSeries.filter(({ id }) => only?.includes(id) ?? true)) {
    const points = await measureSeries(series, engineOf, quick);
    const exponent = exponentOf(points);
    const [first, last] = [points[0], points.at(-1)];
    process.stdout.write(`${series.title.padEnd(36)}${`${first?.size ?? 0}–${last?.size ?? 0}`.padStart(18)}${figure(first?.time).padStart(9)}${figure(last?.time).padStart(9)}  ${exponent.toFixed(2).padStart(8)}${(last?.notices ?? 0) > 0 ? "  with a notice" : ""}\n`);
    if (plots) writeFileSync(join(import.meta.dirname, `../../docs/images/growth-${series.id}.svg`), growthPlot(series, points, exponent));
  }
  if (only === undefined || only.includes("amalgamation")) await measureAmalgamation(engineOf, quick ? 2_000_000 : 9_000_000);
}

async function measureSeries({ sizes, make }: GrowthSeries, engineOf: (files: Package) => Promise<Engine>, quick: boolean): Promise<readonly Point[]> {
  const points: Point[] = [];
  const measured = quick ? sizes.slice(0, Math.ceil(sizes.length * 0.6)) : sizes;
  // What runs first is compiled first.
  for (let i = 0; i < 3; i++) await analysed(engineOf, make(sizes[1] ?? 1));
  for (const size of measured) {
    const files = make(size);
    let best: Omit<Point, "size"> | undefined;
    for (let round = 0; round < 3; round++) {
      const once = await analysed(engineOf, files);
      if (best === undefined || once.time < best.time) best = once;
      if (once.time > 2000) break;
    }
    if (best !== undefined) points.push({ size, ...best });
  }
  return points;
}

async function analysed(engineOf: (files: Package) => Promise<Engine>, files: Package): Promise<Omit<Point, "size">> {
  const engine = await engineOf(files);
  const before = processorTime();
  const report = await engine.analyzeDirectory("file:///p");
  const time = processorTime() - before;
  engine.dispose();
  return { time, findings: countOf(report, "findings"), notices: countOf(report, "notices") };
}

/** The slope of the curve on logarithmic scales over its upper half. */
function exponentOf(points: readonly Point[]): number {
  const upper = points.slice(Math.floor((points.length - 1) / 2)).map(({ size, time }) => [Math.log(size), Math.log(Math.max(time, 0.1))] as const);
  const mean = (pick: 0 | 1): number => upper.reduce((sum, point) => sum + point[pick], 0) / upper.length;
  const [x, y] = [mean(0), mean(1)];
  return upper.reduce((sum, point) => sum + (point[0] - x) * (point[1] - y), 0) / upper.reduce((sum, point) => sum + (point[0] - x) ** 2, 0);
}

async function measureAmalgamation(engineOf: (files: Package) => Promise<Engine>, bytes: number): Promise<void> {
  const { files, functions } = amalgamation(bytes);
  const text = files.get("lib.c") ?? "";
  const syntax = await createSyntax(grammarBytes());
  const parses: number[] = [];
  for (let round = 0; round < 3; round++) {
    const before = processorTime();
    syntax.parseC(text).delete();
    parses.push(processorTime() - before);
  }
  syntax.dispose();
  const parse = Math.min(...parses);
  const engine = await engineOf(files);
  const before = processorTime();
  const report = await engine.analyzeDirectory("file:///p");
  const all = processorTime() - before;
  engine.dispose();
  const notice = report.files.flatMap(({ notices }) => notices).map(({ message }) => message).join("; ");
  process.stdout.write(`\nC file of ${(text.length / 1e6).toFixed(1)} MB with ${functions} functions: parse alone ${figure(parse)}, analysis ${figure(all)}, ratio ${(all / parse).toFixed(2)} (goal 2)\n  ${countOf(report, "findings")} findings; ${notice}\n`);
}

function countOf(report: PackageReport, key: "findings" | "notices"): number {
  return report.files.reduce((sum, file) => sum + file[key].length, 0);
}

/** Milliseconds of this process so far. */
function processorTime(): number {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function figure(milliseconds: number | undefined): string {
  const value = milliseconds ?? 0;
  return value < 10 ? value.toFixed(1) : value.toFixed(0);
}
