// Where the steps of a path are drawn, without VS Code.
import { describe, expect, it } from "vitest";
import type { TraceKind } from "../../../server/src/engine/report/finding.ts";
import type { PathStep } from "../../../server/src/lsp/protocol/explain.ts";
import { badgeOf, isDisturbedFrom, marksOf, stepAfter } from "../../../client/src/common/features/path/pathMarks.ts";

const step = (file: string, place: number | readonly [number, number], kind: TraceKind, message: string): PathStep => {
  const [line, character] = typeof place === "number" ? [place, 1] : place;
  return { uri: `file:///${file}`, kind, message, range: { start: { line, character }, end: { line, character: character + 4 } } };
};

const path: readonly PathStep[] = [
  step("a.go", [3, 7], "created", "`C.CString` creates `cs`"),
  step("a.c", 9, "branch", "`n > 0` is true"),
  step("a.go", [5, 4], "branch", "`err != nil` is true"),
  step("a.go", [5, 20], "exits", "returns; `cs` is still owned"),
];

describe("marksOf", () => {
  it("numbers the steps of one file as the whole path does, the last one as the end", () => {
    const { marks } = marksOf(path, 2, ({ uri }) => uri.endsWith("a.go"));
    expect(marks.map(({ badge, tone, isCurrent, range }) => [badge, tone, isCurrent, range.start.line])).toEqual([["①", "step", false, 3], ["③", "branch", true, 5], ["④", "end", false, 5]]);
    expect(marksOf(path, 2, ({ uri }) => uri.endsWith("a.c")).marks).toMatchObject([{ badge: "②", tone: "branch", isCurrent: false }]);
  });

  it("puts the words of one line together, without quotes, in the strongest colour", () => {
    const { texts } = marksOf(path, 3, ({ uri }) => uri.endsWith("a.go"));
    expect(texts).toEqual([
      { line: 3, text: "① C.CString creates cs", tone: "step", isCurrent: false },
      { line: 5, text: "③ err != nil is true  ④ returns; cs is still owned", tone: "end", isCurrent: true },
    ]);
  });

  it("gives steps that begin at one place one mark, as wide as the current of them", () => {
    const wide = { ...step("a.go", [3, 7], "passed", "`C.f` borrows it"), range: { start: { line: 3, character: 7 }, end: { line: 8, character: 2 } } };
    const both = [path[0] as PathStep, wide];
    expect(marksOf(both, 0, () => true).marks).toMatchObject([{ badge: "①②", tone: "end", isCurrent: true, range: { end: { line: 3, character: 11 } } }]);
    // A range over several lines is drawn in its first.
    expect(marksOf(both, 1, () => true).marks[0]?.range.end.line).toBe(3);
  });
});

describe("a path on the screen", () => {
  it("begins again behind its end, both ways", () => {
    expect([stepAfter(0, 1, 3), stepAfter(2, 1, 3), stepAfter(0, -1, 3), stepAfter(1, 0, 3)]).toEqual([1, 0, 2, 1]);
  });

  it("is disturbed by edits above or within its last step of a file only", () => {
    const here = path.filter(({ uri }) => uri.endsWith("a.go"));
    expect([0, 3, 4, 5, 6].map((line) => isDisturbedFrom(line, here))).toEqual([true, true, true, true, false]);
    expect(isDisturbedFrom(0, [])).toBe(false);
  });

  it("has numbers for long ways", () => {
    expect([1, 10, 20, 21, 35, 36, 50, 51].map(badgeOf)).toEqual(["①", "⑩", "⑳", "㉑", "㉟", "㊱", "㊿", "(51)"]);
  });
});
