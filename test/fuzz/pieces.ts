// The pieces of a text that a mutation may take, move or replace: statements, expressions, declarations and types, found
// with the engine's own parsers, so that mutants stay close to real programs. Broken text has pieces too.
import type { Span } from "../../server/src/engine/base/span.ts";
import type { Syntax } from "../../server/src/engine/syntax/parserPool.ts";
import type { SyntaxNode } from "../../server/src/engine/syntax/syntaxNode.ts";

export type PieceGroup = "statement" | "expression" | "declaration" | "type";

export interface Piece extends Span {
  readonly language: "go" | "c";
  readonly group: PieceGroup;
}

export interface Pieces {
  readonly all: readonly Piece[];
  /** A Go text that does not parse. */
  readonly isBroken: boolean;
}

/** Pieces of a file by its name; the preamble of a Go file gives pieces of C. At most the first 400 of each language. */
export function piecesOf(syntax: Syntax, name: string, text: string): Pieces {
  if (!name.endsWith(".go")) return { all: syntax.withC(text, undefined, (tree) => collect(tree.read(), "c")), isBroken: false };
  const go = syntax.withGo(text, (tree) => ({ all: collect(tree.read(), "go"), isBroken: tree.hasError }));
  const preamble = preambleOf(text);
  if (preamble === undefined) return go;
  return { ...go, all: [...go.all, ...syntax.withC(text, [preamble], (tree) => collect(tree.read(), "c"))] };
}

/** The C in the block comment above `import "C"`. */
export function preambleOf(text: string): Span | undefined {
  const at = text.search(/\*\/\s*import\s+"C"/);
  const start = at < 0 ? -1 : text.lastIndexOf("/*", at);
  return start < 0 ? undefined : { start: start + 2, end: at };
}

function collect(root: SyntaxNode<string>, language: "go" | "c"): readonly Piece[] {
  const found: Piece[] = [];
  const open: SyntaxNode<string>[] = [root];
  for (let node = open.pop(); node !== undefined && found.length < 400; node = open.pop()) {
    const group = groupOf(node.kind);
    if (group !== undefined && node.end > node.start && node !== root) found.push({ language, group, start: node.start, end: node.end });
    open.push(...node.children.slice(0, 400));
  }
  return found;
}

function groupOf(kind: string): PieceGroup | undefined {
  if (/_statement$|^short_var_declaration$|_clause$|_case$|^block$/.test(kind)) return "statement";
  if (/_declaration$|_definition$|^preproc_|_spec$|^parameter_declaration$/.test(kind)) return "declaration";
  if (/_type$|_declarator$|^type_identifier$|_specifier$/.test(kind)) return "type";
  return /_expression$|_literal$|^(identifier|field_identifier|argument_list|composite_literal|nil|true|false)$/.test(kind) ? "expression" : undefined;
}
