// The command line in Chinese, as wide as a terminal.
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { languageFile } from "../../../scripts/languageFiles.mjs";
import type { CliIo } from "../../../server/src/cli/cliIo.ts";
import { complaintWords, helpWords } from "../../../server/src/cli/commands/helpWords.ts";
import { rulesCommand } from "../../../server/src/cli/commands/rulesCommand.ts";
import { cellsOf } from "../../../server/src/cli/text/cells.ts";
import { wrapText } from "../../../server/src/cli/text/wrapText.ts";
import { speak, type LanguageFile } from "../../../server/src/hosts/language.ts";
import { repositoryRoot } from "../../harness/fixtureCases.ts";
import { translatedCatalog, type Catalog } from "../../../server/src/engine/catalog.ts";
import { runFakeCli } from "./fakeCli.ts";

const words = languageFile(repositoryRoot, "zh-cn") as LanguageFile;

describe("the command line in Chinese", () => {
  beforeEach(() => speak(words));
  afterEach(() => speak(undefined));

  it("explains itself within 80 cells", async () => {
    const { out } = await runFakeCli(["scan", "--help"], { cwd: "/w" });
    expect(out).toContain("结果的格式");
    expect(out).toContain("退出码：");
    expect(out).toContain("默认：text");
    expect(out.split("\n").filter((line) => cellsOf(line) > 80)).toEqual([]);
    expect(out).not.toMatch(/Usage:|Options:|\(default|\(choices/);
  });

  it("lists and explains the rules", () => {
    const { rules }: Catalog = translatedCatalog(words.engine);
    let out = "";
    const stream = { write: (text: string): void => void (out += text), isTerminal: false, columns: 80 };
    const io: CliIo = { stdout: stream, stderr: stream, cwd: "/w", env: {}, readInput: () => Promise.resolve(""), now: () => 0, every: () => () => undefined };
    rulesCommand(undefined, rules, io, false);
    rulesCommand("cstring-leak", rules, io, false);
    expect(out).toContain("内存");
    expect(out).toContain("为什么有隐患");
    expect(out).toContain("（安全：--fix 会应用）");
    expect(out.split("\n").filter((line) => cellsOf(line) > 80 && !line.includes("https://"))).toEqual([]);
  });

  it.each([
    [["scan", "--formt"], "没有选项“--formt”\n（是不是 --format？）"],
    [["scn"], "没有命令“scn”\n（是不是 scan？）"],
    [["lsp"], "必须指定选项“--stdio”"],
    [["rules", "a", "b"], "“rules”的参数太多：应为 1 个，实际 2 个"],
    [["scan", "-f", "xml"], "不接受“xml”，可选值："],
    [["scan", "-o"], "选项“-o, --output <file>”缺少参数"],
  ])("says what is wrong with %j", async (args, message) => {
    expect((await runFakeCli(args, { cwd: "/w" })).err).toContain(message);
  });

  it("gives back what it does not know", () => {
    expect(complaintWords("error: something else\n")).toBe("cgovet: something else\n");
    expect(helpWords().styleTitle?.("Other:")).toBe("Other:");
  });
});

describe("wrapText", () => {
  it("breaks between Han characters, keeps marks at their words and fills the rows", () => {
    const text = "`C.CString` 得到的 `cs` 从未释放，因为这份拷贝在 C 堆上，垃圾回收器从不过问：只要有一条路径（例如错误路径）没有交给 `C.free(unsafe.Pointer(cs))`，这块内存就要到程序结束才收回。";
    for (let width = 20; width < 90; width++) {
      const rows = wrapText(text, width);
      expect(rows.filter((row) => cellsOf(row) > width)).toEqual([]);
      // The longest word, with its mark, takes 30 cells.
      if (width >= 30) expect(rows.filter((row) => /^[，。：）]/.test(row) || /（$/.test(row))).toEqual([]);
      expect(rows.join("").replaceAll(" ", "")).toBe(text.replaceAll(" ", ""));
      if (width > 32) expect(rows.slice(0, -1).filter((row) => cellsOf(row) < width - 31)).toEqual([]);
    }
  });

  it("cuts what is longer than a row, and leaves English as it was", () => {
    expect(wrapText(`中${"x".repeat(50)}文`, 20).every((row) => cellsOf(row) <= 20)).toBe(true);
    expect(wrapText("one two three four five six seven", 20)).toEqual(["one two three four", "five six seven"]);
    expect(wrapText("第一行\n第二行", 20)).toEqual(["第一行", "第二行"]);
  });

  it("does not count colours", () => {
    const red = (text: string): string => `\u001b[31m${text}\u001b[39m`;
    expect(wrapText(`${red("三个错误")}，两个警告，其余正常`, 20).map(cellsOf)).toEqual([20, 8]);
  });
});
