// The command line as commander knows it: commands, options, help texts. Actions only hand over to the commands; the
// exit code comes back through `run`.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import * as l10n from "@vscode/l10n";
import { Command, CommanderError, Option } from "commander";
import { baselineFileName } from "../../baseline/baseline.ts";
import type { Catalog } from "../../engine/catalog.ts";
import type { CliIo } from "../cliIo.ts";
import { exitCodes, UsageError, type ExitCode } from "../exitCodes.ts";
import type { CreateRunner } from "../scanEngine.ts";
import type { Translation } from "../../engine/report/words.ts";
import { complaintWords, helpWords } from "./helpWords.ts";
import { rulesCommand } from "./rulesCommand.ts";
import { scanCommand } from "./scanCommand.ts";
import { outputFormats, profiles, severities, validateScanOptions, type RawScanOptions } from "./scanOptions.ts";

export interface ProgramContext {
  readonly io: CliIo;
  readonly version: string;
  readonly loadCatalog: () => Promise<Catalog>;
  readonly createRunner: CreateRunner;
  /** Tells this build of the engine from others; undefined: reports are kept nowhere. */
  readonly engineIdentity?: () => string | undefined;
  /** Words of the engine; absent: English. */
  readonly translation?: Translation;
  /** Starts the language server on standard input and output; the process then lives on. */
  readonly startServer: () => Promise<void>;
}

/** What a command ended with; `running` keeps the process alive. */
export type Outcome = ExitCode | "running";

function exitHelp(): string {
  return [
    "",
    l10n.t("Exit codes:"),
    `  0  ${l10n.t("everything was looked at, nothing was found")}`,
    `  1  ${l10n.t("findings (at or above --severity)")}`,
    `  2  ${l10n.t("wrong command line or configuration; nothing was scanned")}`,
    `  3  ${l10n.t("incomplete: something could not be looked at. Wins over 1, since the\n     findings shown may not be all")}`,
  ].join("\n");
}

/** Parses `args` (without node and script) and runs the command they name. */
export async function runProgram(args: readonly string[], context: ProgramContext): Promise<Outcome> {
  let outcome: Outcome = exitCodes.clean;
  const program = createProgram(context, (result) => void (outcome = result));
  rejectPathAsCommand(args, program, context.io.cwd);
  try {
    await program.parseAsync([...args], { from: "user" });
    return outcome;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? exitCodes.clean : exitCodes.usage;
    throw error;
  }
}

function createProgram(context: ProgramContext, done: (outcome: Outcome) => void): Command {
  const { io, version } = context;
  const program = new Command("cgovet")
    .description(l10n.t("Finds leaks, threading and signal hazards in Go code that uses cgo."))
    .version(version, "--version", l10n.t("print the version"))
    .helpOption("-h, --help", l10n.t("show help"))
    .helpCommand("help [command]", l10n.t("show help for a command"))
    .configureHelp(helpWords())
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(complaintWords(text)),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
    })
    .exitOverride()
    .addOption(languageOption())
    .addHelpText("after", exitHelp());
  addScan(program, context, done);
  addRules(program, context, done);
  addServer(program, context, done);
  return program;
}

/** Read before commands are made (hosts/node/processLanguage.ts): here it is only described. */
function languageOption(): Option {
  return new Option("--lang <language>", l10n.t("language of all texts: en or zh-cn (default: that of the environment)"));
}

