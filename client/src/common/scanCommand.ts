// Asks the server to scan, shows its progress with a button to stop it, and says what came out. Guarantees: the scan runs
// in the background; a command ends when its scan has ended, not when the closing message is dismissed; one that was
// stopped can be continued from its message.
import * as vscode from "vscode";
import { ExecuteCommandRequest, LSPErrorCodes, ResponseError, WorkDoneProgress, type BaseLanguageClient } from "vscode-languageclient";
import { serverCommands, type ScanSummary } from "../../../server/src/lsp/protocol.ts";
import type { ScanArguments, ScanFilesArguments } from "../../../server/src/lsp/protocol/hazards.ts";
import { commands } from "./commandIds.ts";
import { askOverview } from "./features/workspaceFolder.ts";
import { scanWords } from "./scanWords.ts";

export interface ScanContext {
  /** Gives the running server. */
  readonly started: () => Promise<BaseLanguageClient>;
  readonly output: vscode.LogOutputChannel;
}

export type ScanOrder =
  | { readonly kind: "all"; readonly resume: boolean }
  | { readonly kind: "files"; readonly uris: readonly string[] };

/** The scan under way, so that a command can stop it. */
let current: vscode.CancellationTokenSource | undefined;

/** Runs a scan; undefined when no folder is open. */
export async function scanNow(order: ScanOrder, { started, output }: ScanContext): Promise<ScanSummary | undefined> {
  if ((vscode.workspace.workspaceFolders ?? []).length === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("cgovet scans the folders of the workspace: open one first."));
    return undefined;
  }
  const stop = new vscode.CancellationTokenSource();
  current = stop;
  const inMessage = { location: vscode.ProgressLocation.Notification, title: "cgovet", cancellable: true };
  const inView = { location: { viewId: "cgovet.hazards" } };
  try {
    const summary = await vscode.window.withProgress(inView, () =>
      vscode.window.withProgress(inMessage, async (progress, token) => {
        token.onCancellationRequested(() => stop.cancel());
        return runScan(await started(), order, { progress, token: stop.token });
      }),
    );
    for (const notice of summary.notices) output.warn(`not looked at: ${notice}`);
    void showOutcome(summary, order, output);
    if (order.kind === "all" && !summary.cancelled) void tellStale(await started());
    return summary;
  } finally {
    if (current === stop) current = undefined;
    stop.dispose();
  }
}

export function stopScan(): void {
  current?.cancel();
}

interface ScanSurface {
  readonly progress: vscode.Progress<{ readonly message?: string; readonly increment?: number }>;
  readonly token: vscode.CancellationToken;
}

let scans = 0;

async function runScan(client: BaseLanguageClient, order: ScanOrder, { progress, token }: ScanSurface): Promise<ScanSummary> {
  scans += 1;
  const workDoneToken = `cgovet-scan-${scans}`;
  let shown = 0;
  const listening = client.onProgress(WorkDoneProgress.type, workDoneToken, (value) => {
    if (value.kind === "end") return;
    const { percentage = shown, message } = value;
    progress.report({ increment: percentage - shown, message: message ?? vscode.l10n.t("Looking for packages that use cgo…") });
    shown = percentage;
  });
  try {
    return (await client.sendRequest(ExecuteCommandRequest.type, { ...serverCommand(order), workDoneToken }, token)) as ScanSummary;
  } catch (error) {
    if (error instanceof ResponseError && error.code === LSPErrorCodes.RequestCancelled) return nothingFound;
    throw error;
  } finally {
    listening.dispose();
  }
}

function serverCommand(order: ScanOrder): { readonly command: string; readonly arguments: (ScanArguments | ScanFilesArguments)[] } {
  if (order.kind === "all") return { command: serverCommands.scanWorkspace, arguments: [{ resume: order.resume }] };
  return { command: serverCommands.scanFiles, arguments: [{ uris: order.uris }] };
}

const nothingFound: ScanSummary = { findings: 0, files: 0, packages: 0, notices: [], noticeCount: 0, cancelled: true };

async function showOutcome(summary: ScanSummary, order: ScanOrder, output: vscode.LogOutputChannel): Promise<void> {
  const { level, message } = scanWords(summary, order.kind === "files" ? order.uris.length : undefined);
  const show = level === "warning" ? vscode.window.showWarningMessage : vscode.window.showInformationMessage;
  const resume = vscode.l10n.t("Resume Scan");
  const hazards = vscode.l10n.t("Show Hazards");
  const log = vscode.l10n.t("Show Output");
  const isStopped = summary.cancelled && order.kind === "all";
  const choice = await show(message, ...(isStopped ? [resume] : []), ...(summary.findings + summary.noticeCount > 0 ? [hazards] : []), ...(summary.noticeCount > 0 ? [log] : []));
  if (choice === resume) await vscode.commands.executeCommand(commands.resumeScan);
  else if (choice === hazards) await vscode.commands.executeCommand("cgovet.hazards.focus");
  else if (choice === log) output.show();
}

/** Entries of a baseline whose hazard is gone would hide it if it came back. */
async function tellStale(client: BaseLanguageClient): Promise<void> {
  const { baselines } = await askOverview(client);
  for (const { folder, file, stale } of baselines) {
    if (stale === 0) continue;
    const update = vscode.l10n.t("Update Baseline");
    const name = vscode.workspace.asRelativePath(vscode.Uri.parse(file, true));
    const message = stale === 1 ? vscode.l10n.t("1 hazard of the baseline {0} is gone.", name) : vscode.l10n.t("{0} hazards of the baseline {1} are gone.", stale, name);
    if ((await vscode.window.showInformationMessage(message, update)) === update) await vscode.commands.executeCommand(commands.updateBaseline, { folder });
  }
}
