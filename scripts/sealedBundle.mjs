// Keeps what starts programs or talks to a network out of the bundles that look at other people's code. Guarantees: in a
// sealed bundle no import leads to such a module of Node, whatever its packages would like; calling what they took from it
// throws. Does not know `process` or `fetch`: test/cli/security runs the bundles with those denied as well.

/** Modules of Node that start programs, talk to a network, or let others talk to the process. */
export const outsideModules = ["child_process", "cluster", "dgram", "dns", "dns/promises", "http", "http2", "https", "inspector", "inspector/promises", "net", "repl", "tls", "wasi"];

/**
 * What packages of ours take from such modules without ever needing it here: commander starts subcommands that are programs
 * of their own, and the protocol's package can talk through sockets and look for modules with a process.
 */
const stubs = ["connect", "createConnection", "createServer", "exec", "execFile", "execFileSync", "execSync", "fork", "spawn", "spawnSync"];

/** @type {import("esbuild").Plugin} */
export const sealed = {
  name: "sealed",
  setup: (build) => {
    build.onResolve({ filter: new RegExp(`^(node:)?(${outsideModules.join("|")})$`) }, ({ path }) => ({ path, namespace: "sealed" }));
    build.onLoad({ filter: /.*/, namespace: "sealed" }, ({ path }) => ({ contents: stubSource(path), loader: "js" }));
  },
};

/** @param {string} module */
function stubSource(module) {
  const refusal = JSON.stringify(`cgovet starts no program and opens no connection (${module})`);
  return `const refuse = () => { throw new Error(${refusal}); };\nmodule.exports = { ${stubs.map((name) => `${name}: refuse`).join(", ")} };\n`;
}
