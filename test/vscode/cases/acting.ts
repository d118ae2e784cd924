/**
 * Cases of acting on findings: several fixes at once, on save, with a look first, ignoring with a reason, severities.
 *
 * Guarantees: each case makes its own files and undoes its settings.
 * Does not: fill in input boxes; the commands take their answers as arguments.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { cleanFile, leakyFile, twiceLeakyFile } from "../sources.ts";

const RULE = "cstring-leak";
const QUICK_FIX = vscode.CodeActionKind.QuickFix;

/** A string handed to a C function that nothing is known about. */
const handingFile = `package acting

/*
void inspect(char *text);
*/
import "C"

// Hand gives its text away.
func Hand(text string) {
	C.inspect(C.CString(text))
}
`;

/** A call that cgo refuses; its only fix is for review. */
const variadicFile = `package acting

// #include <sys/ioctl.h>
import "C"

import "unsafe"

func windowSize(fd int, size *C.struct_winsize) C.int {
	return C.ioctl(C.int(fd), C.TIOCGWINSZ, unsafe.Pointer(size))
}
`;

export function defineActingCases(): void {
  teardown(async () => {
    await setWorkspace("cgovet", "severity", undefined);
    await setWorkspace("cgovet", "previewFixes", undefined);
    await setWorkspace("editor", "codeActionsOnSave", undefined);
    await vscode.workspace.fs.delete(editor.fileAt("acting"), { recursive: true }).then(undefined, () => undefined);
  });
  suite("fixes", defineFixCases);
  suite("ignoring", defineIgnoreCases);
  suite("severity", defineSeverityCases);
}

async function setWorkspace(section: string, name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration(section).update(name, value, vscode.ConfigurationTarget.Workspace);
}

/** Opens a new file and waits for its first finding of the rule. */
async function opened(path: string, text: string, count: number, rule = RULE): Promise<{ readonly document: vscode.TextDocument; readonly finding: vscode.Diagnostic }> {
  const { document } = await editor.openNewFile(path, text);
  const [finding] = await editor.untilDiagnostics(document.uri, rule, count);
  if (finding === undefined) throw new Error("no finding");
  return { document, finding };
}

const titled = (part: string) => (action: vscode.CodeAction): boolean => action.title.includes(part);

function defineFixCases(): void {
  test("all findings of a rule are fixed from the light bulb", async () => {
    const { document, finding } = await opened("acting/rule.go", twiceLeakyFile("acting"), 2);
    const action = await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled(`Fix all \`${RULE}\``));
    check(action.isPreferred !== true, "it is preferred");
    await editor.applyCodeAction(action);
    await editor.untilDiagnostics(document.uri, RULE, 0);
    checkContains(document.getText(), "defer C.free(unsafe.Pointer(other))", "fixed text");
  });

  test("safe fixes are applied on save", async () => {
    await setWorkspace("editor", "codeActionsOnSave", { "source.fixAll.cgovet": "explicit" });
    const { document } = await opened("acting/save.go", twiceLeakyFile("acting"), 2);
    const active = await vscode.window.showTextDocument(document);
    await active.edit((edit) => {
      edit.insert(document.lineAt(document.lineCount - 1).range.end, "// End.\n");
    });
    await editor.until("a fix with the save", async () => ((await document.save()) && document.getText().includes("defer C.free(unsafe.Pointer(cs))") ? true : undefined), () => document.getText());
    await editor.untilDiagnostics(document.uri, RULE, 0);
  });

  test("a fix for review is shown first, unless people do not want that", async () => {
    const { document, finding } = await opened("acting/review.go", variadicFile, 1, "variadic-c-call");
    const active = await vscode.window.showTextDocument(document);
    active.selection = new vscode.Selection(finding.range.start, finding.range.start);
    await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled("fixed arguments"));
    let isDone = false;
    const applyFirst = (): Thenable<unknown> => vscode.commands.executeCommand("editor.action.codeAction", { kind: "quickfix", apply: "first" });
    void applyFirst().then(() => (isDone = true), () => (isDone = true));
    await editor.until("the end of the preview", async () => {
      await vscode.commands.executeCommand("refactorPreview.discard").then(undefined, () => undefined);
      return isDone || undefined;
    }, () => "a preview");
    checkSame(document.getText(), variadicFile, "text after the preview was discarded");
    await setWorkspace("cgovet", "previewFixes", false);
    await editor.until("the fix without a look", async () => {
      await vscode.window.showTextDocument(document);
      await applyFirst();
      return document.getText() === variadicFile ? undefined : true;
    }, () => "the same text");
    await editor.untilDiagnostics(document.uri, "variadic-c-call", 0);
  });

  test("a declaration is annotated without a question, and the finding goes", async () => {
    const { document, finding } = await opened("acting/owns.go", handingFile, 1);
    await editor.applyCodeAction(await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled("Annotate the declaration")));
    checkContains(document.getText(), "// cgovet:owns text\nvoid inspect(char *text);", "annotated text");
    await editor.untilDiagnostics(document.uri, RULE, 0);
  });

  test("only safe fixes of our own are preferred, so that those of other extensions keep their place", async () => {
    const { document, finding } = await opened("acting/kinds.go", twiceLeakyFile("acting"), 2);
    await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled("Fix all"));
    const actions = await vscode.commands.executeCommand<readonly vscode.CodeAction[]>("vscode.executeCodeActionProvider", document.uri, finding.range);
    const preferred = actions.filter((action) => action.isPreferred === true);
    checkSame(preferred.length, 1, "number of preferred actions");
    const foreign = actions.filter(({ kind }) => kind === undefined || !(QUICK_FIX.contains(kind) || kind.value.endsWith(".cgovet")));
    checkSame(foreign.map(({ title }) => title).join(), "", "actions of kinds that others use");
  });
}

