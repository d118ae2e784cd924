// Ownership and summaries in printed form: each archive holds a Go file, and for some functions the expected text.
// CGOVET_GOLDENS=write rewrites the expected texts (never the source); review the difference.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { DumpKind } from "../../../server/src/engine/engineApi.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";
import { formatTxtar, parseTxtar } from "../../harness/txtar.ts";

const folder = join(import.meta.dirname, "../../fixtures/ownership");
const uri = "memory:///project/source.go";

/** `ownership f` or `summary f`. */
function request(name: string): { readonly kind: DumpKind; readonly fn: string } | undefined {
  const match = /^(ownership|summary) (\S+)$/.exec(name);
  return match === null ? undefined : { kind: match[1] as DumpKind, fn: match[2] ?? "" };
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txtar")).sort())("%s", (name) => {
  test("prints what is expected", async () => {
    const path = join(folder, name);
    const archive = parseTxtar(readFileSync(path, "utf8"));
    const engine = await createEngine({ host: createMemoryHost([[uri, archive.files.get("source.go") ?? ""]]), grammars: grammarBytes(), rethrow: true });
    const files = new Map(archive.files);
    let asked = 0;
    for (const [section, expected] of archive.files) {
      const wanted = request(section);
      if (wanted === undefined) continue;
      asked++;
      const printed = `${await engine.dump(uri, wanted.kind, wanted.fn)}\n`;
      files.set(section, printed);
      if (process.env["CGOVET_GOLDENS"] !== "write") expect(printed, `${name}: ${section}`).toBe(expected);
    }
    engine.dispose();
    expect(asked, `${name} asks for nothing`).toBeGreaterThan(0);
    if (process.env["CGOVET_GOLDENS"] === "write") writeFileSync(path, formatTxtar({ comment: archive.comment, files }));
  });
});
