/**
 * The extensions that stand beside cgovet in one suite, and the workspace for it.
 *
 * Guarantees: the extensions count as installed; the workspace has a folder on the disk, first, and one that is on none.
 * Does not: start anything.
 */
import { cp, mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { projectRoot } from "./paths.mjs";

const names = ["go", "memfs"];

/** @param {string} extensions the folder of installed extensions, which has none yet */
export async function installNeighbours(extensions) {
  const entries = names.map(async (name) => {
    const source = join(projectRoot, "test", "vscode", "neighbours", name);
    const { publisher, version } = JSON.parse(await readFile(join(source, "package.json"), "utf8"));
    const folder = `${publisher}.${name}-${version}`;
    const path = join(extensions, folder);
    await mkdir(path, { recursive: true });
    await cp(source, path, { recursive: true });
    return { identifier: { id: `${publisher}.${name}` }, version, location: { $mid: 1, scheme: "file", path }, relativeLocation: folder };
  });
  await writeFile(join(extensions, "extensions.json"), JSON.stringify(await Promise.all(entries)));
}

/**
 * @param {string} folder where the file is written
 * @param {string} workspace a folder on the disk
 * @returns {Promise<string>} path of a .code-workspace
 */
export async function mixedWorkspace(folder, workspace) {
  const file = join(folder, "mixed.code-workspace");
  await writeFile(file, JSON.stringify({ folders: [{ path: workspace }, { name: "shop", uri: "memfs:/shop" }] }));
  return file;
}
