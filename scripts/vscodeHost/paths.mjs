/**
 * Where the project and the npm-hosted VS Code live on disk.
 *
 * Guarantees: absolute paths; nothing outside `hostRoot()` and the system's temporary folder is written.
 * Does not: create folders.
 */
import { join, resolve } from "node:path";
import { projectRoot } from "../ensureReady.mjs";

export { projectRoot };

/** The git-ignored folder that hosts are installed into; the variable CGOVET_VSCODE_HOST moves it. */
export function hostRoot() {
  const moved = process.env["CGOVET_VSCODE_HOST"];
  return moved === undefined || moved === "" ? join(projectRoot, ".vscode-host") : resolve(moved);
}

/**
 * The folder one host is installed into.
 * @param {import('./versions.mjs').Host} host
 */
export const hostFolder = (host) => join(hostRoot(), host.codeServer);

/**
 * The root of VS Code's own server inside an installed host.
 * @param {string} folder what `hostFolder` gave
 */
export const serverRoot = (folder) => join(folder, "node_modules", "code-server", "lib", "vscode");
