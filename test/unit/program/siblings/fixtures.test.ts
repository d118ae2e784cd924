// C++ and Objective-C sources and the models they become, side by side: test/fixtures/program/siblings/*.txtar. Each
// `x.cpp` is followed by `x.cpp.model`. With CGOVET_GOLDENS=write in the environment the models are rewritten instead of
// compared.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { lowerCFile, siblingLanguagesOf } from "../../../../server/src/engine/program/c/cUnit.ts";
import { printFile } from "../../../../server/src/engine/program/printModel.ts";
import { createSyntax, type Syntax } from "../../../../server/src/engine/syntax/parserPool.ts";
import { grammarBytes } from "../../../harness/grammarBytes.ts";
import { formatTxtar, parseTxtar } from "../../../harness/txtar.ts";

const folder = fileURLToPath(new URL("../../../fixtures/program/siblings/", import.meta.url));
const isWriting = process.env["CGOVET_GOLDENS"]?.startsWith("write") ?? false;

let syntax: Syntax;
beforeAll(async () => {
  syntax = await createSyntax(grammarBytes());
  await Promise.all([syntax.load("cpp"), syntax.load("objc")]);
});
afterAll(() => {
  const { treesCreated, treesDeleted } = syntax.stats();
  expect(treesDeleted).toBe(treesCreated);
  syntax.dispose();
});

function modelOf(name: string, text: string): string {
  const file = lowerCFile(syntax, `file:///p/${name}`, text, { partial: true, languages: siblingLanguagesOf(name, text) });
  const skipped = file.c.skipped?.map((one) => `skipped ${one.name}\n`) ?? [];
  return printFile(file) + skipped.join("");
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txtar")))("%s", (archiveName) => {
  const path = join(folder, archiveName);
  const archive = parseTxtar(readFileSync(path, "utf8"));
  const sources = [...archive.files].filter(([name]) => !name.endsWith(".model"));
  if (isWriting) {
    it("is rewritten", () => {
      const files = new Map(sources.flatMap(([name, text]) => [[name, text], [`${name}.model`, modelOf(name, text)]] as const));
      writeFileSync(path, formatTxtar({ ...archive, files }));
    });
  } else {
    it.each(sources)("%s", (name, text) => {
      expect(modelOf(name, text)).toBe(archive.files.get(`${name}.model`));
    });
  }
});
