// Archives read back as they were written.
import { describe, expect, it } from "vitest";
import { formatTxtar, parseTxtar } from "../../harness/txtar.ts";

describe("parseTxtar", () => {
  it("splits comment and files", () => {
    const { comment, files } = parseTxtar("About.\n\n-- a.go --\npackage a\n-- dir/b.txt --\n");
    expect(comment).toBe("About.\n\n");
    expect([...files]).toEqual([["a.go", "package a\n"], ["dir/b.txt", ""]]);
  });

  it("reads text without files as comment, and a file at the very start", () => {
    expect(parseTxtar("only words")).toEqual({ comment: "only words", files: new Map() });
    expect(parseTxtar("-- a --\nx\n")).toEqual({ comment: "", files: new Map([["a", "x\n"]]) });
  });

  it("refuses two files of one name", () => {
    expect(() => parseTxtar("-- a --\n-- a --\n")).toThrow("same name");
  });

  it("writes what it reads", () => {
    const text = "About.\n-- a --\none\n-- b --\ntwo\n";
    expect(formatTxtar(parseTxtar(text))).toBe(text);
  });
});
