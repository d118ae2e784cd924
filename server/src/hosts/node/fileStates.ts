// What the disk held when it was read, one short word per file or folder: a digest of the bytes or of the names, that there
// is nothing, or why it cannot be read. Guarantees: equal words mean that whoever reads both times is told the same; a file
// that was read twice with different results has no word any more. Keeps no text.
import { createHash } from "node:crypto";

export type PlaceKind = "file" | "directory";

/** Told of every read: `state` as FileStates keeps it. */
export type ReadObserver = (kind: PlaceKind, uri: string, state: string) => void;

export const missingState = "missing";

/** `reason` is what people are told. */
export function unreadableState(reason: string): string {
  return `unreadable: ${reason}`;
}

/** For the bytes of a file, and for the printed entries of a folder. */
export function stateOfBytes(bytes: Uint8Array | string): string {
  return createHash("sha256").update(bytes).digest("base64");
}

/** The order of the names does not count. */
export function stateOfEntries(entries: readonly { readonly name: string; readonly kind: PlaceKind }[]): string {
  return stateOfBytes(entries.map(({ name, kind }) => `${kind} ${name}\0`).sort().join(""));
}

/** States of one run. */
export class FileStates {
  private readonly known = new Map<string, string | undefined>();

  /** Hand this to what reads. */
  readonly observe: ReadObserver = (kind, uri, state) => {
    const key = `${kind} ${uri}`;
    const isSteady = !this.known.has(key) || this.known.get(key) === state;
    this.known.set(key, isSteady ? state : undefined);
  };

  /** False for what was never read. */
  has(kind: PlaceKind, uri: string): boolean {
    return this.known.has(`${kind} ${uri}`);
  }

  /** Undefined for what was never read or changed between two reads. */
  of(kind: PlaceKind, uri: string): string | undefined {
    return this.known.get(`${kind} ${uri}`);
  }
}
