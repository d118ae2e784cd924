// What the .gitignore files above a folder say about it. Looks up to the repository (a folder with .git); outside one
// the folders above say nothing, as for git.
import { joinUri, parentUri } from "../config/uri.ts";
import type { SourceTree } from "../hosts/sourceTree.ts";
import { emptyScope, type IgnoreScope } from "./gitIgnore.ts";

/** The scope to enter `dirUri` with. A folder that is itself ignored was named on purpose: nothing above it counts then. */
export async function ignoreScopeAbove(dirUri: string, tree: SourceTree): Promise<IgnoreScope> {
  const above = await foldersUpToRepository(dirUri, tree);
  let scope = emptyScope;
  for (const folder of [...above].reverse()) {
    const source = await tree.read(joinUri(folder, ".gitignore"));
    if (source.kind === "text") scope = scope.with(folder, source.text);
  }
  return scope.ignores(dirUri, "directory") ? emptyScope : scope;
}

/** The parents of `dirUri`, nearest first, up to the one with .git; empty when there is none, or when `dirUri` is it. */
async function foldersUpToRepository(dirUri: string, tree: SourceTree): Promise<readonly string[]> {
  const folders: string[] = [];
  for (let folder: string | undefined = dirUri; folder !== undefined; folder = parentUri(folder)) {
    if (folder !== dirUri) folders.push(folder);
    const listing = await tree.list(folder);
    if (listing.kind === "entries" && listing.entries.some((entry) => entry.name === ".git")) return folders;
  }
  return [];
}
