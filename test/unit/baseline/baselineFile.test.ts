// The text of a baseline: there and back, the same bytes for the same findings, and clear answers to broken files.
import { describe, expect, it } from "vitest";
import { createBaseline, type Baseline } from "../../../server/src/baseline/baseline.ts";
import { parseBaseline, printBaseline } from "../../../server/src/baseline/baselineFile.ts";
import { finding, open } from "../cli/findings.ts";

const root = "file:///w";
const some = [
  finding(open, "C.CString(path)", { fingerprint: "bbbb" }),
  finding(open, "open(name)", { fingerprint: "aaaa", rule: "malloc-leak", message: "\u6cc4\u6f0f `x`" }),
  finding(open, "C.CString(path)", { fingerprint: "bbbb" }),
  finding({ ...open, uri: "file:///w/a%20b/x.go" }, "C.CString(path)", { fingerprint: "cccc" }),
];

function parsed(text: string): Baseline {
  const result = parseBaseline(text);
  if (result.kind === "faulty") throw new Error(result.message);
  return result.baseline;
}

describe("printed", () => {
  it("is sorted, counted and readable", () => {
    expect(printBaseline(createBaseline({ root, findings: some }))).toBe(`{
  "version": 1,
  "findings": [
    {
      "path": "a b/x.go",
      "rule": "cstring-leak",
      "fingerprint": "cccc",
      "message": "\`name\` is not freed when \`open\` fails"
    },
    {
      "path": "db/open.go",
      "rule": "cstring-leak",
      "fingerprint": "bbbb",
      "count": 2,
      "message": "\`name\` is not freed when \`open\` fails"
    },
    {
      "path": "db/open.go",
      "rule": "malloc-leak",
      "fingerprint": "aaaa",
      "message": "\u6cc4\u6f0f \`x\`"
    }
  ]
}
`);
  });

  it("does not depend on the order of findings, and is read back", () => {
    const baseline = createBaseline({ root, findings: some });
    expect(printBaseline(createBaseline({ root, findings: [...some].reverse() }))).toBe(printBaseline(baseline));
    expect(parsed(printBaseline(baseline))).toEqual(baseline);
    expect(parsed(printBaseline({ entries: [] }))).toEqual({ entries: [] });
  });
});

describe("read", () => {
  it("takes entries in any order, alike ones together, and a byte order mark", () => {
    const entry = '{"path":"x.go","rule":"r","fingerprint":"f","message":"m","note":"ours"}';
    expect(parsed(`\uFEFF{"version":1,"findings":[${entry},{"path":"a.go","rule":"r","fingerprint":"f","message":""},${entry}]}`).entries).toEqual([
      { path: "a.go", rule: "r", fingerprint: "f", count: 1, message: "" },
      { path: "x.go", rule: "r", fingerprint: "f", count: 2, message: "m" },
    ]);
  });

  it.each<[string, string, string, number]>([
    ["no JSON", '{\n "version": 1,\n', "not valid JSON (PropertyNameExpected at offset 17)", 2],
    ["an empty file", "", "not valid JSON (ValueExpected at offset 0)", 0],
    ["an unfinished merge", '{ "version": 1,\n<<<<<<< ours\n', "the file holds marks of an unfinished merge", 1],
    ["something else", '{"name":"x"}', "not a baseline of cgovet: version: Invalid input: expected 1", 0],
    ["a list", "[]", "not a baseline of cgovet", 0],
    ["a newer format", '{"version":2}', "the file has format version 2, which a newer cgovet wrote; this one knows 1", 0],
    ["a wrong count", '{"version":1,"findings":[{"path":"a","rule":"r","fingerprint":"f","message":"","count":0}]}', "not a baseline of cgovet: findings[0].count", 0],
  ])("says what is wrong with %s", (_what, text, message, line) => {
    const result = parseBaseline(text);
    expect(result).toMatchObject({ kind: "faulty", line });
    expect(result.kind === "faulty" && result.message).toContain(message);
  });
});
