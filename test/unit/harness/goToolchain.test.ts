import { describe, expect, it } from "vitest";
import { findToolchain, vetPackages } from "../../harness/goToolchain.ts";

const toolchain = await findToolchain();

describe("vetPackages", () => {
  const source = (preamble: string, body: string): string => `package p\n\n/*\n#include <stdlib.h>\n${preamble}\n*/\nimport "C"\n\nfunc f() {\n${body}}\n`;
  const pkg = (label: string, text: string, extra: readonly (readonly [string, string])[] = []): Parameters<typeof vetPackages>[1][number] => ({ label, files: new Map([["p.go", text], ...extra]), goVersion: "1.22" });

  it("blames the package that is wrong, and only that one", async (context) => {
    if ("missing" in toolchain) return context.skip(toolchain.missing);
    const verdicts = await vetPackages(toolchain, [
      pkg("good", source("", "\tC.free(nil)\n")),
      pkg("not formatted", source("", "  C.free(nil)\n")),
      pkg("unknown name", source("", "\tC.nowhere()\n")),
      pkg("broken C", source("static int g(void) { return 1 +; }", "\tC.g()\n")),
      pkg("unused variable", source("", "\tx := C.malloc(1)\n")),
      pkg("broken C file", source("", "\tC.free(nil)\n"), [["a.c", "int h(void) { return nope; }\n"]]),
      pkg("no Go", "", []),
    ], true);
    expect(verdicts.map((verdict) => verdict.complaints.length > 0)).toEqual([false, true, true, true, true, true, true]);
    expect(verdicts.map((verdict) => verdict.label)).toEqual(["good", "not formatted", "unknown name", "broken C", "unused variable", "broken C file", "no Go"]);
    expect(verdicts[1]?.complaints.join()).toContain("gofmt");
  }, 120_000);
});
