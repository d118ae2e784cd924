// The generated part of docs/annotations.md: every field of a model, as the schema of cgovet.json describes it.

/** @typedef {{ readonly description?: string, readonly properties?: Readonly<Record<string, Schema>>, readonly items?: Schema, readonly $ref?: string, readonly enum?: readonly unknown[] }} Schema */

/**
 * @param {string} schemaText text of schemas/cgovet.schema.json
 * @returns {string} a Markdown table
 */
export function modelFields(schemaText) {
  /** @type {Schema & { $defs?: Readonly<Record<string, Schema>> }} */
  const root = JSON.parse(schemaText);
  const follow = (/** @type {Schema | undefined} */ schema) => (schema?.$ref === undefined ? schema : root.$defs?.[schema.$ref.replace("#/$defs/", "")]);
  const row = follow(follow(root.properties?.["models"])?.items);
  if (row?.properties === undefined) throw new Error("the schema of cgovet.json describes no rows of models");
  const lines = Object.entries(row.properties).flatMap(([name, field]) => {
    const parts = Object.entries(follow(field)?.properties ?? {}).map(([part, inner]) => line(`${name}.${part}`, inner.description ?? follow(inner)?.description));
    return [line(name, field.description ?? follow(field)?.description), ...parts];
  });
  return ["| field | |", "| --- | --- |", ...lines].join("\n");
}

/** @param {string} name @param {string | undefined} description */
function line(name, description = "") {
  return `| \`${name}\` | ${description.replaceAll("|", "\\|")} |`;
}
