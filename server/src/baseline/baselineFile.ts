// The text of a baseline file. Guarantees: the same findings give the same bytes; one entry stands on lines of its own,
// so that version control merges and shows changes well; a text that is no baseline gives a problem with its place.
import { type ParseError, parse, printParseErrorCode } from "jsonc-parser";
import * as l10n from "@vscode/l10n";
import * as z from "zod";
import { normalBaseline, type Baseline } from "./baseline.ts";

/** Of the file format. */
const formatVersion = 1;

const entrySchema = z.object({
  path: z.string().min(1),
  rule: z.string().min(1),
  fingerprint: z.string().min(1),
  count: z.int().min(1).exactOptional(),
  message: z.string(),
});

const fileSchema = z.object({ version: z.literal(formatVersion), findings: z.array(entrySchema) });

export type ParsedBaseline =
  | { readonly kind: "baseline"; readonly baseline: Baseline }
  /** `line` is zero-based; `message` one sentence without a full stop. */
  | { readonly kind: "faulty"; readonly message: string; readonly line: number };

/** Indented JSON with a final line break. */
export function printBaseline({ entries }: Baseline): string {
  const findings = entries.map(({ path, rule, fingerprint, count, message }) => ({ path, rule, fingerprint, ...(count > 1 && { count }), message }));
  return `${JSON.stringify({ version: formatVersion, findings }, null, 2)}\n`;
}

/** Reads what `printBaseline` writes; entries may stand in any order, fields it does not know are left alone. */
export function parseBaseline(text: string): ParsedBaseline {
  const errors: ParseError[] = [];
  const value: unknown = parse(text.replace(/^\uFEFF/, ""), errors, { disallowComments: true });
  const [error] = errors;
  if (error !== undefined) return { kind: "faulty", message: syntaxMessage(text, error), line: lineAt(text, error.offset) };
  const version = versionOf(value);
  if (typeof version === "number" && version > formatVersion) return { kind: "faulty", message: l10n.t("the file has format version {0}, which a newer cgovet wrote; this one knows {1}", version, formatVersion), line: 0 };
  const parsed = fileSchema.safeParse(value);
  if (!parsed.success) return { kind: "faulty", message: shapeMessage(parsed.error), line: 0 };
  return { kind: "baseline", baseline: normalBaseline(parsed.data.findings.map((entry) => ({ ...entry, count: entry.count ?? 1 }))) };
}

function syntaxMessage(text: string, { error, offset }: ParseError): string {
  if (/^(<{7}|={7}|>{7})/m.test(text)) return l10n.t("the file holds marks of an unfinished merge");
  return l10n.t("not valid JSON ({0} at offset {1})", printParseErrorCode(error), offset);
}

/** The first fault: the others usually follow from it. */
function shapeMessage({ issues }: z.ZodError): string {
  const [issue] = issues;
  const path = (issue?.path ?? []).map((part) => (typeof part === "number" ? `[${part}]` : `.${String(part)}`)).join("").replace(/^\./, "");
  return path === "" ? l10n.t("not a baseline of cgovet") : l10n.t("not a baseline of cgovet: {0}: {1}", path, issue?.message ?? "");
}

function versionOf(value: unknown): unknown {
  return typeof value === "object" && value !== null && "version" in value ? value.version : undefined;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length - 1;
}
