// The language status item: appears with the first state, shows the newest one.
import * as vscode from "vscode";
import { commands } from "./commandIds.ts";
import { statusView, type ClientState, type StatusView } from "./statusView.ts";

export interface StatusItem extends vscode.Disposable {
  show(status: ClientState): void;
}

export function createStatusItem(): StatusItem {
  let item: vscode.LanguageStatusItem | undefined;
  return {
    show: (status) => {
      item ??= newItem();
      const { text, detail, severity, busy, action } = statusView(status);
      item.text = text;
      item.detail = detail;
      item.severity = severities[severity];
      item.busy = busy;
      item.command = actionOf(action);
    },
    dispose: () => item?.dispose(),
  };
}

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("cgovet.status", { language: "go" });
  item.name = "cgovet";
  return item;
}

const severities: Readonly<Record<StatusView["severity"], vscode.LanguageStatusSeverity>> = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
};

function actionOf(action: StatusView["action"]): vscode.Command {
  switch (action) {
    case "scan":
      return { command: commands.scanWorkspace, title: vscode.l10n.t("Scan Workspace") };
    case "output":
      return { command: commands.showOutput, title: vscode.l10n.t("Show Output") };
    case "restart":
      return { command: commands.restartServer, title: vscode.l10n.t("Restart Server") };
  }
}
