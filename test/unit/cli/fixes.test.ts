// Which safe fixes are applied together, and when a file is left alone.
import { chmodSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { applySafeFixes, joinFixed } from "../../../server/src/cli/fix/applySafeFixes.ts";
import { editsByFile, selectSafeFixes } from "../../../server/src/scan/selectSafeFixes.ts";
import { writeAtomically } from "../../../server/src/cli/fix/writeAtomically.ts";
import type { SourceText } from "../../../server/src/hosts/sourceTree.ts";
import { tempTree } from "../../harness/tempTree.ts";
import { edit, finding, fix, type Source } from "./findings.ts";

const source: Source = { uri: "file:///w/a.go", text: "import x\none two three\n" };
const everywhere = (): boolean => true;

/** A finding at `needle` whose safe fix replaces it and, if asked, adds an import. */
function fixable(needle: string, newText: string, withImport = false): ReturnType<typeof finding> {
  const edits = [...(withImport ? [edit(source, "import x", "import x, y")] : []), edit(source, needle, newText)];
  return finding(source, needle, { fixes: [fix(`Replace ${needle}`, edits)] });
}

function titles(findings: readonly ReturnType<typeof finding>[], mayEdit = everywhere): readonly string[] {
  return selectSafeFixes(findings, mayEdit).map((chosen) => chosen.fix.title);
}

describe("selectSafeFixes", () => {
  it("takes the first safe fix with edits", () => {
    const review = fix("Review", [edit(source, "one", "1")], "review");
    const model = fix("Model", []);
    expect(titles([finding(source, "one", { fixes: [review, model, fix("Safe", [edit(source, "one", "2")])] })])).toEqual(["Safe"]);
    expect(titles([finding(source, "one", { fixes: [review] }), finding(source, "two")])).toEqual([]);
  });

  it("leaves what overlaps to the next round", () => {
    expect(titles([fixable("one two", "a"), fixable("two three", "b"), fixable("three", "c")])).toEqual(["Replace one two", "Replace three"]);
  });

  it("does once what two fixes ask for alike", () => {
    const chosen = selectSafeFixes([fixable("one", "1", true), fixable("two", "2", true)], everywhere);
    expect(chosen).toHaveLength(2);
    expect(editsByFile(chosen).get(source.uri)?.map(({ newText }) => newText)).toEqual(["import x, y", "1", "2"]);
  });

  it("never touches a file that is out of bounds", () => {
    expect(titles([fixable("one", "1")], () => false)).toEqual([]);
  });
});

describe("applySafeFixes", () => {
  async function apply(text: SourceText, write: (uri: string, text: string) => Promise<void> = () => Promise.resolve()): Promise<readonly [readonly unknown[], readonly string[]]> {
    const tree = { list: () => Promise.reject(new Error("unused")), read: () => Promise.resolve(text) };
    const { fixed, notices } = await applySafeFixes({ findings: [fixable("one", "1", true), fixable("two", "2")], tree, mayEdit: everywhere, write });
    return [fixed, notices.map((notice) => notice.message)];
  }

  it("writes each file once with all its edits", async () => {
    const written: string[] = [];
    const result = await apply({ kind: "text", text: source.text, repaired: false }, (uri, text) => {
      written.push(`${uri} ${text}`);
      return Promise.resolve();
    });
    expect(written).toEqual([`${source.uri} import x, y\n1 2 three\n`]);
    expect(result).toEqual([[{ uri: source.uri, fixes: [{ rule: "cstring-leak", title: "Replace one" }, { rule: "cstring-leak", title: "Replace two" }] }], []]);
  });

  it.each<[string, SourceText]>([
    ["the file changed during the scan", { kind: "text", text: "shifted\n" + source.text.slice(3), repaired: false }],
    ["the file is not valid UTF-8", { kind: "text", text: source.text, repaired: true }],
    ["the file is gone", { kind: "missing" }],
    ["permission denied", { kind: "unreadable", reason: "permission denied" }],
  ])("leaves a file alone: %s", async (reason, text) => {
    const never = (): Promise<void> => Promise.reject(new Error("written"));
    expect(await apply(text, never)).toEqual([[], [`not fixed: ${reason}`]]);
  });

  it("says when a file cannot be written", async () => {
    expect(await apply({ kind: "text", text: source.text, repaired: false }, () => Promise.reject(new Error("disk full")))).toEqual([[], ["not fixed: disk full"]]);
  });

  describe("with a fix that makes a file", () => {
    const made = "file:///w/moved.c";
    const moves = { ...fix("Move", [edit(source, "one", "extern")]), creates: [{ uri: made, text: "int one;\n" }] };
    async function move(there: SourceText, failing?: string): Promise<readonly [readonly string[], readonly string[], readonly string[]]> {
      const written: string[] = [];
      const tree = { list: () => Promise.reject(new Error("unused")), read: (uri: string) => Promise.resolve(uri === made ? there : { kind: "text" as const, text: source.text, repaired: false }) };
      const write = (uri: string, text: string): Promise<void> => (uri === failing ? Promise.reject(new Error("disk full")) : Promise.resolve(void written.push(`${uri} ${text}`)));
      const { fixed, notices } = await applySafeFixes({ findings: [finding(source, "one", { fixes: [moves] }), finding(source, "two", { fixes: [moves] })], tree, mayEdit: everywhere, write });
      return [written, fixed.map(({ uri }) => uri), notices.map(({ uri, message }) => `${uri ?? ""} ${message}`)];
    }

    it("writes the file first, once", async () => {
      expect(await move({ kind: "missing" })).toEqual([[`${made} int one;\n`, `${source.uri} import x\nextern two three\n`], [made, source.uri], []]);
    });

    it("leaves everything alone where the name is taken", async () => {
      expect(await move({ kind: "text", text: "", repaired: false })).toEqual([[], [], [`${made} not fixed: a file of that name is there already`]]);
    });

    it("edits nothing when the file cannot be written", async () => {
      expect(await move({ kind: "missing" }, made)).toEqual([[], [], [`${made} not fixed: disk full`]]);
    });
  });

  it("joins rounds by file", () => {
    const one = { rule: "a", title: "A" };
    const two = { rule: "b", title: "B" };
    expect(joinFixed([{ uri: "z", fixes: [one] }, { uri: "a", fixes: [one] }, { uri: "z", fixes: [two] }])).toEqual([{ uri: "a", fixes: [one] }, { uri: "z", fixes: [one, two] }]);
  });
});

describe("writeAtomically", () => {
  it("keeps the mode and writes through links", async () => {
    const { path } = tempTree({ "real/a.go": "old" });
    const file = join(path, "real/a.go");
    chmodSync(file, 0o640);
    symlinkSync("real/a.go", join(path, "link.go"));
    await writeAtomically(join(path, "link.go"), "neu ä");
    expect([readFileSync(file, "utf8"), statSync(file).mode & 0o777]).toEqual(["neu ä", 0o640]);
  });

  it("leaves nothing behind when it fails", async () => {
    const { path } = tempTree({ "d/x": "" });
    writeFileSync(join(path, "f"), "old");
    await expect(writeAtomically(join(path, "d"), "new")).rejects.toThrow();
    await expect(writeAtomically(join(path, "none/f"), "new")).rejects.toThrow();
    expect(readdirSync(path).sort()).toEqual(["d", "f"]);
  });
});

