// The engine under test: one that lives on while texts are edited, as in an editor, and one that sees every package for
// the first time, its files in backward order. Both throw what they would else turn into a notice. Analyses take the
// time they take: who runs the fuzzer limits it from outside.
import { createEngine } from "../../server/src/engine/engine.ts";
import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { Host } from "../../server/src/engine/host.ts";
import type { PackageReport } from "../../server/src/engine/report/finding.ts";
import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import { defaultSettings } from "../../server/src/engine/settings.ts";
import { grammarBytes } from "../harness/grammarBytes.ts";
import type { FuzzInput } from "./fuzzInput.ts";

export interface Subject {
  /** Edits the open files into `input`, the smallest change of each file, and analyses. */
  live(input: FuzzInput): Promise<PackageReport>;
  /** Analyses `input` as a package nobody has seen, read from a disk that lists it backwards. */
  fresh(input: FuzzInput): Promise<PackageReport>;
  /** Closes all files. Trees that are still alive after that are leaks. */
  reset(): void;
  /** Trees of the live engine that nobody has freed. */
  liveTrees(): number;
  /** Lines of both engines of level `error` since the last call. */
  errors(): readonly string[];
  dispose(): void;
}

export const liveDir = "file:///live";
/** Names used in turn; an engine remembers twelve folders, so that a name comes back to one that has forgotten it. */
const freshDirs = 30;

export async function createSubject(): Promise<Subject> {
  const errors: string[] = [];
  const disk: { dir: string; files: FuzzInput } = { dir: "", files: new Map() };
  const settings = { ...defaultSettings, profile: "strict" } as const;
  const grammars = grammarBytes();
  const liveEngine = await createEngine({ host: hostOf({ dir: "", files: new Map() }, errors), grammars, settings, rethrow: true });
  const freshEngine = await createEngine({ host: hostOf(disk, errors), grammars, settings, rethrow: true });
  const open = new Map<string, string>();
  let version = 0;
  let round = 0;
  return {
    live: (input) => {
      version = editInto(liveEngine, open, input, version);
      return liveEngine.analyzeDirectory(liveDir);
    },
    fresh: (input) => {
      disk.dir = `file:///f${round++ % freshDirs}`;
      disk.files = input;
      for (const name of input.keys()) freshEngine.invalidate(`${disk.dir}/${name}`);
      return freshEngine.analyzeDirectory(disk.dir);
    },
    reset: () => {
      for (const name of open.keys()) liveEngine.clearOverlay(`${liveDir}/${name}`);
      open.clear();
    },
    liveTrees: () => {
      const { treesCreated, treesDeleted } = liveEngine.stats();
      return treesCreated - treesDeleted;
    },
    errors: () => errors.splice(0),
    dispose: () => {
      liveEngine.dispose();
      freshEngine.dispose();
    },
  };
}

function hostOf(disk: { readonly dir: string; readonly files: FuzzInput }, errors: string[]): Host {
  let clock = 0;
  return {
    readFile: (uri) => {
      const text = uri.startsWith(`${disk.dir}/`) ? disk.files.get(uri.slice(disk.dir.length + 1)) : undefined;
      return Promise.resolve(text === undefined ? { kind: "missing" } : { kind: "text", text });
    },
    listDirectory: (uri) => Promise.resolve(uri === disk.dir ? [...disk.files.keys()].sort().reverse().map((name) => ({ name, kind: "file" })) : []),
    now: () => (clock += 0.01),
    yield: () => Promise.resolve(),
    log: (level, message) => void (level === "error" && errors.push(message)),
  };
}

/** Returns the last version given. */
function editInto(engine: Engine, open: Map<string, string>, input: FuzzInput, version: number): number {
  let last = version;
  for (const name of [...open.keys()]) {
    if (input.has(name)) continue;
    engine.clearOverlay(`${liveDir}/${name}`);
    open.delete(name);
  }
  for (const [name, text] of input) {
    const before = open.get(name);
    if (before === text) continue;
    if (before === undefined) engine.setOverlay(`${liveDir}/${name}`, text, ++last);
    else engine.updateOverlay(`${liveDir}/${name}`, [changeBetween(before, text)], ++last);
    open.set(name, text);
  }
  return last;
}

/** The change as an editor sends it: never inside a surrogate pair or between CR and LF. */
function changeBetween(before: string, after: string): { readonly range: ReturnType<ReturnType<typeof createLineIndex>["rangeOf"]>; readonly text: string } {
  let start = 0;
  while (start < before.length && start < after.length && before[start] === after[start]) start++;
  let end = 0;
  while (end < before.length - start && end < after.length - start && before[before.length - 1 - end] === after[after.length - 1 - end]) end++;
  while (start > 0 && (isInside(before, start) || isInside(after, start))) start--;
  while (end > 0 && (isInside(before, before.length - end) || isInside(after, after.length - end))) end--;
  return { range: createLineIndex(before).rangeOf({ start, end: before.length - end }), text: after.slice(start, after.length - end) };
}

function isInside(text: string, offset: number): boolean {
  const isLow = (text.charCodeAt(offset) & 0xfc00) === 0xdc00;
  const isHigh = (text.charCodeAt(offset - 1) & 0xfc00) === 0xd800;
  return (isLow && isHigh) || (text[offset] === "\n" && text[offset - 1] === "\r");
}
