// The settings section of package.json and its words: package.json holds `%keys%`, package.nls.json the English and
// package.nls.zh-cn.json the Chinese. Guarantees: everything else in the three files stays as it is; a text that nobody has
// translated appears in English (test/meta/translations.test.ts complains). Does not write.

/** What the generated keys begin with; nobody else's do. */
const prefix = "settings.";

/** Properties that hold words for people. */
const wordKeys = new Set(["description", "markdownDescription", "deprecationMessage", "markdownDeprecationMessage"]);
const wordListKeys = new Set(["enumDescriptions", "markdownEnumDescriptions", "enumItemLabels"]);
/** Levels of a JSON schema that say nothing about what they lead to. */
const silentKeys = new Set(["items", "anyOf", "additionalProperties"]);

/**
 * @typedef {Readonly<Record<string, string>>} Words
 *
 * @typedef {object} ManifestFiles
 * @property {string} manifest text of package.json
 * @property {string} english text of package.nls.json
 * @property {string} chinese text of package.nls.zh-cn.json
 */

/**
 * @param {ManifestFiles} present
 * @param {object} configuration `contributes.configuration` in English
 * @param {Words} translations Chinese by English
 * @returns {ManifestFiles}
 */
export function manifestFiles(present, configuration, translations) {
  const { value, words } = extractWords(configuration);
  const manifest = JSON.parse(present.manifest);
  const contributes = { ...manifest.contributes, configuration: value };
  const chinese = Object.fromEntries(Object.entries(words).map(([key, text]) => [key, translations[text] ?? text]));
  return {
    manifest: print({ ...manifest, contributes }),
    english: print(withWords(present.english, words)),
    chinese: print(withWords(present.chinese, chinese)),
  };
}

/** @param {unknown} value */
function print(value) {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

/** @param {string} present @param {Words} words @returns {Words} */
function withWords(present, words) {
  const own = Object.entries(JSON.parse(present)).filter(([key]) => !key.startsWith(prefix));
  return Object.fromEntries([...own, ...Object.entries(words)]);
}

/**
 * Puts a key in the place of every text; equal texts share one.
 * @param {object} configuration
 * @returns {{ readonly value: unknown, readonly words: Words }}
 */
export function extractWords(configuration) {
  const keys = new Keys();
  const value = walk(configuration, [], keys);
  return { value, words: keys.words() };
}

class Keys {
  /** By text. @type {Map<string, string>} */
  keys = new Map();
  /** @type {Set<string>} */
  taken = new Set();

  /** `%key%` for a text; anything else is left alone. @param {unknown} text @param {readonly string[]} path where it stands first */
  placed(text, path) {
    return typeof text === "string" ? `%${this.keys.get(text) ?? this.add(text, `${prefix}${path.join(".")}`)}%` : text;
  }

  /** @param {string} text @param {string} base @returns {string} */
  add(text, base) {
    let key = base;
    for (let number = 2; this.taken.has(key); number += 1) key = `${base}.${number}`;
    this.taken.add(key);
    this.keys.set(text, key);
    return key;
  }

  /** @returns {Words} */
  words() {
    return Object.fromEntries([...this.keys].map(([text, key]) => [key, text]));
  }
}

/** @param {unknown} value @param {readonly string[]} path @param {Keys} keys @returns {unknown} */
function walk(value, path, keys) {
  if (Array.isArray(value)) return value.map((one) => walk(one, path, keys));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, walkField(name, inner, { path, keys, schema: value })]));
}

/** @param {string} name @param {unknown} inner @param {{ readonly path: readonly string[], readonly keys: Keys, readonly schema: object }} context @returns {unknown} */
function walkField(name, inner, { path, keys, schema }) {
  if (name === "title") return keys.placed(inner, [...path, "section", slug(String(inner))]);
  if (wordKeys.has(name)) return keys.placed(inner, path);
  if (wordListKeys.has(name) && Array.isArray(inner)) return inner.map((text, index) => keys.placed(text, [...path, valueName(schema, index)]));
  if (name !== "properties") return walk(inner, silentKeys.has(name) ? path : [...path, name], keys);
  return Object.fromEntries(Object.entries(/** @type {object} */ (inner)).map(([field, one]) => [field, walk(one, [...path, field.replace(/^cgovet\./, "")], keys)]));
}

/** The value of an enumeration that a text belongs to. @param {object} schema @param {number} index */
function valueName(schema, index) {
  const values = "enum" in schema && Array.isArray(schema.enum) ? schema.enum : [];
  return String(values[index] ?? "none");
}

/** @param {string} title */
function slug(title) {
  return title.toLowerCase().replace(/[^a-z0-9]+/g, "-");
}

/**
 * The Chinese words of all settings by the English ones.
 * @param {Words} settings of l10n/zh-cn/settings.json
 * @param {readonly { readonly english: string, readonly chinese: string | undefined }[]} rules what each rule reports
 * @returns {Words}
 */
export function settingWords(settings, rules) {
  const ofRules = rules.flatMap(({ english, chinese }) => (chinese === undefined ? [] : [[english, chinese]]));
  return { ...Object.fromEntries(ofRules), ...settings };
}
