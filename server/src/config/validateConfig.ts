// Validates a settings value, whatever it came from (cgovet.json, the editor, a test). Guarantees: the result holds
// only valid fields, every fault is returned as data, and one fault never costs the fields around it. Of a model row
// with a fault the whole row goes, since half a row would state something its author did not mean.
import * as l10n from "@vscode/l10n";
import type { ApiModel } from "../engine/knowledge/apiModel.ts";
import { invariant } from "../engine/base/invariant.ts";
import { configSchema, type Config } from "./configSchema.ts";
import { type ConfigProblem, type FieldPath, printPath } from "./configProblem.ts";
import { allowedKeysIn } from "./jsonSchema.ts";
import { familyProblems } from "./modelFamilies.ts";
import { problemsOfIssue, valueAt, type SchemaProblem } from "./schemaProblems.ts";
import { suggestName } from "./suggestName.ts";

/** The names a configuration may refer to. */
export interface ConfigCatalog {
  readonly ruleNames: readonly string[];
  readonly builtinModels: readonly ApiModel[];
}

/** A problem with the place it is about, before positions are known. */
export interface PlacedProblem extends ConfigProblem {
  readonly fields: FieldPath;
  /** The fault is the key itself, not its value. */
  readonly atKey: boolean;
}

export interface ValidatedConfig {
  readonly config: Config;
  readonly problems: readonly PlacedProblem[];
}

/** Checks `value` against the schema and the catalogue; never throws for bad input. */
export function validateConfig(value: unknown, catalog: ConfigCatalog): ValidatedConfig {
  const shaped = checkShape(value);
  const named = checkRuleNames(shaped.config, catalog.ruleNames);
  const modelled = checkFamilies(named.config, catalog.builtinModels, droppedRows(shaped.problems));
  return { config: modelled.config, problems: [...shaped.problems, ...named.problems, ...modelled.problems] };
}

function checkShape(value: unknown): ValidatedConfig {
  const result = configSchema.safeParse(value);
  if (result.success) return { config: result.data, problems: [] };
  const faults = result.error.issues.flatMap((issue) => problemsOfIssue(issue, value, allowedKeysIn));
  const rest = withoutFields(value, faults.map((fault) => unitOf(fault.drop)));
  const again = configSchema.safeParse(rest);
  invariant(again.success, `configuration still invalid after dropping its faults: ${again.error?.message ?? ""}`);
  return { config: again.data, problems: faults.map(placed) };
}

/** What has to go with a field: the whole row of a model, else the field itself. */
function unitOf(path: FieldPath): FieldPath {
  return path[0] === "models" ? path.slice(0, 2) : path;
}

/** A copy of `root` without the values at these paths. */
function withoutFields(root: unknown, paths: readonly FieldPath[]): unknown {
  if (paths.some((path) => path.length === 0)) return {};
  const copy = structuredCopy(root);
  for (const path of paths) {
    const parent = valueAt(copy, path.slice(0, -1));
    const key = path.at(-1);
    if (typeof parent === "object" && parent !== null && key !== undefined) delete (parent as Record<string | number, unknown>)[key];
  }
  return withoutHoles(copy);
}

function structuredCopy(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value)) as unknown;
}

/** Deleting from a list leaves a hole; this closes them. */
function withoutHoles(value: unknown): unknown {
  if (Array.isArray(value)) return value.filter(() => true).map(withoutHoles);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, withoutHoles(inner)]));
}

function checkRuleNames(config: Config, ruleNames: readonly string[]): ValidatedConfig {
  const { severity } = config;
  if (severity === undefined) return { config, problems: [] };
  const unknown = Object.keys(severity).filter((name) => !ruleNames.includes(name));
  const problems = unknown.map((name) => {
    const suggestion = suggestName(name, ruleNames);
    const message = suggestion === undefined ? l10n.t('unknown rule "{0}"; "cgovet rules" lists them', name) : l10n.t('unknown rule "{0}"', name);
    return placed({ path: ["severity", name], drop: [], message, atKey: true, ...(suggestion !== undefined && { suggestion }) });
  });
  const known = Object.fromEntries(Object.entries(severity).filter(([name]) => !unknown.includes(name)));
  return { config: { ...config, severity: known }, problems };
}

function checkFamilies(config: Config, builtinModels: readonly ApiModel[], dropped: ReadonlySet<number>): ValidatedConfig {
  const { models } = config;
  if (models === undefined) return { config, problems: [] };
  const faults = familyProblems(models, builtinModels);
  const bad = new Set(faults.map((fault) => fault.path[1]));
  const original = originalIndexes(models.length, dropped);
  const problems = faults.map((fault) => {
    const [field, index, ...rest] = fault.path;
    return placed({ ...fault, drop: [], path: [field ?? "models", original[Number(index)] ?? 0, ...rest] });
  });
  return { config: { ...config, models: models.filter((_, index) => !bad.has(index)) }, problems };
}

/** Indexes of model rows that the shape check dropped. */
function droppedRows(problems: readonly PlacedProblem[]): ReadonlySet<number> {
  return new Set(problems.flatMap(({ fields: [field, index] }) => (field === "models" && typeof index === "number" ? [index] : [])));
}

/** For each row that is left, where it stood in the user's list. */
function originalIndexes(left: number, dropped: ReadonlySet<number>): readonly number[] {
  return Array.from({ length: left + dropped.size }, (_, index) => index).filter((index) => !dropped.has(index));
}

function placed({ path, message, suggestion, atKey }: SchemaProblem): PlacedProblem {
  return { path: printPath(path), fields: path, atKey: atKey ?? false, message, ...(suggestion !== undefined && { suggestion }) };
}
