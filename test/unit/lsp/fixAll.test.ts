// Choosing fixes, composing rounds of edits, and the loop around them.
import { describe, expect, it } from "vitest";
import fc from "fast-check";
import { applyEdits, type TextEdit } from "../../../server/src/engine/base/textEdit.ts";
import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import type { FileEdit, Finding, Fix } from "../../../server/src/engine/report/finding.ts";
import { fixAll } from "../../../server/src/lsp/actions/fixAll.ts";
import { editsByFile, selectSafeFixes } from "../../../server/src/scan/selectSafeFixes.ts";
import { TextPieces } from "../../../server/src/lsp/actions/textPieces.ts";

const uri = "file:///w/a.go";

function edit(start: number, end: number, newText: string, file = uri): FileEdit {
  const place = { line: 0, character: 0 };
  return { uri: file, span: { start, end }, range: { start: place, end: place }, newText };
}

function finding(...fixes: readonly Fix[]): Finding {
  const span = { start: 0, end: 0 };
  return {
    id: "r@a", rule: "r", severity: "warning", confidence: "certain", uri, span, range: createLineIndex("").rangeOf(span), message: "m", messageId: "m", data: {},
    function: "f", trace: [], fingerprint: "", fixes,
  };
}

const safe = (...edits: readonly FileEdit[]): Fix => ({ title: "Fix", applicability: "safe", edits });
const review = (...edits: readonly FileEdit[]): Fix => ({ title: "Fix", applicability: "review", edits });
const chosen = (...findings: readonly Finding[]): readonly string[] => (editsByFile(selectSafeFixes(findings, (other) => other === uri)).get(uri) ?? []).map(({ span, newText }) => `${span.start}-${span.end} ${newText}`);

describe("selectSafeFixes", () => {
  it("takes the first safe fix of each finding and leaves those that want a second look", () => {
    expect(chosen(finding(review(edit(1, 2, "r")), safe(edit(3, 4, "s")), safe(edit(5, 6, "t"))), finding(review(edit(8, 9, "u"))))).toEqual(["3-4 s"]);
  });

  it("counts an edit that two fixes share once", () => {
    const shared = edit(0, 0, "import");
    expect(chosen(finding(safe(edit(10, 10, "a"), shared)), finding(safe(shared, edit(20, 20, "b"))))).toEqual(["0-0 import", "10-10 a", "20-20 b"]);
  });

  it("leaves out a whole fix when one of its edits touches another", () => {
    expect(chosen(finding(safe(edit(5, 8, "a"))), finding(safe(edit(8, 9, "b"), edit(30, 30, "c"))))).toEqual(["5-8 a"]);
    expect(chosen(finding(safe(edit(5, 5, "a"))), finding(safe(edit(5, 5, "b"))))).toEqual(["5-5 a"]);
    expect(chosen(finding(safe(edit(5, 8, "a"))), finding(safe(edit(6, 7, "b"))))).toEqual(["5-8 a"]);
    expect(chosen(finding(safe(edit(5, 8, "a"))), finding(safe(edit(9, 9, "b"))))).toEqual(["5-8 a", "9-9 b"]);
  });

  it("leaves out fixes that change other files or write a model", () => {
    expect(chosen(finding(safe(edit(1, 1, "a"), edit(1, 1, "b", "file:///w/b.h"))), finding({ ...safe(edit(3, 3, "c")), addModel: { name: "C.f" } }), finding(safe()))).toEqual([]);
  });
});

describe("TextPieces", () => {
  it("describes several rounds as edits of the original", () => {
    const pieces = new TextPieces("one two three");
    pieces.apply([{ span: { start: 4, end: 7 }, newText: "2" }]);
    expect(pieces.text).toBe("one 2 three");
    pieces.apply([{ span: { start: 0, end: 0 }, newText: ">" }, { span: { start: 5, end: 6 }, newText: "-" }]);
    expect(pieces.text).toBe(">one 2-three");
    expect(pieces.edits()).toEqual([
      { span: { start: 0, end: 0 }, newText: ">" },
      { span: { start: 4, end: 8 }, newText: "2-" },
    ]);
  });

  it("has no edits when nothing is changed", () => {
    const pieces = new TextPieces("text");
    pieces.apply([]);
    expect(pieces.edits()).toEqual([]);
    expect(new TextPieces("").edits()).toEqual([]);
  });

  it("composes any rounds to what they do one after the other", () => {
    const round = fc.array(fc.tuple(fc.nat(30), fc.nat(6), fc.string({ maxLength: 3 })), { maxLength: 4 });
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), fc.array(round, { maxLength: 4 }), (original, rounds) => {
        const pieces = new TextPieces(original);
        let text = original;
        for (const wanted of rounds) {
          const edits = withoutOverlap(wanted, text.length);
          pieces.apply(edits);
          text = applyEdits(text, edits);
        }
        expect(pieces.text).toBe(text);
        expect(applyEdits(original, pieces.edits())).toBe(text);
      }),
    );
  });
});

function withoutOverlap(wanted: readonly (readonly [number, number, string])[], length: number): readonly TextEdit[] {
  const edits: TextEdit[] = [];
  let at = 0;
  for (const [gap, size, newText] of wanted) {
    const start = at + gap;
    if (start > length) break;
    const end = Math.min(start + size, length);
    edits.push({ span: { start, end }, newText });
    at = end + 1;
  }
  return edits;
}

describe("fixAll", () => {
  /** A language in which every `x` is a finding whose fix replaces it by what `fixOf` says. */
  const analysis = (fixOf: (text: string, at: number) => FileEdit) => {
    const rounds: string[] = [];
    const findingsIn = (text: string) => [...text.matchAll(/x/g)].map((match) => finding(safe(fixOf(text, match.index))));
    const run = async (text: string) => {
      const edits = await fixAll({ uri, text, findings: findingsIn(text), analyze: async (next) => (rounds.push(next), findingsIn(next)) });
      return applyEdits(text, edits);
    };
    return { run, rounds };
  };

  it("goes round until nothing is left, for fixes that touch", async () => {
    const { run, rounds } = analysis((_, at) => edit(at, at + 1, "y"));
    expect(await run("xxx x")).toBe("yyy y");
    expect(rounds).toEqual(["yxy y", "yyy y"]);
  });

  it("ends when fixes undo each other", async () => {
    const { run, rounds } = analysis((_, at) => edit(at, at + 1, "x"));
    expect(await run("x")).toBe("x");
    expect(rounds).toEqual([]);
  });

  it("ends when fixes bring forth new findings for ever", async () => {
    const { run, rounds } = analysis((_, at) => edit(at, at + 1, "yx"));
    expect(await run("x")).toBe(`${"y".repeat(10)}x`);
    expect(rounds).toHaveLength(10);
  });
});
