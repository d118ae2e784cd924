// Writes an API model into a cgovet.json. Guarantees: comments and layout of the file stay; a row for the same function
// is extended instead of repeated, and loses what the new statement contradicts. Does not touch a file that is not valid JSON.
import { getNodeValue, modify, parseTree, findNodeAtLocation, type FormattingOptions, type ParseError } from "jsonc-parser";
import type { TextEdit } from "../../engine/base/textEdit.ts";

/** A row as cgovet.json has it. */
export type ModelRow = Readonly<Record<string, unknown>>;

/** The text of a new file. */
export function newConfigText(model: ModelRow): string {
  return `${JSON.stringify({ models: [model] }, undefined, 2)}\n`;
}

/** Edits of `text`, not overlapping; undefined when the text cannot be edited safely. */
export function addModelEdits(text: string, model: ModelRow): readonly TextEdit[] | undefined {
  const mark = text.startsWith("\uFEFF") ? 1 : 0;
  const body = text.slice(mark);
  if (body.trim() === "") return [{ span: { start: mark, end: text.length }, newText: newConfigText(model) }];
  const errors: ParseError[] = [];
  const tree = parseTree(body, errors, { allowTrailingComma: true });
  if (tree?.type !== "object" || errors.length > 0) return undefined;
  const node = findNodeAtLocation(tree, ["models"]);
  if (node !== undefined && node.type !== "array") return undefined;
  const change = changeOf(node && (getNodeValue(node) as readonly unknown[]), model);
  if (change === undefined) return [];
  const edits = modify(body, change.path, change.value, { formattingOptions: layoutOf(body), ...(change.insert && { isArrayInsertion: true }) });
  return edits.map(({ offset, length, content }) => ({ span: { start: mark + offset, end: mark + offset + length }, newText: content }));
}

interface Change {
  readonly path: (string | number)[];
  readonly value: unknown;
  readonly insert: boolean;
}

/** Undefined when the row is there already. */
function changeOf(models: readonly unknown[] | undefined, model: ModelRow): Change | undefined {
  if (models === undefined) return { path: ["models"], value: [model], insert: false };
  const at = models.findIndex((row) => isRow(row) && row["name"] === model["name"]);
  if (at < 0) return { path: ["models", models.length], value: model, insert: true };
  const row = models[at];
  const merged = { ...(isRow(row) ? withoutContradiction(row, model) : {}), ...model };
  return JSON.stringify(merged) === JSON.stringify(row) ? undefined : { path: ["models", at], value: merged, insert: false };
}

/** What a function hands out is owned by the caller or lent, never both. */
function withoutContradiction(row: ModelRow, added: ModelRow): ModelRow {
  const gone = added["returnsBorrowed"] !== undefined ? "creates" : added["creates"] !== undefined ? "returnsBorrowed" : undefined;
  return gone === undefined ? row : Object.fromEntries(Object.entries(row).filter(([key]) => key !== gone));
}

function isRow(value: unknown): value is ModelRow {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Indentation and line ends of the file. */
function layoutOf(text: string): FormattingOptions {
  const indent = /^([ \t]+)\S/m.exec(text)?.[1] ?? "  ";
  return { insertSpaces: !indent.startsWith("\t"), tabSize: indent.startsWith("\t") ? 4 : indent.length, eol: text.includes("\r\n") ? "\r\n" : "\n" };
}
