// The checks of fixes must be able to fail: each fault is made on purpose, with an engine that finds `leak` wherever the
// text has it.

import { describe, expect, it } from "vitest";
import type { Engine } from "../../../server/src/engine/engineApi.ts";
import type { Fix } from "../../../server/src/engine/report/finding.ts";
import { applyFileEdits, editFaults, withCrlf } from "../../harness/applyFix.ts";
import { checkCrlfFixes, checkFixes, fixAll } from "../../harness/fixChecks.ts";
import { fixVariants } from "../../harness/fixVariants.ts";
import { formatArchive, parseArchive } from "../../harness/goldenArchive.ts";
import { compareGoldens } from "../../harness/goldens.ts";
import type { FixtureSession } from "../../harness/analyseFixture.ts";
import { caseOf, editAt, findingAt, fixOf, insertBefore, reportOf, uri } from "./reports.ts";

const source = "func f() {\n\tleak()\n}\n";

/** Reports every `leak` of the current text; `fixesFor` supplies its fixes. */
function sessionOver(text: string, fixesFor: (current: string) => readonly Fix[]): FixtureSession {
  let overlay: string | undefined;
  const analyse = (): Promise<ReturnType<typeof reportOf>> => {
    const current = overlay ?? text;
    return Promise.resolve(reportOf(current.includes("leak") ? [findingAt(current, "leak", { fixes: fixesFor(current) })] : []));
  };
  const engine = {
    setOverlay: (_: string, next: string) => void (overlay = next),
    clearOverlay: () => void (overlay = undefined),
    configure: () => undefined,
  } as unknown as Engine;
  return { fixture: caseOf(text), engine, texts: new Map([[uri, text]]), analyse };
}

async function faultsOf(fix: (text: string) => Fix): Promise<string> {
  const session = sessionOver(source, (text) => [fix(text)]);
  return (await checkFixes(session, await session.analyse())).map((problem) => problem.got).join("\n");
}

describe("checkFixes", () => {
  it("trusts a fix that removes the finding", async () => {
    expect(await faultsOf((text) => fixOf("Close `x`", [editAt(text, "leak", "closed")]))).toBe("");
  });

  it.each<[string, (text: string) => Fix, RegExp]>([
    ["leaves the finding", (text) => fixOf("Try", [editAt(text, "func", "// hm\nfunc")]), /leaves the finding in place/],
    ["edits outside of the file", (text) => fixOf("Try", [{ ...editAt(text, "leak", "x"), span: { start: 0, end: 999 } }]), /lies outside/],
    ["has a range that is not its span's", (text) => fixOf("Try", [{ ...editAt(text, "leak", "x"), range: editAt(text, "func", "").range }]), /not that of its span/],
    ["overlaps itself", (text) => fixOf("Try", [editAt(text, "leak", "x"), editAt(text, "eak(", "y")]), /overlap/],
    ["edits an unknown file", (text) => fixOf("Try", [{ ...editAt(text, "leak", "x"), uri: "file:///y.go" }]), /not a file of the package/],
    ["changes nothing", (text) => fixOf("Try", [editAt(text, "leak", "leak")]), /changes nothing/],
    ["has no edits", () => fixOf("Try", []), /does nothing/],
    ["indents with spaces", (text) => fixOf("Try", [editAt(text, "leak", "closed()\n    more")]), /indents with spaces/],
    ["has a title with a full stop", (text) => fixOf("Try it.", [editAt(text, "leak", "x")]), /house style/],
  ])("sees a fix that %s", async (_, fix, fault) => {
    expect(await faultsOf(fix)).toMatch(fault);
  });
});

describe("fixAll", () => {
  it("goes on until nothing is left", async () => {
    const session = sessionOver("leak leak leak", (text) => [fixOf("Close", [editAt(text, "leak", "shut")])]);
    const { texts, problems } = await fixAll(session, await session.analyse());
    expect([texts.get(uri), problems]).toEqual(["shut shut shut", []]);
  });

  it("reports fixes that never come to rest", async () => {
    const session = sessionOver(source, (text) => [fixOf("Close", [insertBefore(text, "leak", "// hm\n\t")])]);
    expect((await fixAll(session, await session.analyse())).problems).toHaveLength(1);
  });
});

