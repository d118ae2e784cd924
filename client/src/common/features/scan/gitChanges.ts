// Which files Git calls changed. Guarantees: asks the built-in Git extension and runs nothing itself; a reason why there
// is no answer is told apart from "nothing has changed".
import * as vscode from "vscode";
import type { GitApi, GitBranch, GitChange, GitExtension, GitRepository } from "./gitApi.ts";

/** Compared with what. */
export const changeScopes = ["uncommitted", "staged", "unstaged", "branch"] as const;
export type ChangeScope = (typeof changeScopes)[number];

export type FoundRepositories =
  | { readonly kind: "repositories"; readonly repositories: readonly GitRepository[] }
  /** One sentence for people that says why and what to do. */
  | { readonly kind: "none"; readonly reason: string };

/** The repositories of the workspace, once the Git extension has found them. */
export async function findRepositories(): Promise<FoundRepositories> {
  const extension = vscode.extensions.getExtension<GitExtension>("vscode.git");
  if (extension === undefined) return { kind: "none", reason: vscode.l10n.t("Changed files are known from the built-in Git extension, which is not here (it does not run in the browser, and it can be disabled). Scan the workspace instead.") };
  const git = await extension.activate();
  if (!git.enabled) return { kind: "none", reason: vscode.l10n.t("Changed files are known from the built-in Git extension, which is switched off: set git.enabled, or scan the workspace instead.") };
  const api = git.getAPI(1);
  await initialized(api);
  const { repositories } = api;
  if (repositories.length === 0) return { kind: "none", reason: vscode.l10n.t("The Git extension knows no repository in this workspace. Scan the workspace instead.") };
  return { kind: "repositories", repositories };
}

async function initialized(api: GitApi): Promise<void> {
  if (api.state === "initialized") return;
  await new Promise<void>((resolve) => {
    const listening = api.onDidChangeState((state) => {
      if (state !== "initialized") return;
      listening.dispose();
      resolve();
    });
  });
}

/** URIs of the files of all repositories that have changed, each once, deleted and renamed ones by all their names. */
export async function changedFiles(repositories: readonly GitRepository[], scope: ChangeScope): Promise<readonly string[]> {
  const changes = await Promise.all(repositories.map(async (repository) => changesOf(repository, scope)));
  const uris = changes.flat().flatMap(({ uri, originalUri, renameUri }) => [uri, originalUri, ...(renameUri === undefined ? [] : [renameUri])]);
  return [...new Set(uris.map((uri) => uri.toString()))].sort();
}

async function changesOf(repository: GitRepository, scope: ChangeScope): Promise<readonly GitChange[]> {
  await repository.status();
  const { indexChanges, workingTreeChanges, mergeChanges, untrackedChanges = [] } = repository.state;
  const unstaged = [...workingTreeChanges, ...mergeChanges, ...untrackedChanges];
  switch (scope) {
    case "staged":
      return indexChanges;
    case "unstaged":
      return unstaged;
    case "uncommitted":
      return [...indexChanges, ...unstaged];
    case "branch": {
      const base = await branchBase(repository);
      const since = base === undefined ? [] : await repository.diffWith(base.commit);
      return [...since, ...indexChanges, ...unstaged];
    }
  }
}

export interface BranchBase {
  /** As people call it. */
  readonly name: string;
  readonly commit: string;
}

/** Where the current branch left the one it was made from; undefined when that cannot be told. */
export async function branchBase(repository: GitRepository): Promise<BranchBase | undefined> {
  const { HEAD: head } = repository.state;
  if (head?.name === undefined) return undefined;
  const base = await quietly(repository.getBranchBase?.(head.name));
  const { upstream } = head;
  // An upstream of the same name is this branch as it was pushed, not where it came from.
  const followed = upstream === undefined || upstream.name === head.name ? undefined : `${upstream.remote}/${upstream.name}`;
  const names = [base === undefined ? undefined : nameOf(base), followed, "origin/HEAD", "main", "master"];
  for (const name of names) {
    if (name === undefined || name === head.name) continue;
    const commit = await quietly(repository.getMergeBase("HEAD", name));
    if (commit !== undefined && commit !== "") return { name, commit };
  }
  return undefined;
}

function nameOf({ name, remote }: GitBranch): string | undefined {
  if (name === undefined) return undefined;
  return remote === undefined || name.startsWith(`${remote}/`) ? name : `${remote}/${name}`;
}

/** Git's answer, or undefined where it has none: a branch that is not there is an error to it. */
async function quietly<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await answer;
  } catch {
    return undefined;
  }
}