function defineIgnoreCases(): void {
  const silence = async (path: string, part: string): Promise<vscode.TextDocument> => {
    const { document, finding } = await opened(path, leakyFile("acting"), 1);
    const { command } = await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled(part));
    check(command !== undefined, "the action has no command");
    await vscode.commands.executeCommand(command.command, { ...(command.arguments?.[0] as object), reason: "the process ends right after" });
    await editor.untilDiagnostics(document.uri, RULE, 0);
    return document;
  };

  test("a finding is ignored on its line, with the reason", async () => {
    const document = await silence("acting/line.go", `Ignore \`${RULE}\` on this line…`);
    checkContains(document.getText(), `\t//cgovet:ignore ${RULE} the process ends right after\n\tcs := C.CString(text)`, "text");
  });

  test("a rule is ignored in a file, with the reason", async () => {
    const document = await silence("acting/file.go", `Ignore \`${RULE}\` in this file…`);
    check(document.getText().startsWith(`//cgovet:ignore-file ${RULE} the process ends right after\n\npackage acting\n`), document.getText().slice(0, 120));
  });

  test("an ignore comment that silences nothing is reported and removed", async () => {
    const text = cleanFile.replace("package typing", "package acting").replace("// First", `//cgovet:ignore ${RULE} it used to leak\n\n// First`);
    const { document, finding } = await opened("acting/unused.go", text, 1, "unused-ignore");
    await editor.applyCodeAction(await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled("Remove the ignore directive")));
    await editor.untilDiagnostics(document.uri, "unused-ignore", 0);
    check(!document.getText().includes("cgovet:ignore"), "the comment is still there");
  });
}

function defineSeverityCases(): void {
  const change = async (document: vscode.TextDocument, severity: string, place: string): Promise<void> => {
    await vscode.commands.executeCommand("cgovet.changeSeverity", { uri: document.uri.toString(), rule: RULE, severity, place });
  };

  test("is set in the workspace, beside what is set there", async () => {
    await setWorkspace("cgovet", "severity", { "malloc-leak": "error" });
    const { document, finding } = await opened("acting/severity.go", leakyFile("acting"), 1);
    await editor.untilCodeAction(document.uri, finding.range, QUICK_FIX, titled("Change the severity"));
    await change(document, "error", "workspace");
    await editor.until("an error", () => editor.diagnosticsOf(document.uri, RULE)[0]?.severity === vscode.DiagnosticSeverity.Error || undefined, () => "none");
    const set = vscode.workspace.getConfiguration("cgovet").inspect<object>("severity")?.workspaceValue;
    checkSame(JSON.stringify(set), JSON.stringify({ "malloc-leak": "error", [RULE]: "error" }), "settings of the workspace");
  });

  test("is set in cgovet.json, which is saved", async () => {
    const config = editor.fileAt("acting/cgovet.json");
    await editor.writeText(config, `{\n  // ours\n  "severity": { "${RULE}": "error" }\n}\n`);
    // On the screen as well: the editor may be slow to tell of a new file on disk.
    await vscode.workspace.openTextDocument(config);
    const { document } = await opened("acting/config.go", leakyFile("acting"), 1);
    await editor.until("an error", () => editor.diagnosticsOf(document.uri, RULE)[0]?.severity === vscode.DiagnosticSeverity.Error || undefined, () => "none");
    await change(document, "off", "config");
    await editor.untilDiagnostics(document.uri, RULE, 0);
    const text = new TextDecoder().decode(await vscode.workspace.fs.readFile(config));
    checkContains(text, "// ours", "cgovet.json on disk");
    checkContains(text, `"${RULE}": "off"`, "cgovet.json on disk");
  });
}
