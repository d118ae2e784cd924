// What the engine needs from outside. Implementations live in server/src/hosts; tests use in-memory ones.

export interface DirectoryEntry {
  readonly name: string;
  readonly kind: "file" | "directory";
  /** Bytes, when known without opening the file. */
  readonly size?: number;
}

export type ReadResult =
  | { readonly kind: "text"; readonly text: string }
  /** The file is not there. */
  | { readonly kind: "missing" }
  /** There but not readable as text: `reason` is shown to the user. */
  | { readonly kind: "unreadable"; readonly reason: string };

/** URIs are strings whose path uses `/`; `file:` and any other scheme alike. */
export interface Host {
  /** Never rejects for a file that cannot be read. Strips no BOM. */
  readFile(uri: string): Promise<ReadResult>;
  /** Entries of one directory; an absent directory is empty. */
  listDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Monotonic milliseconds. */
  now(): number;
  /** Lets other work run; called between functions. */
  yield(): Promise<void>;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

/** The wasm modules, supplied as bytes so that nothing is looked up at run time. */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly go: Uint8Array;
  readonly c: Uint8Array;
}
