// Syntax as plain data: a copy of the parser's nodes that needs no freeing and may outlive the tree.
// Guarantees: comments and pure punctuation (brackets, commas, semicolons, dots) are left out unless they are
// MISSING; string and character literals have no children; spans are absolute UTF-16 offsets.
// A node's depth is not limited: whoever walks one recursively must limit its own depth.
import type { Span } from "../base/span.ts";

/** One node. `Kind` is the union of the grammar's named kinds, so that a misspelt kind does not compile. */
export interface SyntaxNode<Kind extends string> extends Span {
  /** `ERROR` for text that does not parse, `token` for an anonymous token. */
  readonly kind: Kind | "ERROR" | "token";
  /** Text of an anonymous token (`:=`, `static`); empty for every other node. */
  readonly token: string;
  /** The role in the parent (`name`, `body` …); undefined when the grammar gives none. */
  readonly field: string | undefined;
  /** Invented by the parser where the grammar wants something that is not there; start equals end. */
  readonly missing: boolean;
  readonly children: readonly SyntaxNode<Kind>[];
}

/** The first child in that role. */
export function childOf<Kind extends string>(node: SyntaxNode<Kind>, field: string): SyntaxNode<Kind> | undefined {
  for (const child of node.children) if (child.field === field) return child;
  return undefined;
}

/** Every child in that role, tokens (separators) left out. */
export function childrenOf<Kind extends string>(node: SyntaxNode<Kind>, field: string): readonly SyntaxNode<Kind>[] {
  return node.children.filter((child) => child.field === field && child.kind !== "token");
}

/** Children that are not tokens. */
export function namedChildren<Kind extends string>(node: SyntaxNode<Kind>): readonly SyntaxNode<Kind>[] {
  return node.children.every(isNamed) ? node.children : node.children.filter(isNamed);
}

/** The first child that is not a token. */
export function firstNamed<Kind extends string>(node: SyntaxNode<Kind>): SyntaxNode<Kind> | undefined {
  return node.children.find(isNamed);
}

/** The first child of that kind. */
export function childOfKind<Kind extends string>(node: SyntaxNode<Kind>, kind: Kind): SyntaxNode<Kind> | undefined {
  return node.children.find((child) => child.kind === kind);
}

/** Reports whether one of the direct children is this anonymous token. */
export function hasToken<Kind extends string>(node: SyntaxNode<Kind>, token: string): boolean {
  return node.children.some((child) => child.token === token);
}

/** The node's source text. */
export function textOf(node: Span, text: string): string {
  return text.slice(node.start, node.end);
}

/** ERROR and MISSING nodes in and below the node, outermost only, in source order. Any depth. */
export function errorsIn<Kind extends string>(node: SyntaxNode<Kind>): readonly SyntaxNode<Kind>[] {
  const found: SyntaxNode<Kind>[] = [];
  const open: SyntaxNode<Kind>[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    if (next.kind === "ERROR" || next.missing) found.push(next);
    else for (let i = next.children.length - 1; i >= 0; i--) open.push(next.children[i] ?? next);
  }
  return found;
}

function isNamed(node: { readonly kind: string }): boolean {
  return node.kind !== "token";
}
