// Where packages are analysed: in this thread for one package or --jobs 1, else on a pool of threads. The engine and the
// grammars are loaded on demand, so that `--help` stays fast.
import type { GrammarBytes } from "../engine/host.ts";
import type { EngineSettings } from "../engine/settings.ts";
import type { LanguageFile } from "../hosts/language.ts";
import type { FileStates } from "../hosts/node/fileStates.ts";
import { createNodeHost } from "../hosts/node/nodeHost.ts";
import type { SourceTree } from "../hosts/sourceTree.ts";
import { createEngineRunner } from "../scan/engineRunner.ts";
import { keepReports, UseRecorder, type ReportKeeping } from "../scan/node/reportCache.ts";
import { createWorkerPool } from "../scan/node/workerPool.ts";
import type { PackageRunner } from "../scan/scanPackages.ts";

export interface RunnerRequest {
  /** Packages worked on at one time. */
  readonly parallel: number;
  readonly settings: readonly EngineSettings[];
  readonly tree: SourceTree;
  /** Where to keep reports for later scans; `states`: of everything that `tree` reads. */
  readonly keeping?: { readonly place: ReportKeeping; readonly states: FileStates };
}

export type CreateRunner = (request: RunnerRequest) => PackageRunner;

export interface RunnerFiles {
  /** Path of the bundled worker. */
  readonly workerScript: string;
  /** Asked when an engine starts in this thread. */
  readonly grammars: () => Promise<GrammarBytes>;
  /** Absent: English. */
  readonly words?: LanguageFile;
}

export function runnerFactory({ workerScript, grammars, words }: RunnerFiles): CreateRunner {
  return ({ parallel, settings, tree, keeping }) => {
    if (parallel > 1) return createWorkerPool({ script: workerScript, size: parallel, settings, ...(words && { words }), ...(keeping && { keeping: keeping.place }) });
    const recorder = new UseRecorder();
    const plain = createNodeHost({ tree });
    const host = keeping === undefined ? plain : recorder.hostOf(plain);
    const runner = createEngineRunner(async () => {
      // The files are being read while the engine's code is loaded.
      const reading = grammars();
      const [{ createEngine }, bytes] = await Promise.all([import("../engine/engine.ts"), reading]);
      return createEngine({ host, grammars: bytes, ...(words && { translation: words.engine }) });
    }, settings);
    return keeping === undefined ? runner : keepReports(runner, { keeping: keeping.place, recorder, states: keeping.states });
  };
}
