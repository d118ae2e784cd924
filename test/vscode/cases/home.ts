/**
 * Cases of what makes people feel at home: menu, walkthrough and demo, configuration file, tasks, facts for bug reports.
 *
 * Guarantees: each case closes what it opened.
 * Does not: run tasks; neighbours.ts does.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { leakyFile } from "../sources.ts";

/** Registers the cases; `host`: where the extension runs. */
export function defineHomeCases(host: "node" | "browser"): void {
  teardown(async () => {
    for (const path of ["home", "cgovet.json"]) await vscode.workspace.fs.delete(editor.fileAt(path), { recursive: true }).then(undefined, () => undefined);
  });
  suite("menu and help", () => defineHelpCases(host));
  suite("cgovet.json", defineConfigCases);
  if (host === "node") suite("tasks", defineTaskCases);
}

function defineHelpCases(host: "node" | "browser"): void {
  test("the menu opens and closes", async () => {
    let isClosed = false;
    const showing = Promise.resolve(vscode.commands.executeCommand("cgovet.showMenu")).finally(() => (isClosed = true));
    await editor.until("the end of the menu", async () => {
      await vscode.commands.executeCommand("workbench.action.closeQuickOpen");
      return isClosed || undefined;
    }, () => "an open menu");
    await showing;
  });

  test("the walkthrough opens", openWalkthrough);

  test("debug information holds versions and numbers, and names no file", async () => {
    const { document } = await editor.openNewFile("home/secret.go", leakyFile("home"));
    await editor.untilDiagnostics(document.uri, "cstring-leak", 1);
    const text = await vscode.commands.executeCommand<string>("cgovet.copyDebugInformation");
    for (const part of [`VS Code ${vscode.version}`, "server: ", "1 folder", "with cgo"]) checkContains(text, part, "debug information");
    check(!text.includes("no answer"), text);
    check(!text.includes("secret") && !text.includes(editor.workspaceRoot().path), text);
  });

  if (host === "node") {
    test("the demo opens at its first hazard, which is underlined", async () => {
      await vscode.commands.executeCommand("cgovet.openDemo");
      const active = vscode.window.activeTextEditor;
      check(active !== undefined && active.document.uri.path.endsWith("/demo/greeting.go"), `it opened ${active?.document.uri.path ?? "nothing"}`);
      checkContains(active.document.lineAt(active.selection.active.line).text, "C.CString(name)", "line of the cursor");
      await editor.untilDiagnostics(active.document.uri, "cstring-leak", 2);
    });

    test("the walkthrough repairs the demo beside itself", async () => {
      await openWalkthrough();
      await vscode.commands.executeCommand("cgovet.openDemo", "fix");
      const demo = vscode.window.visibleTextEditors.find(({ document }) => document.uri.path.endsWith("/demo/greeting.go"));
      check(demo !== undefined, "the demo is not open");
      checkSame(demo.viewColumn, vscode.ViewColumn.Two, "column of the demo");
      checkContains(demo.document.getText(), "defer C.free(unsafe.Pointer(cText))", "text of the demo");
      await demo.document.save();
      await vscode.commands.executeCommand("cgovet.openDemo", "path");
      await vscode.commands.executeCommand("cgovet.path.clear");
    });
  }
}

/** Opens it and waits until its tab is the active one. */
async function openWalkthrough(): Promise<void> {
  await vscode.commands.executeCommand("cgovet.openWalkthrough");
  const label = (): string => vscode.window.tabGroups.activeTabGroup.activeTab?.label ?? "none";
  await editor.until("a tab of the walkthrough", () => (/walkthrough|welcome|cgovet/i.test(label()) && vscode.window.activeTextEditor === undefined) || undefined, label);
}

function defineConfigCases(): void {
  test("is made when it is not there, opened when it is", async () => {
    await vscode.commands.executeCommand("cgovet.openConfig");
    const made = vscode.window.activeTextEditor;
    check(made !== undefined && made.document.uri.path.endsWith("/cgovet.json"), "it is not open");
    await made.edit((edit) => {
      edit.replace(new vscode.Range(0, 0, made.document.lineCount, 0), `{ "profile": "strict" }\n`);
    });
    await editor.closeEditors();
    await vscode.commands.executeCommand("cgovet.openConfig");
    checkContains(vscode.window.activeTextEditor?.document.getText() ?? "", "strict", "the file that was there");
  });

  test("is completed and checked while it is written", async function () {
    if (vscode.extensions.getExtension("vscode.json-language-features") === undefined) return this.skip();
    const { document } = await editor.openNewFile("home/cgovet.json", `{\n  "severity": { "cstring-leak": "" },\n  "profil": "strict"\n}\n`);
    checkSame(document.languageId, "jsonc", "language");
    const offered = async (line: number, character: number): Promise<readonly string[]> => {
      const list = await vscode.commands.executeCommand<vscode.CompletionList>("vscode.executeCompletionItemProvider", document.uri, new vscode.Position(line, character));
      return list.items.map(({ label }) => (typeof label === "string" ? label : label.label).replaceAll('"', ""));
    };
    let names: readonly string[] = [];
    const holds = (wanted: readonly string[]) => async (line: number, character: number): Promise<true | undefined> => {
      names = await offered(line, character);
      return wanted.every((name) => names.includes(name)) || undefined;
    };
    await editor.until("severities", () => holds(["off", "info", "warning", "error"])(1, document.lineAt(1).text.indexOf('""') + 1), () => names.join(", "));
    await editor.until("names of fields", () => holds(["exclude", "models", "summariesOnly"])(2, 3), () => names.join(", "));
    const messages = (): readonly string[] => vscode.languages.getDiagnostics(document.uri).map(({ message }) => message);
    await editor.until("a word about the field that does not exist", () => messages().some((message) => message.includes("profil")) || undefined, () => messages().join(" | "));
  });
}

function defineTaskCases(): void {
  test("scan the folder with the command line of the extension", async () => {
    const tasks = await vscode.tasks.fetchTasks({ type: "cgovet" });
    checkSame(tasks.length, 1, "number of tasks");
    const [task] = tasks;
    check(task?.execution instanceof vscode.ProcessExecution, "it runs no process");
    const { args } = task.execution;
    checkContains(args[0] ?? "", "dist/cli.js", "script");
    checkContains(args.join(" "), "scan --format compact", "arguments");
    checkSame(task.problemMatchers.join(), "$cgovet", "problem matcher");
  });
}
