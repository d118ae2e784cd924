// What git ignores, folder by folder: each .gitignore adds to those above it and wins over them. Immutable; a scope
// belongs to one folder. Reads no global excludes of the user and knows nothing of files that git tracks nevertheless. Case
// matters, as for git unless it is told otherwise. No pattern can take long (engine/base/glob.ts).
import { relativePath } from "../config/uri.ts";
import { compileGlob, matchingPrefixes, pathNames, type Glob, type PathNames } from "../engine/base/glob.ts";

export interface IgnoreScope {
  /** Reports whether git ignores an entry of this scope's folder or below it. */
  ignores(uri: string, kind: "file" | "directory"): boolean;
  /** The scope with the patterns of the .gitignore in `dirUri`. */
  with(dirUri: string, patterns: string): IgnoreScope;
}

/** Ignores nothing. */
export const emptyScope: IgnoreScope = scopeOf([]);

interface Layer {
  readonly dir: string;
  readonly patterns: readonly Pattern[];
}

/** One line of a .gitignore. */
interface Pattern {
  readonly glob: Glob;
  /** Begins with `!`: takes back what patterns before it say. */
  readonly again: boolean;
  /** Ends with `/`. */
  readonly foldersOnly: boolean;
}

function scopeOf(layers: readonly Layer[]): IgnoreScope {
  return {
    ignores: (uri, kind) => {
      for (const { dir, patterns } of layers) {
        const path = relativePath(dir, uri);
        const verdict = path === undefined || path === "" ? undefined : verdictOf(patterns, pathNames(path), kind);
        if (verdict !== undefined) return verdict === "ignored";
      }
      return false;
    },
    with: (dir, text) => scopeOf([{ dir, patterns: text.replace(/^\uFEFF/, "").split(/\r\n|\n/).flatMap(parsePattern) }, ...layers]),
  };
}

/** The last pattern that matches decides; nothing below an ignored folder can be taken back. Undefined: nothing is said. */
function verdictOf(patterns: readonly Pattern[], names: PathNames, kind: "file" | "directory"): "ignored" | "wanted" | undefined {
  const last = names.length - 1;
  const verdicts = new Array<"ignored" | "wanted" | undefined>(names.length).fill(undefined);
  for (const { glob, again, foldersOnly } of patterns) {
    for (const [index, matches] of matchingPrefixes(glob, names).entries()) {
      if (matches && (!foldersOnly || index < last || kind === "directory")) verdicts[index] = again ? "wanted" : "ignored";
    }
  }
  return verdicts.includes("ignored") ? "ignored" : verdicts[last];
}

function parsePattern(line: string): readonly Pattern[] {
  const text = withoutTrailingSpaces(line);
  if (text === "" || text.startsWith("#")) return [];
  const again = text.startsWith("!");
  const body = again ? text.slice(1) : text;
  const bare = body.replace(/\/+$/, "");
  if (bare === "") return [];
  const isAnchored = bare.includes("/");
  return [{ glob: compileGlob(isAnchored ? bare : `**/${bare}`), again, foldersOnly: bare.length < body.length }];
}

/** A space that a backslash stands before is part of the name. */
function withoutTrailingSpaces(line: string): string {
  let end = line.length;
  while (line.charAt(end - 1) === " " && line.charAt(end - 2) !== "\\") end--;
  return line.slice(0, end);
}
