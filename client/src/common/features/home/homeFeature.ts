// The commands that make people feel at home: the menu of the status item, facts for a bug report, the walkthrough and
// its demo, the configuration file. Guarantees: what they need is loaded when one of them runs.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";

export const homeFeature: Feature = (context) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(commands.showMenu, async () => (await import("./statusMenu.ts")).showStatusMenu(context)),
    vscode.commands.registerCommand(commands.copyDebugInformation, async () => (await import("./debugInformation.ts")).copyDebugInformation(context)),
    vscode.commands.registerCommand(commands.openWalkthrough, () => vscode.commands.executeCommand("workbench.action.openWalkthrough", `${context.extension.extension.id}#start`, false)),
    vscode.commands.registerCommand(commands.openDemo, async (then?: unknown) => (await import("./demo.ts")).openDemo(context.extension, then)),
    vscode.commands.registerCommand(commands.openConfig, async () => (await import("./configFile.ts")).openConfigFile()),
    vscode.commands.registerCommand(commands.openSettings, () => vscode.commands.executeCommand("workbench.action.openSettings", `@ext:${context.extension.extension.id}`)),
  );
