// What analysed code and the names of its files may say to a terminal: words, and nothing that steers it.

const steering = /[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/gu;

/** Control characters and direction overrides made visible; tabs and line breaks stay. */
export function harmless(text: string): string {
  return text.replace(steering, (character) => (character === "\t" || character === "\n" ? character : "\ufffd"));
}

/** The same for what has to stay on its line: a name with a line break could look like a finding of its own. */
export function harmlessLine(text: string): string {
  return text.replace(steering, "\ufffd");
}
