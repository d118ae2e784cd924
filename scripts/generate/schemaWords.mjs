// The schema of cgovet.json in another language: the same schema with other words. VS Code picks it through the manifest, whose
// address of the schema is one of the words of package.nls.json.

/** Keys whose values people read. */
const wordKeys = new Set(["description", "markdownDescription"]);
const wordListKeys = new Set(["enumDescriptions", "markdownEnumDescriptions"]);

/**
 * @param {string} schema JSON
 * @param {Readonly<Record<string, string>>} words translated, by the English ones; those that are missing stay English
 * @returns {string} JSON
 */
export function translatedSchema(schema, words) {
  return `${JSON.stringify(mapped(JSON.parse(schema), (text) => words[text] ?? text), null, 2)}\n`;
}

/** @param {string} schema JSON @returns {readonly string[]} what people read in it, each once */
export function schemaTexts(schema) {
  /** @type {Set<string>} */
  const texts = new Set();
  mapped(JSON.parse(schema), (text) => {
    texts.add(text);
    return text;
  });
  return [...texts];
}

/** @param {unknown} value @param {(text: string) => string} speak @returns {unknown} */
function mapped(value, speak) {
  if (Array.isArray(value)) return value.map((one) => mapped(one, speak));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, wordsOf(name, inner, speak)]));
}

/** @param {string} name @param {unknown} inner @param {(text: string) => string} speak @returns {unknown} */
function wordsOf(name, inner, speak) {
  if (wordKeys.has(name) && typeof inner === "string") return speak(inner);
  if (wordListKeys.has(name) && Array.isArray(inner)) return inner.map((text) => speak(String(text)));
  return mapped(inner, speak);
}
