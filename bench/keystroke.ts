// How long a keystroke takes: opens a Go file of a package on disk and edits it as a person does (test/harness/typist.ts),
// character by character, and measures from each change to the findings for it. In the engine, in milliseconds of wall
// clock and of processor time (all threads), which other work disturbs less; at a client of the server, in milliseconds of
// wall clock from the change sent to the diagnostics of that version. Also says how many functions were analysed and
// how many were taken over. Edits depend on the seed alone. Writes nothing to the file.
import { spawn, type ChildProcessWithoutNullStreams } from "node:child_process";
import { readFileSync } from "node:fs";
import { basename, dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from "vscode-languageserver-protocol/node";
import { createLineIndex } from "../server/src/engine/base/lineIndex.ts";
import { createEngine } from "../server/src/engine/engine.ts";
import type { TextChange } from "../server/src/engine/engineApi.ts";
import { createNodeHost } from "../server/src/hosts/node/nodeHost.ts";
import { pathToUri } from "../server/src/hosts/node/fileUri.ts";
import { grammarBytes } from "../test/harness/grammarBytes.ts";
import { createTypist } from "../test/harness/typist.ts";

export interface KeystrokeOptions {
  /** Absolute path of a Go file. */
  readonly file: string;
  readonly edits: number;
  readonly seed: number;
  /** The server's program; without it, only the engine is measured. */
  readonly server?: string;
}

/** A figure for people and for the record. */
export interface KeystrokeRow {
  readonly name: string;
  readonly value: number;
  readonly unit: "ms" | "functions";
  /** At most this. */
  readonly goal?: number;
}

interface Edit {
  readonly about: string;
  readonly change: TextChange;
}

interface Typing {
  readonly file: string;
  /** As it is on disk. */
  readonly text: string;
  readonly edits: readonly Edit[];
}

/** Measures; `say` gets lines for people. */
export async function measureKeystrokes(options: KeystrokeOptions, say: (line: string) => void): Promise<readonly KeystrokeRow[]> {
  const text = readFileSync(options.file, "utf8");
  const edits = planEdits(options, text);
  const typing: Typing = { file: options.file, text, edits };
  say(`${basename(options.file)}: ${text.split("\n").length} lines; ${edits.length} edits of seed ${options.seed}`);
  const engine = await inEngine(typing, say);
  const { server } = options;
  const client = server === undefined ? [] : await atClient(server, typing, say);
  return [...engine, ...client];
}

function planEdits({ file, seed, edits }: KeystrokeOptions, text: string): readonly Edit[] {
  const name = basename(file);
  const typist = createTypist(new Map([[name, text]]), { seed });
  return Array.from({ length: edits }, () => {
    const lines = createLineIndex(typist.textOf(name));
    const edit = typist.next();
    return { about: edit.about, change: { range: lines.rangeOf({ start: edit.start, end: edit.end }), text: edit.text } };
  });
}

async function inEngine({ file, text, edits }: Typing, say: (line: string) => void): Promise<readonly KeystrokeRow[]> {
  const uri = pathToUri(file);
  const engine = await createEngine({ host: createNodeHost(), grammars: grammarBytes() });
  engine.setOverlay(uri, text, 1);
  const opened = performance.now();
  const report = await engine.analyzeFile(uri);
  const first = engine.stats();
  say(`${report.files.length} files in the package, ${first.functionsAnalysed} functions; first analysis ${(performance.now() - opened).toFixed(0)} ms`);
  const wall: number[] = [];
  const processor: number[] = [];
  const byKind = new Map<string, number[]>();
  for (const [i, { about, change }] of edits.entries()) {
    const before = performance.now();
    const cpu = process.cpuUsage();
    engine.updateOverlay(uri, [change], i + 2);
    await engine.analyzeFile(uri);
    const { user, system } = process.cpuUsage(cpu);
    const spent = performance.now() - before;
    wall.push(spent);
    processor.push((user + system) / 1000);
    byKind.set(about, [...(byKind.get(about) ?? []), (user + system) / 1000]);
  }
  const last = engine.stats();
  engine.dispose();
  const rows: readonly KeystrokeRow[] = [
    ...percentiles("engine", wall, 8),
    ...percentiles("engine, processor time", processor),
    { name: "functions analysed", value: last.functionsAnalysed - first.functionsAnalysed, unit: "functions" },
    { name: "functions taken over", value: last.functionsTakenOver - first.functionsTakenOver, unit: "functions" },
  ];
  for (const row of rows) say(`${row.name.padEnd(34)}${row.value.toFixed(row.unit === "ms" ? 1 : 0).padStart(10)} ${row.unit}`);
  for (const [about, times] of byKind) say(`  ${about.padEnd(32)}${share(times, 0.5).toFixed(1).padStart(10)} ms of processor time at p50, ${times.length} edits`);
  return rows;
}

async function atClient(server: string, typing: Typing, say: (line: string) => void): Promise<readonly KeystrokeRow[]> {
  const child = spawn(process.execPath, [server, "--stdio"]);
  child.stderr.resume();
  try {
    const times = await typeAtClient(child, typing);
    const rows = percentiles("LSP client", times, 30);
    for (const row of rows) say(`${row.name.padEnd(34)}${row.value.toFixed(1).padStart(10)} ${row.unit}`);
    return rows;
  } finally {
    child.kill();
  }
}

async function typeAtClient(child: ChildProcessWithoutNullStreams, { file, text, edits }: Typing): Promise<readonly number[]> {
  const client = createProtocolConnection(new StreamMessageReader(child.stdout), new StreamMessageWriter(child.stdin));
  const uri = pathToUri(file);
  const folder = pathToUri(dirname(file));
  let waiting: { readonly version: number; readonly arrived: () => void } | undefined;
  client.onNotification("textDocument/publishDiagnostics", (params: { readonly uri: string; readonly version?: number }) => {
    if (params.uri === uri && waiting !== undefined && (params.version ?? 0) >= waiting.version) waiting.arrived();
  });
  const findingsOf = (version: number): Promise<void> => new Promise((arrived) => (waiting = { version, arrived }));
  client.listen();
  await client.sendRequest("initialize", { processId: process.pid, rootUri: folder, capabilities: { textDocument: { publishDiagnostics: { versionSupport: true } } }, workspaceFolders: [{ uri: folder, name: "bench" }] });
  await client.sendNotification("initialized", {});
  const opened = findingsOf(1);
  await client.sendNotification("textDocument/didOpen", { textDocument: { uri, languageId: "go", version: 1, text } });
  await opened;
  const times: number[] = [];
  for (const [i, { change }] of edits.entries()) {
    const version = i + 2;
    const found = findingsOf(version);
    const before = performance.now();
    await client.sendNotification("textDocument/didChange", { textDocument: { uri, version }, contentChanges: [change] });
    await found;
    times.push(performance.now() - before);
  }
  await client.sendRequest("shutdown");
  await client.sendNotification("exit");
  client.dispose();
  return times;
}

function percentiles(name: string, times: readonly number[], goal?: number): readonly KeystrokeRow[] {
  return [0.5, 0.95, 0.99].map((part) => ({ name: `${name}, p${part * 100}`, value: share(times, part), unit: "ms", ...(goal !== undefined && part === 0.95 && { goal }) }));
}

function share(times: readonly number[], part: number): number {
  const sorted = [...times].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
}
