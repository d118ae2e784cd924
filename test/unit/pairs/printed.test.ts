// Inferred pairs in printed form: each archive holds small packages (`NAME.go`) and the rows expected of each (`NAME`).
// CGOVET_GOLDENS=write rewrites the expected rows (never the sources); review the difference.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";
import { formatTxtar, parseTxtar } from "../../harness/txtar.ts";

const folder = join(import.meta.dirname, "../../fixtures/pairs");
const uri = "memory:///project/source.go";

async function pairsOf(source: string): Promise<string> {
  const engine = await createEngine({ host: createMemoryHost([[uri, source]]), grammars: grammarBytes(), rethrow: true });
  const printed = await engine.dump(uri, "pairs");
  engine.dispose();
  return `${printed}\n`;
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txtar")).sort())("%s", (name) => {
  const path = join(folder, name);
  const archive = parseTxtar(readFileSync(path, "utf8"));
  const cases = [...archive.files.keys()].filter((file) => file.endsWith(".go")).map((file) => file.slice(0, -3));

  test.each(cases)("%s", async (one) => {
    const printed = await pairsOf(archive.files.get(`${one}.go`) ?? "");
    if (process.env["CGOVET_GOLDENS"] === "write") {
      const files = new Map(parseTxtar(readFileSync(path, "utf8")).files);
      files.set(one, printed);
      writeFileSync(path, formatTxtar({ comment: archive.comment, files }));
    } else expect(printed).toBe(archive.files.get(one));
  });

  test("has cases", () => {
    expect(cases.length).toBeGreaterThan(0);
  });
});

test("the same package gives the same rows, whatever was asked before", async () => {
  const source = [...parseTxtar(readFileSync(join(folder, "released.txtar"), "utf8")).files.values()][0] ?? "";
  expect(await pairsOf(source)).toBe(await pairsOf(source));
});
