// The folders a benchmark runs over: checkouts as they are, of bare clones the sources, in a temporary folder. Runs no hooks
// and no filters of the repositories; files that a clone lacks are passed over.

import { existsSync, readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { layOutClone } from "../scripts/corpus/layOut.mjs";

/**
 * @param {readonly string[]} paths folders with checkouts, or bare clones
 * @param {string} scratch where to export to
 * @returns {readonly string[]} absolute paths of folders with files
 */
export function checkouts(paths, scratch) {
  return paths.map((path, index) => (isBare(resolve(path)) ? exported(resolve(path), "HEAD", join(scratch, String(index))) : resolve(path)));
}

/**
 * Exports the repositories of a list, a JSON file with `{ repo: "owner/name", head_commit }` each.
 * @param {string} list
 * @param {string} mirrors folder of bare clones: `owner+name`, `owner+name/repo`, `owner/name` or `owner/name.git`
 * @param {string} scratch
 * @returns {readonly string[]} absolute paths of folders with files
 * @throws with the names of those that are not there
 */
export function exportedList(list, mirrors, scratch) {
  const wanted = /** @type {{ repo: string, head_commit?: string }[]} */ (JSON.parse(readFileSync(list, "utf8")));
  const found = wanted.map(({ repo, head_commit }) => ({ repo, commit: head_commit ?? "HEAD", path: cloneOf(mirrors, repo) }));
  const missing = found.filter(({ path }) => path === undefined);
  if (missing.length > 0) throw new Error(`no bare clone of ${missing.map(({ repo }) => repo).join(", ")} in the folder of clones`);
  return found.map(({ repo, commit, path }) => exported(path ?? "", commit, join(scratch, repo.replace("/", "+"))));
}

/** @param {string} mirrors @param {string} repo */
function cloneOf(mirrors, repo) {
  const flat = repo.replace("/", "+");
  return [join(flat, "repo"), flat, repo, `${repo}.git`].map((path) => join(mirrors, path)).find(isBare);
}

/** @param {string} path */
function isBare(path) {
  return ["HEAD", "objects", "refs"].every((name) => existsSync(join(path, name)));
}

/** @param {string} clone @param {string} commit @param {string} into */
function exported(clone, commit, into) {
  layOutClone(clone, commit, into);
  return into;
}
