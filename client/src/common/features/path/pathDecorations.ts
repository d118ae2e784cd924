// Draws the steps of a path into the editors that show its files. Guarantees: colours come from the theme (contributed in
// the manifest); everything is gone after `dispose`.
import * as vscode from "vscode";
import type { PathStep } from "../../../../../server/src/lsp/protocol/explain.ts";
import { marksOf, type FileMarks, type Tone } from "./pathMarks.ts";

export interface PathDecorations extends vscode.Disposable {
  /** Draws the steps of a file into every visible editor of it; `current` is the index of the step the reader is at. */
  draw(steps: readonly PathStep[], current: number): void;
}

const tones: readonly Tone[] = ["step", "branch", "end"];

const foregrounds: Readonly<Record<Tone, vscode.ThemeColor>> = {
  step: new vscode.ThemeColor("cgovet.path.stepForeground"),
  branch: new vscode.ThemeColor("cgovet.path.branchForeground"),
  end: new vscode.ThemeColor("cgovet.path.endForeground"),
};

export function createPathDecorations(): PathDecorations {
  const types = { step: typeOf("step"), branch: typeOf("branch"), end: typeOf("end") };
  const texts = vscode.window.createTextEditorDecorationType({ rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed });
  const current = vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("cgovet.path.currentBackground"),
    border: "1px solid",
    borderColor: new vscode.ThemeColor("cgovet.path.currentBorder"),
    borderRadius: "3px",
    overviewRulerColor: new vscode.ThemeColor("cgovet.path.currentBorder"),
    overviewRulerLane: vscode.OverviewRulerLane.Full,
  });
  const drawInto = (editor: vscode.TextEditor, { marks, texts: lines }: FileMarks): void => {
    for (const tone of tones) editor.setDecorations(types[tone], marks.filter((mark) => mark.tone === tone).map(({ range, badge }) => ({ range: rangeOf(range), renderOptions: { before: { contentText: badge } } })));
    editor.setDecorations(current, marks.filter(({ isCurrent }) => isCurrent).map(({ range }) => rangeOf(range)));
    editor.setDecorations(texts, lines.map(({ line, text, tone, isCurrent }) => {
      const end = editor.document.lineAt(Math.min(line, editor.document.lineCount - 1)).range.end;
      return { range: new vscode.Range(end, end), renderOptions: { after: { contentText: text, margin: "0 0 0 3ch", color: foregrounds[tone], fontStyle: "italic", ...(isCurrent && { fontWeight: "bold" }) } } };
    }));
  };
  return {
    draw: (steps, at) => {
      for (const editor of vscode.window.visibleTextEditors) {
        const uri = editor.document.uri.toString();
        drawInto(editor, marksOf(steps, at, (step) => fileOf(step) === uri));
      }
    },
    dispose: () => {
      for (const type of [...Object.values(types), texts, current]) type.dispose();
    },
  };
}

/** The file of a step as the editor spells it. */
export function fileOf(step: PathStep): string {
  return vscode.Uri.parse(step.uri, true).toString();
}

function typeOf(tone: Tone): vscode.TextEditorDecorationType {
  return vscode.window.createTextEditorDecorationType({
    backgroundColor: new vscode.ThemeColor("cgovet.path.background"),
    borderRadius: "3px",
    before: { color: foregrounds[tone], margin: "0 0.4ch 0 0", fontWeight: "bold" },
    overviewRulerColor: foregrounds[tone],
    overviewRulerLane: vscode.OverviewRulerLane.Center,
    rangeBehavior: vscode.DecorationRangeBehavior.ClosedClosed,
  });
}

export function rangeOf({ start, end }: PathStep["range"]): vscode.Range {
  return new vscode.Range(start.line, start.character, end.line, Math.min(end.character, 100_000));
}
