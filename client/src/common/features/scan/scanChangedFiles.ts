// "Scan Changed Files": asks which changes are meant, and has the packages of the changed files scanned. Guarantees: says
// why when Git cannot tell, and when nothing has changed; remembers the last choice of the workspace.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import { scanNow } from "../../scanCommand.ts";
import type { FeatureContext } from "../feature.ts";
import { branchBase, changedFiles, changeScopes, findRepositories, type ChangeScope } from "./gitChanges.ts";
import type { GitRepository } from "./gitApi.ts";

const lastChoice = "cgovet.scanChangedFiles.scope";

/** `given`: a scope, for keys and tasks that do not want to be asked. */
export async function scanChangedFiles(given: unknown, context: FeatureContext): Promise<unknown> {
  const found = await findRepositories();
  if (found.kind === "none") return offerWholeScan(found.reason);
  const { repositories } = found;
  const scope = changeScopes.find((one) => one === given) ?? (await chooseScope(repositories, context.extension.workspaceState));
  if (scope === undefined) return undefined;
  if (scope === "branch" && (await Promise.all(repositories.map(branchBase))).every((base) => base === undefined)) {
    return offerWholeScan(vscode.l10n.t("Git cannot tell which branch this one was made from. Scan the workspace instead."));
  }
  const uris = await changedFiles(repositories, scope);
  if (uris.length > 0) return scanNow({ kind: "files", uris }, context);
  void vscode.window.showInformationMessage(vscode.l10n.t("cgovet: Git reports no changed files."));
  return undefined;
}

async function offerWholeScan(reason: string): Promise<undefined> {
  const scan = vscode.l10n.t("Scan Workspace");
  void vscode.window.showWarningMessage(reason, scan).then((choice) => (choice === scan ? vscode.commands.executeCommand(commands.scanWorkspace) : undefined));
  return undefined;
}

interface ScopeItem extends vscode.QuickPickItem {
  readonly scope: ChangeScope;
}

async function chooseScope(repositories: readonly GitRepository[], state: vscode.Memento): Promise<ChangeScope | undefined> {
  const last = changeScopes.find((one) => one === state.get(lastChoice));
  const bases = (await Promise.all(repositories.map(branchBase))).flatMap((base) => base?.name ?? []);
  const items = changeScopes.map((scope): ScopeItem => ({ scope, ...wordsOf(scope, [...new Set(bases)].join(", ")) }));
  const sorted = [...items].sort((one, other) => Number(other.scope === last) - Number(one.scope === last));
  const chosen = await vscode.window.showQuickPick(sorted, { title: vscode.l10n.t("Scan Changed Files"), placeHolder: vscode.l10n.t("Which changes?"), matchOnDescription: true });
  if (chosen !== undefined) await state.update(lastChoice, chosen.scope);
  return chosen?.scope;
}

function wordsOf(scope: ChangeScope, base: string): { readonly label: string; readonly description: string } {
  switch (scope) {
    case "uncommitted":
      return { label: vscode.l10n.t("Uncommitted changes"), description: vscode.l10n.t("working tree and index against HEAD") };
    case "staged":
      return { label: vscode.l10n.t("Staged changes"), description: vscode.l10n.t("index against HEAD") };
    case "unstaged":
      return { label: vscode.l10n.t("Unstaged changes"), description: vscode.l10n.t("working tree against the index, with untracked files") };
    case "branch":
      return { label: vscode.l10n.t("All changes of this branch"), description: base === "" ? vscode.l10n.t("since it left its base") : vscode.l10n.t("since it left {0}", base) };
  }
}
