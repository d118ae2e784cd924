// Which files Git calls changed, asked of a Git extension that is made up.
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { GitChange, GitRepository } from "../../../../client/src/common/features/scan/gitApi.ts";
import { branchBase, changedFiles, findRepositories } from "../../../../client/src/common/features/scan/gitChanges.ts";

const git: { extension?: unknown } = {};

vi.mock("vscode", async () => ({ ...(await import("./vscodeWords.ts")), extensions: { getExtension: () => git.extension } }));

beforeEach(() => {
  delete git.extension;
});

const uri = (path: string) => ({ toString: () => `file:///w/${path}` }) as GitChange["uri"];
const change = (path: string, before = path): GitChange => ({ uri: uri(path), originalUri: uri(before), renameUri: path === before ? undefined : uri(path) });

function repository(bases: Readonly<Record<string, string>>, fields: Partial<GitRepository["state"]> = {}): GitRepository {
  return {
    rootUri: uri(""),
    state: { HEAD: { name: "topic" }, indexChanges: [change("staged.go")], workingTreeChanges: [change("edited.go"), change("new.go", "old.go")], mergeChanges: [change("merged.go")], untrackedChanges: [change("untracked.go")], ...fields },
    status: () => Promise.resolve(),
    diffWith: (ref) => Promise.resolve(ref === "c1" ? [change("committed.go"), change("edited.go")] : []),
    getMergeBase: (_head, other) => (other in bases ? Promise.resolve(bases[other]) : Promise.reject(new Error(`no ${other}`))),
    getBranchBase: () => Promise.reject(new Error("unknown")),
  };
}

const names = async (...args: Parameters<typeof changedFiles>) => (await changedFiles(...args)).map((one) => one.replace("file:///w/", ""));

describe("changedFiles", () => {
  it("tells index, working tree and both apart; renamed files come by both names, each file once", async () => {
    const one = repository({});
    expect(await names([one], "staged")).toEqual(["staged.go"]);
    expect(await names([one], "unstaged")).toEqual(["edited.go", "merged.go", "new.go", "old.go", "untracked.go"]);
    expect(await names([one, one], "uncommitted")).toEqual(["edited.go", "merged.go", "new.go", "old.go", "staged.go", "untracked.go"]);
  });

  it("adds what the branch has committed since it left its base", async () => {
    expect(await names([repository({ main: "c1" })], "branch")).toEqual(["committed.go", "edited.go", "merged.go", "new.go", "old.go", "staged.go", "untracked.go"]);
  });
});

describe("branchBase", () => {
  it("prefers what Git says, then the upstream, then the usual names", async () => {
    const told = { ...repository({ "origin/dev": "c2", main: "c1" }), getBranchBase: () => Promise.resolve({ name: "dev", remote: "origin" }) };
    expect(await branchBase(told)).toEqual({ name: "origin/dev", commit: "c2" });
    const followed = repository({ "fork/dev": "c3", main: "c1" }, { HEAD: { name: "topic", upstream: { remote: "fork", name: "dev" } } });
    expect(await branchBase(followed)).toEqual({ name: "fork/dev", commit: "c3" });
    const pushed = repository({ "origin/topic": "c5", main: "c1" }, { HEAD: { name: "topic", upstream: { remote: "origin", name: "topic" } } });
    expect(await branchBase(pushed)).toEqual({ name: "main", commit: "c1" });
    expect(await branchBase(repository({ master: "c4" }))).toEqual({ name: "master", commit: "c4" });
  });

  it("has no answer on a detached head, or on the base itself", async () => {
    expect(await branchBase(repository({ main: "c1" }, { HEAD: undefined }))).toBeUndefined();
    expect(await branchBase(repository({ main: "c1" }, { HEAD: { name: "main" } }))).toBeUndefined();
  });
});

describe("findRepositories", () => {
  const extension = (fields: object) => ({ activate: () => Promise.resolve({ enabled: true, getAPI: () => ({ state: "initialized", repositories: [], ...fields }), ...fields }) });

  it("says why there is no Git: not here, switched off, no repository", async () => {
    expect(await findRepositories()).toMatchObject({ kind: "none", reason: expect.stringContaining("does not run in the browser") as string });
    git.extension = extension({ enabled: false });
    expect(await findRepositories()).toMatchObject({ kind: "none", reason: expect.stringContaining("git.enabled") as string });
    git.extension = extension({});
    expect(await findRepositories()).toMatchObject({ kind: "none", reason: expect.stringContaining("no repository") as string });
  });

  it("waits until Git has looked for repositories", async () => {
    const found: GitRepository[] = [];
    const listeners: ((state: string) => void)[] = [];
    const onDidChangeState = (listener: (state: string) => void) => (listeners.push(listener), { dispose: () => undefined });
    git.extension = extension({ state: "uninitialized", repositories: found, onDidChangeState });
    const answer = findRepositories();
    await vi.waitFor(() => expect(listeners).toHaveLength(1));
    found.push(repository({}));
    listeners[0]?.("initialized");
    expect(await answer).toMatchObject({ kind: "repositories", repositories: [{ state: { HEAD: { name: "topic" } } }] });
  });
});
