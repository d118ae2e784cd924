/**
 * The pinned versions of everything the npm-hosted VS Code is made of.
 *
 * Guarantees: exact versions only, so that two machines test the same editor.
 * Does not: install or look for anything; see install.mjs, nodeBinary.mjs and chromium.mjs.
 */

/**
 * @typedef {object} Host
 * @property {'newest' | 'oldest'} name
 * @property {string} codeServer version of the npm package that carries the VS Code server
 * @property {string} vscode version of VS Code inside it
 * @property {string} node version of the Node that runs it when the running Node does not fit
 * @property {number} nodeMajor the Node line this server was built for
 */

/** The newest VS Code tested, and the oldest one (`engines.vscode` in package.json). */
export const hosts = /** @type {const} */ ({
  newest: { name: "newest", codeServer: "4.139.1", vscode: "1.139.1", node: "24.18.0", nodeMajor: 24 },
  oldest: { name: "oldest", codeServer: "4.100.3", vscode: "1.100.3", node: "20.20.2", nodeMajor: 20 },
});

/** A headless Chromium inside an npm package, for machines where apt cannot be used. */
export const packagedChromium = { name: "@sparticuz/chromium", version: "153.0.0" };

/**
 * The host called `name`.
 * @param {string} name
 * @returns {Host}
 * @throws when no host has that name
 */
export function hostNamed(name) {
  const found = Object.values(hosts).find((host) => host.name === name);
  if (found === undefined)
    throw new Error(`no VS Code host is called "${name}"; use ${Object.keys(hosts).join(" or ")}`);
  return found;
}
