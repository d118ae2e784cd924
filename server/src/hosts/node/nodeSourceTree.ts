// Files of the local disk as a SourceTree. Guarantees: reads only regular files (a pipe or device never blocks a scan),
// keeps a bounded number of files open, and turns every failure into a value. Follows links to files, not to folders.
// A tree that may block its thread answers at a fraction of the cost: for threads that have nothing else to do.
import * as l10n from "@vscode/l10n";
import { isUtf8 } from "node:buffer";
import { closeSync, fstatSync, openSync, readdirSync, readFileSync, statSync, type Dirent, type Stats } from "node:fs";
import { constants, open, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import pLimit, { type LimitFunction } from "p-limit";
import { missingState, stateOfBytes, stateOfEntries, unreadableState, type ReadObserver } from "./fileStates.ts";
import { binaryReason, maxSourceBytes, tooLargeReason, type Listing, type SourceText, type SourceTree, type TreeEntry } from "../sourceTree.ts";

/** Files open at one time; well below the usual limit of 1024 per process. */
const openFiles = 64;

/** Flag of `open`, where the system has it. */
const withoutWaiting = process.platform === "win32" ? 0 : constants.O_NONBLOCK;

export interface NodeSourceTreeOptions {
  /** Every answer keeps the thread until it is there. */
  readonly blocks?: boolean;
}

/** A source tree over `file:` URIs. `observe` hears of every answer. */
export function createNodeSourceTree(observe?: ReadObserver, { blocks = false }: NodeSourceTreeOptions = {}): SourceTree {
  const limit = pLimit(openFiles);
  const listPath = blocks ? listFolderNow : (path: string) => limit(() => listFolder(path));
  const readPath = blocks ? readSourceNow : (path: string) => readSource(path, limit);
  return {
    list: async (dirUri) => {
      const listing = await withPath(dirUri, listPath, listFailure);
      observe?.("directory", dirUri, stateOfListing(listing));
      return listing;
    },
    read: async (uri) => {
      const { source, bytes } = await withPath<ReadSource>(uri, readPath, (error) => ({ source: readFailure(error) }));
      observe?.("file", uri, stateOfSource(source, bytes));
      return source;
    },
  };
}

/**
 * The state that reading the file now would give, at a fraction of the cost, blocking. Undefined where only reading tells: for
 * what is no plain, readable file.
 */
export function stateNow(uri: string): string | undefined {
  try {
    const path = fileURLToPath(uri);
    const info = statSync(path, { throwIfNoEntry: false });
    if (info === undefined) return missingState;
    if (!info.isFile() || info.size > maxSourceBytes) return undefined;
    const bytes = readFileSync(path);
    return bytes.includes(0) ? undefined : stateOfBytes(bytes);
  } catch {
    return undefined;
  }
}

interface ReadSource {
  readonly source: SourceText;
  /** Of text. */
  readonly bytes?: Buffer;
}

function stateOfSource(source: SourceText, bytes: Buffer | undefined): string {
  if (source.kind === "missing") return missingState;
  return source.kind === "text" && bytes !== undefined ? stateOfBytes(bytes) : unreadableState(source.kind === "unreadable" ? source.reason : "");
}

function stateOfListing(listing: Listing): string {
  if (listing.kind === "missing") return missingState;
  return listing.kind === "entries" ? stateOfEntries(listing.entries) : unreadableState(listing.reason);
}

async function withPath<T>(uri: string, use: (path: string) => T | Promise<T>, fail: (error: unknown) => T): Promise<T> {
  try {
    return await use(fileURLToPath(uri));
  } catch (error) {
    return fail(error);
  }
}

async function listFolder(path: string): Promise<Listing> {
  const found = await readdir(path, { withFileTypes: true });
  const entries = await Promise.all(found.map((entry) => entryOf(path, entry)));
  return { kind: "entries", entries: entries.filter((entry) => entry !== undefined) };
}

async function entryOf(parent: string, entry: Dirent): Promise<TreeEntry | undefined> {
  const { name } = entry;
  if (entry.isDirectory()) return { name, kind: "directory" };
  if (!entry.isSymbolicLink()) return { name, kind: "file" };
  const target = await stat(join(parent, name)).catch(() => undefined);
  return target?.isDirectory() === true ? undefined : { name, kind: "file" };
}

function listFolderNow(path: string): Listing {
  const entries = readdirSync(path, { withFileTypes: true }).flatMap((entry): readonly TreeEntry[] => {
    const { name } = entry;
    if (entry.isDirectory()) return [{ name, kind: "directory" }];
    return entry.isSymbolicLink() && isFolderNow(join(path, name)) ? [] : [{ name, kind: "file" }];
  });
  return { kind: "entries", entries };
}

function isFolderNow(path: string): boolean {
  try {
    return statSync(path).isDirectory();
  } catch {
    return false;
  }
}

async function readSource(path: string, limit: LimitFunction): Promise<ReadSource> {
  return limit(async () => {
    // A pipe that stands where a file was a moment ago must not be waited for.
    const file = await open(path, constants.O_RDONLY | withoutWaiting);
    try {
      const info = await file.stat();
      const refusal = refusalOf(info);
      if (refusal !== undefined) return refusal;
      const bytes = await file.readFile();
      return { source: decode(bytes), bytes };
    } finally {
      await file.close();
    }
  });
}

/** Most paths that are asked for are those of headers that are not there: these cost no error. */
function readSourceNow(path: string): ReadSource {
  if (statSync(path, { throwIfNoEntry: false }) === undefined) return { source: { kind: "missing" } };
  const file = openSync(path, constants.O_RDONLY | withoutWaiting);
  try {
    const refusal = refusalOf(fstatSync(file));
    if (refusal !== undefined) return refusal;
    const bytes = readFileSync(file);
    return { source: decode(bytes), bytes };
  } finally {
    closeSync(file);
  }
}

/** Why what is open is not read; undefined when it is. */
function refusalOf(info: Stats): ReadSource | undefined {
  if (!info.isFile()) return { source: { kind: "unreadable", reason: info.isDirectory() ? l10n.t("it is a folder") : l10n.t("not a regular file") } };
  return info.size > maxSourceBytes ? { source: { kind: "unreadable", reason: tooLargeReason(info.size) } } : undefined;
}

function decode(bytes: Buffer): SourceText {
  if (bytes.includes(0)) return { kind: "unreadable", reason: binaryReason() };
  return { kind: "text", text: bytes.toString("utf8"), repaired: !isUtf8(bytes) };
}

function readFailure(error: unknown): SourceText {
  return isMissing(error) ? { kind: "missing" } : { kind: "unreadable", reason: reasonOf(error) };
}

function listFailure(error: unknown): Listing {
  return isMissing(error) ? { kind: "missing" } : { kind: "unreadable", reason: reasonOf(error) };
}

function isMissing(error: unknown): boolean {
  return errorCode(error) === "ENOENT" || errorCode(error) === "ENOTDIR";
}

function errorCode(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}

/** What went wrong, for a person. */
export function reasonOf(error: unknown): string {
  switch (errorCode(error)) {
    case "EACCES":
    case "EPERM":
      return l10n.t("permission denied");
    case "ENXIO":
      return l10n.t("not a regular file");
    case "EISDIR":
      return l10n.t("it is a folder");
    case "ELOOP":
      return l10n.t("too many links");
    case "EMFILE":
      return l10n.t("too many open files");
    case "ENAMETOOLONG":
      return l10n.t("the name is too long");
    default:
      return error instanceof Error ? error.message : String(error);
  }
}
