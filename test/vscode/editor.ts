/**
 * What the cases need from the editor: files of their own, waiting, and cgovet's diagnostics.
 *
 * Guarantees: every wait ends, with a message that says what was awaited and what was there instead.
 * Does not: assume a local file system; everything goes through `vscode.workspace.fs`.
 */
import * as vscode from "vscode";

const LIMIT_MS = 30_000;
const INTERVAL_MS = 50;

/** The folder the window was opened on: a temporary copy of test/vscode/workspace. */
export function workspaceRoot(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (folder === undefined) throw new Error("the window has no folder");
  return folder.uri;
}

/** The file at `path`, relative to the workspace folder, with slashes. */
export const fileAt = (path: string): vscode.Uri => vscode.Uri.joinPath(workspaceRoot(), path);

/** Creates or overwrites a file on disk, not in an editor. */
export async function writeText(uri: vscode.Uri, text: string): Promise<void> {
  await vscode.workspace.fs.writeFile(uri, new TextEncoder().encode(text));
}

/** Opens the file at `path` in the active editor. */
export async function openEditor(path: string): Promise<vscode.TextEditor> {
  return vscode.window.showTextDocument(await vscode.workspace.openTextDocument(fileAt(path)));
}

/** Puts a new Go file on disk and opens it. */
export async function openNewFile(path: string, text: string): Promise<vscode.TextEditor> {
  await writeText(fileAt(path), text);
  return openEditor(path);
}

/** Saves and closes everything; unsaved editors would ask first. */
export async function closeEditors(): Promise<void> {
  await vscode.workspace.saveAll();
  await vscode.commands.executeCommand("workbench.action.closeAllEditors");
}

/** The diagnostics cgovet shows for a file, optionally of one rule only. */
export function diagnosticsOf(uri: vscode.Uri, rule?: string): readonly vscode.Diagnostic[] {
  const ours = vscode.languages.getDiagnostics(uri).filter((diagnostic) => diagnostic.source === "cgovet");
  return rule === undefined ? ours : ours.filter((diagnostic) => codeOf(diagnostic) === rule);
}

/** The rule name of a diagnostic, whether or not it carries a link. */
export function codeOf(diagnostic: vscode.Diagnostic): string {
  const { code } = diagnostic;
  return String(typeof code === "object" ? code.value : code);
}

/**
 * Asks again and again until `probe` gives something.
 * @param awaited ends the sentence "waited for ..."
 * @param describe says what was there instead, for the message
 * @throws after half a minute
 */
export async function until<T>(
  awaited: string,
  probe: () => T | undefined | Thenable<T | undefined>,
  describe: () => string,
): Promise<T> {
  const deadline = Date.now() + LIMIT_MS;
  for (;;) {
    const value = await probe();
    if (value !== undefined) return value;
    if (Date.now() > deadline)
      throw new Error(`waited ${String(LIMIT_MS / 1000)} s for ${awaited}; there was ${describe()}`);
    await new Promise((resume) => setTimeout(resume, INTERVAL_MS));
  }
}

/** Waits until a file has exactly `count` diagnostics of `rule` and gives them. */
export function untilDiagnostics(uri: vscode.Uri, rule: string, count: number): Promise<readonly vscode.Diagnostic[]> {
  const probe = () => {
    const found = diagnosticsOf(uri, rule);
    return found.length === count ? found : undefined;
  };
  return until(`${String(count)} × ${rule} in ${uri.path}`, probe, () => describeDiagnostics(uri));
}

function describeDiagnostics(uri: vscode.Uri): string {
  const all = diagnosticsOf(uri).map((one) => `${codeOf(one)} in line ${String(one.range.start.line + 1)}`);
  return all.length === 0 ? "none" : all.join(", ");
}

/**
 * The code actions of a kind at a range, once one fulfils `isWanted`.
 * The first request after activation may come back empty, hence the waiting.
 */
export async function untilCodeAction(
  uri: vscode.Uri,
  range: vscode.Range,
  kind: vscode.CodeActionKind,
  isWanted: (action: vscode.CodeAction) => boolean,
): Promise<vscode.CodeAction> {
  let titles: readonly string[] = [];
  const probe = async () => {
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>(
      "vscode.executeCodeActionProvider",
      uri,
      range,
      kind.value,
      20,
    );
    titles = actions.map((action) => action.title);
    return actions.find(isWanted);
  };
  return until(`a code action of kind ${kind.value}`, probe, () => (titles.length === 0 ? "none" : titles.join(", ")));
}

/** Applies the edit of a code action and runs its command, as choosing it in the menu does. */
export async function applyCodeAction(action: vscode.CodeAction): Promise<void> {
  if (action.edit !== undefined && !(await vscode.workspace.applyEdit(action.edit)))
    throw new Error(`the edit of "${action.title}" was refused`);
  const { command } = action;
  if (command !== undefined)
    await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]));
}

/** Types text at a position as the keyboard does, character by character. */
export async function type(editor: vscode.TextEditor, at: vscode.Position, text: string): Promise<void> {
  editor.selection = new vscode.Selection(at, at);
  for (const character of text) await vscode.commands.executeCommand("type", { text: character });
}
