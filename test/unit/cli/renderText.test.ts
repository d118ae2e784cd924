// The text output as a person sees it, at 80 cells and narrower.
import { describe, expect, it } from "vitest";
import { createPalette, useColor } from "../../../server/src/cli/text/palette.ts";
import { cellsOf } from "../../../server/src/cli/text/cells.ts";
import { renderText } from "../../../server/src/cli/text/renderText.ts";
import type { ScanReport } from "../../../server/src/reports/scanReport.ts";
import { edit, finding, fix, leak, notice, open, report, step, type Source } from "./findings.ts";

const wrapper: Source = {
  uri: "file:///w/db/很长的文件夹名称/wrapper.c",
  text: 'static int wrap(const char *s)\n{\n\tchar *copy = strdup(s); /* "漢字" */\n\treturn use(copy);\n}\n',
};

const sources = new Map([open, wrapper].map(({ uri, text }) => [uri, text.split("\n")]));

function text(given: Partial<ScanReport>, { width = 80, quiet = false, color = false } = {}): string {
  return renderText(
    report(given),
    {
      palette: createPalette(color),
      width,
      sources: { lineOf: (uri, line) => sources.get(uri)?.[line] },
      showPath: (uri) => decodeURIComponent(uri.slice("file:///w/".length)),
    },
    quiet,
  );
}

const inC = finding(wrapper, "strdup(s)", {
  rule: "malloc-leak",
  severity: "error",
  message: "`copy` is not freed before `wrap` returns, although `use` only borrows it and nobody else can reach it",
  function: "wrap",
  trace: [step(wrapper, "strdup(s)", "created by `strdup`", "created"), step(open, "open(name)", "called from Go here, by way of a rather long explanation that has to be wrapped"), step(wrapper, "return use(copy)", "returns; `copy` is still owned", "exits")],
});

const advice = finding(open, "unsafe.Pointer(name)", { rule: "unused-ignore", severity: "info", message: "nothing to ignore here", fixes: [fix("Remove it", [edit(open, "\treturn nil", "")])] });

