// Copies parser nodes into plain data with one cursor pass. Iterative, so depth of nesting is no danger here.
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
interface SymbolInfo {
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
  return shapes.opaque.has(type) || shapes.hiddenEnd.has(type) ? "ask" : "lastChild";
}

interface Copy {
  kind: string;
  token: string;
  field: string | undefined;
  missing: boolean;
  start: number;
  end: number;
  children: Copy[] | readonly never[];
}
const noChildren: readonly never[] = Object.freeze([]);
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

function copyTree(cursor: TreeCursor, { symbols, fields }: KindTable, isBroken: boolean, text: string): Copy {
  const rootInfo = infoOf(cursor, symbols);
  const root = newCopy(rootInfo, undefined, cursor.startIndex);
  root.missing = isBroken && cursor.nodeIsMissing;
  root.end = cursor.endIndex;
  if (rootInfo.leaf || !cursor.gotoFirstChild()) return root;
  const open: Copy[] = [];
  const openInfo: SymbolInfo[] = [];
  let parent = root;
  let parentInfo = rootInfo;
  let start = root.start;
  let last: Copy | undefined;
  for (;;) {
    const info = infoOf(cursor, symbols);
    const isMissing = isBroken && cursor.nodeIsMissing;
    last = undefined;
    if (!info.skip || isMissing) {
      if (start === unknown || isBroken) start = cursor.startIndex;
      const field = parentInfo.fieldless ? undefined : (fields[cursor.currentFieldId] ?? undefined);
      const copy = newCopy(info, field, start);
      copy.missing = isMissing;
      if (parent.children === noChildren) parent.children = [copy];
      else (parent.children as Copy[]).push(copy);
      if (isBroken || info.end !== "lastChild") copy.end = isMissing ? start : endOf(cursor, info, start, text);
      if (!info.leaf && cursor.gotoFirstChild()) {
        open.push(parent);
        openInfo.push(parentInfo);
        parent = copy;
        parentInfo = info;
        continue;
      }
      if (copy.end === unknown) copy.end = cursor.endIndex;
      last = copy;
    }
    while (!cursor.gotoNextSibling()) {
      if (parent.end === unknown) parent.end = last?.end ?? cursor.endIndex;
      last = parent;
      const outer = open.pop();
      if (outer === undefined) return root;
      cursor.gotoParent();
      parent = outer;
      parentInfo = openInfo.pop() ?? rootInfo;
    }
    start = unknown;
  }
}

function infoOf(cursor: TreeCursor, symbols: readonly SymbolInfo[]): SymbolInfo {
  const id = cursor.nodeTypeId;
  return id === errorSymbol ? errorInfo : (symbols[id] ?? errorInfo);
}

function newCopy(info: SymbolInfo, field: string | undefined, start: number): Copy {
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
