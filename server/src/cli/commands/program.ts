// The command line as commander knows it: commands, options, help texts. Actions only hand over to the commands; the
// exit code comes back through `run`.
import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import { resolve } from "node:path";
import { Command, CommanderError, Option } from "commander";
import type { Catalog } from "../../engine/catalog.ts";
import type { CliIo } from "../cliIo.ts";
import { exitCodes, UsageError, type ExitCode } from "../exitCodes.ts";
import type { CreateRunner } from "../scanEngine.ts";
import { rulesCommand } from "./rulesCommand.ts";
import { scanCommand } from "./scanCommand.ts";
import { outputFormats, profiles, severities, validateScanOptions, type RawScanOptions } from "./scanOptions.ts";

export interface ProgramContext {
  readonly io: CliIo;
  readonly version: string;
  readonly loadCatalog: () => Promise<Catalog>;
  readonly createRunner: CreateRunner;
  /** Starts the language server on standard input and output; the process then lives on. */
  readonly startServer: () => Promise<void>;
}

/** What a command ended with; `running` keeps the process alive. */
export type Outcome = ExitCode | "running";

const exitHelp = `
Exit codes:
  0  everything was looked at, nothing was found
  1  findings (at or above --severity)
  2  wrong command line or configuration; nothing was scanned
  3  incomplete: something could not be looked at. Wins over 1, since the
     findings shown may not be all`;

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
    .description("Finds leaks, threading and signal hazards in Go code that uses cgo.")
    .version(version, "--version", "print the version")
    .helpOption("-h, --help", "show help")
    .helpCommand("help [command]", "show help for a command")
    .configureOutput({
      writeOut: (text) => io.stdout.write(text),
      writeErr: (text) => io.stderr.write(text),
      outputError: (text, write) => write(text.replace(/^error: /, "cgovet: ")),
      getOutHelpWidth: () => io.stdout.columns,
      getErrHelpWidth: () => io.stderr.columns,
    })
    .exitOverride()
    .addHelpText("after", exitHelp);
  addScan(program, context, done);
  addRules(program, context, done);
  addServer(program, context, done);
  return program;
}

function addScan(program: Command, context: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("scan")
    .description("look for hazards in folders and files")
    .argument("[path...]", "folders (with everything below them) or source files; the current folder when none is given")
    .addOption(new Option("-f, --format <format>", "how to write the result").choices(outputFormats).default("text"))
    .option("-o, --output <file>", "write the result to a file instead of standard output")
    .option("--date <text>", "date to print in the HTML report (default: none, so that it is the same every time)")
    .addOption(new Option("--profile <profile>", "how certain a finding must be (default: as cgovet.json says, else default)").choices(profiles))
    .addOption(new Option("--severity <severity>", "leave out findings below this severity").choices(severities).default("info"))
    .option("--rules <names>", "run only these rules, separated by commas", collect)
    .option("--exclude <glob>", "leave out files and folders; may be repeated", collect)
    .option("--fix", "apply the safe fixes to the files")
    .option("-j, --jobs <number>", "packages analysed at one time (default: one per core)")
    .option("--config <file>", "use this file instead of the nearest cgovet.json")
    .option("--no-color", "no colours, also on a terminal (as NO_COLOR)")
    .option("-q, --quiet", "findings only: no summary, no progress")
    .addHelpText("after", exitHelp)
    .showHelpAfterError('Run "cgovet scan --help" for the options.')
    .action(async (paths: string[], raw: RawScanOptions) => {
      const catalog = await context.loadCatalog();
      const options = validateScanOptions(raw, catalog.ruleNames, availableParallelism());
      done(await scanCommand(paths, options, { io: context.io, catalog, createRunner: context.createRunner, version: context.version }));
    });
}

function addRules(program: Command, { io, loadCatalog }: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("rules")
    .description("list the rules, or explain one")
    .argument("[name]", "name of a rule")
    .option("--no-color", "no colours, also on a terminal")
    .action(async (name: string | undefined, { color }: { readonly color: boolean }) => {
      done(rulesCommand(name, (await loadCatalog()).rules, io, color));
    });
}

function addServer(program: Command, { startServer }: ProgramContext, done: (outcome: Outcome) => void): void {
  program
    .command("lsp")
    .description("run the language server for an editor")
    .requiredOption("--stdio", "talk over standard input and output")
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
  if (/[./\\]/.test(first) || existsSync(resolve(cwd, first))) throw new UsageError(`${first} is not a command; to scan it, write: cgovet scan ${args.join(" ")}`);
}
