/**
 * Finds a desktop VS Code.
 *
 * Guarantees: looks at the variable VSCODE_EXECUTABLE and at PATH only.
 * Does not: start or download anything.
 */
import { existsSync, realpathSync } from "node:fs";
import { delimiter, dirname, join } from "node:path";

/** Reports whether a window could be seen. */
export const hasDisplay = () =>
  process.platform !== "linux" ||
  [process.env["DISPLAY"], process.env["WAYLAND_DISPLAY"]].some((name) => name !== undefined && name !== "");

/**
 * The command line tool `code`.
 * @returns {string | undefined} absolute path
 */
export function desktopCommand() {
  const names = process.platform === "win32" ? ["code.cmd"] : ["code"];
  const folders = (process.env["PATH"] ?? "").split(delimiter).filter((folder) => folder !== "");
  return folders.flatMap((folder) => names.map((name) => join(folder, name))).find((path) => existsSync(path));
}

/**
 * The program a test runner starts: not the command line tool, which would return at once.
 * @returns {string | undefined} absolute path; nothing on a machine without a display unless VSCODE_EXECUTABLE says otherwise
 */
export function desktopExecutable() {
  const chosen = process.env["VSCODE_EXECUTABLE"];
  if (chosen !== undefined && chosen !== "") return chosen;
  const command = desktopCommand();
  if (command === undefined || process.platform !== "linux" || !hasDisplay()) return undefined;
  const program = join(dirname(realpathSync(command)), "..", "code");
  return existsSync(program) ? program : undefined;
}
