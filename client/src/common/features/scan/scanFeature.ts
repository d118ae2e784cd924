// The commands that scan: everything, the rest of a stopped scan, the files Git calls changed. Guarantees: what they need
// is loaded when one of them runs.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";

export const scanFeature: Feature = (context) => {
  const load = () => import("../../scanCommand.ts");
  const register = (id: string, run: (argument: unknown) => unknown): vscode.Disposable => vscode.commands.registerCommand(id, run);
  return vscode.Disposable.from(
    register(commands.scanWorkspace, async () => (await load()).scanNow({ kind: "all", resume: false }, context)),
    register(commands.resumeScan, async () => (await load()).scanNow({ kind: "all", resume: true }, context)),
    register(commands.stopScan, async () => (await load()).stopScan()),
    register(commands.scanChangedFiles, async (scope) => (await import("./scanChangedFiles.ts")).scanChangedFiles(scope, context)),
  );
};
