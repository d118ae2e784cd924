// Whatever is deleted from a Go file, lowering ends, frees its trees and keeps its promises about positions.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { codeText } from "../../../../server/src/engine/program/go/codeText.ts";
import { lowerCUnit } from "../../../../server/src/engine/program/c/cUnit.ts";
import { lowerGoFile } from "../../../../server/src/engine/program/go/goFile.ts";
import type { GoFileModel } from "../../../../server/src/engine/program/model.ts";
import { printFile } from "../../../../server/src/engine/program/printModel.ts";
import { createSyntax, type Syntax } from "../../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../../harness/grammarBytes.ts";
import { parseTxtar } from "../../../harness/txtar.ts";

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
});
afterAll(() => {
  const { treesCreated, treesDeleted } = syntax.stats();
  expect(treesDeleted).toBe(treesCreated);
  syntax.dispose();
});

const folder = fileURLToPath(new URL("../../../fixtures/program/go/", import.meta.url));
const sources = readdirSync(folder).flatMap((name) => [...parseTxtar(readFileSync(`${folder}/${name}`, "utf8")).files].filter(([file]) => file.endsWith(".go")).map(([, text]) => text));

function lower(text: string, previous?: GoFileModel): GoFileModel {
  return syntax.withGo(text, (tree) => lowerGoFile({ syntax, uri: "file:///p/x.go", tree, lowerCUnit }, previous));
}

function checkPlaces(file: GoFileModel): void {
  for (const { model, start } of file.functions) {
    expect(codeText(file.text.slice(start, start + model.text.length))).toBe(model.text);
    for (const local of model.locals) expect(model.text.slice(local.span.start, local.span.end)).toBe(local.name);
  }
  for (const span of file.syntaxErrors) expect(0 <= span.start && span.start <= span.end && span.end <= file.text.length).toBe(true);
  for (const [name, span] of file.cNames) expect(file.text.slice(span.start, span.end).replace(/\s/g, "")).toBe(`C.${name}`);
}

/** Cuts out the tokens with these numbers (modulo their count). */
function withoutTokens(text: string, picks: readonly number[]): string {
  const tokens = text.match(/\s+|\w+|[^\w\s]/gu) ?? [];
  const gone = new Set(picks.map((pick) => pick % Math.max(tokens.length, 1)));
  return tokens.filter((_, index) => !gone.has(index)).join("");
}

const deletions = fc.tuple(fc.constantFrom(...sources), fc.array(fc.nat(), { minLength: 1, maxLength: 6 }));

it("never throws on a file with tokens missing", () => {
  fc.assert(
    fc.property(deletions, ([text, picks]) => {
      const file = lower(withoutTokens(text, picks));
      checkPlaces(file);
      expect(printFile(file).length).toBeGreaterThan(0);
    }),
    { numRuns: 400, seed: 11 },
  );
});

it("gives the same model whether or not it takes over what did not change", () => {
  fc.assert(
    fc.property(deletions, ([text, picks]) => {
      const edited = withoutTokens(text, picks);
      expect(printFile(lower(edited, lower(text)))).toBe(printFile(lower(edited)));
      expect(printFile(lower(text, lower(edited)))).toBe(printFile(lower(text)));
    }),
    { numRuns: 200, seed: 12 },
  );
});
