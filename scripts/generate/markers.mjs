// Generated parts of hand-written documents. A part stands between `<!-- name:start … -->` and `<!-- name:end -->`, each
// on a line of its own. Guarantees: everything outside of the markers stays as it is; a missing marker is an error.

/**
 * @param {string} text of the document
 * @param {string} name of the part
 * @param {{ file: string }} place for error messages
 * @returns {{ before: string, content: string, after: string }} the markers belong to `before` and `after`
 */
function split(text, name, { file }) {
  const match = new RegExp(`^([^]*<!-- ${name}:start\\b[^\\n]*-->\\n)([^]*?)(<!-- ${name}:end -->\\n[^]*)$`).exec(text);
  if (match === null) {
    throw new Error(`${file}: the lines <!-- ${name}:start --> and <!-- ${name}:end --> are missing; put them back where the generated part belongs`);
  }
  return { before: match[1] ?? "", content: match[2] ?? "", after: match[3] ?? "" };
}

/**
 * What stands between the markers now, without the blank lines around it.
 * @param {string} text
 * @param {string} name
 * @param {{ file: string }} place
 * @returns {string}
 */
export function markedPart(text, name, place) {
  return split(text, name, place).content.trim();
}

/**
 * The document with another part between the markers.
 * @param {string} text
 * @param {string} name
 * @param {{ file: string, content: string }} options
 * @returns {string}
 */
export function withMarkedPart(text, name, { file, content }) {
  const { before, after } = split(text, name, { file });
  return `${before}\n${content.trim()}\n\n${after}`;
}
