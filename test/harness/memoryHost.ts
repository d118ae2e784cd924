// Guarantees: a Host over a map of texts, with a clock that advances by itself and a log kept for assertions.
// Does not touch the disk, does not wait: `yield` resolves in the next microtask.

import type { DirectoryEntry, Host, ReadResult } from "../../server/src/engine/host.ts";

export interface LogLine {
  readonly level: "debug" | "info" | "warn" | "error";
  readonly message: string;
}

export interface MemoryHostOptions {
  /** Lists directories backwards: results must not depend on the order of files. */
  readonly reverseListings?: boolean;
}

export interface MemoryHost extends Host {
  /** Creates or replaces a file. */
  write(uri: string, text: string): void;
  remove(uri: string): void;
  /** The file is there but cannot be read as text. */
  markUnreadable(uri: string, reason: string): void;
  /** The text of a file; undefined when it is not there. */
  textOf(uri: string): string | undefined;
  readonly logLines: readonly LogLine[];
  /** Every URI that was read, in order, repeats included. */
  readonly reads: readonly string[];
  /** How often the engine offered to let other work run. */
  readonly yields: number;
}

/** Builds a host from `uri → text`; directories exist as far as files lie in them. */
export function createMemoryHost(files: Iterable<readonly [string, string]>, options: MemoryHostOptions = {}): MemoryHost {
  const texts = new Map(files);
  const unreadable = new Map<string, string>();
  const logLines: LogLine[] = [];
  const reads: string[] = [];
  let clock = 0;
  let yields = 0;
  return {
    write: (uri, text) => void texts.set(uri, text),
    remove: (uri) => void texts.delete(uri),
    markUnreadable: (uri, reason) => void unreadable.set(uri, reason),
    textOf: (uri) => texts.get(uri),
    logLines,
    reads,
    get yields() {
      return yields;
    },
    readFile: (uri) => {
      reads.push(uri);
      return Promise.resolve(readEntry(texts.get(uri), unreadable.get(uri)));
    },
    listDirectory: (uri) => {
      const entries = entriesOf(uri, [...texts, ...[...unreadable.keys()].map((key) => [key, ""] as const)]);
      return Promise.resolve(options.reverseListings === true ? entries.reverse() : entries);
    },
    now: () => (clock += 0.01),
    yield: () => {
      yields++;
      return Promise.resolve();
    },
    log: (level, message) => void logLines.push({ level, message }),
  };
}

function readEntry(text: string | undefined, reason: string | undefined): ReadResult {
  if (reason !== undefined) return { kind: "unreadable", reason };
  return text === undefined ? { kind: "missing" } : { kind: "text", text };
}

function entriesOf(directory: string, files: readonly (readonly [string, string])[]): DirectoryEntry[] {
  const prefix = directory.endsWith("/") ? directory : `${directory}/`;
  const entries = new Map<string, DirectoryEntry>();
  for (const [uri, text] of files) {
    if (!uri.startsWith(prefix)) continue;
    const rest = uri.slice(prefix.length);
    const slash = rest.indexOf("/");
    const name = slash < 0 ? rest : rest.slice(0, slash);
    if (slash < 0) entries.set(name, { name, kind: "file", size: new TextEncoder().encode(text).length });
    else entries.set(name, { name, kind: "directory" });
  }
  return [...entries.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
