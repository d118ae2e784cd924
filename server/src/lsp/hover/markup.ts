// The two ways to write a hover: Markdown, and plain text for clients that show no Markdown. Words of rules quote code in
// backticks already; what stands outside of them is plain text. Guarantees: code of the user never becomes markup.
import { plainWords } from "../protocol/plainWords.ts";

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
  words: plainWords,
  rule: "---",
};

export const plainText: Markup = {
  strong: (text) => text,
  emphasis: (text) => text,
  link: (text, href) => `${text}: ${href}`,
  words: (text) => text,
  rule: "",
};
