// The part of the built-in Git extension's API (version 1) that is used here. Types only, written from its public
// description; what older versions may lack is optional.
import type { Event, Uri } from "vscode";

export interface GitExtension {
  readonly enabled: boolean;
  /** Throws while Git is switched off. */
  getAPI(version: 1): GitApi;
}

export interface GitApi {
  readonly state: "uninitialized" | "initialized";
  readonly onDidChangeState: Event<"uninitialized" | "initialized">;
  readonly repositories: readonly GitRepository[];
}

export interface GitRepository {
  readonly rootUri: Uri;
  readonly state: {
    readonly HEAD: GitBranch | undefined;
    readonly indexChanges: readonly GitChange[];
    readonly workingTreeChanges: readonly GitChange[];
    readonly mergeChanges: readonly GitChange[];
    readonly untrackedChanges?: readonly GitChange[];
  };
  /** Reads the state from disk again. */
  status(): Promise<void>;
  /** What the working tree has changed since a commit. */
  diffWith(ref: string): Promise<readonly GitChange[]>;
  getMergeBase(one: string, other: string): Promise<string | undefined>;
  /** The branch it was made from. */
  getBranchBase?(name: string): Promise<GitBranch | undefined>;
}

export interface GitBranch {
  readonly name?: string;
  readonly remote?: string;
  readonly commit?: string;
  readonly upstream?: { readonly remote: string; readonly name: string };
}

export interface GitChange {
  readonly uri: Uri;
  readonly originalUri: Uri;
  readonly renameUri: Uri | undefined;
}
