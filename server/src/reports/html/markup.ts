// HTML put together so that nothing can be forgotten to escape: text becomes markup only through the `html` tag. Guarantees:
// every interpolated string is escaped, for content and for quoted attributes; control characters and direction
// overrides of analysed code are made visible, so that they cannot make a page read differently.

/** Markup; only `html`, `joined` and `trusted` make it. */
export interface Html {
  readonly kind: "html";
  readonly markup: string;
}

export type HtmlValue = string | number | Html | readonly Html[] | undefined;

/** A template whose values are escaped unless they are markup; `undefined` leaves nothing. Attributes must be quoted. */
export function html(parts: TemplateStringsArray, ...values: readonly HtmlValue[]): Html {
  return trusted(parts.map((part, index) => part + (index < values.length ? markupOf(values[index]) : "")).join(""));
}

/** Text that is known to be markup: constants of this folder. */
export function trusted(markup: string): Html {
  return { kind: "html", markup };
}

/** Several pieces, one after the other. */
export function joined(pieces: readonly Html[], separator = ""): Html {
  return trusted(pieces.map((piece) => piece.markup).join(separator));
}

/** `text` for content and quoted attributes. */
export function escapeHtml(text: string): string {
  return text
    .replace(/&/g, "&amp;")
    .replace(/</g, "&lt;")
    .replace(/>/g, "&gt;")
    .replace(/"/g, "&quot;")
    .replace(/'/g, "&#39;")
    .replace(/[\p{Cc}\p{Surrogate}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/gu, (character) => (/[\t\n]/.test(character) ? character : "\ufffd"));
}

/** Words with `code` in backticks. */
export function prose(text: string): Html {
  return joined(text.split("`").map((part, index) => (index % 2 === 1 ? html`<code>${part}</code>` : html`${part}`)));
}

function markupOf(value: HtmlValue): string {
  if (value === undefined) return "";
  if (typeof value === "string") return escapeHtml(value);
  if (typeof value === "number") return String(value);
  return "kind" in value ? value.markup : value.map((one) => one.markup).join("");
}
