/**
 * Opens a VS Code in which cgovet runs from this checkout, for a person.
 *
 * Guarantees: the desktop when there is one, else the npm-hosted VS Code behind a secret address on 127.0.0.1; the
 * folder is opened where it is, nothing is copied. The hosted server ends with this process.
 * Does not: build the extension.
 */
import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { workbenchAddress } from "./browser.mjs";
import { checkPage } from "./checkPage.mjs";
import { desktopCommand, hasDisplay } from "./desktop.mjs";
import { installHost, unsupportedReason } from "./install.mjs";
import { linkExtension } from "./linkedExtension.mjs";
import { hostRoot, projectRoot } from "./paths.mjs";
import { startServer } from "./server.mjs";
import { hosts } from "./versions.mjs";

/**
 * @typedef {object} OpenOptions
 * @property {string} extension absolute path of the extension's source folder
 * @property {string} folder absolute
 * @property {number} port 0: any free one
 * @property {boolean} open show the page in the user's browser
 * @property {boolean} check look at the page with a headless browser and stop
 * @property {boolean} browser pass over a desktop VS Code
 */

/**
 * @param {OpenOptions} options
 * @returns {Promise<number>} exit code, when the window is open (desktop) or the server has ended (hosted)
 * @throws when there is no VS Code to open
 */
export async function openEditor(options) {
  const desktop = desktopCommand();
  if (desktop !== undefined && hasDisplay() && !options.browser && !options.check) return openDesktop(desktop, options);
  const reason = unsupportedReason();
  if (reason !== undefined) {
    throw new Error(
      `there is no desktop VS Code on PATH, and ${reason}. Install VS Code and its "code" command ` +
        `(in VS Code: "Shell Command: Install 'code' command in PATH"), then run npm start again`,
    );
  }
  return openHosted(options);
}

/** @param {string} command @param {OpenOptions} options */
function openDesktop(command, { extension, folder }) {
  console.log(`opening ${folder} in desktop VS Code with cgovet`);
  const args = ["--new-window", `--extensionDevelopmentPath=${extension}`, folder];
  return runAttached(command, args);
}

/** @param {string} command @param {readonly string[]} args @returns {Promise<number>} exit code */
function runAttached(command, args) {
  return new Promise((done, fail) => {
    const child = spawn(command, args, { stdio: "inherit", shell: process.platform === "win32" });
    child.once("error", (error) => fail(new Error(`cannot start ${command}: ${error.message}`)));
    child.once("close", (code) => done(code ?? 1));
  });
}

/** @param {OpenOptions} options */
async function openHosted(options) {
  const installed = await installHost(hosts.newest);
  const stop = onStopSignal();
  if (options.check) return checkHosted(installed, options, stop);
  const { server, address } = await serve(installed, join(hostRoot(), "profile"), options);
  stop.act = () => void server.stop();
  if (options.open && hasDisplay()) openInBrowser(address);
  else console.log("Open this address in a browser on this machine. Ctrl-C stops it.");
  await server.ended;
  if (!stop.asked) throw new Error("the VS Code server has ended by itself");
  return 0;
}

/**
 * @param {import("./install.mjs").InstalledHost} installed
 * @param {OpenOptions} options
 * @param {{ act: () => void }} stop
 */
async function checkHosted(installed, options, stop) {
  const profile = await mkdtemp(join(tmpdir(), "cgovet-check-"));
  try {
    const { server, address } = await serve(installed, profile, options);
    stop.act = () => void server.stop();
    const isOurs = options.folder.startsWith(join(projectRoot, "test"));
    console.log(`ok: ${await checkPage({ address, expectFindings: isOurs }).finally(server.stop)}`);
    return 0;
  } finally {
    await rm(profile, { recursive: true, force: true, maxRetries: 5 });
  }
}

/**
 * @param {import("./install.mjs").InstalledHost} installed
 * @param {string} profile folder of the server's data
 * @param {OpenOptions} options
 */
async function serve(installed, profile, { extension, folder, port }) {
  const token = randomBytes(16).toString("hex");
  const extensionsFolder = join(profile, "extensions");
  await linkExtension(extensionsFolder, extension);
  const server = await startServer(installed, { folder: profile, extensionsFolder, port, token });
  const address = workbenchAddress(server.authority, { workspace: folder, token });
  console.log(`VS Code ${installed.host.vscode} with cgovet on ${folder}:\n\n  ${address}\n`);
  return { server, address };
}

/** Ctrl-C stops what there is to stop; before that, ending the process is enough. */
function onStopSignal() {
  /** @type {{ asked: boolean, act: () => void }} */
  const state = { asked: false, act: () => process.exit(0) };
  for (const signal of /** @type {const} */ (["SIGINT", "SIGTERM"])) {
    process.on(signal, () => {
      state.asked = true;
      state.act();
    });
  }
  return state;
}

/** @param {string} address */
function openInBrowser(address) {
  const child = spawn("xdg-open", [address], { stdio: "ignore", detached: true });
  child.once("error", () => console.log("Open this address in a browser on this machine."));
  child.unref();
  console.log("Opening it in your browser. Ctrl-C stops it.");
}
