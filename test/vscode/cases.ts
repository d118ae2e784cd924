/**
 * The cases every VS Code must pass, whatever its version and wherever its extension host runs.
 *
 * Guarantees: each case makes its own files in the temporary workspace and undoes its settings; nothing sleeps.
 * Does not: judge the analysis itself; the rule fixtures do.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "./check.ts";
import { defineActingCases } from "./cases/acting.ts";
import { defineChineseCases, isChinese } from "./cases/chinese.ts";
import { defineExplainCases } from "./cases/explain.ts";
import { defineHazardCases } from "./cases/hazards.ts";
import { defineHomeCases } from "./cases/home.ts";
import { defineNeighbourCases } from "./cases/neighbours.ts";
import { defineToughnessCases } from "./cases/toughness.ts";
import * as editor from "./editor.ts";
import { bodyLine, cleanFile, leakyFile, twiceLeakyFile, typedLeak } from "./sources.ts";

const RULE = "cstring-leak";
const FIX_ALL = vscode.CodeActionKind.SourceFixAll.append("cgovet");

/** What the cases must know about where they run. */
export interface Surroundings {
  readonly host: "node" | "browser";
  /** Whether the extension was installed from a package, as opposed to run from its source folder. */
  readonly installed: boolean;
  /** Whether the window is the one with other extensions in it. */
  readonly neighbours?: boolean;
  /** Kills the language server of the window and gives its process id, 0 for none; absent where it is no process. */
  readonly killServer?: () => number;
}

/** Registers all cases with the global functions of a Mocha whose interface is `tdd`. */
export function defineCases(surroundings: Surroundings): void {
  suite("cgovet in VS Code", () => {
    teardown(editor.closeEditors);
    if (surroundings.neighbours === true) test("a C file of a package that uses cgo starts it", aLoneFileStartsIt);
    test("the extension is there", () => theExtensionIsThere(surroundings));
    if (isChinese()) {
      suite("in Chinese", () => {
        defineChineseCases(surroundings.host);
      });
      return;
    }
    if (surroundings.neighbours === true) return defineNeighbourCases();
    suite("squiggle", defineSquiggleCases);
    suite("quick fix", defineFixCases);
    suite("scan", defineScanCases);
    suite("settings", defineSettingCases);
    suite("commands", defineCommandCases);
    suite("explaining", defineExplainCases);
    suite("acting", defineActingCases);
    suite("at home", () => {
      defineHomeCases(surroundings.host);
    });
    suite("hazards", () => {
      defineHazardCases(surroundings.host);
    });
    suite("toughness", () => {
      defineToughnessCases(surroundings.killServer);
    });
  });
}

async function theExtensionIsThere({ installed }: Surroundings): Promise<void> {
  const extension = vscode.extensions.getExtension("cgovet.cgovet");
  check(extension !== undefined, "cgovet.cgovet is not installed");
  const isInstalled = /\/cgovet\.cgovet-\d[^/]*\/?$/.test(extension.extensionUri.path);
  checkSame(isInstalled, installed, `comes from a package (${extension.extensionUri.path})`);
  await editor.openEditor("greet/greet.go");
  await editor.until(
    "activation on a Go file",
    () => extension.isActive || undefined,
    () => "no activation",
  );
}

/** Before any Go file is open. */
async function aLoneFileStartsIt(): Promise<void> {
  await editor.writeText(editor.fileAt("lone/lone.go"), 'package lone\n\n// int lone(int n);\nimport "C"\n\n// Lone asks C.\nfunc Lone(n int) int {\n\treturn int(C.lone(C.int(n)))\n}\n');
  await editor.writeText(editor.fileAt("lone/lone.c"), "#include <stdlib.h>\n\nint lone(int n) {\n\tchar *block = malloc(n);\n\tif (n > 3) {\n\t\treturn 1;\n\t}\n\tfree(block);\n\treturn 0;\n}\n");
  check(vscode.extensions.getExtension("cgovet.cgovet")?.isActive === false, "it was active before");
  const { document } = await editor.openEditor("lone/lone.c");
  await editor.untilDiagnostics(document.uri, "malloc-leak", 1);
  check(vscode.workspace.textDocuments.every(({ languageId }) => languageId !== "go"), "a Go file is open");
}

