// What git ignores, folder by folder: each .gitignore adds to those above it and wins over them. Immutable; a scope
// belongs to one folder. Reads no global excludes of the user and knows nothing of files that git tracks nevertheless.
import ignore, { type Ignore } from "ignore";
import { relativePath } from "../config/uri.ts";

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
  readonly matcher: Ignore;
}

function scopeOf(layers: readonly Layer[]): IgnoreScope {
  return {
    ignores: (uri, kind) => {
      for (const { dir, matcher } of layers) {
        const path = relativePath(dir, uri);
        if (path === undefined || path === "") continue;
        const { ignored, unignored } = matcher.test(kind === "directory" ? `${path}/` : path);
        if (ignored || unignored) return ignored;
      }
      return false;
    },
    with: (dir, patterns) => scopeOf([{ dir, matcher: ignore().add(patterns) }, ...layers]),
  };
}
