// Generated parts of hand-written documents. A part stands between `<!-- name:start … -->` and `<!-- name:end -->`, each
// on a line of its own, indented as the part is. Guarantees: everything outside of the markers stays as it is; a missing marker is an error.

/**
 * @param {string} text of the document
 * @param {string} name of the part
 * @param {{ file: string }} place for error messages
 * @returns {{ before: string, indent: string, content: string, after: string }} the markers belong to `before` and `after`
 */
function split(text, name, { file }) {
  const match = new RegExp(`^([^]*?^([ \\t]*)<!-- ${name}:start\\b[^\\n]*-->\\n)([^]*?)(^[ \\t]*<!-- ${name}:end -->\\n[^]*)`, "m").exec(text);
  if (match === null) {
    throw new Error(`${file}: the lines <!-- ${name}:start --> and <!-- ${name}:end --> are missing; put them back where the generated part belongs`);
  }
  return { before: match[1] ?? "", indent: match[2] ?? "", content: match[3] ?? "", after: match[4] ?? "" };
}

/**
 * What stands between the markers now, without the blank lines around it and without its indentation.
 * @param {string} text
 * @param {string} name
 * @param {{ file: string }} place
 * @returns {string}
 */
export function markedPart(text, name, place) {
  const { content, indent } = split(text, name, place);
  return content.split("\n").map((line) => (line.startsWith(indent) ? line.slice(indent.length) : line)).join("\n").trim();
}

/**
 * The document with another part between the markers, indented as they are.
 * @param {string} text
 * @param {string} name
 * @param {{ file: string, content: string }} options
 * @returns {string}
 */
export function withMarkedPart(text, name, { file, content }) {
  const { before, indent, after } = split(text, name, { file });
  const lines = content.trim().split("\n").map((line) => (line === "" ? "" : indent + line));
  return `${before}\n${lines.join("\n")}\n\n${after}`;
}
