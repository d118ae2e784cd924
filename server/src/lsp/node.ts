// The language server in Node: over stdio, IPC, a pipe or a socket, as the arguments of the process say. Files come from
// the disk; those of other schemes from the editor, if it offers that.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { createConnection } from "vscode-languageserver/node";
import { version } from "../../../package.json";
import type { Host } from "../engine/host.ts";
import { createEngine } from "../engine/engine.ts";
import type { EngineSettings } from "../engine/settings.ts";
import { loadGrammars } from "../hosts/grammars.ts";
import { cacheFolder } from "../hosts/node/cacheFolder.ts";
import { engineIdentity } from "../hosts/node/engineIdentity.ts";
import { FileStates } from "../hosts/node/fileStates.ts";
import { readBundledGrammar } from "../hosts/node/grammarFiles.ts";
import { readBundledLanguage } from "../hosts/node/languageFile.ts";
import { languageOfServer } from "../hosts/node/processLanguage.ts";
import type { LanguageFile } from "../hosts/language.ts";
import { createNodeHost } from "../hosts/node/nodeHost.ts";
import { createNodeSourceTree } from "../hosts/node/nodeSourceTree.ts";
import { systemIncludeDirs } from "../hosts/node/systemIncludeDirs.ts";
import type { PackageRunner } from "../scan/scanPackages.ts";
import { createCachedRunner } from "../scan/node/cachedRunner.ts";
import { createReportCache, keepingOf, type ReportKeeping } from "../scan/node/reportCache.ts";
import { createWorkerPool } from "../scan/node/workerPool.ts";
import { describeError } from "./guard.ts";
import { createServerTree } from "./node/serverTree.ts";
import type { ServerPlatform } from "./platform.ts";
import { startServer } from "./server.ts";

/** Serves the client at the other end of stdin or of the IPC channel. Throws when the arguments name neither. */
export function startNodeServer(): void {
  const connection = createConnection();
  process.on("unhandledRejection", (reason) => connection.console.error(`unexpected: ${describeError(reason)}`));
  startServer(connection, nodePlatform);
}

const nodePlatform: ServerPlatform = {
  version,
  runtime: `node ${process.versions.node} on ${process.platform} ${process.arch}`,
  files: (editor, log) => {
    const tree = createServerTree(editor);
    return { host: createNodeHost({ log, tree }), tree };
  },
  createEngine: async (host, _, words) => createEngine({ host, grammars: await loadGrammars(readBundledGrammar(__dirname)), ...(words && { translation: words.engine }) }),
  readLanguage: (language) => readBundledLanguage(__dirname, language),
  chooseLanguage: languageOfServer(process.argv.slice(2), process.env),
  createScanPool: scanPool,
  decodeBase64: (text) => Buffer.from(text, "base64"),
  after: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

/** Undefined where the bundle of the threads is missing. One thread is left to the editor. */
function scanPool(settings: readonly EngineSettings[], log: Host["log"], words?: LanguageFile): PackageRunner | undefined {
  const script = workerScripts.find((path) => existsSync(path));
  if (script === undefined) return undefined;
  const size = Math.max(1, Math.min(8, availableParallelism() - 1));
  const keeping = keepingFor(settings, words);
  const pool = createWorkerPool({ script, size, settings, log, ...(words && { words }), ...(keeping && { keeping }) });
  if (keeping === undefined) return pool;
  const states = new FileStates();
  return createCachedRunner(pool, createReportCache({ keeping, states, tree: createNodeSourceTree(states.observe) }));
}

/** Shared with the command line. Undefined where the user's cache folder cannot be used, or is off. */
function keepingFor(settings: readonly EngineSettings[], words: LanguageFile | undefined): ReportKeeping | undefined {
  const folder = cacheFolder("reports");
  const engine = folder === undefined ? undefined : engineIdentity(__dirname);
  if (folder === undefined || engine === undefined) return undefined;
  return keepingOf({ folder, engine, language: words === undefined ? "en" : "translated", includeDirs: systemIncludeDirs(process), settings });
}

/** Beside the server's bundle, and as seen from that of the command line. */
const workerScripts: readonly string[] = [join(__dirname, "worker.js"), join(__dirname, "server", "worker.js")];
