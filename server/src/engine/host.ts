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
  /** Entries of one directory; an absent directory is empty. Rejects with a reason for people when it is there but closed. */
  listDirectory(uri: string): Promise<readonly DirectoryEntry[]>;
  /** Monotonic milliseconds. */
  now(): number;
  /** Lets other work run; called between functions. */
  yield(): Promise<void>;
  /**
   * Directories (URIs, in the order of the search) where this machine keeps headers of installed libraries. Absent or
   * empty where there are none, as in a browser: headers outside of the project are then never read.
   */
  includeDirs?(): readonly string[];
  /**
   * Told of every file and directory that the analysis of a package rests on, in the middle of it, also when the answer is
   * remembered from an earlier question, and when there is nothing at that place.
   */
  noteUse?(kind: DirectoryEntry["kind"], uri: string): void;
  log(level: "debug" | "info" | "warn" | "error", message: string): void;
}

/** Languages beside C that cgo compiles along with a package. Few packages have such files. */
export type SiblingLanguage = "cpp" | "objc";

/** The wasm modules, supplied as bytes so that the engine looks nothing up at run time. */
export interface GrammarBytes {
  readonly runtime: Uint8Array;
  readonly go: Uint8Array;
  readonly c: Uint8Array;
  /**
   * Reads the grammar of a sibling language; asked at most once for each, when the first file needs it. Absent or
   * rejecting: such files are read as far as they are plain C.
   */
  readonly sibling?: (language: SiblingLanguage) => Promise<Uint8Array>;
}
