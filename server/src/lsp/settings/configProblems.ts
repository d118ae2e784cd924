// Shows what is wrong with the user's configuration: as diagnostics on cgovet.json while the fault is there, and once
// as a message, since a file that nobody has open shows no squiggle. Does not validate.
import * as l10n from "@vscode/l10n";
import { DiagnosticSeverity, type Diagnostic } from "vscode-languageserver";
import { printProblem, type ConfigProblem } from "../../config/configProblem.ts";
import { nameOf } from "../../config/uri.ts";
import { diagnosticSource } from "../diagnostics.ts";

export interface ConfigProblemsOptions {
  /** Whoever has the file open sees the squiggles and needs no message. */
  readonly isOpen: (file: string) => boolean;
  readonly showMessage: (message: string) => void;
  /** The diagnostics of this configuration file may have changed. */
  readonly refresh: (file: string) => void;
}

export class ConfigProblems {
  private readonly options: ConfigProblemsOptions;
  private readonly byFile = new Map<string | undefined, readonly ConfigProblem[]>();
  private readonly shown = new Set<string>();

  constructor(options: ConfigProblemsOptions) {
    this.options = options;
  }

  /** Replaces what is known of one source. */
  set(file: string | undefined, problems: readonly ConfigProblem[]): void {
    this.byFile.set(file, problems);
    if (file !== undefined) this.options.refresh(file);
    const message = summary(problems);
    if (message === undefined || this.shown.has(message) || (file !== undefined && this.options.isOpen(file))) return;
    this.shown.add(message);
    this.options.showMessage(message);
  }

  /** The file is gone, or none of our business any more. */
  forget(file: string): void {
    if (this.byFile.delete(file)) this.options.refresh(file);
  }

  diagnosticsOf(file: string): readonly Diagnostic[] {
    const start = { line: 0, character: 0 };
    return (this.byFile.get(file) ?? []).map((problem) => ({
      range: problem.range ?? { start, end: start },
      severity: DiagnosticSeverity.Warning,
      source: diagnosticSource,
      code: "config",
      message: printProblem({ path: problem.path, message: problem.message, ...(problem.suggestion !== undefined && { suggestion: problem.suggestion }) }, nameOf),
    }));
  }
}

function summary(problems: readonly ConfigProblem[]): string | undefined {
  const [first, ...others] = problems;
  if (first === undefined) return undefined;
  const more = others.length === 0 ? "" : ` ${l10n.t("(and {0} more)", others.length)}`;
  return l10n.t("{0}. The rest of the settings applies.", `${printProblem(first, nameOf)}${more}`);
}
