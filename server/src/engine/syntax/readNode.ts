// Copies parser nodes into plain data with one cursor pass. Iterative, so depth of nesting is no danger here.
// Every cursor question is a call into wasm; most of the cost of lowering is here, hence the skipping.
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
  /** Length of an anonymous token: its end needs no question. -1 for named nodes. */
  readonly length: number;
}

/** Symbol id of ERROR nodes, outside every language's table. */
const errorSymbol = 0xffff;
const errorInfo: SymbolInfo = { kind: "ERROR", token: "", skip: false, leaf: false, fieldless: false, length: -1 };

/** Tabulates a language once. */
export function createKindTable(language: Language, shapes: NodeShapes): KindTable {
  const symbols = language.types.map((type, id): SymbolInfo => {
    const named = language.nodeTypeIsNamed(id);
    return {
      kind: named ? type : "token",
      token: named ? "" : type,
      skip: type === "comment" || (!named && punctuation.has(type)),
      leaf: !named || shapes.opaque.has(type),
      fieldless: shapes.fieldless.has(type),
      length: named ? -1 : type.length,
    };
  });
  return { symbols, fields: language.fields };
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

/** Copies `node` and everything below it. */
export function readNode<Kind extends string>(node: Node, table: KindTable): SyntaxNode<Kind> {
  const cursor = node.walk();
  try {
    return copyTree(cursor, table, node.hasError) as SyntaxNode<Kind>;
  } finally {
    cursor.delete();
  }
}

function copyTree(cursor: TreeCursor, table: KindTable, mayMiss: boolean): Copy {
  const rootInfo = infoOf(cursor, table);
  const root = copyOf(cursor, rootInfo, undefined, mayMiss && cursor.nodeIsMissing);
  if (rootInfo.leaf || !cursor.gotoFirstChild()) return root;
  const open: Copy[] = [];
  const openFieldless: boolean[] = [];
  let parent = root;
  let fieldless = rootInfo.fieldless;
  for (;;) {
    const info = infoOf(cursor, table);
    const missing = mayMiss && cursor.nodeIsMissing;
    if (!info.skip || missing) {
      const field = fieldless ? undefined : (table.fields[cursor.currentFieldId] ?? undefined);
      const copy = copyOf(cursor, info, field, missing);
      if (parent.children === noChildren) parent.children = [copy];
      else (parent.children as Copy[]).push(copy);
      if (!info.leaf && cursor.gotoFirstChild()) {
        open.push(parent);
        openFieldless.push(fieldless);
        parent = copy;
        fieldless = info.fieldless;
        continue;
      }
    }
    while (!cursor.gotoNextSibling()) {
      const outer = open.pop();
      if (outer === undefined) return root;
      cursor.gotoParent();
      parent = outer;
      fieldless = openFieldless.pop() ?? false;
    }
  }
}

function infoOf(cursor: TreeCursor, table: KindTable): SymbolInfo {
  const id = cursor.nodeTypeId;
  return id === errorSymbol ? errorInfo : (table.symbols[id] ?? errorInfo);
}

function copyOf(cursor: TreeCursor, info: SymbolInfo, field: string | undefined, missing: boolean): Copy {
  const start = cursor.startIndex;
  const end = missing ? start : info.length >= 0 ? start + info.length : cursor.endIndex;
  return { kind: info.kind, token: info.token, field, missing, start, end, children: noChildren };
}
