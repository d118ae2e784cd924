// The user's exclude globs as a question about one URI. A pattern without a slash matches a name at any depth; one with
// a slash is relative to its base folder. A matching folder leaves out everything in it. Case matters.
import picomatch from "picomatch";
import { relativePath } from "../config/uri.ts";

/** Globs and the folder (URI) they are relative to. */
export interface ExcludeRule {
  readonly base: string;
  readonly globs: readonly string[];
}

/** Reports whether the file or folder itself, or a folder it lies in, is excluded. */
export type IsExcluded = (uri: string) => boolean;

/** Compiles the rules once. */
export function createExcludes(rules: readonly ExcludeRule[]): IsExcluded {
  const compiled = rules.filter((rule) => rule.globs.length > 0).map(({ base, globs }) => ({ base, matches: picomatch(globs.map(anchored), { dot: true }) }));
  return (uri) =>
    compiled.some(({ base, matches }) => {
      const path = relativePath(base, uri);
      return path !== undefined && path !== "" && prefixes(path).some((prefix) => matches(prefix));
    });
}

/** The pattern as picomatch takes it: relative to the base, without trailing slash. */
function anchored(glob: string): string {
  const bare = glob.replace(/^(\.?\/)+/, "").replace(/\/+$/, "");
  return bare.includes("/") || glob.startsWith("/") || glob.startsWith("./") ? bare : `**/${bare}`;
}

/** `a`, `a/b`, `a/b/c` for `a/b/c`. */
function prefixes(path: string): readonly string[] {
  const segments = path.split("/");
  return segments.map((_, index) => segments.slice(0, index + 1).join("/"));
}
