// What the parts of code actions work with, and the shape most of them have.
import { CodeActionKind, type CodeAction, type Command, type Diagnostic } from "vscode-languageserver";
import type { Host } from "../../engine/host.ts";
import type { Finding } from "../../engine/report/finding.ts";
import type { Analyst } from "../analysis/analyst.ts";
import type { PackageResults } from "../analysis/packageResults.ts";
import type { Schedule } from "../analysis/schedule.ts";
import type { DiagnosticContext } from "../diagnostics.ts";
import type { OpenDocuments } from "../documents.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import type { EditCapabilities } from "./workspaceEdits.ts";

export interface ActionContext {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly schedule: Schedule;
  readonly analyst: Analyst;
  readonly settings: SettingsStore;
  readonly host: Host;
  readonly context: () => DiagnosticContext;
  readonly capabilities: () => EditCapabilities;
  /** Commands of the client that actions may run. */
  readonly commands: readonly string[];
  /** The client asks for the edit of an action when somebody chooses it. */
  readonly resolvesEdits: boolean;
}

/** A finding with its diagnostic as the client has it. */
export interface Shown {
  readonly finding: Finding;
  readonly diagnostic: Diagnostic;
}

/** Findings at one place by their rules, in the order of the findings. */
export function byRule(here: readonly Shown[]): ReadonlyMap<string, readonly Shown[]> {
  const rules = new Map<string, Shown[]>();
  for (const shown of here) rules.set(shown.finding.rule, [...(rules.get(shown.finding.rule) ?? []), shown]);
  return rules;
}

/** An action that runs a command of the client. */
export function commandAction(title: string, diagnostics: readonly Diagnostic[], { command, argument }: { readonly command: string; readonly argument: unknown }): CodeAction {
  const run: Command = { title, command, arguments: [argument] };
  return { title, kind: CodeActionKind.QuickFix, diagnostics: [...diagnostics], command: run };
}
