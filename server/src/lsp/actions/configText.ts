// Writes API models and severities into a cgovet.json. Guarantees: a row for the same function is extended, not repeated, and
// loses what the new statement contradicts; the rest of the file stays (jsonEdits.ts).
import type { TextEdit } from "../../engine/base/textEdit.ts";
import { jsonEdits, type JsonChange } from "./jsonEdits.ts";

/** A row as cgovet.json has it. */
export type ModelRow = Readonly<Record<string, unknown>>;

/** The text of a new file. */
export function newConfigText(content: Readonly<Record<string, unknown>>): string {
  return `${JSON.stringify(content, undefined, 2)}\n`;
}

/** Edits of `text`, not overlapping; undefined when the text cannot be edited safely. */
export function addModelEdits(text: string, model: ModelRow): readonly TextEdit[] | undefined {
  if (isBlank(text)) return fillEmpty(text, { models: [model] });
  return jsonEdits(text, ({ valueAt, typeAt }) => {
    const type = typeAt(["models"]);
    if (type !== undefined && type !== "array") return undefined;
    return changeOf(valueAt(["models"]) as readonly unknown[] | undefined, model) ?? [];
  });
}

/** Edits that give `rule` a severity, or the usual one when it is undefined. */
export function setSeverityEdits(text: string, rule: string, severity: string | undefined): readonly TextEdit[] | undefined {
  if (isBlank(text)) return severity === undefined ? [] : fillEmpty(text, { severity: { [rule]: severity } });
  return jsonEdits(text, ({ valueAt, typeAt }) => {
    const type = typeAt(["severity"]);
    if (type !== undefined && type !== "object") return undefined;
    if (valueAt(["severity", rule]) === severity) return [];
    return { path: ["severity", rule], value: severity, insert: false };
  });
}

function isBlank(text: string): boolean {
  return text.replace(/^\uFEFF/, "").trim() === "";
}

function fillEmpty(text: string, content: Readonly<Record<string, unknown>>): readonly TextEdit[] {
  return [{ span: { start: text.startsWith("\uFEFF") ? 1 : 0, end: text.length }, newText: newConfigText(content) }];
}

/** Undefined when the row is there already. */
function changeOf(models: readonly unknown[] | undefined, model: ModelRow): JsonChange | undefined {
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
