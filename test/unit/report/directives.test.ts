// Which findings a directive silences, and what it leaves behind for unused-ignore.
import { describe, expect, it } from "vitest";
import type { FileModel } from "../../../server/src/engine/program/model.ts";
import { applyDirectives } from "../../../server/src/engine/report/directives.ts";
import type { Finding } from "../../../server/src/engine/report/finding.ts";
import { cFile, goFile } from "../builders/fileModel.ts";

const known = new Set(["cstring-leak", "malloc-leak", "signal-mask"]);
const everything = { known, completed: known };

/** A finding of `rule` where `mark` first stands. */
function findingAt(file: FileModel, mark: string, rule = "cstring-leak"): Finding {
  const start = file.text.indexOf(mark);
  const span = { start, end: start + mark.length };
  return {
    id: `${rule}@${start}`, rule, severity: "warning", confidence: "certain", uri: file.uri, span, range: file.lines.rangeOf(span),
    message: "", messageId: "m", data: {}, function: "f", trace: [], fingerprint: "", fixes: [],
  };
}

/** Rules kept, then rules silenced with their reasons. */
function split(file: FileModel, findings: readonly Finding[]): { kept: string[]; silenced: string[] } {
  const result = applyDirectives(file, findings, everything);
  return {
    kept: result.kept.map((one) => one.rule),
    silenced: result.suppressed.map(({ finding, reason }) => `${finding.rule}: ${reason}`),
  };
}

describe("applyDirectives", () => {
  it("silences its own line and, standing alone, the next", () => {
    const file = goFile("a()\n//cgovet:ignore cstring-leak lives as long as the program\nb()\nc()\nd() //cgovet:ignore cstring-leak here too\ne()\n");
    expect(split(file, ["a()", "b()", "c()", "d()", "e()"].map((mark) => findingAt(file, mark)))).toEqual({
      kept: ["cstring-leak", "cstring-leak", "cstring-leak"],
      silenced: ["cstring-leak: lives as long as the program", "cstring-leak: here too"],
    });
  });

  it("silences only the rules it lists", () => {
    const file = goFile("b() //cgovet:ignore cstring-leak,malloc-leak known\n");
    const rules = ["cstring-leak", "signal-mask", "malloc-leak"];
    expect(split(file, rules.map((rule) => findingAt(file, "b()", rule)))).toEqual({
      kept: ["signal-mask"],
      silenced: ["cstring-leak: known", "malloc-leak: known"],
    });
  });

  it("reaches the code below stacked comments, not beyond a blank line", () => {
    const file = goFile("//cgovet:ignore cstring-leak one\n//cgovet:ignore malloc-leak two\nb()\n//cgovet:ignore cstring-leak x\n\nc()\n");
    const findings = [findingAt(file, "b()"), findingAt(file, "b()", "malloc-leak"), findingAt(file, "c()")];
    expect(split(file, findings)).toEqual({ kept: ["cstring-leak"], silenced: ["cstring-leak: one", "malloc-leak: two"] });
  });

  it("silences a whole file", () => {
    const file = goFile("a()\nb()\n//cgovet:ignore-file cstring-leak generated bindings\n");
    expect(split(file, [findingAt(file, "a()"), findingAt(file, "b()", "malloc-leak")])).toEqual({
      kept: ["malloc-leak"],
      silenced: ["cstring-leak: generated bindings"],
    });
  });

  it("honours nolint for every rule", () => {
    const file = goFile("a() //nolint:cgovet\nb()\n");
    expect(split(file, [findingAt(file, "a()"), findingAt(file, "b()")])).toEqual({ kept: ["cstring-leak"], silenced: ["cstring-leak: nolint"] });
    expect(applyDirectives(file, [], everything).uses).toEqual([]);
  });

  it("ignores a nolint for other tools", () => {
    const file = goFile("a() //nolint:cgovet\n");
    const [directive] = file.directives;
    const other = goFile(file.text, { directives: directive ? [{ ...directive, rules: ["errcheck"] }] : [] });
    expect(split(other, [findingAt(other, "a()")]).kept).toEqual(["cstring-leak"]);
  });

  it("wants a reason", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak\n");
    expect(split(file, [findingAt(file, "a()")]).kept).toEqual(["cstring-leak"]);
  });

  it("works in C files and in both forms of preamble", () => {
    for (const file of [
      cFile("int f(void) {\n  // cgovet:ignore signal-mask own thread\n  a();\n}\n"),
      goFile('/*\n// cgovet:ignore signal-mask own thread\na();\n*/\nimport "C"\n'),
      goFile('// // cgovet:ignore signal-mask own thread\n// // and why\n// a();\nimport "C"\n'),
    ]) {
      expect(split(file, [findingAt(file, "a();", "signal-mask")])).toEqual({ kept: [], silenced: ["signal-mask: own thread"] });
    }
  });

  it("tells used, unused and unknown rules apart", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak,malloc-leak,cstring-leek why\n");
    const [use] = applyDirectives(file, [findingAt(file, "a()")], everything).uses;
    expect(use).toMatchObject({ used: ["cstring-leak"], unused: ["malloc-leak"], unknown: ["cstring-leek"] });
  });

  it("calls nothing unused that did not run", () => {
    const file = goFile("a() //cgovet:ignore cstring-leak why\n");
    expect(applyDirectives(file, [], { known, completed: new Set() }).uses[0]?.unused).toEqual([]);
  });
});
