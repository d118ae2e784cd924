// The item in the status bar that says where on the path the reader is; a click goes on.
import * as vscode from "vscode";
import type { FindingPath } from "../../../../../server/src/lsp/protocol/explain.ts";
import { commands } from "../../commandIds.ts";

export interface PathStatus extends vscode.Disposable {
  /** `current`: zero-based index of the step. */
  show(path: FindingPath, current: number): void;
}

/** Far to the left, where eyes go. */
const priority = 1000;

export function createPathStatus(): PathStatus {
  const item = vscode.window.createStatusBarItem("cgovet.path", vscode.StatusBarAlignment.Left, priority);
  item.name = vscode.l10n.t("cgovet: path to a finding");
  item.command = commands.nextPathStep;
  return {
    show: ({ steps, message }, current) => {
      const where = vscode.l10n.t("step {0} of {1}", current + 1, steps.length);
      const what = (steps[current]?.message ?? "").replaceAll("`", "");
      item.text = `$(list-ordered) ${where}: ${what}`;
      item.tooltip = tooltip(message);
      item.accessibilityInformation = { label: `${where}: ${what}`, role: "button" };
      item.show();
    },
    dispose: () => item.dispose(),
  };
}

function tooltip(message: string): vscode.MarkdownString {
  const text = new vscode.MarkdownString("", true);
  text.appendText(message);
  text.appendMarkdown(`\n\n[${vscode.l10n.t("Next step")}](command:${commands.nextPathStep}) · [${vscode.l10n.t("Previous step")}](command:${commands.previousPathStep}) · [${vscode.l10n.t("Close")}](command:${commands.clearPath})`);
  text.isTrusted = { enabledCommands: [commands.nextPathStep, commands.previousPathStep, commands.clearPath] };
  return text;
}
