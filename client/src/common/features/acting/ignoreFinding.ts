// "Ignore Finding": asks why and writes the ignore comment. Guarantees: no comment without a reason; nothing is written
// into text that has changed since the comment was made for it; the file is shown, so that people see what happened.
import * as vscode from "vscode";
import { ignoreMethod, type EditAnswer, type IgnoreParams, type IgnoreTarget } from "../../../../../server/src/lsp/protocol/acting.ts";
import type { FeatureContext } from "../feature.ts";
import { chooseFinding, findingsHere } from "./findingsHere.ts";

/** `target`: an IgnoreTarget, else the finding under the cursor; with a `reason`, nobody is asked. */
export async function ignoreFinding(target: unknown, { started }: Pick<FeatureContext, "started">): Promise<void> {
  const wanted = isTarget(target) ? target : await targetHere();
  if (wanted === undefined) return;
  const reason = "reason" in wanted && typeof wanted.reason === "string" ? wanted.reason : await askWhy(wanted);
  if (reason === undefined) return;
  const document = await vscode.workspace.openTextDocument(vscode.Uri.parse(wanted.uri, true));
  const client = await started();
  const { version } = document;
  const { uri, rule, scope, findingId } = wanted;
  const params: IgnoreParams = { uri, rule, scope, reason, ...(findingId !== undefined && { findingId }) };
  const answer = await client.sendRequest<EditAnswer | null>(ignoreMethod, params);
  const edit = answer === null ? undefined : await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  if (edit === undefined || document.version !== version) {
    void vscode.window.showInformationMessage(vscode.l10n.t("cgovet: the file has changed meanwhile; nothing was ignored."));
    return;
  }
  await vscode.workspace.applyEdit(edit);
  if (!vscode.window.visibleTextEditors.some((editor) => editor.document === document)) await vscode.window.showTextDocument(document, { preview: true });
}

async function targetHere(): Promise<IgnoreTarget | undefined> {
  const finding = await chooseFinding(findingsHere(), vscode.l10n.t("Which finding should be ignored?"));
  if (finding === undefined) {
    void vscode.window.showInformationMessage(vscode.l10n.t("cgovet: put the cursor on a finding first."));
    return undefined;
  }
  const { uri, rule, findingId } = finding;
  return { uri, rule, scope: findingId === undefined ? "file" : "line", ...(findingId !== undefined && { findingId }) };
}

/** Undefined when the question is dismissed. What is missing is said when somebody confirms without it. */
function askWhy({ rule, scope }: IgnoreTarget): Promise<string | undefined> {
  const box = vscode.window.createInputBox();
  box.title = scope === "line" ? vscode.l10n.t("Ignore {0} on this line", rule) : vscode.l10n.t("Ignore {0} in this file", rule);
  box.prompt = vscode.l10n.t("Why does it not apply here? The reason stands in the comment, for whoever reads the code next.");
  box.placeholder = vscode.l10n.t("for example: the library keeps the name until exit");
  box.ignoreFocusOut = true;
  return new Promise((resolve) => {
    box.onDidChangeValue(() => (box.validationMessage = undefined));
    box.onDidAccept(() => {
      if (!/[\p{L}\p{N}]/u.test(box.value)) box.validationMessage = vscode.l10n.t("Without a reason nothing is ignored.");
      else {
        resolve(box.value);
        box.hide();
      }
    });
    box.onDidHide(() => {
      resolve(undefined);
      box.dispose();
    });
    box.show();
  });
}

function isTarget(value: unknown): value is IgnoreTarget {
  if (typeof value !== "object" || value === null || !("uri" in value) || !("rule" in value) || !("scope" in value)) return false;
  return typeof value.uri === "string" && typeof value.rule === "string" && (value.scope === "line" || value.scope === "file");
}
