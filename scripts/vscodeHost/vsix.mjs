/**
 * Packs an extension into a .vsix.
 *
 * Guarantees: the same tool and options as for a release; the file is written where the caller says.
 * Does not: build or check the list of files in it.
 */
import { mkdir } from "node:fs/promises";
import { dirname, join } from "node:path";
import { runProgram } from "./npm.mjs";
import { projectRoot } from "./paths.mjs";

/**
 * @param {string} extension folder with package.json
 * @param {string} file where the package shall be
 * @returns {Promise<string>} `file`
 */
export async function packExtension(extension, file) {
  await mkdir(dirname(file), { recursive: true });
  const vsce = join(projectRoot, "node_modules", "@vscode", "vsce", "vsce");
  await runProgram(process.execPath, [vsce, "package", "--no-dependencies", "--allow-missing-repository", "-o", file], {
    cwd: extension,
  });
  return file;
}
