// The commands that write a baseline. Load what they need when they run.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";

export const baselineFeature: Feature = (context) => {
  const register = (id: string): vscode.Disposable => vscode.commands.registerCommand(id, async (order?: unknown) => (await import("./writeBaseline.ts")).writeBaseline(order, context));
  return vscode.Disposable.from(register(commands.createBaseline), register(commands.updateBaseline));
};
