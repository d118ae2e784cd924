// Words with code of the user in them, as Markdown: nothing of them comes alive.
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { codeSpan, plainWords } from "../../../server/src/lsp/protocol/plainWords.ts";

/** What is left of Markdown without its code spans and escapes, as CommonMark reads them. */
function live(markdown: string): string {
  let rest = markdown;
  let text = "";
  while (rest !== "") {
    const ticks = /^`+/.exec(rest)?.[0];
    const end = ticks === undefined ? -1 : new RegExp(`(?<!\`)${ticks}(?!\`)`).exec(rest.slice(ticks.length))?.index ?? -1;
    const length = ticks !== undefined ? (end < 0 ? ticks.length : ticks.length * 2 + end) : /^\\[!-/:-@[-`{-~]/.test(rest) ? 2 : 1;
    if (length === 1) text += rest.charAt(0);
    else text += " ";
    rest = rest.slice(length);
  }
  return text;
}

const markup = /[*_[\]<>!#|~]|https?:\/\/|www\.|\S@\S|&\w+;/;

describe("plain words", () => {
  it.each([
    "[run](command:workbench.action.terminal.new)", "![x](https://example.com/x.png)", "<img src=x onerror=y>", "see https://example.com or www.example.com, a@example.com", "$(alert) **bold** _x_", "&lt;script&gt;",
    "`code` [x](command:y) `more`", "a ` b [x](command:y)", "``` [x](command:y) ```", "`a``b` [x](command:y) `c`", "`a```<b>`", "\\`[x](y)\\`", "| a |\n| - |\n# h\n\n> q",
  ])("%s", (text) => {
    expect(live(plainWords(text))).not.toMatch(markup);
    expect(plainWords(text)).not.toContain("\n");
  });

  it("of any kind have no markup", () => {
    const hostile = fc.array(fc.constantFrom("`", "``", "[x](command:y)", "<b>", "\\", "*", "https://e.com", " ", "a", "\n", "www.e.com", "&amp;", "!"), { maxLength: 12 }).map((parts) => parts.join(""));
    fc.assert(fc.property(hostile, (text) => !markup.test(live(plainWords(text)))), { seed: 5, numRuns: 5000 });
  });

  it("say the same to people", () => {
    expect(plainWords("`C.CString(a * b)` is not freed: see a_b (1)")).toBe("`C.CString(a * b)` is not freed: see a\\_b \\(1\\)");
  });
});

describe("a code span", () => {
  it("ends where it should", () => {
    expect([codeSpan("f`](command:x)`"), codeSpan("")]).toEqual(["`f'](command:x)'`", ""]);
  });
});
