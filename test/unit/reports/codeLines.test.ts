// Which lines are quoted, and where the finding and its steps stand in them.
import { describe, expect, it } from "vitest";
import { codeBlocks, type CodeBlock } from "../../../server/src/reports/html/codeLines.ts";
import { codeTokens } from "../../../server/src/reports/html/codeTokens.ts";
import { finding, step, type Source } from "../cli/findings.ts";

function source(name: string, lines: readonly string[]): Source {
  return { uri: `file:///w/${name}`, text: lines.join("\n") };
}

/** `2:text` per line, `⋯` for a gap, marks in brackets, steps behind `#`. */
function show({ rows }: CodeBlock): readonly string[] {
  return rows.map((row) => {
    if (row.kind === "gap") return "⋯";
    const { text, mark, steps, line } = row;
    const marked = mark === undefined ? text : `${text.slice(0, mark.start)}[${text.slice(mark.start, mark.end)}]${text.slice(mark.end)}`;
    return `${line + 1}:${marked}${steps.map(({ number }) => ` #${number}`).join("")}`;
  });
}

function blocks(sources: readonly Source[], found: ReturnType<typeof finding>): readonly CodeBlock[] {
  return codeBlocks(found, { lineOf: (uri, line) => sources.find((one) => one.uri === uri)?.text.split("\n")[line] });
}

describe("lines of a finding", () => {
  const long = source("a.go", Array.from({ length: 30 }, (_, index) => `\tline${index + 1}`));

  it("are its own and those of its path, with gaps between", () => {
    const found = finding(long, "line10", { trace: [step(long, "line10\n", "a"), step(long, "line20", "b"), step(long, "line20", "c")] });
    expect(blocks([long], found).map(show)).toEqual([["8:line8", "9:line9", "10:[line10] #1", "11:line11", "12:line12", "⋯", "19:line19", "20:line20 #2 #3", "21:line21"]]);
  });

  it("have no gap of one line", () => {
    const found = finding(long, "line10", { trace: [step(long, "line15", "b")] });
    expect(blocks([long], found).map(show)).toEqual([["8:line8", "9:line9", "10:[line10]", "11:line11", "12:line12", "13:line13", "14:line14", "15:line15 #1", "16:line16"]]);
  });

  it("end with the file and skip blank edges", () => {
    const short = source("a.go", ["", "x := 1", ""]);
    expect(blocks([short], finding(short, "x")).map(show)).toEqual([["2:[x] := 1"]]);
  });

  it("skip blank lines beside a gap", () => {
    const text = source("a.go", ["a := 1", "", "", "", "", "", "", "", "b := 2", "", "c := 3"]);
    expect(blocks([text], finding(text, "a", { trace: [step(text, "b :=", "b")] })).map(show)).toEqual([["1:[a] := 1", "⋯", "9:b := 2 #1"]]);
  });

  it("lose the indentation they share, and keep marks in place", () => {
    const deep = source("a.go", ["\t\tif a {", "\t\t\tfree(x)", "", "\t\t}"]);
    expect(blocks([deep], finding(deep, "free")).map(show)).toEqual([["1:if a {", "2:\t[free](x)", "3:", "4:}"]]);
  });

  it("are marked over several lines, of a long one the first", () => {
    const text = source("a.go", ["f(", "\tone,", "\ttwo)", "end"]);
    expect(blocks([text], finding(text, text.text.slice(0, -4))).map(show)).toEqual([["1:[f(]", "2:\t[one,]", "3:\t[two)]", "4:end"]]);
    expect(blocks([long], finding(long, long.text.slice(1)))[0]?.rows.length).toBeLessThan(12);
  });

  it("come from other files too, in the order they are reached", () => {
    const c = source("x.c", ["void *make(void) {", "  return malloc(1);", "}"]);
    const found = finding(long, "line1\n", { trace: [step(c, "malloc", "allocates"), step(long, "line2\n", "lost")] });
    expect(blocks([long, c], found).map((block) => [block.uri, ...show(block)])).toEqual([
      ["file:///w/a.go", "1:[line1]", "2:line2 #2", "3:line3", "4:line4"],
      ["file:///w/x.c", "1:void *make(void) {", "2:  return malloc(1); #1", "3:}"],
    ]);
  });

  it("are left out where the file is gone, its steps are not", () => {
    const found = finding(long, "line1\n", { trace: [step(long, "line2\n", "lost")] });
    expect(blocks([], found)).toMatchObject([{ rows: [], unseen: [{ number: 1 }] }]);
  });
});

describe("colours", () => {
  it.each([
    ['return f("a\\"b", 0x1F) // done', ["keyword:return", "call:f", 'string:"a\\"b"', "number:0x1F", "comment:// done"]],
    ["char *s = 'x'; /* if */ if (s) free (s);", ["keyword:char", "string:'x'", "comment:/* if */", "keyword:if", "call:free"]],
    ["内存 := `raw // no`", ["string:`raw // no`"]],
    ["it's 3", ["number:3"]],
  ])("%s", (line, expected) => {
    expect(codeTokens(line).map(({ kind, start, end }) => `${kind}:${line.slice(start, end)}`)).toEqual(expected);
  });
});
