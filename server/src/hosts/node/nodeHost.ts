// The engine's Host over the local disk. Guarantees what Host promises; adds nothing. Bytes that are not UTF-8 become
// U+FFFD without a word here: whoever lists the files (discoverPackages) tells the user.
import { setImmediate } from "node:timers/promises";
import type { Host, ReadResult } from "../../engine/host.ts";
import type { SourceTree } from "../sourceTree.ts";
import { createNodeSourceTree } from "./nodeSourceTree.ts";
import { systemIncludeDirs } from "./systemIncludeDirs.ts";

export interface NodeHostOptions {
  readonly log?: Host["log"];
  /** Shared with a search through the folders, so that both keep to one limit of open files. */
  readonly tree?: SourceTree;
  /** Where headers of installed libraries are looked for; default: the usual folders of this system. */
  readonly includeDirs?: readonly string[];
}

/** A host that reads `file:` URIs. */
export function createNodeHost({ log = () => undefined, tree = createNodeSourceTree(), includeDirs = systemIncludeDirs(process) }: NodeHostOptions = {}): Host {
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
    yield: () => setImmediate(),
    includeDirs: () => includeDirs,
    log,
  };
}
