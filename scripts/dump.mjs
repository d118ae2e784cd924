// `npm run dump -- STAGE FILE [FUNCTION]`: prints a stage of the analysis of one Go or C file.
//
//   npm run dump -- cfg db.go Conn.Open     the control-flow graph of a method
//   npm run dump -- ownership db.go         where resources are, for every function of the file
//
// STAGE is syntax, model, cfg, ownership, summary, signals, boundary, mutexes, lengths, origins, threads or pairs (of the whole package); FUNCTION is `Name` or `Receiver.Name`. Settings come from the
// cgovet.json that applies to the file. Runs from source. Exit codes: 0 printed, 1 nothing to print, 2 wrong usage.

import { existsSync, statSync } from "node:fs";
import { dirname, extname, resolve } from "node:path";
import { ensureInstalled, requireNode } from "./ensureReady.mjs";

const stages = ["syntax", "model", "cfg", "ownership", "summary", "pairs", "signals", "boundary", "mutexes", "errno", "lengths", "origins", "threads"];
const extensions = [".go", ".c", ".h", ".m", ".mm", ".cc", ".cpp", ".cxx", ".hh", ".hpp"];

requireNode();
process.exitCode = await main(process.argv.slice(2));

/**
 * @param {readonly string[]} args
 * @returns {Promise<0 | 1 | 2>}
 */
async function main(args) {
  const [stage = "", file = "", fn, ...rest] = args;
  const path = resolve(process.env["INIT_CWD"] ?? process.cwd(), file);
  const problem = usageProblem(stage, file, path, rest);
  if (problem !== undefined) {
    console.error(`dump: ${problem}; write: npm run dump -- ${stages.join("|")} FILE [FUNCTION]`);
    return 2;
  }
  try {
    await ensureInstalled();
    const text = await dump(stage, path, fn);
    // The engine answers in parentheses when there is nothing to print.
    const nothing = /^\((.*)\)$/.exec(text)?.[1];
    if (nothing === undefined || stage === "syntax") {
      console.log(text);
      return 0;
    }
    console.error(`dump: ${file}: ${nothing}`);
  } catch (error) {
    console.error(`dump: ${error instanceof Error ? (error.stack ?? error.message) : error}`);
  }
  return 1;
}

/**
 * @param {string} stage
 * @param {string} file as written
 * @param {string} path
 * @param {readonly string[]} rest
 * @returns {string | undefined}
 */
function usageProblem(stage, file, path, rest) {
  if (stage === "") return "no stage was named";
  if (!stages.includes(stage)) return `there is no stage ${stage}`;
  if (file === "") return "no file was named";
  if (!existsSync(path)) return `${file} does not exist`;
  if (!statSync(path).isFile() || !extensions.includes(extname(path))) return `${file} is not a Go or C source file`;
  return rest.length > 0 ? `one function at a time, not ${rest.join(" and ")} as well` : undefined;
}

/**
 * @param {string} stage
 * @param {string} path absolute
 * @param {string | undefined} fn
 * @returns {Promise<string>}
 */
async function dump(stage, path, fn) {
  // Loaded late: before, the packages may not be installed.
  const { loadTypeScriptModules } = await import("./loadTypeScript.mjs");
  const modules = await loadTypeScriptModules([
    "server/src/engine/engine.ts",
    "server/src/engine/catalog.ts",
    "server/src/config/findConfig.ts",
    "server/src/config/effectiveSettings.ts",
    "test/harness/grammarBytes.ts",
    "server/src/hosts/node/nodeHost.ts",
    "server/src/hosts/node/fileUri.ts",
  ]);
  const { createEngine, catalog, loadConfigFor, engineSettings, grammarBytes, createNodeHost, pathToUri } = Object.assign({}, ...modules);
  const host = createNodeHost();
  const { config } = await loadConfigFor(pathToUri(dirname(path)), host, catalog);
  const engine = await createEngine({ host, grammars: grammarBytes(), settings: engineSettings(config), rethrow: true });
  try {
    return await engine.dump(pathToUri(path), stage, fn);
  } finally {
    engine.dispose();
  }
}
