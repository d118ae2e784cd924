// Turns what the schema validator says into problems a person can act on: the exact field, what was expected, and the
// name that was probably meant. Knows the shape of the document through the generated JSON schema only.
import * as l10n from "@vscode/l10n";
import type { z } from "zod";
import type { FieldPath } from "./configProblem.ts";
import { suggestName } from "./suggestName.ts";

/** One fault; `path` leads to the field, and `drop` to the value that has to go for the rest to be usable. */
export interface SchemaProblem {
  readonly path: FieldPath;
  readonly drop: FieldPath;
  readonly message: string;
  readonly suggestion?: string;
  /** The fault is the key itself, not its value. */
  readonly atKey?: boolean;
}

type Issue = z.core.$ZodIssue;
/** The keys that are allowed in the object at a path. */
export type AllowedKeys = (path: FieldPath) => readonly string[];

/** Words people bring along from other linters. */
const otherWords: Readonly<Record<string, string>> = {
  rules: "severity",
  severities: "severity",
  ignore: "exclude",
  ignores: "exclude",
  excludes: "exclude",
  warn: "warning",
  err: "error",
  fatal: "error",
  hint: "info",
  note: "info",
  information: "info",
  none: "off",
  disabled: "off",
  false: "off",
  0: "off",
  1: "warning",
  2: "error",
  true: "warning",
};

/** The problems of one issue: one per unknown key, else exactly one. */
export function problemsOfIssue(issue: Issue, root: unknown, allowed: AllowedKeys): readonly SchemaProblem[] {
  const path = issue.path.filter((key) => typeof key !== "symbol");
  switch (issue.code) {
    case "unrecognized_keys":
      return issue.keys.map((key) => unknownKey([...path, key], key, allowed(path)));
    case "invalid_union":
      return problemsOfUnion(issue, root, allowed);
    case "invalid_value":
      return [wrongValue(path, valueAt(root, path), issue.values.map(String))];
    case "invalid_type":
      return [wrongType(path, valueAt(root, path), issue.expected)];
    case "too_small":
      return [{ path, drop: path, message: issue.origin === "string" ? l10n.t("must not be empty") : l10n.t("must be at least {0}", String(issue.minimum)) }];
    default:
      return [{ path, drop: path, message: plain(issue.message) }];
  }
}

/** The alternative that fits best: the one with the fewest faults. */
function problemsOfUnion(issue: Extract<Issue, { code: "invalid_union" }>, root: unknown, allowed: AllowedKeys): readonly SchemaProblem[] {
  const alternatives = issue.errors.map((issues) =>
    issues.flatMap((inner) => problemsOfIssue({ ...inner, path: [...issue.path, ...inner.path] }, root, allowed)),
  );
  const best = [...alternatives].sort((a, b) => a.length - b.length)[0];
  return best ?? [{ path: [], drop: [], message: plain(issue.message) }];
}

function unknownKey(path: FieldPath, key: string, known: readonly string[]): SchemaProblem {
  const suggestion = wordMeant(key, known);
  const names = known.filter((name) => name !== "$schema").join(", ");
  const message = suggestion === undefined && names !== "" ? l10n.t("unknown field; allowed are {0}", names) : l10n.t("unknown field");
  return { path, drop: path, atKey: true, message, ...(suggestion !== undefined && { suggestion }) };
}

function wrongValue(path: FieldPath, value: unknown, known: readonly string[]): SchemaProblem {
  const suggestion = value === undefined ? undefined : wordMeant(typeof value === "string" ? value : JSON.stringify(value), known);
  const message = value === undefined ? l10n.t("is missing") : l10n.t("{0} is not one of {1}", describe(value), known.map((name) => JSON.stringify(name)).join(", "));
  return { path, drop: path, message, ...(suggestion !== undefined && { suggestion }) };
}

function wrongType(path: FieldPath, value: unknown, expected: string): SchemaProblem {
  if (value === undefined) return { path, drop: path, message: l10n.t("is missing") };
  return { path, drop: path, message: l10n.t("expected {0}, found {1}", typeName(expected), describe(value)) };
}

function typeName(type: string): string {
  switch (type) {
    case "object":
    case "record":
      return l10n.t("an object");
    case "array":
      return l10n.t("a list");
    case "string":
      return l10n.t("a string");
    case "boolean":
      return l10n.t("true or false");
    case "int":
      return l10n.t("a whole number");
    case "number":
      return l10n.t("a number");
    default:
      return type;
  }
}

function describe(value: unknown): string {
  if (Array.isArray(value)) return l10n.t("a list");
  if (value === null || typeof value !== "object") return JSON.stringify(value) ?? String(value);
  return l10n.t("an object");
}

function wordMeant(written: string, known: readonly string[]): string | undefined {
  const other = otherWords[written.toLowerCase()];
  return other !== undefined && known.includes(other) ? other : suggestName(written, known);
}

/** The value at a path; undefined when there is none. */
export function valueAt(root: unknown, path: FieldPath): unknown {
  return path.reduce<unknown>((value, key) => (typeof value === "object" && value !== null ? (value as Record<string | number, unknown>)[key] : undefined), root);
}

function plain(message: string): string {
  return message.charAt(0).toLowerCase() + message.slice(1);
}
