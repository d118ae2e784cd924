// How long one keystroke takes: opens a Go file with unsaved text, types and deletes one character inside a function
// again and again, and prints percentiles of the time from change to findings, in milliseconds.
// Run: node bench/keystroke.mjs FILE [EDITS]
import { readFileSync } from "node:fs";
import { performance } from "node:perf_hooks";
import { createEngine } from "../server/src/engine/engine.ts";
import { createNodeHost } from "../server/src/hosts/node/nodeHost.ts";
import { pathToUri } from "../server/src/hosts/node/fileUri.ts";
import { grammarBytes } from "../test/harness/grammarBytes.ts";

/** Prints to stdout; `file` is an absolute path. */
export async function measureKeystrokes(file: string, count: number): Promise<void> {
  const text = readFileSync(file, "utf8");
  const uri = pathToUri(file);
  const started = performance.now();
  const engine = await createEngine({ host: createNodeHost(), grammars: grammarBytes() });
  const ready = performance.now();
  engine.setOverlay(uri, text, 1);
  const first = await engine.analyzeFile(uri);
  const analysed = performance.now();
  const line = text.split("\n").findIndex((one, i) => i > text.split("\n").length / 2 && one.startsWith("\t") && one.trim() !== "");
  const times: number[] = [];
  for (let i = 0; i < count; i++) {
    const at = { line, character: 1 };
    const isTyping = i % 2 === 0;
    const before = performance.now();
    engine.updateOverlay(uri, [isTyping ? { range: { start: at, end: at }, text: "x" } : { range: { start: at, end: { line, character: 2 } }, text: "" }], i + 2);
    await engine.analyzeFile(uri);
    times.push(performance.now() - before);
  }
  times.sort((a, b) => a - b);
  const share = (part: number): string => (times[Math.min(times.length - 1, Math.floor(times.length * part))] ?? 0).toFixed(1);
  process.stdout.write(`${file}: ${text.split("\n").length} lines, ${first.files.length} files in the package\n`);
  process.stdout.write(`engine start ${(ready - started).toFixed(0)} ms, first analysis ${(analysed - ready).toFixed(0)} ms\n`);
  process.stdout.write(`keystroke p50 ${share(0.5)} ms, p95 ${share(0.95)} ms, max ${share(1)} ms over ${times.length} edits\n`);
  engine.dispose();
}
