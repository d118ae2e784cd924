/**
 * Cases beside others: a Go extension in the same files, a folder that is on no disk, tasks in a terminal.
 *
 * Guarantees: runs in a window with a folder on the disk and the folder memfs:/shop, with the extensions of test/vscode/neighbours.
 * Does not: know the real Go extension; its stand-in has the same id and the same kinds of providers.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { leakyFile, twiceLeakyFile } from "../sources.ts";

const RULE = "cstring-leak";
const FIX_ALL = vscode.CodeActionKind.SourceFixAll;

/** Registers the cases with the global functions of a Mocha whose interface is `tdd`. */
export function defineNeighbourCases(): void {
  suite("a Go extension beside", defineGoCases);
  suite("a folder on no disk", defineVirtualCases);
  suite("a task", defineTerminalCases);
}

const untidy = (text: string): string => text.replace("First returns", "First, which is untidy, returns");

function foreign(uri: vscode.Uri): readonly vscode.Diagnostic[] {
  return vscode.languages.getDiagnostics(uri).filter(({ source }) => source === "go");
}

function defineGoCases(): void {
  test("both show what they find, and neither takes away what the other found", async () => {
    const { document } = await editor.openNewFile("beside/both.go", untidy(leakyFile("beside")));
    check(vscode.extensions.getExtension("golang.go") !== undefined, "there is no golang.go");
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await editor.until("what the other finds", () => foreign(document.uri).length === 1 || undefined, () => "nothing");
    await replaceAll(document, document.getText().replace("untidy", "neat"));
    await editor.until("the other's to go", () => foreign(document.uri).length === 0 || undefined, () => "it is there");
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await replaceAll(document, document.getText().replace("neat", "untidy").replace("\tcs := C.CString(text)\n\treturn int(C.first(cs))", "\treturn len(text)"));
    await editor.untilDiagnostics(document.uri, RULE, 0);
    checkSame(foreign(document.uri).length, 1, "what the other finds");
  });

  test("fixes of both are offered, each for its own", async () => {
    const { document } = await editor.openNewFile("beside/fixes.go", untidy(leakyFile("beside")));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    const ours = await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, ({ title }) => title.includes("defer"));
    checkSame(ours.isPreferred, true, "ours is preferred for our finding");
    await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, ({ title }) => title === "Tidy up");
    const all = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, leak.range, FIX_ALL.append("cgovet").value, 20);
    checkSame(all.length, 1, "actions of source.fixAll.cgovet");
    check(all[0]?.kind !== undefined && FIX_ALL.append("cgovet").contains(all[0].kind), "it is not of our kind");
  });

  test("a save repairs what both repair", async () => {
    const settings = vscode.workspace.getConfiguration("editor");
    await settings.update("codeActionsOnSave", { "source.fixAll": "explicit" }, vscode.ConfigurationTarget.Global);
    try {
      const { document } = await editor.openNewFile("beside/save.go", untidy(twiceLeakyFile("beside")));
      await editor.untilDiagnostics(document.uri, RULE, 2);
      await replaceAll(document, `${document.getText()}\n// Saved.\n`);
      await editor.until("both repairs", async () => {
        await vscode.commands.executeCommand("workbench.action.files.save");
        const text = document.getText();
        return (text.split("defer C.free").length === 3 && !/\buntidy\b/.test(text)) || undefined;
      }, () => document.getText());
      await editor.untilDiagnostics(document.uri, RULE, 0);
    } finally {
      await settings.update("codeActionsOnSave", undefined, vscode.ConfigurationTarget.Global);
    }
  });

  test("typing is followed by both", async () => {
    const active = await editor.openNewFile("beside/typing.go", leakyFile("beside"));
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    const line = active.document.lineCount - 1;
    await editor.type(active, active.document.lineAt(line).range.end, "\n// untidy words about a function that is not there yet\n");
    await editor.until("what the other finds", () => foreign(active.document.uri).length === 1 || undefined, () => "nothing");
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
  });
}

const shop = (path: string): vscode.Uri => vscode.Uri.parse(path === "" ? "memfs:/shop" : `memfs:/shop/${path}`);

function defineVirtualCases(): void {
  teardown(async () => {
    for (const [name] of await vscode.workspace.fs.readDirectory(shop(""))) await vscode.workspace.fs.delete(shop(name), { recursive: true });
  });

  test("shows findings, follows edits and the C files beside", async () => {
    const native = "static void keep(char *s) { (void)s; }\n";
    await writeShop("till/native.h", "void take(char *text);\n");
    await writeShop("till/native.c", `#include "native.h"\n#include <stdlib.h>\n${native}void take(char *text) { free(text); }\n`);
    await writeShop("till/till.go", 'package till\n\n// #include "native.h"\nimport "C"\n\n// Open hands a copy over.\nfunc Open(name string) {\n\tC.take(C.CString(name))\n}\n');
    await writeShop("till/leaky.go", leakyFile("till"));
    const { document } = await vscode.window.showTextDocument(shop("till/leaky.go"));
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await vscode.window.showTextDocument(shop("till/till.go"));
    await editor.untilDiagnostics(shop("till/till.go"), RULE, 0);
    await writeShop("till/native.c", `#include "native.h"\n${native}void take(char *text) { keep(text); }\n`);
    await editor.untilDiagnostics(shop("till/till.go"), RULE, 1);
  });

  test("has fixes that are saved there", async () => {
    await writeShop("fix/leaky.go", leakyFile("fix"));
    const { document } = await vscode.window.showTextDocument(shop("fix/leaky.go"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    await editor.applyCodeAction(await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, ({ isPreferred }) => isPreferred === true));
    await document.save();
    checkContains(new TextDecoder().decode(await vscode.workspace.fs.readFile(document.uri)), "defer C.free", "the file");
    await editor.untilDiagnostics(document.uri, RULE, 0);
  });

  test("is part of a scan", async () => {
    await writeShop("a/b/leaky.go", leakyFile("b"));
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    await editor.untilDiagnostics(shop("a/b/leaky.go"), RULE, 1);
  });
}

function defineTerminalCases(): void {
  test("runs in a terminal and lists its problems", async () => {
    await editor.writeText(editor.fileAt("task/leaky.go"), leakyFile("task"));
    const [task] = await vscode.tasks.fetchTasks({ type: "cgovet" });
    check(task !== undefined, "there is no task");
    const ended = new Promise<vscode.TaskProcessEndEvent>((resolve) => {
      const listening = vscode.tasks.onDidEndTaskProcess((event) => {
        listening.dispose();
        resolve(event);
      });
    });
    await vscode.tasks.executeTask(task);
    checkSame((await ended).exitCode, 1, "exit code");
    await editor.untilDiagnostics(editor.fileAt("task/leaky.go"), RULE, 1);
    const [problem] = editor.diagnosticsOf(editor.fileAt("task/leaky.go"), RULE);
    checkContains(problem?.message ?? "", "never freed", "problem");
    check(vscode.window.terminals.some(({ name }) => name.includes(task.name)), "there is no terminal of that name");
  });
}

async function writeShop(path: string, text: string): Promise<void> {
  const folders = path.split("/").slice(0, -1);
  for (const [index] of folders.entries()) await vscode.workspace.fs.createDirectory(shop(folders.slice(0, index + 1).join("/")));
  await editor.writeText(shop(path), text);
}

async function replaceAll(document: vscode.TextDocument, text: string): Promise<void> {
  const active = await vscode.window.showTextDocument(document);
  await active.edit((edit) => edit.replace(new vscode.Range(0, 0, document.lineCount, 0), text));
}
