// Writes the sources of a repository at a commit into a folder, from a bare clone. Guarantees: exactly the files an
// analyser of cgo looks at, none through symbolic links or submodules. A clone may lack its largest files: those are
// passed over. Checks nothing out and runs nothing of the repository.

import { execFileSync } from "node:child_process";
import { existsSync, mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";

const source = /(\.(go|c|h|m|mm|cc|cpp|cxx|hpp|hh|S)|(^|\/)(go\.mod|go\.work|\.gitignore))$/;
const largestAnswer = 1 << 30;

/**
 * @param {string} mirrors folder with the bare clones
 * @param {string} repository `owner/name`
 * @param {string} commit 40 hex digits
 * @param {string} folder to write to; made when absent
 * @returns {void}
 * @throws when there is no such clone, or it does not hold the commit
 */
export function layOut(mirrors, repository, commit, folder) {
  const clone = [`${repository.replace("/", "+")}/repo`, `${repository.replace("/", "+")}/repo/.git`]
    .map((path) => join(mirrors, path))
    .find((path) => existsSync(join(path, "objects")));
  if (clone === undefined) throw new Error(`no bare clone at ${join(mirrors, repository.replace("/", "+"), "repo")}`);
  layOutClone(clone, commit, folder);
}

/**
 * @param {string} clone path of a bare clone
 * @param {string} commit 40 hex digits, or a name such as HEAD
 * @param {string} folder to write to; made when absent
 * @returns {void}
 * @throws when the clone does not hold the commit
 */
export function layOutClone(clone, commit, folder) {
  const files = list(clone, commit);
  if (files === undefined) throw new Error(`the clone does not hold commit ${commit}`);
  for (const { path, content } of readObjects(clone, files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}

/**
 * @param {string} clone
 * @param {string} commit
 * @returns {readonly { path: string, object: string }[] | undefined} undefined without such a commit
 */
function list(clone, commit) {
  let listing;
  try {
    listing = git(clone, ["ls-tree", "-r", "-z", "--full-tree", commit]).toString("utf8");
  } catch {
    return undefined;
  }
  return listing.split("\0").flatMap((entry) => {
    const [meta = "", path = ""] = entry.split("\t");
    const [mode, , object = ""] = meta.split(" ");
    return mode?.startsWith("100") && source.test(path) ? [{ path, object }] : [];
  });
}

/**
 * @param {string} clone
 * @param {readonly { path: string, object: string }[]} files
 * @returns {Generator<{ path: string, content: Buffer }>}
 */
function* readObjects(clone, files) {
  const answer = git(clone, ["cat-file", "--batch"], files.map(({ object }) => `${object}\n`).join(""));
  let at = 0;
  for (const { path } of files) {
    const end = answer.indexOf(10, at);
    const [, type, size] = answer.toString("utf8", at, end).split(" ");
    at = end + 1;
    if (type !== "blob") continue;
    yield { path, content: answer.subarray(at, at + Number(size)) };
    at += Number(size) + 1;
  }
}

/**
 * @param {string} clone
 * @param {readonly string[]} args
 * @param {string} [input]
 * @returns {Buffer}
 */
function git(clone, args, input = "") {
  return execFileSync("git", ["--git-dir", clone, ...args], { input, maxBuffer: largestAnswer, stdio: ["pipe", "pipe", "ignore"] });
}
