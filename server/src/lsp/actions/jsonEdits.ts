// Edits of a cgovet.json as text. Guarantees: comments, layout, line ends and a byte order mark stay; a text that is no
// valid JSON with comments, or no object, is not touched.
import { findNodeAtLocation, getNodeValue, modify, parseTree, type FormattingOptions, type Node, type ParseError } from "jsonc-parser";
import type { TextEdit } from "../../engine/base/textEdit.ts";

/** A change of one value; `value` undefined removes it, `insert` puts it before what stands there in a list. */
export interface JsonChange {
  readonly path: (string | number)[];
  readonly value: unknown;
  readonly insert: boolean;
}

/** What the text holds, for the decision what to change. */
export interface JsonContent {
  /** The value at a path; undefined when there is none. */
  readonly valueAt: (path: (string | number)[]) => unknown;
  /** The type of what stands there: `object`, `array`, `string` …; undefined when there is nothing. */
  readonly typeAt: (path: (string | number)[]) => string | undefined;
}

/** Undefined when the text cannot be edited safely; `change` may refuse by `undefined`, or find nothing to do by `[]`. */
export function jsonEdits(text: string, change: (content: JsonContent) => JsonChange | readonly [] | undefined): readonly TextEdit[] | undefined {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(mark);
  const errors: ParseError[] = [];
  const tree = parseTree(body, errors, { allowTrailingComma: true });
  if (tree?.type !== "object" || errors.length > 0) return undefined;
  const wanted = change(contentOf(tree));
  if (wanted === undefined || !("path" in wanted)) return wanted;
  const edits = modify(body, wanted.path, wanted.value, { formattingOptions: layoutOf(body), ...(wanted.insert && { isArrayInsertion: true }) });
  return edits.map(({ offset, length, content }) => ({ span: { start: mark + offset, end: mark + offset + length }, newText: content }));
}

function contentOf(tree: Node): JsonContent {
  const nodeAt = (path: (string | number)[]): Node | undefined => findNodeAtLocation(tree, path);
  return {
    valueAt: (path) => {
      const node = nodeAt(path);
      return node === undefined ? undefined : (getNodeValue(node) as unknown);
    },
    typeAt: (path) => nodeAt(path)?.type,
  };
}

/** Indentation and line ends of the file. */
function layoutOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return { insertSpaces: !indent.startsWith("\t"), tabSize: indent.startsWith("\t") ? 4 : indent.length, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
