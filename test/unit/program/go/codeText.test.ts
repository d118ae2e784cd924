// Go without its comments: same places, strings untouched, and no text too long.
import fc from "fast-check";
import { expect, it } from "vitest";
import { codeText } from "../../../../server/src/engine/program/go/codeText.ts";

it("blanks comments and nothing else", () => {
  const blank = (length: number): string => " ".repeat(length);
  const text = 'a := 1 // C.free(x)\nb := "// no" + `/* no */` + "\\"//" /* y\n z */ + \'"\' // é\n';
  expect(codeText(text)).toBe(`a := 1 ${blank(12)}\nb := "// no" + \`/* no */\` + "\\"//" ${blank(4)}\n${blank(5)} + '"' ${blank(4)}\n`);
  expect(codeText('x := a / b\ny := "half\n// gone')).toBe('x := a / b\ny := "half\n       ');
  expect(codeText("/* never closed")).toBe("/* never closed");
});

it("gives what a pattern over all lexemes gives, at the same places", () => {
  const lexeme = /"(?:\\.|[^"\\\n])*"|`[^`]*`|'(?:\\.|[^'\\\n])*'|\/\/[^\n]*|\/\*[^]*?\*\//g;
  const pieces = fc.array(fc.constantFrom('"', "'", "`", "/", "*", "\\", "\n", "\r", "a", " "), { maxLength: 30 }).map((units) => units.join(""));
  fc.assert(
    fc.property(pieces, (text) => {
      expect(codeText(text)).toBe(text.replace(lexeme, (found) => (found.startsWith("/") ? found.replace(/[^\r\n]/g, " ") : found)));
    }),
    { numRuns: 5000, seed: 21 },
  );
});

it("reads megabytes of escapes in one string", () => {
  const data = `var data = "${"\\x00".repeat(3_000_000)}" `;
  expect(codeText(`${data}// why\n`)).toBe(`${data}      \n`);
});
