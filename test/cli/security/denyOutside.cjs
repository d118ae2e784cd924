// Loaded before a program (`node --require`), threads included: what starts programs, talks to a network or runs code from
// the folder CGOVET_DENY_FOLDER throws, and is written to the file CGOVET_DENIED, one line each, so that a program which
// swallows the error does not go unnoticed. Does not judge files that are read as data.
"use strict";
const { appendFileSync } = require("node:fs");
const { Module, syncBuiltinESMExports } = require("node:module");

const record = process.env["CGOVET_DENIED"] ?? "";
const folder = process.env["CGOVET_DENY_FOLDER"];

/** @param {string} what */
function refuse(what) {
  appendFileSync(record, `${what}\n`);
  throw new Error(`denied: ${what}`);
}

/**
 * @param {string} name
 * @param {Record<string, unknown>} holder
 * @param {readonly string[]} members
 */
function deny(name, holder, members) {
  for (const member of members) {
    if (typeof holder[member] !== "function") continue;
    Object.defineProperty(holder, member, { configurable: true, writable: true, value: () => refuse(`${name}.${member}`) });
  }
}

/** @type {Readonly<Record<string, readonly string[]>>} */
const modules = {
  child_process: ["exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"],
  cluster: ["fork"],
  net: ["connect", "createConnection", "createServer"],
  tls: ["connect", "createServer"],
  http: ["get", "request", "createServer"],
  https: ["get", "request", "createServer"],
  http2: ["connect", "createServer", "createSecureServer"],
  dgram: ["createSocket"],
  dns: ["lookup", "resolve", "resolve4", "resolve6", "reverse", "lookupService"],
  "dns/promises": ["lookup", "resolve", "resolve4", "resolve6", "reverse", "lookupService"],
  inspector: ["open"],
};
for (const [name, members] of Object.entries(modules)) deny(name, require(name), members);
const net = require("net");
// Servers that others make are of these classes; the streams of the program itself never connect or listen.
deny("net.Socket", net.Socket.prototype, ["connect"]);
deny("net.Server", net.Server.prototype, ["listen"]);
deny("process", /** @type {Record<string, unknown>} */ (/** @type {unknown} */ (process)), ["dlopen", "binding"]);
deny("globalThis", globalThis, ["fetch", "WebSocket", "EventSource"]);
syncBuiltinESMExports();

const loader = /** @type {{ _resolveFilename: (...args: unknown[]) => string }} */ (/** @type {unknown} */ (Module));
const original = loader._resolveFilename;
loader._resolveFilename = function (...args) {
  const file = original.apply(this, args);
  return folder !== undefined && file.startsWith(folder) ? refuse(`load ${file}`) : file;
};
