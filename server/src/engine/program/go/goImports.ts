// Imports of a Go file, as far as names and the pseudo package C go.
import { childOf, childOfKind } from "../../syntax/syntaxNode.ts";
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

/** An import declaration, or broken text that may hold one. */
export interface ImportSource extends Span {
  readonly hasError: boolean;
  readonly read: () => GoNode;
}

/** One import spec before its path is understood. */
interface RawSpec {
  readonly alias: string;
  readonly path: string;
  readonly span: Span;
}

/** Reads import declarations; broken ones, and broken text among them, are read line by line. */
export function readImports(declarations: readonly ImportSource[], text: string): FileImports {
  const imports: ImportDecl[] = [];
  const ofC: CImport[] = [];
  for (const declaration of declarations) {
    const specs = declaration.hasError ? specLines(declaration, text) : specsIn(declaration.read(), text);
    for (const { alias, path, span } of specs) {
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

function specsIn(declaration: GoNode, text: string): readonly RawSpec[] {
  const specs = childOfKind(declaration, "import_spec_list")?.children ?? declaration.children;
  return specs.filter((child) => child.kind === "import_spec").map((spec) => {
    const path = textAt(text, childOf(spec, "path")).replace(/^["`]|["`]$/g, "");
    return { alias: textAt(text, childOf(spec, "name")), path, span: { start: spec.start, end: spec.end } };
  });
}

/** Lines that hold an import spec and nothing else, up to the first line that starts another declaration. */
function specLines(broken: Span, text: string): readonly RawSpec[] {
  const body = text.slice(broken.start, broken.end);
  const end = body.search(/^(?:func|var|const|type)\b/m);
  const head = end < 0 ? body : body.slice(0, end);
  return [...head.matchAll(/^[ \t]*(?:import[ \t]*)?\(?[ \t]*((?:([\p{L}_][\p{L}\p{N}_]*|\.)[ \t]+)?"([^"\n]+)")[ \t\r]*(?:\/\/.*)?$/gmu)].map((match) => {
    const [, spec = "", alias = "", path = ""] = match;
    const start = broken.start + match.index + match[0].indexOf(spec);
    return { alias: alias === "import" ? "" : alias, path, span: { start, end: start + spec.length } };
  });
}

function textAt(text: string, node: GoNode | undefined): string {
  return node === undefined ? "" : text.slice(node.start, node.end);
}
