// "Scan Workspace for CGO Hazards": asks the server, shows its progress with a button to cancel, and says what came out.
// Guarantees: ends when the scan has ended, not when the closing message is dismissed.
import * as vscode from "vscode";
import { ExecuteCommandRequest, LSPErrorCodes, ResponseError, WorkDoneProgress, type BaseLanguageClient } from "vscode-languageclient";
import { serverCommands, type ScanSummary } from "../../../server/src/lsp/protocol.ts";
import { scanWords } from "./scanWords.ts";

/** Runs a scan; `started` gives the running server. */
export async function scanWorkspace(started: () => Promise<BaseLanguageClient>, output: vscode.LogOutputChannel): Promise<void> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage("cgovet scans the folders of the workspace: open one first.");
    return;
  }
  const options = { location: vscode.ProgressLocation.Notification, title: "cgovet", cancellable: true };
  const summary = await vscode.window.withProgress(options, async (progress, token) => runScan(await started(), progress, token));
  const { level, message } = scanWords(summary);
  for (const notice of summary.notices) output.warn(`not looked at: ${notice}`);
  void showOutcome(level, message, output);
}

let scans = 0;

async function runScan(client: BaseLanguageClient, progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>, token: vscode.CancellationToken): Promise<ScanSummary> {
  scans += 1;
  const workDoneToken = `cgovet-scan-${scans}`;
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === "end") return;
    const { percentage = shown, message } = value;
    progress.report({ increment: percentage - shown, message: message ?? "Looking for packages that use cgo" });
    shown = percentage;
  });
  try {
    return (await client.sendRequest(ExecuteCommandRequest.type, { command: serverCommands.scanWorkspace, workDoneToken }, token)) as ScanSummary;
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return nothingFound;
    throw error;
  } finally {
    listening.dispose();
  }
}

const nothingFound: ScanSummary = { findings: 0, files: 0, packages: 0, notices: [], noticeCount: 0, cancelled: true };

async function showOutcome(level: "info" | "warning", message: string, output: vscode.LogOutputChannel): Promise<void> {
  const problems = "Show Problems";
  const show = level === "warning" ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const choice = await show(message, problems, "Show Output");
  if (choice === problems) await vscode.commands.executeCommand("workbench.actions.view.problems");
  else if (choice !== undefined) output.show();
}
