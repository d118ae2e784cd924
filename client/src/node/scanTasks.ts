// Tasks that run the command line of the extension: "cgovet: scan" for each folder, and what tasks.json asks for. Guarantees:
// it runs on the Node of the editor, so that nothing has to be installed; only where there are processes.
import * as vscode from "vscode";
import type { Feature } from "../common/features/feature.ts";
import { scanArguments, scanDefinition, type ScanDefinition } from "../common/features/tasks/scanTask.ts";

export const scanTasks: Feature = ({ extension }) => {
  const script = extension.asAbsolutePath("dist/cli.js");
  return vscode.tasks.registerTaskProvider("cgovet", {
    provideTasks: () => (vscode.workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === "file").map((folder) => taskOf({ type: "cgovet" }, folder, script)),
    resolveTask: ({ definition, scope }) => taskOf(scanDefinition(definition), scope ?? vscode.TaskScope.Workspace, script, definition),
  });
};

/** `written`: the definition as tasks.json has it, by which VS Code recognises the task. */
function taskOf(definition: ScanDefinition, scope: vscode.Task["scope"] & {}, script: string, written: vscode.TaskDefinition = { ...definition }): vscode.Task {
  const cwd = typeof scope === "object" ? scope.uri.fsPath : undefined;
  // The editor's own executable is Node when it is told so.
  const execution = new vscode.ProcessExecution(process.execPath, [script, ...scanArguments(definition, vscode.env.language)], { env: { ELECTRON_RUN_AS_NODE: "1" }, ...(cwd !== undefined && { cwd }) });
  const task = new vscode.Task(written, scope, vscode.l10n.t("scan for CGO hazards"), "cgovet", execution, "$cgovet");
  task.presentationOptions = { reveal: vscode.TaskRevealKind.Always, clear: true, showReuseMessage: false };
  task.detail = vscode.l10n.t("Looks at every package of the folder and lists what it finds as problems.");
  return task;
}
