// The command "Export Hazards…". Loads what it needs when it runs.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";

export const exportFeature: Feature = (context) =>
  vscode.commands.registerCommand(commands.exportHazards, async (order?: unknown) => (await import("./exportHazards.ts")).exportHazards(order, context));
