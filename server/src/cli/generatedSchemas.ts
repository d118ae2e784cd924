// The JSON schemas we publish, as the files that scripts/generate writes.
import type { RuleInfo } from "../engine/catalog.ts";
import { configJsonSchema } from "../config/jsonSchema.ts";
import { reportJsonSchema } from "../reports/json/reportSchema.ts";

/** Path below the project's root → content. */
export function generatedSchemas(rules: readonly RuleInfo[]): ReadonlyMap<string, string> {
  return new Map([
    ["schemas/cgovet.schema.json", print(configJsonSchema(rules))],
    ["schemas/report.schema.json", print(reportJsonSchema())],
  ]);
}

function print(schema: object): string {
  return `${JSON.stringify(schema, null, 2)}\n`;
}
