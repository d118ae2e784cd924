// The two ways to write a hover: Markdown, and plain text for clients that show no Markdown. Words of rules quote code in
// backticks already; what stands outside of them is plain text. Guarantees: code of the user never becomes markup.

export interface Markup {
  strong(text: string): string;
  emphasis(text: string): string;
  link(text: string, href: string): string;
  /** Words of a rule or of a finding, with code in backticks. */
  words(text: string): string;
  readonly rule: string;
}

export const markdown: Markup = {
  strong: (text) => `**${text}**`,
  emphasis: (text) => `*${text}*`,
  // Parentheses would end the link.
  link: (text, href) => `[${text}](${href.replace(/[()']/g, (one) => `%${one.charCodeAt(0).toString(16)}`)})`,
  words: withCodeSpans,
  rule: "---",
};

export const plainText: Markup = {
  strong: (text) => text,
  emphasis: (text) => text,
  link: (text, href) => `${text}: ${href}`,
  words: (text) => text,
  rule: "",
};

function withCodeSpans(message: string): string {
  const parts = message.split("`");
  // An odd number of backticks: some of them belong to the quoted code, so nothing can be told apart.
  if (parts.length % 2 === 0) return escaped(message);
  return parts.map((part, index) => (index % 2 === 0 ? escaped(part) : part === "" ? "" : `\`${part.replace(/\s+/g, " ")}\``)).join("");
}

function escaped(text: string): string {
  return text.replace(/[\\`*_{}[\]()#+!|<>~&]/g, "\\$&").replace(/\s+/g, " ");
}
