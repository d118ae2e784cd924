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
      item.command = actions[action];
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

const actions: Readonly<Record<StatusView["action"], vscode.Command>> = {
  scan: { command: commands.scanWorkspace, title: "Scan Workspace" },
  output: { command: commands.showOutput, title: "Show Output" },
  restart: { command: commands.restartServer, title: "Restart Server" },
};
