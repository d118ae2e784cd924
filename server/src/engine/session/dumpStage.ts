// Prints one stage of the analysis of one file, for people and tests.
import { printPairs } from "../analyses/pairs/printPairs.ts";
import { createAnalyses } from "../analyses/createAnalyses.ts";
import { printCfg } from "../cfg/printCfg.ts";
import type { DumpKind } from "../engineApi.ts";
import type { ReadResult } from "../host.ts";
import type { Knowledge } from "../knowledge/knowledge.ts";
import type { PackageModel, PlacedFunction } from "../program/model.ts";
import { printFile, printFunction } from "../program/printModel.ts";
import { printSyntax } from "../syntax/printSyntax.ts";
import type { Syntax } from "../syntax/parserPool.ts";

export interface DumpOptions {
  readonly uri: string;
  readonly kind: DumpKind;
  /** `Recv.Name` or `Name`; undefined: the whole file. */
  readonly fn: string | undefined;
  readonly packages: readonly PackageModel[];
  readonly knowledge: Knowledge;
  readonly syntax: Syntax;
  read(uri: string): Promise<ReadResult>;
}

/** Text of the stage; a message in parentheses when there is nothing to print. */
export async function dumpStage(options: DumpOptions): Promise<string> {
  if (options.kind === "syntax") return dumpSyntax(options);
  const pkg = options.packages.find((one) => one.fileOf(options.uri) !== undefined);
  const file = pkg?.fileOf(options.uri);
  if (pkg === undefined || file === undefined) return "(the file belongs to no package that imports \"C\")";
  const functions = [...(file.kind === "go" ? file.functions : []), ...file.c.functions].filter((fn) => options.fn === undefined || fn.model.qualifiedName === options.fn);
  if (options.kind === "model" && options.fn === undefined) return printFile(file);
  if (options.kind === "pairs") return printPairs(createAnalyses(pkg, options.knowledge).inferredPairs);
  if (functions.length === 0) return options.fn === undefined ? "(no functions)" : `(no function ${options.fn})`;
  const print = printerOf(options, pkg);
  return functions.map(print).join("\n\n");
}

function printerOf({ kind, knowledge }: DumpOptions, pkg: PackageModel): (fn: PlacedFunction) => string {
  const analyses = createAnalyses(pkg, knowledge);
  switch (kind) {
    case "model":
      return (fn) => printFunction(fn.model);
    case "cfg":
      return (fn) => [fn.model, ...fn.model.literals].map((body) => analyses.cfg(body)).filter((cfg) => cfg !== undefined).map((cfg, i) => `${fn.model.qualifiedName}${i === 0 ? "" : ` literal ${i - 1}`}\n${printCfg(cfg)}`).join("\n");
    case "ownership":
      return (fn) => analyses.ownership.printStates(fn);
    case "signals":
      return (fn) => analyses.signals.printSignals(fn);
    case "summary":
      return (fn) => analyses.ownership.printSummary(fn);
    case "mutexes":
      return (fn) => analyses.mutexes.printMutexes(fn);
    case "errno":
      return (fn) => analyses.errno.printErrno(fn);
    case "lengths":
      return (fn) => analyses.lengths.printLengths(fn);
    case "boundary":
      return (fn) => analyses.boundary.printBoundary(fn);
    case "origins":
      return (fn) => analyses.origins.printOrigins(fn.model);
    case "threads":
      return (fn) => analyses.threads.printThreads(fn).trimEnd();
    case "syntax":
    case "pairs":
      return () => "";
  }
}

async function dumpSyntax(options: DumpOptions): Promise<string> {
  const { uri, syntax } = options;
  const result = await options.read(uri);
  if (result.kind !== "text") return "(cannot be read)";
  return uri.endsWith(".go") ? syntax.withGo(result.text, (tree) => printSyntax(tree.read(), tree.text)) : syntax.withC(result.text, undefined, (tree) => printSyntax(tree.read(), tree.text));
}