describe("renderText", () => {
  it("shows place, message, source, path and fix", () => {
    expect(text({ findings: [leak] })).toBe(`\
db/open.go:6:10 warning \`name\` is not freed when \`open\` fails  cstring-leak
  6 | name := C.CString(path)
    |         ^^^^^^^^^^^^^^^
  1. 6:10  created by \`C.CString\`             | name := C.CString(path)
  2. 7:5   \`open\` is assumed to borrow \`name\` | if err := open(name); err != ni…
  3. 7:24  \`err\` is not nil                   | if err := open(name); err != ni…
  4. 8:3   returns; \`name\` is still owned     | return err
  fix: Free \`name\` with defer (--fix does this)

1 warning in 1 file, 1 of them with a safe fix (--fix).
2 files of 1 package looked at in 1.2 s.
`);
  });

  it("wraps long messages and steps, and names other files", () => {
    expect(text({ findings: [inC] }, { quiet: true })).toBe(`\
db/很长的文件夹名称/wrapper.c:3:15 error
    \`copy\` is not freed before \`wrap\` returns, although \`use\` only borrows it
    and nobody else can reach it  malloc-leak
  3 | char *copy = strdup(s); /* "漢字" */
    |              ^^^^^^^^^
  1. 3:15  created by \`strdup\`                        | char *copy = strdup(s);…
  2. db/open.go:7:12
           called from Go here, by way of a rather    | if err := open(name); e…
           long explanation that has to be wrapped
  3. 4:2   returns; \`copy\` is still owned             | return use(copy);
`);
  });

  it.each([40, 60, 80, 100, 120])("keeps to %i cells", (width) => {
    const notices = [notice(open.uri, { range: leak.range, message: "a function that is far too complex to be followed to the end within the budget" })];
    const lines = text({ findings: [leak, inC, advice], notices, hidden: 3 }, { width }).split("\n");
    // A path cannot be wrapped: only lines that start with one may be longer, and only on a narrow terminal.
    for (const line of lines) if (!/^( {2}\d+\. )?\S+:\d+/.test(line) || width >= 80) expect(cellsOf(line), line).toBeLessThanOrEqual(width);
  });

  it("says that nothing was found, and how much was looked at", () => {
    expect(text({ files: 1, elapsedMs: 61_000 })).toBe("No hazards found.\n1 file of 1 package looked at in 61 s.\n");
    expect(text({ packages: 12, files: 340, elapsedMs: 200_000, hidden: 2 })).toBe(
      "No hazards found, 2 below the severity asked for.\n340 files of 12 packages looked at in 3 min 20 s.\n",
    );
  });

  it("never lets an unseen tree look clean", () => {
    expect(text({ packages: 0 })).toBe('No package that uses cgo was found (no `import "C"`): nothing to look at.\n');
    expect(text({ packages: 0, complete: false, notices: [notice("file:///w/x", { kind: "unreadable", message: "the folder cannot be read: permission denied", incomplete: true })] })).toBe(
      "Nothing was analysed.\nNot looked at in full:\n  1 file or folder not read, or read with faults\n    x the folder cannot be read: permission denied\n",
    );
    expect(text({ complete: false })).toContain("No hazards found in what could be looked at.");
  });

  it("counts notices by kind and lists a few, all that matter first", () => {
    const many = Array.from({ length: 5 }, (_, index) => notice(open.uri, { range: { start: { line: index, character: 0 }, end: { line: index, character: 1 } } }));
    const bad = notice("file:///w/b.go", { kind: "internal-error", message: "broken invariant", incomplete: true });
    expect(text({ notices: [...many, bad], complete: false }).split("\n").slice(2)).toEqual([
      "Not looked at in full:",
      "  5 places with syntax errors",
      "    db/open.go:1 syntax error in `open`",
      "    db/open.go:2 syntax error in `open`",
      "    db/open.go:3 syntax error in `open`",
      "    and 2 more (--format json lists all)",
      "  1 internal error of cgovet",
      "    b.go broken invariant",
      "",
    ]);
  });

  it("counts by severity, and what directives silenced", () => {
    const summary = text({ findings: [leak, inC, advice], suppressed: [{ finding: leak, reason: "r" }] });
    expect(summary).toContain("1 error, 1 warning, 1 info in 2 files, 2 of them with a safe fix (--fix), 1\nignored by directives.\n");
  });

  it("lists what --fix changed", () => {
    const fixed = [{ uri: open.uri, fixes: [{ rule: "cstring-leak", title: "Free `name` with defer" }] }];
    expect(text({ fixed })).toBe("fixed db/open.go\n  Free `name` with defer  cstring-leak\nNo hazards found.\n2 files of 1 package looked at in 1.2 s.\n");
  });

  it("prints findings only when quiet", () => {
    expect(text({}, { quiet: true })).toBe("");
    expect(text({ findings: [leak] }, { quiet: true })).not.toMatch(/\n\n|looked at/);
  });

  it("colours by meaning, and only adds codes", () => {
    const colored = text({ findings: [leak, inC] }, { color: true });
    expect(colored).toContain("\u001b[");
    // eslint-disable-next-line no-control-regex
    expect(colored.replace(/\u001b\[\d+m/g, "")).toBe(text({ findings: [leak, inC] }));
  });
});

describe("useColor", () => {
  const terminal = { write: () => undefined, isTerminal: true, columns: 80 };
  const pipe = { ...terminal, isTerminal: false };
  it.each([
    [terminal, {}, true, true],
    [pipe, {}, true, false],
    [pipe, { FORCE_COLOR: "1" }, true, true],
    [terminal, { FORCE_COLOR: "0" }, true, false],
    [terminal, { NO_COLOR: "1" }, true, false],
    [terminal, { NO_COLOR: "" }, true, true],
    [terminal, { TERM: "dumb" }, true, false],
    [terminal, { FORCE_COLOR: "1" }, false, false],
  ])("case %#", (stream, env, wanted, expected) => {
    expect(useColor(stream, env, wanted)).toBe(expected);
  });
});
