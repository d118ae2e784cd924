// JSON that is safe to look at: what could steer a terminal or turn the direction of text is written as an escape. The value is
// the same for every reader of JSON.

/** With a final line break; `indent` spaces per level. */
export function jsonText(value: unknown, indent: number): string {
  return `${JSON.stringify(value, null, indent).replace(/[\u007f-\u009f\u061c\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, escaped)}\n`;
}

function escaped(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