describe("checkCrlfFixes", () => {
  const twin = (text: string, newText: string): { texts: Map<string, string>; report: ReturnType<typeof reportOf> } => ({
    texts: new Map([[uri, text]]),
    report: reportOf([findingAt(text, "leak", { fixes: [fixOf("Close", [editAt(text, "leak()", newText)])] })]),
  });
  const lf = twin(source, "a()\n\tb()");

  it("accepts the same edit with CRLF", () => {
    expect(checkCrlfFixes(lf, twin(withCrlf(source), "a()\r\n\tb()"))).toEqual([]);
  });
  it("sees mixed line ends", () => {
    expect(checkCrlfFixes(lf, twin(withCrlf(source), "a()\n\tb()"))[0]?.got).toContain("mixes line ends");
  });
  it("sees findings that move or vanish", () => {
    expect(checkCrlfFixes(lf, { ...twin(withCrlf(source), ""), report: reportOf([]) })[0]?.got).toContain("became nothing");
  });
});

describe("fixVariants", () => {
  const text = "a := x()\nb := y()\n";
  it("applies fixes of one kind together and makes equal edits once", () => {
    const importing = insertBefore(text, "a", "import\n");
    const variants = fixVariants(new Map([[uri, text]]), [
      findingAt(text, "x()", { fixes: [fixOf("Free `a`", [importing, editAt(text, "x()", "x2()")])] }),
      findingAt(text, "y()", { fixes: [fixOf("Free `b`", [importing, editAt(text, "y()", "y2()")])] }),
    ]);
    expect(variants.map((variant) => [variant.title, variant.texts.get(uri)])).toEqual([["Free `…`", "import\na := x2()\nb := y2()\n"]]);
  });

  it("keeps conflicting fixes apart", () => {
    const variants = fixVariants(new Map([[uri, text]]), [
      findingAt(text, "x()", { fixes: [fixOf("Free `a`", [editAt(text, "x()", "1")])] }),
      findingAt(text, "x()", { fixes: [fixOf("Free `b`", [editAt(text, "x()", "2")])] }),
    ]);
    expect(variants.map((variant) => variant.title)).toEqual(["Free `…`", "Free `…` (2)"]);
  });
});

describe("goldens", () => {
  const text = "leak()\n";
  const variants = fixVariants(new Map([[uri, text]]), [findingAt(text, "leak", { fixes: [fixOf("Close", [editAt(text, "leak()", "shut()")])] })]);
  const withGolden = (golden: string): ReturnType<typeof caseOf> => ({ ...caseOf(text), goldens: new Map([["x.go", { name: "x.go.golden", path: "x.go.golden", uri, text: golden }]]) });

  it("reads back what it writes", () => {
    const sections = [{ name: "Free `…`", data: "a\n\nb\n" }, { name: "Two", data: "\n" }];
    expect(parseArchive(formatArchive("Intro.\n", sections))).toEqual(sections);
  });
  it("refuses a section that looks like a header", () => {
    expect(() => formatArchive("", [{ name: "a", data: "-- b --\n" }])).toThrow(/section header/);
  });
  it("compares sections", () => {
    expect(compareGoldens(withGolden("-- Close --\nshut()\n"), variants)).toEqual([]);
    expect(compareGoldens(withGolden("-- Close --\nopen()\n"), variants)[0]?.expected).toContain('line 1: "open()"');
    expect(compareGoldens(withGolden("-- Close --\nshut()\n-- Open --\n"), variants)[0]?.expected).toContain('a fix "Open"');
    expect(compareGoldens(withGolden("intro\n"), variants)[0]?.expected).toContain('no fix "Close"');
    expect(compareGoldens(withGolden("intro\n"), [])[0]?.got).toContain("delete the golden");
  });
});

describe("applyFileEdits", () => {
  it("finds no fault in two insertions at one place", () => {
    const edits = [insertBefore(source, "leak", "a"), insertBefore(source, "leak", "b")];
    expect(editFaults(new Map([[uri, source]]), edits)).toEqual([]);
    expect(applyFileEdits(new Map([[uri, source]]), edits).get(uri)).toBe("func f() {\n\tableak()\n}\n");
  });
});
