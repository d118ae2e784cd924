// Copies parser nodes into plain data with one cursor pass: what copyTree.ts does from memory, for a runtime whose memory
// is not the one known. Iterative, so depth of nesting is no danger here.
// Every question to the cursor is a costly call into wasm, so it asks as little as it can: a first child starts where
// its parent starts, a name ends where its letters end, and a parent ends where its last child ends (not so around
// syntax errors, nor where a grammar hides tokens).
import type { Language, Node, TreeCursor } from "web-tree-sitter";
import { punctuation, type NodeShapes } from "./nodeShapes.ts";
import type { SyntaxNode } from "./syntaxNode.ts";

/** Per symbol id of one language: everything that need not be asked of the cursor. */
export interface KindTable {
  readonly symbols: readonly SymbolInfo[];
  readonly fields: readonly (string | null)[];
}
/** What is known of a kind of node. */
export interface SymbolInfo {
  readonly kind: string;
  readonly token: string;
  readonly skip: boolean;
  readonly leaf: boolean;
  readonly fieldless: boolean;
  /** How to find the end of the node. */
  readonly end: "ask" | "token" | "name" | "lastChild";
}

/** Symbol id of ERROR nodes, outside every language's table. */
const errorSymbol = 0xffff;
const errorInfo: SymbolInfo = { kind: "ERROR", token: "", skip: false, leaf: false, fieldless: false, end: "ask" };

/** Tabulates a language once. */
export function createKindTable(language: Language, shapes: NodeShapes): KindTable {
  const symbols = language.types.map((type, id): SymbolInfo => {
    const isNamed = language.nodeTypeIsNamed(id);
    return {
      kind: isNamed ? type : "token",
      token: isNamed ? "" : type,
      skip: type === "comment" || (!isNamed && punctuation.has(type)),
      leaf: !isNamed || shapes.opaque.has(type),
      fieldless: shapes.fieldless.has(type),
      end: isNamed ? namedEnd(type, shapes) : type.startsWith("#") ? "ask" : "token",
    };
  });
  return { symbols, fields: language.fields };
}

function namedEnd(type: string, shapes: NodeShapes): SymbolInfo["end"] {
  if (shapes.names.has(type)) return "name";
  const mayHide = shapes.hiddenEnd === "all" || shapes.hiddenEnd.has(type);
  return mayHide || shapes.opaque.has(type) ? "ask" : "lastChild";
}

/** A node while it is copied. */
export interface Copy {
  kind: string;
  token: string;
  field: string | undefined;
  missing: boolean;
  start: number;
  end: number;
  children: Copy[] | readonly never[];
}
/** Of every node without any. */
export const noChildren: readonly never[] = Object.freeze([]);
/** The start or end of a node that has not been found out yet. */
const unknown = -1;

/** Copies `node` and everything below it; `text` is what was parsed. */
export function readNode<Kind extends string>(node: Node, table: KindTable, text: string): SyntaxNode<Kind> {
  const cursor = node.walk();
  try {
    return copyTree(cursor, table, node.hasError, text) as SyntaxNode<Kind>;
  } finally {
    cursor.delete();
  }
}

/** Where a walk stands: `parent` is the copy whose children the cursor is among. */
interface Walk {
  readonly cursor: TreeCursor;
  readonly table: KindTable;
  readonly isBroken: boolean;
  readonly text: string;
  readonly open: { readonly copy: Copy; readonly info: SymbolInfo }[];
  parent: Copy;
  parentInfo: SymbolInfo;
  /** Start of the current node, when it is known without asking. */
  start: number;
  /** Copy of the current node; undefined when it was left out. */
  last: Copy | undefined;
}

function copyTree(cursor: TreeCursor, table: KindTable, isBroken: boolean, text: string): Copy {
  const info = infoOf(cursor.nodeTypeId, table);
  const root = newCopy(info, undefined, cursor.startIndex);
  root.missing = isBroken && cursor.nodeIsMissing;
  root.end = cursor.endIndex;
  if (info.leaf || !cursor.gotoFirstChild()) return root;
  const walk: Walk = { cursor, table, isBroken, text, open: [], parent: root, parentInfo: info, start: root.start, last: undefined };
  for (;;) if (!copyCurrent(walk) && !advance(walk)) return root;
}

/** Copies the current node unless it may be left out; true when the cursor has moved to its first child. */
function copyCurrent(walk: Walk): boolean {
  const { cursor, isBroken } = walk;
  const info = infoOf(cursor.nodeTypeId, walk.table);
  const isMissing = isBroken && cursor.nodeIsMissing;
  walk.last = undefined;
  if (info.skip && !isMissing) return false;
  const copy = copyHere(walk, info, isMissing);
  if (!info.leaf && cursor.gotoFirstChild()) {
    walk.open.push({ copy: walk.parent, info: walk.parentInfo });
    walk.parent = copy;
    walk.parentInfo = info;
    walk.start = copy.start;
    return true;
  }
  if (copy.end === unknown) copy.end = cursor.endIndex;
  walk.last = copy;
  return false;
}

function copyHere(walk: Walk, info: SymbolInfo, isMissing: boolean): Copy {
  const { cursor, isBroken, parent } = walk;
  const start = walk.start === unknown || isBroken ? cursor.startIndex : walk.start;
  const field = walk.parentInfo.fieldless ? undefined : (walk.table.fields[cursor.currentFieldId] ?? undefined);
  const copy = newCopy(info, field, start);
  copy.missing = isMissing;
  if (isMissing) copy.end = start;
  else if (isBroken || info.end !== "lastChild") copy.end = endOf(cursor, info, start, walk.text);
  if (parent.children === noChildren) parent.children = [copy];
  else (parent.children as Copy[]).push(copy);
  return copy;
}

/** Moves to the next node in source order that is not below the current one; false at the end of the walk. */
function advance(walk: Walk): boolean {
  const { cursor, open } = walk;
  while (!cursor.gotoNextSibling()) {
    if (walk.parent.end === unknown) walk.parent.end = walk.last?.end ?? cursor.endIndex;
    walk.last = walk.parent;
    const outer = open.pop();
    if (outer === undefined) return false;
    cursor.gotoParent();
    walk.parent = outer.copy;
    walk.parentInfo = outer.info;
  }
  walk.start = unknown;
  return true;
}

/** What is known of nodes of this symbol. */
export function infoOf(id: number, table: KindTable): SymbolInfo {
  return id === errorSymbol ? errorInfo : (table.symbols[id] ?? errorInfo);
}

/** A copy without end and children. */
export function newCopy(info: SymbolInfo, field: string | undefined, start: number): Copy {
  return { kind: info.kind, token: info.token, field, missing: false, start, end: unknown, children: noChildren };
}

function endOf(cursor: TreeCursor, info: SymbolInfo, start: number, text: string): number {
  if (info.end === "token") return start + info.token.length;
  return info.end === "name" ? (nameEnd(text, start) ?? cursor.endIndex) : cursor.endIndex;
}

/** The end of an ASCII name; undefined when anything stands behind it that might belong to it. */
function nameEnd(text: string, start: number): number | undefined {
  for (let at = start; ; at++) {
    const unit = text.charCodeAt(at);
    const isLetterOrDigit = (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95;
    if (isLetterOrDigit) continue;
    return unit > 127 || unit === 36 || unit === 92 ? undefined : at;
  }
}
