// Imports of a Go file, as far as names and the pseudo package C go.
import { childOf } from "../../syntax/syntaxNode.ts";
import type { ImportDecl } from "../model.ts";
import type { Span } from "../../base/span.ts";
import type { GoNode } from "./goContext.ts";

/** One `import "C"`. */
export interface CImport {
  /** The import spec, `"C"`. */
  readonly spec: Span;
  /** The whole declaration, `import` included. */
  readonly declaration: Span;
  /** Other specs share the declaration: its own doc comment then belongs to none of them. */
  readonly isShared: boolean;
}

export interface FileImports {
  readonly imports: readonly ImportDecl[];
  readonly ofC: readonly CImport[];
}

/** Reads import declarations, and broken text that holds import specs. */
export function readImports(declarations: readonly GoNode[], text: string): FileImports {
  const imports: ImportDecl[] = [];
  const ofC: CImport[] = [];
  for (const declaration of declarations) {
    const specs = specsIn(declaration);
    for (const spec of specs) {
      const path = unquote(textAt(text, childOf(spec, "path")));
      const alias = textAt(text, childOf(spec, "name"));
      const span = { start: spec.start, end: spec.end };
      imports.push({ path, name: alias || assumedName(path), span });
      if (path === "C") ofC.push({ spec: span, declaration: { start: declaration.start, end: declaration.end }, isShared: specs.length > 1 });
    }
  }
  return { imports, ofC };
}

/** The name a package most likely has: the last path element without version, `go-` and what no identifier holds. */
export function assumedName(path: string): string {
  const elements = path.split("/");
  const last = elements.at(-1) ?? path;
  const named = /^v\d+$/.test(last) && elements.length > 1 ? (elements.at(-2) ?? last) : last;
  return /^[\p{L}_][\p{L}\p{N}_]*/u.exec(named.replace(/^go-/, ""))?.[0] ?? named;
}

function specsIn(declaration: GoNode): readonly GoNode[] {
  const found: GoNode[] = [];
  const open: GoNode[] = [declaration];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.kind === "import_spec") found.push(node);
    else if (holdsSpecs.has(node.kind)) for (const child of node.children) open.push(child);
  }
  return found.sort((a, b) => a.start - b.start);
}
const holdsSpecs: ReadonlySet<GoNode["kind"]> = new Set<GoNode["kind"]>(["import_declaration", "import_spec_list", "ERROR"]);

function textAt(text: string, node: GoNode | undefined): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}

function unquote(literal: string): string {
  return literal.replace(/^["`]|["`]$/g, "");
}
