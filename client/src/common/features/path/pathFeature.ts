// "Show Hazard Path": asks the server for the path to a finding and shows it. Guarantees: one path at a time; says why when
// there is nothing to show; the parts that draw are loaded when the first path is asked for.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { pathMethod, type FindingPath, type PathParams } from "../../../../../server/src/lsp/protocol/explain.ts";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";
import type { PathView } from "./pathView.ts";

export const pathFeature: Feature = ({ started }) => {
  let shown: PathView | undefined;
  /** Counts requests: an answer that comes after a newer request is dropped. */
  let asked = 0;
  const clear = (): void => {
    shown?.dispose();
    shown = undefined;
  };
  const show = async (argument?: unknown): Promise<void> => {
    const params = isPathParams(argument) ? argument : paramsAtCursor();
    if (params === undefined) return say(vscode.l10n.t("cgovet shows paths of findings in the active editor: open a file first."));
    const turn = (asked += 1);
    const path = await askFor(params, await started());
    if (turn !== asked) return;
    if (path === null) return say(params.findingId === undefined ? vscode.l10n.t("cgovet: no finding with a path in this file.") : vscode.l10n.t("cgovet: this finding is no longer there."));
    clear();
    const { openPathView } = await import("./pathView.ts");
    if (turn !== asked) return;
    const view = openPathView(path, () => {
      if (shown === view) clear();
    });
    shown = view;
    await view.walk(0);
  };
  return vscode.Disposable.from(
    vscode.commands.registerCommand(commands.showPath, show),
    vscode.commands.registerCommand(commands.nextPathStep, () => shown?.walk(1)),
    vscode.commands.registerCommand(commands.previousPathStep, () => shown?.walk(-1)),
    vscode.commands.registerCommand(commands.clearPath, clear),
    { dispose: clear },
  );
};

async function askFor(params: PathParams, client: BaseLanguageClient): Promise<FindingPath | null> {
  return client.sendRequest<FindingPath | null>(pathMethod, params);
}

function paramsAtCursor(): PathParams | undefined {
  const editor = vscode.window.activeTextEditor;
  if (editor === undefined) return undefined;
  const { line, character } = editor.selection.active;
  return { uri: editor.document.uri.toString(), position: { line, character } };
}

function isPathParams(value: unknown): value is PathParams {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

function say(message: string): void {
  void vscode.window.showInformationMessage(message);
}
