/**
 * A headless Chromium from an npm package, for machines where nobody may install one.
 *
 * Guarantees: needs no root, no apt and no NSS libraries on the system; everything stays in the host folder.
 * Does not: bring more than one proportional font, so text in screenshots looks plain.
 */
import { chmod, mkdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { hostRoot } from "./paths.mjs";
import { installFolder, isComplete, runProgram } from "./npm.mjs";
import { packagedChromium } from "./versions.mjs";

/** The package brings its own libraries for one Linux only and unpacks them when it believes to run there. */
const WITH_LIBRARIES = { AWS_EXECUTION_ENV: "AWS_Lambda_nodejs20.x" };

/** Started through a link or from anywhere: the folder is found from the script's own place. */
const LAUNCHER = `#!/bin/sh
here=$(dirname "$(readlink -f "$0")")
export LD_LIBRARY_PATH="$here/unpacked/al2023/lib\${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
[ -d /etc/fonts ] || export FONTCONFIG_PATH="$here/unpacked/fonts"
exec "$here/unpacked/chromium" "$@"
`;

/**
 * The executable of the npm-packaged Chromium, installed on first use.
 * @param {(line: string) => void} say receives progress lines
 * @returns {Promise<string>} absolute path; whether it runs is for the caller to find out
 */
export async function packagedChromiumPath(say) {
  const { name, version } = packagedChromium;
  const folder = join(hostRoot(), `chromium-${version}`);
  if (!isComplete(folder)) say(`installing a headless Chromium, ${name} ${version}, from npm (about 6 s, 290 MB)`);
  await installFolder(folder, { [name]: version }, (unfinished) => unpack(unfinished, name));
  return join(folder, "chromium");
}

/** @param {string} folder @param {string} name */
async function unpack(folder, name) {
  const target = join(folder, "unpacked");
  await mkdir(target);
  const script = `import packed from '${name}'; await packed.executablePath();`;
  const env = { ...process.env, ...WITH_LIBRARIES, TMPDIR: target };
  await runProgram(process.execPath, ["--input-type=module", "-e", script], { cwd: folder, env });
  await writeFile(join(folder, "chromium"), LAUNCHER);
  await chmod(join(folder, "chromium"), 0o755);
}
