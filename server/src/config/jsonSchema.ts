// The JSON schema of cgovet.json, derived from the validator. Guarantees: same input, same output; rule names are
// offered to editors as the keys of `severity`. Writes no file: scripts/generate does.
import * as z from "zod";
import { configSchema, severityDescriptions, severitySettings } from "./configSchema.ts";
import type { FieldPath } from "./configProblem.ts";

/** The part of JSON Schema that our schemas use. */
export interface JsonSchema {
  readonly $schema?: string;
  readonly title?: string;
  readonly description?: string;
  readonly type?: string;
  readonly enum?: readonly unknown[];
  /** An editor's words for the values of `enum`, in their order. */
  readonly enumDescriptions?: readonly string[];
  readonly default?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: boolean | JsonSchema;
  readonly required?: readonly string[];
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
}

/** What a schema needs to know of a rule. */
export interface RuleSummary {
  readonly name: string;
  readonly severity: string;
  readonly offByDefault?: boolean;
  readonly docs: { readonly what: string };
}

/** schemas/cgovet.schema.json as a value. */
export function configJsonSchema(rules: readonly RuleSummary[]): JsonSchema {
  const { $schema, ...schema } = bareSchema();
  const severity = { ...severityBody(rules), description: schema.properties?.["severity"]?.description ?? "" };
  return {
    ...($schema !== undefined && { $schema: "http://json-schema.org/draft-07/schema#" }),
    title: "cgovet.json",
    ...schema,
    properties: { ...schema.properties, severity },
  };
}

/** `properties` and friends of `severity`, one key per rule. */
function severityBody(rules: readonly RuleSummary[]): JsonSchema {
  const properties = Object.fromEntries(
    rules.map((rule) => [rule.name, { type: "string", enum: severitySettings, enumDescriptions: severityDescriptions, default: rule.offByDefault ? "off" : rule.severity, description: rule.docs.what }]),
  );
  return { type: "object", properties, additionalProperties: false };
}

function bareSchema(): JsonSchema {
  return z.toJSONSchema(configSchema, { target: "draft-7", reused: "inline" }) as JsonSchema;
}

/** The keys the schema allows in the object at `path`; empty where any key goes. */
export function allowedKeysIn(path: FieldPath): readonly string[] {
  const at = path.reduce<readonly JsonSchema[]>((schemas, key) => schemas.flatMap((schema) => alternatives(schema).flatMap((one) => step(one, key))), [bareSchema()]);
  return [...new Set(at.flatMap(alternatives).flatMap((schema) => Object.keys(schema.properties ?? {})))];
}

function alternatives(schema: JsonSchema): readonly JsonSchema[] {
  return schema.anyOf ?? [schema];
}

function step(schema: JsonSchema, key: string | number): readonly JsonSchema[] {
  const inner = typeof key === "number" ? schema.items : (schema.properties?.[key] ?? schema.additionalProperties);
  return typeof inner === "object" ? [inner] : [];
}
