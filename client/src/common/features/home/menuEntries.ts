// What the menu of the status item holds, for each state. Words and commands only; statusMenu.ts shows them.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { ClientState } from "../../statusView.ts";

export interface MenuEntry {
  readonly group: string;
  readonly icon: string;
  readonly label: string;
  readonly description?: string;
  readonly command: string;
  readonly arguments?: readonly unknown[];
}

/** `none`: the server was not needed yet. */
export function menuEntries(state: ClientState["state"] | "none"): readonly MenuEntry[] {
  const restart: MenuEntry = { group: "", icon: "debug-restart", label: vscode.l10n.t("Restart Server"), command: commands.restartServer };
  const output: MenuEntry = { group: "", icon: "output", label: vscode.l10n.t("Show Output"), command: commands.showOutput };
  const { urgent, elsewhere } = urgentEntries(state, { restart, output });
  const help = [...helpEntries(), ...elsewhere];
  return [...inGroup(vscode.l10n.t("now"), urgent), ...inGroup(vscode.l10n.t("look"), lookEntries(state)), ...inGroup(vscode.l10n.t("set up"), setUpEntries()), ...inGroup(vscode.l10n.t("help"), help)];
}

/** What the state calls for, and which of the two stay at the end of the menu. */
function urgentEntries(state: ClientState["state"] | "none", { restart, output }: { readonly restart: MenuEntry; readonly output: MenuEntry }): { readonly urgent: readonly MenuEntry[]; readonly elsewhere: readonly MenuEntry[] } {
  switch (state) {
    case "stopped":
      return { urgent: [restart, output], elsewhere: [] };
    case "degraded":
      return { urgent: [{ ...output, description: vscode.l10n.t("what was not looked at, and why") }], elsewhere: [restart] };
    case "busy":
    case "starting":
    case "ready":
    case "none":
      return { urgent: [], elsewhere: [output, restart] };
  }
}

function lookEntries(state: ClientState["state"] | "none"): readonly MenuEntry[] {
  const stop: MenuEntry = { group: "", icon: "stop-circle", label: vscode.l10n.t("Stop Scan"), command: commands.stopScan };
  return [
    ...(state === "busy" ? [stop] : []),
    { group: "", icon: "search", label: vscode.l10n.t("Scan Workspace"), description: vscode.l10n.t("every package, open or not"), command: commands.scanWorkspace },
    { group: "", icon: "git-compare", label: vscode.l10n.t("Scan Changed Files"), description: vscode.l10n.t("what Git calls changed"), command: commands.scanChangedFiles },
    { group: "", icon: "list-tree", label: vscode.l10n.t("Show CGO Hazards"), command: "cgovet.hazards.focus" },
    { group: "", icon: "wrench", label: vscode.l10n.t("Fix All in File"), description: vscode.l10n.t("safe fixes only"), command: commands.fixAllInFile },
  ];
}

function setUpEntries(): readonly MenuEntry[] {
  return [
    { group: "", icon: "gear", label: vscode.l10n.t("Settings"), command: commands.openSettings },
    { group: "", icon: "json", label: vscode.l10n.t("Open cgovet.json"), description: vscode.l10n.t("settings that everybody shares"), command: commands.openConfig },
    { group: "", icon: "settings", label: vscode.l10n.t("Change the Severity of a Rule"), command: commands.changeSeverity },
  ];
}

function helpEntries(): readonly MenuEntry[] {
  return [
    { group: "", icon: "book", label: vscode.l10n.t("Rules"), description: vscode.l10n.t("what is looked for, and why"), command: commands.showRule },
    { group: "", icon: "mortar-board", label: vscode.l10n.t("Walkthrough"), command: commands.openWalkthrough },
    { group: "", icon: "bug", label: vscode.l10n.t("Copy Debug Information"), description: vscode.l10n.t("for a bug report"), command: commands.copyDebugInformation },
  ];
}

function inGroup(group: string, entries: readonly MenuEntry[]): readonly MenuEntry[] {
  return entries.map((entry) => ({ ...entry, group }));
}
