// Writes .cgovet-baseline.json: all hazards there are now become known ones, and only new ones are shown from then on.
// Guarantees: made of a complete scan only; a file that is there is replaced only after a question that says what changes.
import * as vscode from "vscode";
import { methods } from "../../../../../server/src/lsp/protocol.ts";
import type { BaselineAnswer, BaselineParams } from "../../../../../server/src/lsp/protocol/hazards.ts";
import { commands } from "../../commandIds.ts";
import { scanNow } from "../../scanCommand.ts";
import type { FeatureContext } from "../feature.ts";
import { askOverview, chooseWorkspaceFolder } from "../workspaceFolder.ts";

/** What others may say in advance, in order not to be asked; all optional. */
interface BaselineOrder {
  readonly folder?: unknown;
  /** A file that is there may be replaced. */
  readonly replace?: unknown;
}

export async function writeBaseline(given: unknown, context: FeatureContext): Promise<vscode.Uri | undefined> {
  const order: BaselineOrder = typeof given === "object" && given !== null && !("kind" in given) ? given : {};
  const folder = await chooseWorkspaceFolder(order.folder, vscode.l10n.t("Which folder is to get a baseline?"));
  if (folder === undefined || !(await isScanned(context))) return undefined;
  const client = await context.started();
  const params: BaselineParams = { folder: client.code2ProtocolConverter.asUri(folder.uri) };
  const answer = await client.sendRequest<BaselineAnswer>(methods.baseline, params);
  const file = vscode.Uri.parse(answer.file, true);
  if (order.replace !== true && (await exists(file)) && !(await mayReplace(file, answer))) return undefined;
  await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(answer.text));
  void tellOutcome(file, answer);
  return file;
}

/** A baseline of a part would call the rest new. */
async function isScanned(context: FeatureContext): Promise<boolean> {
  const { coverage } = await askOverview(await context.started());
  if (coverage.kind === "all") return true;
  const summary = await scanNow({ kind: "all", resume: coverage.kind === "stopped" }, context);
  if (summary?.cancelled === true) void vscode.window.showInformationMessage(vscode.l10n.t("No baseline was written, since the scan was stopped."));
  return summary !== undefined && !summary.cancelled;
}

async function exists(file: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(file).then(() => true, () => false);
}

async function mayReplace(file: vscode.Uri, { added, removed, findings }: BaselineAnswer): Promise<boolean> {
  const name = vscode.workspace.asRelativePath(file);
  if (added === 0 && removed === 0) {
    void vscode.window.showInformationMessage(vscode.l10n.t("The baseline {0} is up to date: {1} known hazards.", name, findings));
    return false;
  }
  const replace = vscode.l10n.t("Update Baseline");
  const detail = vscode.l10n.t("{0} hazards become known and are no longer shown; {1} that are gone are taken out.", added, removed);
  return (await vscode.window.showWarningMessage(vscode.l10n.t("Replace the baseline {0}?", name), { modal: true, detail }, replace)) === replace;
}

async function tellOutcome(file: vscode.Uri, { findings }: BaselineAnswer): Promise<void> {
  const known = vscode.l10n.t("Show Known Hazards");
  const open = vscode.l10n.t("Open File");
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t("The baseline holds {0} hazards. From now on only new ones are shown, also by the command line.", findings), known, open);
  if (choice === known) await vscode.commands.executeCommand(commands.showKnownHazards);
  else if (choice === open) await vscode.window.showTextDocument(file);
}
