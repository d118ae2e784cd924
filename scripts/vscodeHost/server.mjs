/**
 * Starts and stops VS Code's own server of an installed host.
 *
 * Guarantees: listens on 127.0.0.1 only; asks no extension gallery and sends no telemetry; `stop` leaves no process behind.
 * Does not: install the host or open a browser.
 */
import { spawn } from "node:child_process";
import { mkdir, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { dirname, join } from "node:path";
import { runProgram } from "./npm.mjs";
import { quietSettings } from "./quietSettings.mjs";

const START_LIMIT_MS = 60_000;
const STOP_LIMIT_MS = 5_000;

/**
 * @typedef {object} ServerOptions
 * @property {string} folder where the server keeps its data, home, temporary files and, if not said otherwise, extensions
 * @property {string} [extensionsFolder] extensions installed into another folder
 * @property {number} [port] 0 or nothing: any free port
 * @property {string} [token] secret a page must present; none by default
 * @property {boolean} [forTests] whether an address may name development paths and tests; such a VS Code shows no notifications
 * @property {boolean} [asksForTrust] whether folders begin in restricted mode
 * @property {Readonly<Record<string, unknown>>} [settings] user settings, on top of the quiet ones
 * @property {Readonly<Record<string, string>>} [env] variables the extension host shall see
 *
 * @typedef {object} RunningServer
 * @property {string} authority host and port, as in the address of the page
 * @property {string} origin `http://` and the authority
 * @property {Promise<void>} ended settles when the server has ended, for whatever reason
 * @property {() => Promise<void>} stop
 */

/** @param {ServerOptions} options */
const foldersOf = ({ folder, extensionsFolder }) => ({
  data: join(folder, "data"),
  home: join(folder, "home"),
  temporary: join(folder, "tmp"),
  extensions: extensionsFolder ?? join(folder, "extensions"),
});

/**
 * Starts the server and waits until it answers.
 * @param {import('./install.mjs').InstalledHost} installed
 * @param {ServerOptions} options
 * @returns {Promise<RunningServer>}
 * @throws when it ends early or does not answer within a minute; the message holds what it printed
 */
export async function startServer(installed, options) {
  await requireFreePort(options.port ?? 0);
  await prepareFolders(options);
  const { child, ended, output } = launch(installed, options);
  const stop = () => stopGroup(child, ended);
  try {
    const port = await listeningPort(child, ended, output);
    const authority = `127.0.0.1:${port}`;
    await answering(`http://${authority}/version`, ended, output);
    return { authority, origin: `http://${authority}`, ended, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/**
 * Installs a packed extension into `options.extensionsFolder`, as the editor's command line does.
 * @param {import('./install.mjs').InstalledHost} installed
 * @param {ServerOptions} options
 * @param {string} vsix
 */
export async function installExtension(installed, options, vsix) {
  const { data, extensions } = foldersOf(options);
  await prepareFolders(options);
  const args = ["--install-extension", vsix, "--extensions-dir", extensions, "--server-data-dir", data];
  await runProgram(installed.node, [installed.serverMain, ...args], { env: serverEnvironment(options) });
}

/** @param {ServerOptions} options */
async function prepareFolders(options) {
  const folders = foldersOf(options);
  for (const folder of Object.values(folders)) await mkdir(folder, { recursive: true });
  const settings = join(folders.data, "data", "User", "settings.json");
  await mkdir(dirname(settings), { recursive: true });
  await writeFile(settings, JSON.stringify({ ...quietSettings, ...options.settings }, undefined, 2), {
    flag: "wx",
  }).catch((error) => {
    if (error.code !== "EEXIST") throw error;
  });
}

/** The server itself would neither listen nor end. @param {number} port */
async function requireFreePort(port) {
  await new Promise((done, fail) => {
    const probe = createServer();
    probe.once("error", (error) => fail(new Error(`port ${port} cannot be used: ${error.message}`)));
    probe.listen(port, "127.0.0.1", () => probe.close(done));
  });
}

/** @param {import('./install.mjs').InstalledHost} installed @param {ServerOptions} options */
function launch(installed, options) {
  const { data, extensions } = foldersOf(options);
  const access = options.token === undefined ? ["--without-connection-token"] : ["--connection-token", options.token];
  const args = [
    ...[installed.serverMain, "--host", "127.0.0.1", "--port", String(options.port ?? 0), ...access],
    ...["--accept-server-license-terms", "--telemetry-level", "off"],
    ...(options.asksForTrust === true ? [] : ["--disable-workspace-trust"]),
    ...["--server-data-dir", data, "--extensions-dir", extensions, "--log", "info"],
    // Without its test driver, VS Code ignores development paths in an address.
    ...(options.forTests === true ? ["--enable-smoke-test-driver"] : []),
  ];
  // A group of its own: extension hosts and language servers end with it.
  const child = spawn(installed.node, args, {
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
    env: serverEnvironment(options),
  });
  let text = "";
  for (const stream of [child.stdout, child.stderr])
    stream.on("data", (bytes) => (text = (text + bytes).slice(-20_000)));
  /** @type {Promise<void>} */
  const ended = new Promise((done) => {
    child.once("error", () => done());
    child.once("close", () => done());
  });
  const kill = () => signalGroup(child.pid, "SIGKILL");
  process.once("exit", kill);
  void ended.then(() => process.off("exit", kill));
  return { child, ended, output: () => text };
}

/** @param {ServerOptions} options */
function serverEnvironment(options) {
  const { home, temporary } = foldersOf(options);
  return {
    PATH: process.env["PATH"] ?? "",
    LANG: "C.UTF-8",
    HOME: home,
    TMPDIR: temporary,
    XDG_RUNTIME_DIR: temporary,
    EXTENSIONS_GALLERY: "{}",
    ...options.env,
  };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {Promise<void>} ended
 * @param {() => string} output
 * @returns {Promise<number>}
 */
function listeningPort(child, ended, output) {
  return new Promise((done, fail) => {
    const look = () => {
      const port = /listening on (\d+)/.exec(output())?.[1];
      if (port !== undefined) done(Number(port));
    };
    child.stdout?.on("data", look);
    void ended.then(() => fail(new Error(`the VS Code server ended before it listened:\n${output()}`)));
    const late = () =>
      fail(new Error(`the VS Code server did not listen within ${START_LIMIT_MS / 1000} s:\n${output()}`));
    setTimeout(late, START_LIMIT_MS).unref();
  });
}

/** @param {string} address @param {Promise<void>} ended @param {() => string} output */
async function answering(address, ended, output) {
  const response = await Promise.race([fetch(address, { signal: AbortSignal.timeout(START_LIMIT_MS) }), ended]);
  if (!(response instanceof Response) || !response.ok)
    throw new Error(`the VS Code server does not answer at ${address}:\n${output()}`);
}

/** @param {import('node:child_process').ChildProcess} child @param {Promise<void>} ended */
async function stopGroup(child, ended) {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  signalGroup(child.pid, "SIGTERM");
  const forced = setTimeout(() => signalGroup(child.pid, "SIGKILL"), STOP_LIMIT_MS);
  await ended;
  clearTimeout(forced);
}

/** @param {number | undefined} pid @param {NodeJS.Signals} signal */
function signalGroup(pid, signal) {
  try {
    if (pid !== undefined) process.kill(-pid, signal);
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code !== "ESRCH") throw error;
  }
}
