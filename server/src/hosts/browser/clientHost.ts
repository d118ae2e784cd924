// The engine's Host and the SourceTree of a server without a file system: every read is answered by the editor, which
// knows the scheme. Guarantees: no answer and a failed answer are "unreadable", never "missing" and never an exception.
import type { Host, ReadResult } from "../../engine/host.ts";
import { binaryReason, maxSourceBytes, tooLargeReason, type Listing, type SourceText, type SourceTree } from "../sourceTree.ts";

/** What the editor offers; both may reject. */
export interface ClientFiles {
  /** The bytes of a file; undefined when it is not there. */
  readBytes(uri: string): Promise<Uint8Array | undefined>;
  /** The entries of a folder; undefined when it is not there. Links to folders are left out. */
  list(dirUri: string): Promise<readonly { readonly name: string; readonly kind: "file" | "directory" }[] | undefined>;
}

/** A source tree whose files the editor serves. */
export function createClientSourceTree(files: ClientFiles): SourceTree {
  return {
    list: async (dirUri): Promise<Listing> => {
      const answer = await settle(files.list(dirUri));
      if (answer.kind === "failed") return { kind: "unreadable", reason: answer.reason };
      return answer.value === undefined ? { kind: "missing" } : { kind: "entries", entries: answer.value };
    },
    read: async (uri): Promise<SourceText> => {
      const answer = await settle(files.readBytes(uri));
      if (answer.kind === "failed") return { kind: "unreadable", reason: answer.reason };
      return answer.value === undefined ? { kind: "missing" } : decode(answer.value);
    },
  };
}

/** A host over such a tree. */
export function createClientHost(tree: SourceTree, log: Host["log"]): Host {
  return {
    readFile: async (uri): Promise<ReadResult> => {
      const source = await tree.read(uri);
      return source.kind === "text" ? { kind: "text", text: source.text } : source;
    },
    listDirectory: async (uri) => {
      const listing = await tree.list(uri);
      if (listing.kind === "unreadable") throw new Error(listing.reason);
      return listing.kind === "entries" ? listing.entries : [];
    },
    now: () => performance.now(),
    yield: nextTask,
    log,
  };
}

type Answer<T> = { readonly kind: "answer"; readonly value: T } | { readonly kind: "failed"; readonly reason: string };

async function settle<T>(promise: Promise<T>): Promise<Answer<T>> {
  try {
    return { kind: "answer", value: await promise };
  } catch (error) {
    return { kind: "failed", reason: error instanceof Error ? error.message : String(error) };
  }
}

function decode(bytes: Uint8Array): SourceText {
  if (bytes.length > maxSourceBytes) return { kind: "unreadable", reason: tooLargeReason(bytes.length) };
  if (bytes.includes(0)) return { kind: "unreadable", reason: binaryReason() };
  const text = decodeUtf8(bytes, false);
  return { kind: "text", text: text ?? "", repaired: decodeUtf8(bytes, true) === undefined };
}

/** The text; undefined when `fatal` and the bytes are not UTF-8. */
function decodeUtf8(bytes: Uint8Array, fatal: boolean): string | undefined {
  try {
    return new TextDecoder("utf-8", { ignoreBOM: true, fatal }).decode(bytes);
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
}

/** Resolves in a new task, so that messages that have arrived are handled first; not clamped as timers are. */
function nextTask(): Promise<void> {
  return new Promise((resolve) => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => {
      port1.close();
      resolve();
    };
    port2.postMessage(undefined);
  });
}
