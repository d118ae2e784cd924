// The command line in this process, over the real engine and the real disk: what the tests of faults ask again and again.
// Guarantees: nothing but the process itself is left out.
import { runProgram } from "../../server/src/cli/commands/program.ts";
import { catalog } from "../../server/src/engine/catalog.ts";
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { Host } from "../../server/src/engine/host.ts";
import { createNodeHost } from "../../server/src/hosts/node/nodeHost.ts";
import type { SourceTree } from "../../server/src/hosts/sourceTree.ts";
import type { JsonReport } from "../../server/src/reports/json/reportSchema.ts";
import { createEngineRunner } from "../../server/src/scan/engineRunner.ts";
import type { PackageRunner } from "../../server/src/scan/scanPackages.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";

export interface FaultRun {
  readonly code: number | "running";
  readonly out: string;
  readonly err: string;
}

export interface FaultRunOptions {
  readonly createEngine?: (host: Host) => Promise<Engine>;
  /** Around what analyses the packages: a chance to change the disk meanwhile. */
  readonly around?: (runner: PackageRunner) => PackageRunner;
  /** What the engine reads instead of the disk. */
  readonly treeOf?: (tree: SourceTree) => SourceTree;
}

const newEngine = (host: Host): Promise<Engine> => createEngine({ host, grammars: grammarBytes() });

/** `cgovet` with these arguments in a folder. */
export async function runHere(args: readonly string[], cwd: string, options: FaultRunOptions = {}): Promise<FaultRun> {
  const written = { out: "", err: "" };
  const stream = (to: "out" | "err") => ({ write: (text: string) => void (written[to] += text), isTerminal: false, columns: 80 });
  const code = await runProgram(args, {
    io: { stdout: stream("out"), stderr: stream("err"), cwd, env: {}, readInput: () => Promise.resolve(""), now: () => performance.now(), every: () => () => undefined },
    version: "0.0.0-test",
    loadCatalog: () => Promise.resolve(catalog),
    createRunner: ({ settings, tree }) => {
      const { around = (runner) => runner, treeOf = (one) => one } = options;
      return around(createEngineRunner(() => (options.createEngine ?? newEngine)(createNodeHost({ tree: treeOf(tree), includeDirs: [] })), settings));
    },
    startServer: () => Promise.resolve(),
  });
  return { code, ...written };
}

export interface JsonRun extends JsonReport {
  readonly code: number | "running";
}

/** `cgovet scan --format json`. */
export async function scanHere(cwd: string, args: readonly string[] = [], options: FaultRunOptions = {}): Promise<JsonRun> {
  const { code, out } = await runHere(["scan", "--format", "json", "--quiet", ...args], cwd, options);
  return { ...(JSON.parse(out) as JsonReport), code };
}

/** Files with findings, in order. */
export const foundIn = (report: JsonReport): readonly string[] => report.findings.map(({ file }) => file);

/** What could not be looked at. */
export const unseenBy = (report: JsonReport): readonly string[] => report.notices.filter(({ incomplete }) => incomplete).map(({ file, message }) => `${file}: ${message}`);