function addScan(program: Command, context: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("scan")
    .description(l10n.t("look for hazards in folders and files"))
    .argument("[path...]", l10n.t("folders (with everything below them) or source files; the current folder when none is given"))
    .addOption(new Option("-f, --format <format>", l10n.t("how to write the result")).choices(outputFormats).default("text"))
    .option("-o, --output <file>", l10n.t("write the result to a file instead of standard output"))
    .option("--report <file>", l10n.t("also write a report, in the format of its ending (.json, .sarif, .html, .txt) or as FORMAT:FILE says; may be repeated"), collect)
    .option("--no-ignored", l10n.t("leave findings that comments silence out of reports, for services that would show them"))
    .option("--date <text>", l10n.t("date to print in the HTML report; none unless given"))
    .addOption(new Option("--profile <profile>", l10n.t("how certain a finding must be; as cgovet.json says unless given")).choices(profiles))
    .addOption(new Option("--severity <severity>", l10n.t("leave out findings below this severity")).choices(severities).default("info"))
    .option("--rules <names>", l10n.t("run only these rules, separated by commas"), collect)
    .option("--exclude <glob>", l10n.t("leave out files and folders; may be repeated"), collect)
    .option("--fix", l10n.t("apply the safe fixes to the files"))
    .option("-j, --jobs <number>", l10n.t("packages analysed at one time; at most one per core unless given"))
    .option("--config <file>", l10n.t("use this file instead of the nearest cgovet.json"))
    .option("--baseline <file>", l10n.t("findings in this file are known: show and count only new ones; the nearest {0} unless given", baselineFileName))
    .option("--no-baseline", l10n.t("all findings, known or not"))
    .option("--write-baseline [file]", l10n.t("write all findings to a file, as known ones; to the baseline that applies, else {0}, unless given", baselineFileName))
    .option("--files-from <file>", l10n.t("only packages that the files listed in a file concern, one path per line; - for standard input"))
    .option("--no-cache", l10n.t("analyse everything again, and keep nothing for the next scan"))
    .option("--cache-dir <folder>", l10n.t("keep what is known of unchanged packages there; in the user's cache folder unless given"))
    .option("--no-color", l10n.t("no colours, also on a terminal (as NO_COLOR)"))
    .option("-q, --quiet", l10n.t("findings only: no summary, no progress"))
    .addOption(languageOption())
    .addHelpText("after", exitHelp())
    .showHelpAfterError(l10n.t('Run "cgovet scan --help" for the options.'))
    .action(async (paths: string[], raw: RawScanOptions) => {
      const catalog = await context.loadCatalog();
      const options = validateScanOptions(raw, catalog.ruleNames, availableParallelism());
      done(await scanCommand(paths, options, { io: context.io, catalog, createRunner: context.createRunner, version: context.version, engineIdentity: context.engineIdentity ?? noIdentity, ...(context.translation && { translation: context.translation }) }));
    });
}

function noIdentity(): undefined {
  return undefined;
}

function addRules(program: Command, { io, loadCatalog }: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("rules")
    .description(l10n.t("list the rules, or explain one"))
    .argument("[name]", l10n.t("name of a rule"))
    .option("--no-color", l10n.t("no colours, also on a terminal (as NO_COLOR)"))
    .addOption(languageOption())
    .action(async (name: string | undefined, { color }: { readonly color: boolean }) => {
      done(rulesCommand(name, (await loadCatalog()).rules, io, color));
    });
}

function addServer(program: Command, { startServer }: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("lsp")
    .description(l10n.t("run the language server for an editor"))
    .requiredOption("--stdio", l10n.t("talk over standard input and output"))
    .addOption(languageOption())
    .action(async () => {
      await startServer();
      done("running");
    });
}

function collect(value: string, before: readonly string[] | undefined): readonly string[] {
  return [...(before ?? []), value];
}

/** `cgovet ./db` is a natural slip: says what to write instead. */
function rejectPathAsCommand(args: readonly string[], program: Command, cwd: string): void {
  const [first] = args;
  if (first === undefined || first.startsWith("-") || first === "help") return;
  if (program.commands.some((command) => command.name() === first)) return;
  if (/[./\\]/.test(first) || existsSync(resolve(cwd, first))) throw new UsageError(l10n.t("{0} is not a command; to scan it, write: {1}", first, `cgovet scan ${args.join(" ")}`));
}
