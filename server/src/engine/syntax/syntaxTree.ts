// One parsed text, seen through plain data. The tree behind it belongs to whoever parsed it; reading after it was
// freed throws InternalError instead of touching freed memory.
import type { Node, Tree } from "web-tree-sitter";
import { invariant } from "../base/invariant.ts";
import type { Span } from "../base/span.ts";
import type { TreeChild, TreeCopier } from "./copyTree.ts";
import { pointAt } from "./points.ts";
import { readNode, type KindTable } from "./readNode.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** A direct child of the root, not copied yet: cheap to list, so that unchanged declarations need not be read. */
export interface TopLevelNode<Kind extends string> extends Span {
  readonly kind: Kind | "ERROR" | "token";
  /** ERROR or MISSING nodes in it. */
  readonly hasError: boolean;
  /** Copies the node with everything below it. */
  read(): SyntaxNode<Kind>;
}

export interface SyntaxTree<Kind extends string> {
  readonly text: string;
  readonly hasError: boolean;
  /** The root's children in source order, comments and separators left out. */
  topLevel(): readonly TopLevelNode<Kind>[];
  /** The whole tree. */
  read(): SyntaxNode<Kind>;
  /** The comments, in source order; only those that start before the UTF-16 offset `until`, when it is given. */
  comments(until?: number): readonly Span[];
  /** Reports whether the unit at this UTF-16 offset stands inside a comment. */
  isComment(offset: number): boolean;
}

/** How the nodes of one grammar are read: `copier` is undefined when the parser has to be asked for everything. */
export interface TreeReading {
  readonly table: KindTable;
  readonly copier: TreeCopier | undefined;
}

/** Wraps a parser tree; `isAlive` is asked before every read. */
export function viewTree<Kind extends string>(tree: Tree, text: string, { table, copier }: TreeReading, isAlive: () => boolean): SyntaxTree<Kind> {
  const root = (): Node => {
    invariant(isAlive(), "syntax tree read after it was freed");
    return tree.rootNode;
  };
  const readAlive = (node: Node): SyntaxNode<Kind> => {
    invariant(isAlive(), "syntax tree read after it was freed");
    if (copier === undefined) return readNode<Kind>(node, table, text);
    return copier.copy({ address: node.id, start: node.startIndex * 2, symbol: node.typeId }) as SyntaxNode<Kind>;
  };
  const readChild = (child: TreeChild): SyntaxNode<Kind> => {
    invariant(isAlive() && copier !== undefined, "syntax tree read after it was freed");
    return copier.copy(child) as SyntaxNode<Kind>;
  };
  return {
    text,
    get hasError() {
      return root().hasError;
    },
    topLevel: () => (copier === undefined ? listTopLevel(root(), readAlive) : listChildren(root(), copier, readChild)),
    read: () => readAlive(root()),
    comments: (until = text.length) => {
      const found = root().descendantsOfType("comment", { row: 0, column: 0 }, pointAt(text, until));
      return found.map((node) => ({ start: node.startIndex, end: node.endIndex })).filter((span) => span.start < until);
    },
    isComment: (offset) => root().descendantForIndex(offset, offset + 1)?.type === "comment",
  };
}

function listTopLevel<Kind extends string>(root: Node, read: (node: Node) => SyntaxNode<Kind>): readonly TopLevelNode<Kind>[] {
  const found: TopLevelNode<Kind>[] = [];
  for (const node of root.children) {
    const kind = node.type;
    if (kind === "comment" || !(node.isNamed || node.isMissing)) continue;
    const hasError = root.hasError && node.hasError;
    found.push({ kind: kind as Kind | "ERROR", start: node.startIndex, end: node.endIndex, hasError, read: () => read(node) });
  }
  return found;
}

function listChildren<Kind extends string>(root: Node, copier: TreeCopier, read: (child: TreeChild) => SyntaxNode<Kind>): readonly TopLevelNode<Kind>[] {
  return copier.childrenOf({ address: root.id, start: root.startIndex * 2 }).flatMap((child): readonly TopLevelNode<Kind>[] => {
    const { info, isMissing, hasError, start, end } = child;
    const kind = info.kind === "token" ? info.token : info.kind;
    if (kind === "comment" || (info.kind === "token" && !isMissing)) return [];
    return [{ kind: kind as Kind | "ERROR", start: start / 2, end: end / 2, hasError, read: () => read(child) }];
  });
}
