/**
 * What explains a finding: hover, the path through the files it runs through, rule pages, inlay hints.
 *
 * Guarantees: each case makes its own files in the temporary workspace and undoes its settings; nothing sleeps.
 * Does not: press keys or look at colours; the suite that drives the page does.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { leakyFile, pathFiles } from "../sources.ts";

const RULE = "cstring-leak";

/** Registers the suites with the global functions of a Mocha whose interface is `tdd`. */
export function defineExplainCases(): void {
  suite("hover", defineHoverCases);
  suite("path", definePathCases);
  suite("rule page", defineRulePageCases);
  suite("inlay hints", defineInlayCases);
}

function defineHoverCases(): void {
  test("says why, how to fix it, and leads to path and page", async () => {
    const { document } = await editor.openNewFile("hovering/hover.go", leakyFile("hovering"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    const text = await editor.until("a hover of cgovet", async () => (await hoverAt(document.uri, leak.range.start)).find((one) => one.includes("Why it is a hazard")), () => "none");
    checkContains(text, "The copy lives in the C heap", "hover");
    checkContains(text, "How to fix it", "hover");
    checkContains(text, "command:cgovet.showPath?", "hover");
    checkContains(text, "command:cgovet.showRule?", "hover");
    checkSame((await hoverAt(document.uri, new vscode.Position(0, 0))).some((one) => one.includes("hazard")), false, "a hover where nothing was found");
  });
}

async function hoverAt(uri: vscode.Uri, at: vscode.Position): Promise<readonly string[]> {
  const hovers = await vscode.commands.executeCommand<readonly vscode.Hover[]>("vscode.executeHoverProvider", uri, at);
  return hovers.flatMap(({ contents }) => contents.map((one) => (typeof one === "string" ? one : one.value)));
}

function definePathCases(): void {
  teardown(() => vscode.commands.executeCommand("cgovet.path.clear"));

  test("leads from a C file to the place of the finding and round again", async () => {
    await writeAll(pathFiles);
    const { document } = await editor.openEditor("walk/use.go");
    const [leak] = await editor.untilDiagnostics(document.uri, "malloc-leak", 1);
    check(leak !== undefined, "no diagnostic");
    const action = await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, ({ command }) => command?.command === "cgovet.showPath");
    checkContains(action.title, "Show leak path", "title");
    await editor.applyCodeAction(action);
    const steps = [["native.c", "malloc(size)"], ["use.go", "C.new_block(8)"], ["use.go", "block == nil"], ["use.go", "C.look(block)"], ["use.go", "return C.look"]] as const;
    for (const [name, text] of [...steps, ...steps.slice(0, 1)]) {
      await isAt(name, text);
      await vscode.commands.executeCommand("cgovet.path.next");
    }
    await isAt("use.go", "C.new_block(8)");
    await vscode.commands.executeCommand("cgovet.path.previous");
    await isAt("native.c", "malloc(size)");
  });

  test("leads to other Go files, from the finding at the cursor", async () => {
    await writeAll(pathFiles);
    const active = await editor.openEditor("walk/name.go");
    const [leak] = await editor.untilDiagnostics(active.document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    active.selection = new vscode.Selection(leak.range.start, leak.range.start);
    await vscode.commands.executeCommand("cgovet.showPath");
    await isAt("make.go", "C.CString(text)");
    await vscode.commands.executeCommand("cgovet.path.next");
    await isAt("name.go", "newName(text)");
  });

  test("has keys that nothing else in VS Code has", async () => {
    const text = (await vscode.workspace.openTextDocument(vscode.Uri.parse("vscode://defaultsettings/keybindings.json"))).getText();
    const bindings = JSON.parse(text.replace(/^\s*\/\/.*$/gm, "")) as readonly { readonly key: string; readonly command: string }[];
    check(bindings.some(({ command }) => command === "editor.action.marker.next"), "these are not the keybindings of VS Code");
    for (const key of ["alt+.", "alt+,"]) {
      const commands = bindings.filter((binding) => binding.key === key).map(({ command }) => command);
      check(commands.length > 0 && commands.every((command) => command.startsWith("cgovet.")), `${key} belongs to ${commands.join(", ") || "nothing"}`);
    }
  });

  test("goes away with an edit above it and when it is closed", async () => {
    const active = await editor.openNewFile("walk/edited/edited.go", leakyFile("edited"));
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    await vscode.commands.executeCommand("cgovet.showPath");
    await isAt("edited.go", "C.CString(text)");
    await active.edit((edit) => {
      edit.insert(new vscode.Position(1, 0), "\n");
    });
    await staysPut("cgovet.path.next");
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    await vscode.commands.executeCommand("cgovet.showPath");
    await isAt("edited.go", "C.CString(text)");
    await vscode.commands.executeCommand("cgovet.path.clear");
    await staysPut("cgovet.path.next");
  });
}

async function writeAll(files: Readonly<Record<string, string>>): Promise<void> {
  for (const [path, text] of Object.entries(files)) await editor.writeText(editor.fileAt(path), text);
}

/** Waits until the cursor stands in the named file before the text. */
async function isAt(name: string, text: string): Promise<void> {
  const place = (): string => {
    const active = vscode.window.activeTextEditor;
    if (active === undefined) return "no editor";
    const { line, character } = active.selection.active;
    return `${active.document.uri.path.replace(/^.*\//, "")}: ${active.document.lineAt(line).text.slice(character)}`;
  };
  await editor.until(`the cursor in ${name} before "${text}"`, () => place().startsWith(`${name}: ${text}`) || undefined, place);
}

async function staysPut(command: string): Promise<void> {
  const active = vscode.window.activeTextEditor;
  const before = active?.selection.active;
  await vscode.commands.executeCommand(command);
  checkSame(vscode.window.activeTextEditor, active, "editor");
  check(before !== undefined && active?.selection.active.isEqual(before) === true, "the cursor was moved though no path is shown");
}

function defineRulePageCases(): void {
  test("opens in the Markdown preview", async () => {
    await vscode.commands.executeCommand("cgovet.showRule", RULE);
    const isPreview = ({ input, label }: vscode.Tab): boolean => input instanceof vscode.TabInputWebview && label.includes(RULE);
    const labels = (): readonly string[] => vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(({ label }) => label));
    await editor.until("a preview of the page", () => vscode.window.tabGroups.all.some(({ tabs }) => tabs.some(isPreview)) || undefined, () => labels().join(", "));
  });

  test("is there for every rule, in English and Chinese, without a network", async () => {
    const page = async (language: string): Promise<string> => (await vscode.workspace.openTextDocument(vscode.Uri.parse(`cgovet-rule:/${language}/${RULE}.md`))).getText();
    checkContains(await page("en"), "## Why it is a hazard", "English page");
    checkContains(await page("zh-cn"), "## 为什么", "Chinese page");
    checkContains(await page("en"), "](../zh-cn/cstring-leak.md)", "English page");
  });
}

function defineInlayCases(): void {
  const set = (value: boolean | undefined): Thenable<void> => vscode.workspace.getConfiguration("cgovet").update("inlayHints.enable", value, vscode.ConfigurationTarget.Workspace);
  teardown(() => set(undefined));

  test("are off at first, and say who owns what when switched on", async () => {
    const { document } = await editor.openNewFile("inlay/inlay.go", leakyFile("inlay"));
    await editor.untilDiagnostics(document.uri, RULE, 1);
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    const labels = async (): Promise<string> => {
      const hints = await vscode.commands.executeCommand<readonly vscode.InlayHint[]>("vscode.executeInlayHintProvider", document.uri, whole);
      return hints.map(({ label }) => (typeof label === "string" ? label : label.map(({ value }) => value).join(""))).join();
    };
    checkSame(await labels(), "", "hints at first");
    await set(true);
    let seen = "";
    await editor.until("a hint", async () => ((seen = await labels()) === "owned" ? seen : undefined), () => seen);
  });
}
