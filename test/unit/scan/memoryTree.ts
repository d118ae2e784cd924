// A SourceTree over a map of texts below `file:///w`, with folders and files that refuse to be read.
import { canonicalUri } from "../../../server/src/config/uri.ts";
import type { Listing, SourceTree, TreeEntry } from "../../../server/src/hosts/sourceTree.ts";

export const workspace = "file:///w";

export interface MemoryTreeOptions {
  /** Paths below the workspace. */
  readonly unreadable?: readonly string[];
  readonly repaired?: readonly string[];
  readonly reverse?: boolean;
}

/** Builds a tree from `path below the workspace → text`. */
export function memoryTree(files: Readonly<Record<string, string>>, { unreadable = [], repaired = [], reverse = false }: MemoryTreeOptions = {}): SourceTree {
  const uriOf = (path: string): string => canonicalUri(`${workspace}/${path}`);
  const texts = new Map(Object.entries(files).map(([path, text]) => [uriOf(path), text]));
  const closed = new Set(unreadable.map(uriOf));
  const faulty = new Set(repaired.map(uriOf));
  return {
    list: (dirUri) => Promise.resolve(closed.has(dirUri) ? { kind: "unreadable", reason: "permission denied" } : listingOf([...texts.keys()], dirUri, reverse)),
    read: (uri) => {
      const text = texts.get(uri);
      if (closed.has(uri)) return Promise.resolve({ kind: "unreadable", reason: "permission denied" });
      return Promise.resolve(text === undefined ? { kind: "missing" } : { kind: "text", text, repaired: faulty.has(uri) });
    },
  };
}

function listingOf(uris: readonly string[], dirUri: string, reverse: boolean): Listing {
  const below = uris.filter((uri) => uri.startsWith(`${dirUri}/`)).map((uri) => uri.slice(dirUri.length + 1));
  if (below.length === 0) return { kind: "missing" };
  const entries = new Map<string, TreeEntry>();
  for (const path of below) {
    const name = decodeURIComponent(path.split("/")[0] ?? "");
    entries.set(name, { name, kind: path.includes("/") ? "directory" : "file" });
  }
  return { kind: "entries", entries: reverse ? [...entries.values()].reverse() : [...entries.values()] };
}
