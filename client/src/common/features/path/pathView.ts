// A path on the screen, from the moment it is shown until it is put away. Guarantees: the numbers stand in every visible
// editor of its files, also in those opened later; it goes away by itself when an edit moves what it points at, or when
// the last tab of its files is closed. Asks the server nothing.
import * as vscode from "vscode";
import type { FindingPath, PathStep } from "../../../../../server/src/lsp/protocol/explain.ts";
import { createPathDecorations, fileOf, rangeOf } from "./pathDecorations.ts";
import { isDisturbedFrom, stepAfter } from "./pathMarks.ts";
import { createPathStatus } from "./pathStatus.ts";

export interface PathView extends vscode.Disposable {
  /** Goes `by` steps on (or back; 0: to where the reader is) and shows that place; at the end it begins again. */
  walk(by: number): Promise<void>;
}

/** Context key of keybindings and menus. */
const shownKey = "cgovet.pathShown";

/** Draws the path, at its first step; `onEnd` is called when it should go away by itself. */
export function openPathView(path: FindingPath, onEnd: () => void): PathView {
  const { steps } = path;
  const files = new Set(steps.map(fileOf));
  const stepsIn = (uri: vscode.Uri): readonly PathStep[] => steps.filter((step) => fileOf(step) === uri.toString());
  const decorations = createPathDecorations();
  const status = createPathStatus();
  let current = 0;
  /** Opening a file may close the tab of another one, and that is no wish to end. */
  let opening = 0;
  const draw = (): void => {
    decorations.draw(steps, current);
    status.show(path, current);
  };
  const goTo = async (index: number): Promise<void> => {
    current = index;
    const step = steps[index];
    opening += 1;
    if (step !== undefined) await reveal(step);
    opening -= 1;
    draw();
  };
  const listeners = [
    vscode.window.onDidChangeVisibleTextEditors(draw),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      const here = stepsIn(document.uri);
      if (contentChanges.some(({ range }) => isDisturbedFrom(range.start.line, here))) onEnd();
    }),
    vscode.window.tabGroups.onDidChangeTabs(({ closed }) => {
      if (opening === 0 && closed.some(isOfPath(files)) && !openTabs().some(isOfPath(files))) onEnd();
    }),
  ];
  void vscode.commands.executeCommand("setContext", shownKey, true);
  return {
    walk: (by) => goTo(stepAfter(current, by, steps.length)),
    dispose: () => {
      void vscode.commands.executeCommand("setContext", shownKey, false);
      for (const one of [...listeners, decorations, status]) one.dispose();
    },
  };
}

/** In an editor that shows the file already, if there is one. */
async function reveal(step: PathStep): Promise<void> {
  const uri = vscode.Uri.parse(step.uri, true);
  try {
    const document = await vscode.workspace.openTextDocument(uri);
    const range = document.validateRange(rangeOf(step.range));
    const visible = vscode.window.visibleTextEditors.find((editor) => editor.document === document);
    const editor = await vscode.window.showTextDocument(document, { ...(visible?.viewColumn !== undefined && { viewColumn: visible.viewColumn }), selection: new vscode.Range(range.start, range.start) });
    editor.revealRange(range, vscode.TextEditorRevealType.InCenterIfOutsideViewport);
  } catch (error) {
    void vscode.window.showWarningMessage(vscode.l10n.t("cgovet cannot open {0}: {1}", vscode.workspace.asRelativePath(uri), error instanceof Error ? error.message : String(error)));
  }
}

function openTabs(): readonly vscode.Tab[] {
  return vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs);
}

function isOfPath(files: ReadonlySet<string>): (tab: vscode.Tab) => boolean {
  return ({ input }) => {
    if (input instanceof vscode.TabInputText) return files.has(input.uri.toString());
    return input instanceof vscode.TabInputTextDiff && files.has(input.modified.toString());
  };
}
