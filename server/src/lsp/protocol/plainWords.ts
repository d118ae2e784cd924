// Words of rules and findings as Markdown, for hovers of the server and tooltips of the client. They quote code in backticks; what stands
// outside of them is plain text. Guarantees: code of the user never becomes markup: no link, picture, address or HTML.

/** One paragraph. */
export function plainWords(text: string): string {
  const parts = text.split("`");
  // An odd number of backticks: some of them belong to the quoted code, so nothing can be told apart.
  if (parts.length % 2 === 0) return escaped(text);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : codeSpan(part))).join("");
}

/** `text` as code; a name without backticks. Empty for no text. */
export function codeSpan(text: string): string {
  return text === "" ? "" : `\`${text.replace(/`/g, "'").replace(/\s+/g, " ")}\``;
}

/** Editors make links of bare addresses too: not of `https:\//`, which reads the same. */
function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, "\\$&").replace(/:(?=\/\/)/g, ":\\").replace(/www(?=\.)/gi, "$&\\").replace(/@/g, "\\@").replace(/\s+/g, " ");
}
