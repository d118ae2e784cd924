// `npm run audit`: asks the registry for known weaknesses of the locked packages. Guarantees: what could not be asked never looks
// like "none": without an answer the last line says so. Fails on a weakness in a package whose code the bundles hold, and on a
// critical one in a tool; others are listed. Changes nothing.
//
// Exit codes: 0 nothing that has to be acted on, 1 something has, 3 could not look. As a suite of `npm test` (CGOVET_REPORT) it
// writes a report, in which "could not look" is a skipped test with its reason.

import { spawn } from "node:child_process";
import { existsSync, readFileSync, realpathSync, writeFileSync } from "node:fs";
import { basename, join } from "node:path";
import { fileURLToPath } from "node:url";
import { noticesFile } from "./thirdParty.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** Longest wait for the registry, in milliseconds. */
const patience = 60_000;

/** @typedef {{ kind: "looked", acting: readonly string[], listed: readonly string[] } | { kind: "unknown", reason: string }} Verdict */

/**
 * What an answer of `npm audit --json` means.
 * @param {string} text standard output of npm
 * @param {ReadonlySet<string> | undefined} bundled names of the packages in dist/; undefined: nobody knows, so all count
 * @returns {Verdict} weaknesses as lines, those to be acted on apart
 */
export function readAudit(text, bundled) {
  const answer = parsed(text);
  if (answer === undefined) return { kind: "unknown", reason: `npm audit gave no answer that can be read: ${JSON.stringify(text.slice(0, 200))}` };
  if (answer.auditReportVersion !== 2 || !(answer.metadata?.dependencies?.total > 0) || typeof answer.vulnerabilities !== "object") {
    return { kind: "unknown", reason: answer.message ?? answer.error?.summary ?? "npm audit looked at no package" };
  }
  /** @type {string[]} */
  const acting = [];
  /** @type {string[]} */
  const listed = [];
  for (const { name, severity, range, via } of Object.values(answer.vulnerabilities)) {
    const titles = via.map((/** @type {any} */ one) => (typeof one === "string" ? `through ${one}` : `${one.title} ${one.url}`));
    const mustAct = bundled === undefined || bundled.has(name) || severity === "critical";
    (mustAct ? acting : listed).push(`${name} ${range}: ${severity}, ${[...new Set(titles)].join("; ")}`);
  }
  return { kind: "looked", acting: acting.sort(), listed: listed.sort() };
}

/** @param {string} text @returns {any} undefined for what is no JSON object */
function parsed(text) {
  try {
    const value = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

/**
 * The verdict as a suite's report, its exit code, and what a person reads.
 * @param {Verdict} verdict
 */
export function reportOf(verdict) {
  const name = "no known weakness in what is shipped";
  if (verdict.kind === "unknown") {
    return { exitCode: 3, lines: [`audit: COULD NOT LOOK: ${verdict.reason}`], report: { passed: 0, failures: [], skipped: [{ name, reason: `could not look: ${verdict.reason}` }] } };
  }
  const { acting, listed } = verdict;
  const lines = [...acting.map((line) => `audit: ${line}`), ...listed.map((line) => `audit: only in a tool: ${line}`), `audit: ${acting.length} to be acted on, ${listed.length} in tools only`];
  return { exitCode: acting.length > 0 ? 1 : 0, lines, report: { passed: acting.length > 0 ? 0 : 1, failures: acting, skipped: [] } };
}

/** @returns {Promise<string>} standard output of npm, "" when it cannot be run or takes too long */
async function askRegistry() {
  const args = ["audit", "--json", "--package-lock-only"];
  const cli = process.env["npm_execpath"];
  const [program, all] = cli !== undefined && basename(cli) === "npm-cli.js" ? [process.execPath, [cli, ...args]] : ["npm", args];
  return new Promise((resolve) => {
    const child = spawn(program, all, { cwd: root, stdio: ["ignore", "pipe", "ignore"], timeout: patience, shell: process.platform === "win32" });
    let text = "";
    child.stdout.setEncoding("utf8").on("data", (part) => (text += part));
    child.on("error", () => resolve("")).on("close", () => resolve(text));
  });
}

/** @returns {ReadonlySet<string> | undefined} */
function bundledNames() {
  const path = join(root, noticesFile);
  if (!existsSync(path)) return undefined;
  return new Set([...readFileSync(path, "utf8").matchAll(/^- (\S+) \S+, .+$/gm)].map((match) => match[1] ?? ""));
}

async function main() {
  const { exitCode, lines, report } = reportOf(readAudit(await askRegistry(), bundledNames()));
  for (const line of lines) console.log(line);
  const file = process.env["CGOVET_REPORT"];
  if (file === undefined) {
    process.exitCode = exitCode;
    return;
  }
  writeFileSync(file, JSON.stringify(report));
  process.exitCode = exitCode === 1 ? 1 : 0;
}

if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await main();
