/**
 * What a person sees in a VS Code whose display language is Chinese. The other cases look at English words.
 *
 * Guarantees: looks at words of each origin: manifest, bundle of the client, server, engine and pages.
 * Does not: look at VS Code's own words; they need a language pack.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { leakyFile } from "../sources.ts";

const RULE = "cstring-leak";

/** Reports whether these cases apply. */
export const isChinese = (): boolean => vscode.env.language === "zh-cn";

/** Registers the cases with the global functions of a Mocha whose interface is `tdd`. */
export function defineChineseCases(host: "node" | "browser"): void {
  // For a web extension run from its source folder, VS Code reads package.nls.json alone.
  if (host === "node") test("commands and views have Chinese titles", () => {
    const { packageJSON } = vscode.extensions.getExtension("cgovet.cgovet") ?? {};
    const manifest = JSON.stringify(packageJSON);
    checkContains(manifest, "扫描工作区中的 CGO 隐患", "manifest");
    checkSame(manifest.includes('"%'), false, "a key of the manifest without words");
  });

  test("a finding is said in Chinese: message, path and fixes", async () => {
    const { document } = await editor.openNewFile("chinese/leak.go", leakyFile("chinese"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    checkContains(leak.message, "`cs` 从未释放", "message");
    checkContains(leak.relatedInformation?.[0]?.message ?? "", "创建 `cs`", "first step");
    checkContains(JSON.stringify(leak.code), "docs/zh-cn/rules/cstring-leak.md", "page of the rule");
    await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, ({ title }) => title === "用 defer 释放 `cs`");
  });

  // Nor a schema other than the English one.
  test("cgovet.json is explained in Chinese", async function () {
    if (host === "browser" || vscode.extensions.getExtension("vscode.json-language-features") === undefined) return this.skip();
    const { document } = await editor.openNewFile("chinese/cgovet.json", '{\n  "profile": "strict"\n}\n');
    await editor.until("words of the schema in Chinese", async () => (await hoverAt(document.uri, new vscode.Position(1, 5))).find((one) => one.includes("显示确定或很可能的问题")), () => "none");
  });

  test("a hover explains it in Chinese", async () => {
    const { document } = await editor.openNewFile("chinese/hover.go", leakyFile("chinese"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    const text = await editor.until("a hover in Chinese", async () => (await hoverAt(document.uri, leak.range.start)).find((one) => one.includes("为什么有隐患")), () => "none");
    checkContains(text, "如何修复", "hover");
    checkContains(text, "C 堆", "reason");
  });
}

async function hoverAt(uri: vscode.Uri, at: vscode.Position): Promise<readonly string[]> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
  return hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)));
}
