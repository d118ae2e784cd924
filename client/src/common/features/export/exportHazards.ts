// Writes all hazards of a workspace folder to a file: HTML for people, SARIF for code scanning, JSON for scripts.
// Guarantees: a workspace that was not scanned in full is exported only by somebody who knows; the server makes the text,
// the same as the command line does.
import * as vscode from "vscode";
import { methods } from "../../../../../server/src/lsp/protocol.ts";
import type { ReportAnswer, ReportFormat, ReportParams } from "../../../../../server/src/lsp/protocol/hazards.ts";
import { scanNow } from "../../scanCommand.ts";
import type { FeatureContext } from "../feature.ts";
import { askOverview, chooseWorkspaceFolder } from "../workspaceFolder.ts";

/** What others may say in advance, in order not to be asked; all optional. */
interface ExportOrder {
  readonly folder?: unknown;
  readonly format?: unknown;
  /** URI of the file to write; one that is there is overwritten. */
  readonly target?: unknown;
}

interface FormatItem extends vscode.QuickPickItem {
  readonly format: ReportFormat;
  readonly extension: string;
}

export async function exportHazards(given: unknown, context: FeatureContext): Promise<vscode.Uri | undefined> {
  const order: ExportOrder = typeof given === "object" && given !== null ? given : {};
  const folder = await chooseWorkspaceFolder(order.folder, vscode.l10n.t("Of which folder are the hazards to be exported?"));
  if (folder === undefined || !(await isReady(context, order))) return undefined;
  const format = formats().find((one) => one.format === order.format) ?? (await vscode.window.showQuickPick(formats(), { title: vscode.l10n.t("Export Hazards"), placeHolder: vscode.l10n.t("In which format?") }));
  if (format === undefined) return undefined;
  const target = typeof order.target === "string" ? vscode.Uri.parse(order.target, true) : await askTarget(folder, format);
  if (target === undefined) return undefined;
  const client = await context.started();
  const params: ReportParams = { folder: client.code2ProtocolConverter.asUri(folder.uri), format: format.format, date: new Date().toLocaleString(vscode.env.language) };
  const answer = await client.sendRequest<ReportAnswer>(methods.report, params);
  await vscode.workspace.fs.writeFile(target, new TextEncoder().encode(answer.text));
  void offerOpening(target, answer, format.format);
  return target;
}

function formats(): readonly FormatItem[] {
  return [
    { format: "html", extension: "html", label: "HTML", description: vscode.l10n.t("to read and to print: summary, charts, code and path of each hazard") },
    { format: "sarif", extension: "sarif", label: "SARIF", description: vscode.l10n.t("for code scanning services and viewers") },
    { format: "json", extension: "json", label: "JSON", description: vscode.l10n.t("for scripts") },
  ];
}

/** Has everything been looked at, or does the person want what there is? */
async function isReady(context: FeatureContext, { target }: ExportOrder): Promise<boolean> {
  const { coverage } = await askOverview(await context.started());
  if (coverage.kind === "all" || target !== undefined) return true;
  const scan = vscode.l10n.t("Scan First");
  const goOn = vscode.l10n.t("Export What Is There");
  const choice = await vscode.window.showInformationMessage(vscode.l10n.t("The workspace has not been scanned in full, so hazards may be missing from the export."), { modal: true }, scan, goOn);
  if (choice !== scan) return choice === goOn;
  const summary = await scanNow({ kind: "all", resume: coverage.kind === "stopped" }, context);
  return summary !== undefined && !summary.cancelled;
}

async function askTarget(folder: vscode.WorkspaceFolder, { label, extension }: FormatItem): Promise<vscode.Uri | undefined> {
  return vscode.window.showSaveDialog({
    title: vscode.l10n.t("Export Hazards"),
    saveLabel: vscode.l10n.t("Export"),
    defaultUri: vscode.Uri.joinPath(folder.uri, `cgovet-report.${extension}`),
    filters: { [label]: [extension] },
  });
}

async function offerOpening(target: vscode.Uri, { findings, complete }: ReportAnswer, format: ReportFormat): Promise<void> {
  const name = target.path.slice(target.path.lastIndexOf("/") + 1);
  const browser = vscode.l10n.t("Open in Browser");
  const editor = vscode.l10n.t("Open in Editor");
  const canBrowse = format === "html" && target.scheme === "file" && vscode.env.remoteName === undefined && vscode.env.uiKind === vscode.UIKind.Desktop;
  const done = vscode.l10n.t("Exported to {0}: {1} hazards.", name, findings);
  const message = complete ? done : `${done} ${vscode.l10n.t("The report says what was not looked at.")}`;
  const choice = await vscode.window.showInformationMessage(message, ...(canBrowse ? [browser] : []), editor);
  if (choice === browser) await vscode.env.openExternal(target);
  else if (choice === editor) await vscode.window.showTextDocument(target);
}
