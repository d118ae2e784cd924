// A memory host whose reads can be held, so that a test decides what happens while an analysis is under way. Guarantees:
// `yield` lets messages in, as the real hosts do.
import { setImmediate } from "node:timers/promises";
import type { Host } from "../../../server/src/engine/host.ts";
import type { SourceTree } from "../../../server/src/hosts/sourceTree.ts";
import { createMemoryHost, type MemoryHost } from "../../harness/memoryHost.ts";

export interface GatedHost {
  readonly memory: MemoryHost;
  readonly host: Host;
  readonly tree: SourceTree;
  /** Reads of this URI wait until the gate is opened. */
  hold(uri: string): Gate;
}

export interface Gate {
  /** Resolves when somebody waits at the gate. */
  readonly reached: Promise<void>;
  open(): void;
}

interface HeldGate extends Gate {
  readonly opened: Promise<void>;
  readonly arrive: () => void;
}

export function createGatedHost(files: Iterable<readonly [string, string]>): GatedHost {
  const memory = createMemoryHost(files);
  const gates = new Map<string, HeldGate>();
  const read = async (uri: string): ReturnType<Host["readFile"]> => {
    const gate = gates.get(uri);
    if (gate !== undefined) {
      gate.arrive();
      await gate.opened;
    }
    return memory.readFile(uri);
  };
  const list = async (uri: string): ReturnType<Host["listDirectory"]> => (await memory.listDirectory(uri)).filter((entry) => memory.textOf(`${uri}/${entry.name}`) !== undefined || entry.kind === "directory");
  return {
    memory,
    host: { readFile: read, listDirectory: list, now: () => memory.now(), yield: () => setImmediate(), log: (level, message) => memory.log(level, message) },
    tree: {
      list: async (uri) => ({ kind: "entries", entries: await list(uri) }),
      read: async (uri) => {
        const result = await read(uri);
        return result.kind === "text" ? { ...result, repaired: false } : result;
      },
    },
    hold: (uri) => {
      const gate: HeldGate = createGate(() => gates.get(uri) === gate && gates.delete(uri));
      gates.set(uri, gate);
      return gate;
    },
  };
}

function createGate(onOpen: () => unknown): HeldGate {
  let arrive = (): void => undefined;
  let release = (): void => undefined;
  const reached = new Promise<void>((resolve) => (arrive = resolve));
  const opened = new Promise<void>((resolve) => (release = resolve));
  const open = (): void => {
    onOpen();
    release();
  };
  return { reached, opened, arrive: () => arrive(), open };
}
