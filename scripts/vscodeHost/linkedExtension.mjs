/**
 * Makes an extension's source folder count as installed, without copying it.
 *
 * Guarantees: the folder holds this one extension afterwards; a rebuilt extension is seen after the window is reloaded;
 * uninstalling it in VS Code removes a link, never the source folder.
 * Does not: start a server; check that the extension is built.
 */
import { mkdir, readFile, rm, symlink, writeFile } from "node:fs/promises";
import { join } from "node:path";

/**
 * @param {string} extensionsFolder what is given to the server as its extensions folder
 * @param {string} extension absolute path of the source folder
 */
export async function linkExtension(extensionsFolder, extension) {
  const { publisher, name, version } = JSON.parse(await readFile(join(extension, "package.json"), "utf8"));
  await rm(extensionsFolder, { recursive: true, force: true });
  await mkdir(extensionsFolder, { recursive: true });
  const folder = `${publisher}.${name}-${version}`;
  const link = join(extensionsFolder, folder);
  await symlink(extension, link, "dir");
  const location = { $mid: 1, scheme: "file", path: link };
  const entry = { identifier: { id: `${publisher}.${name}` }, version, location, relativeLocation: folder };
  await writeFile(join(extensionsFolder, "extensions.json"), JSON.stringify([entry]));
}
