/**
 * Finds a Chromium, or gets one.
 *
 * Guarantees: the path given back belongs to a browser that has answered `--version`.
 * Order: variable CGOVET_CHROMIUM, a browser on PATH, Debian's package (as root), the npm-packaged headless build.
 * Does not: use sudo, add package sources, or download from anywhere but apt and npm.
 */
import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { delimiter, join } from "node:path";
import { runProgram } from "./npm.mjs";
import { packagedChromiumPath } from "./packagedChromium.mjs";

const COMMANDS = ["chromium", "google-chrome", "google-chrome-stable", "chromium-browser"];
/** Latin and Chinese, 4 MB together, so that squiggles and messages can be seen in screenshots. */
const FONTS = ["fonts-dejavu-core", "fonts-wqy-microhei"];
/**
 * A Chromium that runs.
 * @param {(line: string) => void} say receives progress lines
 * @returns {Promise<string>} absolute path of its executable
 * @throws when none can be had; the message says what to install
 */
export async function chromiumPath(say) {
  const chosen = process.env["CGOVET_CHROMIUM"];
  if (chosen !== undefined && chosen !== "") return answering(chosen);
  const present = await firstOnPath();
  if (present !== undefined) return present;
  if (process.getuid?.() === 0 && (await isDebian())) await aptInstall(["chromium", ...FONTS], say);
  return (await firstOnPath()) ?? packaged(say);
}

async function firstOnPath() {
  for (const command of COMMANDS) {
    for (const folder of (process.env["PATH"] ?? "").split(delimiter)) {
      const path = join(folder, command);
      if (folder !== "" && existsSync(path) && (await answers(path))) return path;
    }
  }
  return undefined;
}

/** @param {string} path */
async function answers(path) {
  try {
    await answering(path);
    return true;
  } catch {
    return false;
  }
}

/** @param {string} path @returns {Promise<string>} */
async function answering(path) {
  await runProgram(path, ["--version", "--no-sandbox"]);
  return path;
}

/** Ubuntu does not count: its chromium package only forwards to a snap. */
async function isDebian() {
  return existsSync("/etc/os-release") && /^ID="?debian"?$/m.test(await readFile("/etc/os-release", "utf8"));
}

/** @param {readonly string[]} packages @param {(line: string) => void} say */
async function aptInstall(packages, say) {
  say(`installing ${packages.join(" and ")} with apt-get (about 30 s)`);
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  try {
    await runProgram("apt-get", ["update", "-q"], { env });
    await runProgram(
      "apt-get",
      ["install", "-y", "-q", "--no-install-recommends", "-o", "DPkg::Lock::Timeout=120", ...packages],
      { env },
    );
  } catch (error) {
    say(`apt-get could not install them: ${error instanceof Error ? error.message : error}`);
  }
}

/** @param {(line: string) => void} say */
async function packaged(say) {
  try {
    return await answering(await packagedChromiumPath(say));
  } catch (error) {
    throw new Error(
      "no Chromium runs on this machine. Install one (Debian: apt-get install chromium; elsewhere: google-chrome) " +
        `or name one in the variable CGOVET_CHROMIUM.\n${error instanceof Error ? error.message : error}`,
    );
  }
}
