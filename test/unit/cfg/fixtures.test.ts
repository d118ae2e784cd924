// Sources and the graphs of their functions, side by side: test/fixtures/cfg/*.txtar. Each source is followed by
// `<source>.graph`. With CGOVET_GOLDENS=write in the environment the graphs are rewritten instead of compared.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { printCfg } from "../../../server/src/engine/cfg/printCfg.ts";
import { analysesFromSource } from "../../harness/sourcePackage.ts";
import { formatTxtar, parseTxtar } from "../../harness/txtar.ts";

const folder = fileURLToPath(new URL("../../fixtures/cfg/", import.meta.url));
const isWriting = process.env["CGOVET_GOLDENS"]?.startsWith("write") ?? false;

/** The graphs of all functions of one file, literals included, in source order. */
async function graphsOf(name: string, text: string): Promise<string> {
  const analyses = await analysesFromSource({ [name]: text });
  const graphs = analyses.calls.functions.flatMap(({ model }) =>
    [model, ...model.literals].map((body, depth) => {
      const graph = analyses.cfg(body);
      const title = depth === 0 ? model.qualifiedName : `${model.qualifiedName}, literal ${String(depth - 1)}`;
      return `${title}\n${graph ? printCfg(graph) : "no body\n"}`;
    }),
  );
  return graphs.join("\n");
}

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txtar")))("%s", (archiveName) => {
  const path = join(folder, archiveName);
  const archive = parseTxtar(readFileSync(path, "utf8"));
  const sources = [...archive.files].filter(([name]) => !name.endsWith(".graph"));
  if (isWriting) {
    it("is rewritten", async () => {
      const files = new Map<string, string>();
      for (const [name, text] of sources) files.set(name, text).set(`${name}.graph`, await graphsOf(name, text));
      writeFileSync(path, formatTxtar({ ...archive, files }));
    });
    return;
  }
  it.each(sources)("%s", async (name, text) => {
    expect(await graphsOf(name, text)).toBe(archive.files.get(`${name}.graph`));
  });
});
