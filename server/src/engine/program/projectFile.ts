// A file that is neither Go nor C, or Go without cgo, as rules that look at settings see it: its text, its lines and the
// comments that speak to cgovet. Guarantees: spans are absolute. Does not parse anything else.
import { createLineIndex, type LineIndex } from "../base/lineIndex.ts";
import type { ProjectFileKind } from "../base/projectFiles.ts";
import { findDirectives } from "./directives.ts";
import type { CFileModel } from "./model.ts";

export interface ProjectFile {
  readonly kind: ProjectFileKind | "go";
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  /** What the `go` line of the nearest go.mod asks for. */
  readonly goVersion: readonly [number, number];
}

export function projectFile(kind: ProjectFile["kind"], uri: string, text: string, goVersion: readonly [number, number]): ProjectFile {
  return { kind, uri, text, lines: createLineIndex(text), goVersion };
}

/** Its ignore comments, as if it were C: `# cgovet:ignore rule why` counts where comments start with `#`. */
export function asSourceFile({ kind, uri, text, lines }: ProjectFile): CFileModel {
  const directives = findDirectives(kind === "go" || kind === "goMod" || kind === "json" ? text : withSlashes(text), lines, () => true);
  const c = { uri, functions: [], prototypes: [], types: [], globals: [], includes: [], macros: [], syntaxErrors: [] };
  return { kind: "c", uri, text, lines, c, directives, syntaxErrors: [], summariesOnly: false };
}

/** A text of the same length in which `# cgovet:` reads `//cgovet:`. */
function withSlashes(text: string): string {
  return text.replace(/# (?=cgovet:)/g, "//").replace(/#(?=[ \t]{2,}cgovet:)/g, "/");
}
