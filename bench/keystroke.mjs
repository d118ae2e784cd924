// `npm run bench:keystroke -- FILE [--edits N] [--seed N] [--engine-only]`: how long a keystroke in FILE takes, from the
// change to the findings, in the engine (run from source) and at a client of the server (dist/: `npm run build`).
import { existsSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { edits: { type: "string", default: "1000" }, seed: { type: "string", default: "1" }, "engine-only": { type: "boolean", default: false } },
});
const [file] = positionals;
const server = join(root, "dist/server/node.js");
if (file === undefined) {
  console.error("usage: npm run bench:keystroke -- FILE [--edits N] [--seed N] [--engine-only]");
  process.exitCode = 2;
} else if (!values["engine-only"] && !existsSync(server)) {
  console.error("bench:keystroke: dist holds no server; run `npm run build` first, or measure with --engine-only");
  process.exitCode = 2;
} else {
  const { measureKeystrokes } = await loadTypeScript("bench/keystroke.ts");
  const options = { file: resolve(process.env["INIT_CWD"] ?? ".", file), edits: Number(values.edits), seed: Number(values.seed), ...(!values["engine-only"] && { server }) };
  await measureKeystrokes(options, (/** @type {string} */ line) => console.log(line));
}
