// Where packages are analysed: in this thread for one package or --jobs 1, else on a pool of threads. The engine and the
// grammars are loaded on demand, so that `--help` stays fast.
import type { EngineSettings } from "../engine/settings.ts";
import { readBundledGrammar } from "../hosts/node/grammarFiles.ts";
import { createNodeHost } from "../hosts/node/nodeHost.ts";
import type { SourceTree } from "../hosts/sourceTree.ts";
import { createEngineRunner } from "../scan/engineRunner.ts";
import { createWorkerPool } from "../scan/node/workerPool.ts";
import type { PackageRunner } from "../scan/scanPackages.ts";

export interface RunnerRequest {
  /** Packages worked on at one time. */
  readonly parallel: number;
  readonly settings: readonly EngineSettings[];
  readonly tree: SourceTree;
}

export type CreateRunner = (request: RunnerRequest) => PackageRunner;

/** `workerScript` is the path of the bundled worker. */
export function runnerFactory(workerScript: string): CreateRunner {
  return ({ parallel, settings, tree }) => {
    if (parallel > 1) return createWorkerPool({ script: workerScript, size: parallel, settings });
    return createEngineRunner(async () => {
      const [{ createEngine }, { grammarBytes }] = await Promise.all([import("../engine/engine.ts"), import("../hosts/grammarBytes.ts")]);
      return createEngine({ host: createNodeHost({ tree }), grammars: grammarBytes(readBundledGrammar(__dirname)) });
    }, settings);
  };
}
