/**
 * Cases of Scan Changed Files, with a repository that the built-in Git extension makes itself.
 *
 * Guarantees: Git is switched off again. The repository stays, since Git may still be at work in it.
 * Does not: run where there is no Git extension; there, the case sees that this is said and nothing breaks.
 */
import * as vscode from "vscode";
import { check, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { cleanFile, leakyFile } from "../sources.ts";

interface Repository {
  add(paths: readonly string[]): Promise<void>;
  commit(message: string): Promise<void>;
  setConfig(key: string, value: string): Promise<string>;
}

interface GitApi {
  init(root: vscode.Uri): Promise<Repository | null>;
}

interface GitExtension {
  readonly enabled: boolean;
  getAPI(version: 1): GitApi;
}

interface Summary {
  readonly findings: number;
  readonly packages: number;
  readonly inChosenFiles: number;
}

export function defineChangedFileCases(host: "node" | "browser"): void {
  teardown(async () => {
    await vscode.workspace.getConfiguration("git").update("enabled", undefined, vscode.ConfigurationTarget.Global);
  });

  test("without Git, Scan Changed Files says why and scans nothing", async () => {
    checkSame(await vscode.commands.executeCommand("cgovet.scanChangedFiles", "uncommitted"), undefined, "answer");
  });

  test("Scan Changed Files looks at the packages of changed files alone", async function () {
    const repository = host === "browser" ? undefined : await makeRepository();
    if (repository === undefined) return this.skip();
    await editor.writeText(editor.fileAt("hz/changed/a.go"), cleanFile.replace("package typing", "package changed"));
    await editor.writeText(editor.fileAt("hz/same/a.go"), leakyFile("same"));
    const entries = await vscode.workspace.fs.readDirectory(editor.workspaceRoot());
    await repository.add(entries.filter(([name]) => name !== ".git").map(([name]) => editor.fileAt(name).fsPath));
    await repository.commit("first");
    await editor.writeText(editor.fileAt("hz/changed/a.go"), leakyFile("changed"));
    const summary = await vscode.commands.executeCommand<Summary | undefined>("cgovet.scanChangedFiles", "uncommitted");
    check(summary !== undefined, "no scan");
    checkSame(summary.packages, 1, "packages");
    checkSame(summary.inChosenFiles, 1, "hazards in changed files");
    await editor.untilDiagnostics(editor.fileAt("hz/changed/a.go"), "cstring-leak", 1);
  });
}

/** Undefined when there is no Git on this machine. */
async function makeRepository(): Promise<Repository | undefined> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return undefined;
  await vscode.workspace.getConfiguration("git").update("enabled", true, vscode.ConfigurationTarget.Global);
  const git = await extension.activate();
  await editor.until("the Git extension", () => git.enabled || undefined, () => "one that is switched off");
  const repository = await git.getAPI(1).init(editor.workspaceRoot());
  if (repository === null) throw new Error("the Git extension made no repository");
  await repository.setConfig("user.name", "Test");
  await repository.setConfig("user.email", "test@example.invalid");
  await repository.setConfig("commit.gpgsign", "false");
  return repository;
}
