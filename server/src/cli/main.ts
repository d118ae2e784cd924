// The command line's process: wires streams, signals and exit codes to the commands. The only file that may end the
// process. Standard output carries results only; a reader that goes away (`| head`) is no error.
import "../hosts/node/fastStart.ts";
import { join } from "node:path";
import { text as readText } from "node:stream/consumers";
import type { WriteStream } from "node:tty";
import * as l10n from "@vscode/l10n";
import { version } from "../../../package.json";
import type { Catalog } from "../engine/catalog.ts";
import { loadGrammars } from "../hosts/grammars.ts";
import { languages, speak, type LanguageFile } from "../hosts/language.ts";
import { engineIdentity } from "../hosts/node/engineIdentity.ts";
import { readBundledGrammar } from "../hosts/node/grammarFiles.ts";
import { readBundledLanguage } from "../hosts/node/languageFile.ts";
import { askedLocale, isSpoken, languageOfProcess } from "../hosts/node/processLanguage.ts";
import { runProgram } from "./commands/program.ts";
import type { CliIo, OutputStream } from "./cliIo.ts";
import { exitCodes, UsageError } from "./exitCodes.ts";
import { runnerFactory } from "./scanEngine.ts";
import { harmlessLine } from "./text/harmless.ts";

function outputOf(stream: WriteStream | (NodeJS.WriteStream & { readonly columns?: number })): OutputStream {
  return {
    write: (text) => void stream.write(text),
    isTerminal: stream.isTTY === true,
    columns: stream.isTTY === true && stream.columns > 0 ? stream.columns : 80,
  };
}

const io: CliIo = {
  stdout: outputOf(process.stdout),
  stderr: outputOf(process.stderr),
  cwd: process.cwd(),
  env: process.env,
  readInput: () => readText(process.stdin),
  now: () => performance.now(),
  every: (milliseconds, run) => {
    const timer = setInterval(run, milliseconds).unref();
    return () => clearInterval(timer);
  },
};

/** Nobody reads any more: nothing is left to do. */
function onStreamError(error: NodeJS.ErrnoException): void {
  if (error.code === "EPIPE") process.exit(process.exitCode ?? exitCodes.clean);
  throw error;
}

function reportFailure(error: unknown): void {
  if (error instanceof UsageError) {
    for (const line of error.message.split("\n")) io.stderr.write(`cgovet: ${harmlessLine(line)}\n`);
    process.exitCode = exitCodes.usage;
    return;
  }
  const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  io.stderr.write(`cgovet: ${l10n.t("internal error, the scan is incomplete; please report it with this text:")}\n${text}\n`);
  process.exitCode = exitCodes.incomplete;
}

/** Ctrl-C in the middle of a progress line: leaves a clean line, and the exit code shells expect. */
function onInterrupt(): void {
  if (io.stderr.isTerminal) io.stderr.write("\r\u001b[K");
  process.exit(130);
}

/** An error that nothing waits for must not pass for "findings", which is what Node's own exit code would mean. */
function onStrayError(error: unknown): void {
  reportFailure(error);
  process.exit();
}

/** Rules with the words of the language. */
async function loadCatalog(words: LanguageFile | undefined): Promise<Catalog> {
  const { catalog, translatedCatalog } = await import("../engine/catalog.ts");
  return words === undefined ? catalog : translatedCatalog(words.engine);
}

function checkLanguage(args: readonly string[]): void {
  const asked = askedLocale(args);
  if (asked !== undefined && !isSpoken(asked)) throw new UsageError(l10n.t('--lang needs {0}, not "{1}"', languages.join(", "), asked));
}

async function main(): Promise<void> {
  process.stdout.on("error", onStreamError);
  process.stderr.on("error", onStreamError);
  process.on("SIGINT", onInterrupt);
  process.on("uncaughtException", onStrayError);
  try {
    const args = process.argv.slice(2);
    const words = readBundledLanguage(__dirname, languageOfProcess(args, process.env));
    speak(words);
    checkLanguage(args);
    const outcome = await runProgram(args, {
      io,
      version,
      loadCatalog: () => loadCatalog(words),
      ...(words && { translation: words.engine }),
      createRunner: runnerFactory({ workerScript: join(__dirname, "server", "worker.js"), grammars: () => loadGrammars(readBundledGrammar(__dirname)), ...(words && { words }) }),
      engineIdentity: () => engineIdentity(__dirname),
      startServer: async () => void (await import("../lsp/node/main.ts")),
    });
    if (outcome !== "running") process.exitCode = outcome;
  } catch (error) {
    reportFailure(error);
  }
}

void main();