function defineSquiggleCases(): void {
  test("appears while a leak is typed", async () => {
    const { document } = await typeLeak("typing/appears.go");
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    checkSame(leak.source, "cgovet", "source");
    checkSame(leak.severity, vscode.DiagnosticSeverity.Warning, "severity");
    checkContains(document.lineAt(leak.range.start.line).text, "C.CString(text)", "line of the squiggle");
    check(document.isDirty, "the document was saved, so this was not found while typing");
  });

  test("related information leads to the exit", async () => {
    const { document } = await editor.openNewFile("typing/related.go", leakyFile("typing"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    const steps = leak?.relatedInformation ?? [];
    const exit = steps.at(-1);
    check(exit !== undefined, "no related information");
    checkSame(exit.location.uri.toString(), document.uri.toString(), "file of the exit");
    checkContains(document.lineAt(exit.location.range.start.line).text, "return", "line of the exit");
  });

  test("goes when the leak is deleted", async () => {
    const active = await typeLeak("typing/goes.go");
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    const end = active.document.lineAt(bodyLine + 2).range.end;
    const typed = new vscode.Range(active.document.lineAt(bodyLine).range.end, end);
    await active.edit((edit) => {
      edit.delete(typed);
    });
    await editor.untilDiagnostics(active.document.uri, RULE, 0);
    checkSame(active.document.getText(), cleanFile, "text");
  });

  test("follows a C file beside the Go file", async () => {
    const { document } = await editor.openEditor("native/native.go");
    const native = editor.fileAt("native/native.c");
    const freeing = new TextDecoder().decode(await vscode.workspace.fs.readFile(native));
    await editor.writeText(native, freeing.replace("free(text);", "(void)text;"));
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await editor.writeText(native, freeing);
    await editor.untilDiagnostics(document.uri, RULE, 0);
  });
}

async function typeLeak(path: string): Promise<vscode.TextEditor> {
  const active = await editor.openNewFile(path, cleanFile);
  await editor.type(active, active.document.lineAt(bodyLine).range.end, typedLeak);
  return active;
}

function defineFixCases(): void {
  test("frees the string and removes the squiggle", async () => {
    const { document } = await editor.openNewFile("fixing/single.go", leakyFile("fixing"));
    const [leak] = await editor.untilDiagnostics(document.uri, RULE, 1);
    check(leak !== undefined, "no diagnostic");
    const action = await editor.untilCodeAction(document.uri, leak.range, vscode.CodeActionKind.QuickFix, insertsFree);
    await editor.applyCodeAction(action);
    await editor.untilDiagnostics(document.uri, RULE, 0);
    checkContains(document.getText(), "defer C.free(unsafe.Pointer(cs))", "fixed text");
    checkContains(document.getText(), '"unsafe"', "fixed text");
  });

  test("source.fixAll.cgovet fixes the whole file", async () => {
    const { document } = await editor.openNewFile("fixing/all.go", twiceLeakyFile("fixing"));
    await editor.untilDiagnostics(document.uri, RULE, 2);
    const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
    const isFixAll = (action: vscode.CodeAction) => action.kind !== undefined && FIX_ALL.contains(action.kind);
    await editor.applyCodeAction(await editor.untilCodeAction(document.uri, whole, FIX_ALL, isFixAll));
    await editor.untilDiagnostics(document.uri, RULE, 0);
    checkContains(document.getText(), "defer C.free(unsafe.Pointer(other))", "fixed text");
  });

  test("the command Fix All CGO Hazards in File does the same", async () => {
    const { document } = await editor.openNewFile("fixing/command.go", twiceLeakyFile("fixing"));
    await editor.untilDiagnostics(document.uri, RULE, 2);
    await vscode.commands.executeCommand("cgovet.fixAllInFile");
    await editor.untilDiagnostics(document.uri, RULE, 0);
    checkContains(document.getText(), "defer C.free(unsafe.Pointer(cs))", "fixed text");
  });
}

const insertsFree = (action: vscode.CodeAction): boolean => {
  const edits = action.edit?.entries().flatMap(([, changes]) => changes) ?? [];
  return edits.some((edit) => "newText" in edit && edit.newText.includes("defer C.free("));
};

function defineScanCases(): void {
  test("reports a file that is not open", async () => {
    const closed = editor.fileAt("store/store.go");
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    const [leak] = await editor.untilDiagnostics(closed, RULE, 1);
    checkSame(leak?.range.start.line, await lineContaining(closed, "C.CString(key)"), "line");
    const isOpen = vscode.workspace.textDocuments.some((document) => document.uri.toString() === closed.toString());
    check(!isOpen, "the file was opened");
  });

  test("follows changes of closed files afterwards", async () => {
    const closed = editor.fileAt("later/later.go");
    await editor.writeText(closed, twiceLeakyFile("later"));
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    await editor.untilDiagnostics(closed, RULE, 2);
    await editor.writeText(closed, leakyFile("later"));
    await editor.untilDiagnostics(closed, RULE, 1);
    await vscode.workspace.fs.delete(closed);
    await editor.untilDiagnostics(closed, RULE, 0);
  });
}

async function lineContaining(uri: vscode.Uri, part: string): Promise<number> {
  const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
  return text.split("\n").findIndex((line) => line.includes(part));
}

function defineSettingCases(): void {
  teardown(async () => {
    for (const name of ["enable", "severity", "exclude"]) await setSetting(name, undefined);
  });

  test("a rule is switched off, raised and restored without a restart", async () => {
    const { document } = await editor.openNewFile("setting/severity.go", leakyFile("setting"));
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await setSetting("severity", { [RULE]: "off" });
    await editor.untilDiagnostics(document.uri, RULE, 0);
    await setSetting("severity", { [RULE]: "error" });
    const [raised] = await editor.untilDiagnostics(document.uri, RULE, 1);
    checkSame(raised?.severity, vscode.DiagnosticSeverity.Error, "severity");
    await setSetting("severity", undefined);
    await editor.until(
      "the default severity",
      () => isWarning(document.uri) || undefined,
      () => "another one",
    );
  });

  test("cgovet is switched off and on", async () => {
    const { document } = await editor.openNewFile("setting/enable.go", leakyFile("setting"));
    await editor.untilDiagnostics(document.uri, RULE, 1);
    await setSetting("enable", false);
    await editor.untilDiagnostics(document.uri, RULE, 0);
    await setSetting("enable", true);
    await editor.untilDiagnostics(document.uri, RULE, 1);
  });

  test("excluded folders are left out of a scan", async () => {
    const excluded = editor.fileAt("left/out.go");
    const control = editor.fileAt("right/in.go");
    await editor.writeText(excluded, leakyFile("left"));
    await editor.writeText(control, leakyFile("right"));
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    await editor.untilDiagnostics(excluded, RULE, 1);
    await setSetting("exclude", ["left/**"]);
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    await editor.untilDiagnostics(excluded, RULE, 0);
    await editor.untilDiagnostics(control, RULE, 1);
  });
}

async function setSetting(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration("cgovet").update(name, value, vscode.ConfigurationTarget.Workspace);
}

const isWarning = (uri: vscode.Uri): boolean =>
  editor.diagnosticsOf(uri, RULE)[0]?.severity === vscode.DiagnosticSeverity.Warning;

function defineCommandCases(): void {
  test("Restart Server brings the findings back and keeps following edits", async () => {
    const active = await editor.openNewFile("command/restart.go", leakyFile("command"));
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    await vscode.commands.executeCommand("cgovet.restartServer");
    await editor.untilDiagnostics(active.document.uri, RULE, 1);
    const end = active.document.lineAt(active.document.lineCount - 1).range.end;
    const second = twiceLeakyFile("command").slice(leakyFile("command").length);
    await active.edit((edit) => {
      edit.insert(end, second);
    });
    await editor.untilDiagnostics(active.document.uri, RULE, 2);
  });

  test("Show Output opens without an error", async () => {
    await vscode.commands.executeCommand("cgovet.showOutput");
    await vscode.commands.executeCommand("workbench.action.closePanel");
  });
}
