// The language status item: appears with the first state, shows the newest one, leads to the menu.
import * as vscode from "vscode";
import { commands } from "./commandIds.ts";
import { statusView, type ClientState, type StatusView } from "./statusView.ts";

export interface StatusItem extends vscode.Disposable {
  /** The newest state; undefined before the first. */
  readonly state: ClientState | undefined;
  show(status: ClientState): void;
}

export function createStatusItem(): StatusItem {
  let item: vscode.LanguageStatusItem | undefined;
  let state: ClientState | undefined;
  return {
    get state() {
      return state;
    },
    show: (status) => {
      state = status;
      item ??= newItem();
      const { text, detail, severity, busy } = statusView(status);
      item.text = text;
      item.detail = detail;
      item.severity = severities[severity];
      item.busy = busy;
      item.command = { command: commands.showMenu, title: vscode.l10n.t("Menu"), tooltip: vscode.l10n.t("Scan, settings, rules, help") };
    },
    dispose: () => item?.dispose(),
  };
}

/** Where cgovet has something to say: Go, and the C beside it. */
const selector: vscode.DocumentSelector = ["go", "c", "cpp", "objective-c", "objective-cpp"].map((language) => ({ language }));

function newItem(): vscode.LanguageStatusItem {
  const item = vscode.languages.createLanguageStatusItem("cgovet.status", selector);
  item.name = "cgovet";
  return item;
}

const severities: Readonly<Record<StatusView["severity"], vscode.LanguageStatusSeverity>> = {
  information: vscode.LanguageStatusSeverity.Information,
  warning: vscode.LanguageStatusSeverity.Warning,
  error: vscode.LanguageStatusSeverity.Error,
};
