// The user's exclude globs as a question about one URI. A pattern without a slash matches a name at any depth; one with
// a slash is relative to its base folder. A matching folder leaves out everything in it. Case matters. No pattern can
// take long (engine/base/glob.ts).
import { relativePath } from "../config/uri.ts";
import { compileGlob, expandBraces, matchingPrefixes, pathNames } from "../engine/base/glob.ts";

/** Globs and the folder (URI) they are relative to. */
export interface ExcludeRule {
  readonly base: string;
  readonly globs: readonly string[];
}

/** Reports whether the file or folder itself, or a folder it lies in, is excluded. */
export type IsExcluded = (uri: string) => boolean;

/** Compiles the rules once. */
export function createExcludes(rules: readonly ExcludeRule[]): IsExcluded {
  const compiled = rules.filter((rule) => rule.globs.length > 0).map(({ base, globs }) => ({ base, patterns: globs.flatMap(expandBraces).map((glob) => compileGlob(anchored(glob))) }));
  return (uri) =>
    compiled.some(({ base, patterns }) => {
      const path = relativePath(base, uri);
      if (path === undefined || path === "") return false;
      const names = pathNames(path);
      return patterns.some((pattern) => matchingPrefixes(pattern, names).includes(true));
    });
}

/** The pattern relative to the base. */
function anchored(glob: string): string {
  const bare = glob.replace(/^(\.?\/)+/, "").replace(/\/+$/, "");
  return bare.includes("/") || glob.startsWith("/") || glob.startsWith("./") ? bare : `**/${bare}`;
}
