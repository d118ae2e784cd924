// The commands that act on findings and ask for something first: ignore with a reason, another severity. Guarantees: what
// they need is loaded when one of them runs.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";

export const actingFeature: Feature = (context) =>
  vscode.Disposable.from(
    vscode.commands.registerCommand(commands.ignoreFinding, async (target?: unknown) => (await import("./ignoreFinding.ts")).ignoreFinding(target, context)),
    vscode.commands.registerCommand(commands.changeSeverity, async (target?: unknown) => (await import("./changeSeverity.ts")).changeSeverity(target, context)),
  );
