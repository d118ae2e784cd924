// Whatever is deleted from C, lowering ends, frees its trees and keeps its promises about positions.
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import type { FunctionModel } from "../../../../server/src/engine/program/ast.ts";
import type { CFileModel } from "../../../../server/src/engine/program/model.ts";
import { lowerCFile, type LowerCFileOptions } from "../../../../server/src/engine/program/c/cUnit.ts";
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

const folder = fileURLToPath(new URL("../../../fixtures/program/c/", import.meta.url));
const sources = readdirSync(folder).flatMap((name) => [...parseTxtar(readFileSync(`${folder}/${name}`, "utf8")).files].filter(([file]) => !file.endsWith(".model")).map(([, text]) => text));

function lower(text: string, options?: LowerCFileOptions): CFileModel {
  return lowerCFile(syntax, "file:///p/x.c", text, options);
}

/** Spans of everything in a function lie inside it, and locals are named by their spans. */
function checkFunction(model: FunctionModel): void {
  const open: unknown[] = [model.body, model.params, model.locals];
  for (let next = open.pop(); open.length > 0 || next !== undefined; next = open.pop()) {
    if (typeof next !== "object" || next === null) continue;
    if ("start" in next && "end" in next) {
      const { start, end } = next as { readonly start: number; readonly end: number };
      expect(0 <= start && start <= end && end <= model.text.length).toBe(true);
    } else open.push(...(Object.values(next) as unknown[]));
  }
  for (const local of model.locals) {
    expect(model.text.slice(local.span.start, local.span.end)).toBe(local.name);
    expect(model.locals[local.id]).toBe(local);
  }
}

function checkPlaces(file: CFileModel): void {
  const { c, text } = file;
  for (const { model, start } of c.functions) {
    expect(text.slice(start, start + model.text.length)).toBe(model.text);
    checkFunction(model);
  }
  for (const { name, span } of [...c.prototypes, ...c.globals]) expect(text.slice(span.start, span.end)).toBe(name);
  for (const span of c.syntaxErrors) expect(0 <= span.start && span.start <= span.end && span.end <= text.length).toBe(true);
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
    fc.property(deletions, fc.boolean(), ([text, picks], partial) => {
      const file = lower(withoutTokens(text, picks), { partial });
      checkPlaces(file);
      expect(printFile(file)).toMatch(/\n$/);
    }),
    { numRuns: 500, seed: 21 },
  );
});

it("never throws on a shuffled pile of tokens", () => {
  const token = fc.constantFrom("{", "}", "(", ")", ";", "*", "int", "f", "a", "=", "#if A\n", "#else\n", "#endif\n", "\n", '"', "'", "/*", "*/", "//", ",", "struct", "case", "API_X", "if", "return", "\\\n", "[", "]", "@end", "é😀");
  fc.assert(
    fc.property(fc.array(token, { maxLength: 60 }), (tokens) => {
      checkPlaces(lower(tokens.join(" ")));
    }),
    { numRuns: 500, seed: 22 },
  );
});

it("gives the same model whether or not it takes over what did not change", () => {
  fc.assert(
    fc.property(deletions, ([text, picks]) => {
      const edited = withoutTokens(text, picks);
      expect(printFile(lower(edited, { previous: lower(text).c }))).toBe(printFile(lower(edited)));
      expect(printFile(lower(text, { previous: lower(edited).c }))).toBe(printFile(lower(text)));
    }),
    { numRuns: 200, seed: 23 },
  );
});
