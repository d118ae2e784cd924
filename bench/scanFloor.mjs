// `node bench/scanFloor.mjs LIST`: the floor of a scan, in a process of its own: reads every Go file, tests each for
// `import "C"`, and parses the Go and C files of packages that use cgo, on one thread with the wasm parsers of cgovet. LIST
// is a JSON file as bench/scanFiles.ts makes it. Prints `{ wall, cpu }` in milliseconds: of the work alone, without the
// start of Node and of the parsers, and without the C of preambles, which lies inside Go files.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { extname } from "node:path";
import { Language, Parser } from "web-tree-sitter";
import { loadTypeScript } from "../scripts/loadTypeScript.mjs";

const require = createRequire(import.meta.url);
const wasm = (/** @type {string} */ name) => new Uint8Array(readFileSync(require.resolve(`${name}/${name}.wasm`)));

/** @type {Readonly<Record<string, string>>} */
const grammarOf = { ".go": "go", ".m": "objc", ".mm": "objc", ".cc": "cpp", ".cpp": "cpp", ".cxx": "cpp", ".hh": "cpp", ".hpp": "cpp", ".hxx": "cpp" };

/** @typedef {{ readonly go: readonly string[], readonly parsed: readonly string[] }} Files */

/** @param {Files} files */
async function parsersFor({ parsed }) {
  await Parser.init({ wasmBinary: wasm("web-tree-sitter") });
  const parsers = new Map();
  for (const name of new Set(parsed.map((path) => grammarOf[extname(path)] ?? "c"))) {
    parsers.set(name, new Parser().setLanguage(await Language.load(wasm(`tree-sitter-${name}`))));
  }
  return parsers;
}

const { importsC } = await loadTypeScript("server/src/engine/base/importsC.ts");

/**
 * @param {Files} files
 * @param {ReadonlyMap<string, Parser>} parsers
 */
function work({ go, parsed }, parsers) {
  let using = 0;
  for (const path of go) if (importsC(readFileSync(path, "utf8"))) using++;
  for (const path of parsed) parsers.get(grammarOf[extname(path)] ?? "c")?.parse(readFileSync(path, "utf8"))?.delete();
  return using;
}

const files = /** @type {Files} */ (JSON.parse(readFileSync(process.argv[2] ?? "", "utf8")));
const parsers = await parsersFor(files);
const before = process.cpuUsage();
const started = performance.now();
work(files, parsers);
const wall = performance.now() - started;
const { user, system } = process.cpuUsage(before);
console.log(JSON.stringify({ wall, cpu: (user + system) / 1000 }));
