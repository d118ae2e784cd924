// What Go objects own, in printed form: each archive holds a Go file and the expected text.
// CGOVET_GOLDENS=write rewrites the expected texts (never the source); review the difference.
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { analysesFromSource } from "../../harness/sourcePackage.ts";
import { formatTxtar, parseTxtar } from "../../harness/txtar.ts";

const folder = join(import.meta.dirname, "../../fixtures/objects");

describe.each(readdirSync(folder).filter((name) => name.endsWith(".txtar")).sort())("%s", (name) => {
  test("prints what is expected", async () => {
    const path = join(folder, name);
    const archive = parseTxtar(readFileSync(path, "utf8"));
    const analyses = await analysesFromSource({ "source.go": archive.files.get("source.go") ?? "" });
    const printed = `${analyses.objects.print()}\n`;
    const isWriting = process.env["CGOVET_GOLDENS"] === "write";
    if (isWriting) writeFileSync(path, formatTxtar({ comment: archive.comment, files: new Map(archive.files).set("objects", printed) }));
    else expect(printed, name).toBe(archive.files.get("objects"));
  });
});
