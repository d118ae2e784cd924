// C files too large to lower whole: read for the names that Go and the package's other C use.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

const padding = `/* ${"filler ".repeat(150_000)} */\n`;
const huge = `#include <stdlib.h>\n#include <string.h>\n${padding}static char *inner(const char *s) { return strdup(s); }\nchar *big_text(const char *s) { return inner(s); }\nchar *big_other(const char *s) { return inner(s); }\n`;

async function findingsOf(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
  const host = createMemoryHost(Object.entries({ "file:///p/big.c": huge, ...files }));
  const engine = await createEngine({ host, grammars: grammarBytes(), rethrow: true });
  const report = await engine.analyzeDirectory("file:///p");
  engine.dispose();
  return report.files.flatMap((file) => file.findings.map((finding) => `${finding.rule} ${finding.function}`));
}

const go = (preamble: string): string => `package p\n\n/*\n#include <stdlib.h>\n${preamble}\n*/\nimport "C"\n\nfunc leak(s *C.char) {\n\ttext := C.text_of(s)\n\t_ = *text\n}\n`;

describe("amalgamations", () => {
  it("are read for what a preamble calls", async () => {
    expect(await findingsOf({ "file:///p/p.go": go("char *big_text(const char *s);\nstatic char *text_of(const char *s) { return big_text(s); }") })).toEqual(["malloc-leak leak"]);
  });

  it("are read for what another C file calls, whatever its name", async () => {
    const wrapper = "char *big_other(const char *s);\nchar *text_of(const char *s) { return big_other(s); }\n";
    expect(await findingsOf({ "file:///p/p.go": go("char *text_of(const char *s);"), "file:///p/wrap.c": wrapper })).toEqual(["malloc-leak leak"]);
  });
});
