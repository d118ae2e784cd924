/**
 * Cases of the view CGO Hazards and of what is done with all hazards at once: scans, export, baseline.
 *
 * Guarantees: each case makes its own files and takes them away; the view is read through the rows VS Code is given.
 * Does not: look at pixels; the pictures of the documentation do.
 */
import * as vscode from "vscode";
import { check, checkContains, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { cleanFile, leakyFile, twiceLeakyFile } from "../sources.ts";
import { defineChangedFileCases } from "./changedFiles.ts";
import type { HazardsOutline } from "../../../client/src/common/features/hazards/hazardOutline.ts";
import { rowsOf, showsBadge, untilOutline } from "./hazardOutline.ts";

const RULE = "cstring-leak";

/** Registers the cases; `host`: where the extension runs. */
export function defineHazardCases(host: "node" | "browser"): void {
  teardown(async () => {
    await vscode.commands.executeCommand("cgovet.hazards.groupBySeverity");
    await vscode.commands.executeCommand("cgovet.hazards.clearFilters");
    await vscode.commands.executeCommand("cgovet.hazards.hideKnown");
    for (const name of ["hz", "hz2", ".cgovet-baseline.json"]) await remove(name);
  });
  suite("view", defineViewCases);
  suite("actions", defineActionCases);
  suite("scans", () => {
    defineScanCases();
    defineChangedFileCases(host);
  });
  suite("files", defineFileCases);
}

async function remove(path: string): Promise<void> {
  await vscode.workspace.fs.delete(editor.fileAt(path), { recursive: true, useTrash: false }).then(undefined, () => undefined);
}

/** Writes a package with hazards, scans, and waits until the view has its rows. */
async function scanned(text: string, count: number): Promise<HazardsOutline> {
  await editor.writeText(editor.fileAt("hz/hz.go"), text);
  await vscode.commands.executeCommand("cgovet.scanWorkspace");
  return untilOutline(`${String(count)} rows of hz/hz.go`, (outline) => rowsOf(outline, "hz/hz.go").length === count);
}

function defineViewCases(): void {
  test("shows groups and the badge after a scan", async () => {
    const outline = await scanned(twiceLeakyFile("hz"), 2);
    const warnings = outline.rows.find((row) => row.id === "severity:warning");
    check(warnings !== undefined, "no group of warnings");
    checkSame(warnings.label, "Warnings", "title of the group");
    checkSame(warnings.description, String(warnings.children.length), "count of the group");
    checkSame(rowsOf(outline, "hz/hz.go")[0]?.description, "hz/hz.go:12", "place of the first row");
    check(showsBadge(outline), `the badge says ${String(outline.badge)}`);
  });

  test("follows an edit", async () => {
    const { badge } = await scanned(twiceLeakyFile("hz"), 2);
    const active = await editor.openEditor("hz/hz.go");
    const { document } = active;
    const whole = new vscode.Range(0, 0, document.lineCount, 0);
    await active.edit((edit) => edit.replace(whole, cleanFile.replace("package typing", "package hz")));
    const outline = await untilOutline("no row of hz/hz.go", (now) => rowsOf(now, "hz/hz.go").length === 0);
    checkSame(outline.badge, badge - 2, "badge");
  });

  test("opens a hazard at its place", async () => {
    const [row] = rowsOf(await scanned(leakyFile("hz"), 1), "hz/hz.go");
    check(row?.command !== undefined, "the row opens nothing");
    await vscode.commands.executeCommand(row.command.command, ...((row.command.arguments ?? []) as unknown[]));
    const active = await editor.until("the editor of hz/hz.go", () => editorOf("hz/hz.go"), () => String(vscode.window.activeTextEditor?.document.uri.path));
    checkContains(active.document.getText(active.selection), "C.CString(text)", "selected text");
  });

  test("groups by rule and by folder", async () => {
    await scanned(leakyFile("hz"), 1);
    await vscode.commands.executeCommand("cgovet.hazards.groupByRule");
    await untilOutline("a group of the rule", ({ rows }) => rows.some((row) => row.label === RULE && row.contextValue === "group.rule"));
    await vscode.commands.executeCommand("cgovet.hazards.groupByFolder");
    const { rows } = await untilOutline("a group of the folder", (outline) => outline.rows.some((row) => row.label === "hz"));
    const [file] = rows.find((row) => row.label === "hz")?.children ?? [];
    checkSame(file?.label, "hz.go", "file in the folder");
    checkSame(file?.children[0]?.description, "line 12", "place in the file");
  });

  test("filters by text, and says how many of all it shows", async () => {
    await editor.writeText(editor.fileAt("hz2/other.go"), leakyFile("hz2"));
    await scanned(leakyFile("hz"), 1);
    const { badge } = await untilOutline("the row of hz2/other.go", (outline) => rowsOf(outline, "hz2/").length === 1 && showsBadge(outline));
    await vscode.commands.executeCommand("cgovet.hazards.filterText", "HZ2/ cstring");
    const filtered = await untilOutline("one row", (outline) => rowsOf(outline, "").length === 1);
    checkSame(filtered.title, `1 of ${String(badge)}`, "title");
    checkSame(filtered.badge, badge, "badge");
    await vscode.commands.executeCommand("cgovet.hazards.filterText", "no such words");
    await untilOutline("the situation of a filter that hides all", (outline) => outline.situation === "filtered");
    await vscode.commands.executeCommand("cgovet.hazards.clearFilters");
    await untilOutline("all rows again", (outline) => rowsOf(outline, "").length === badge && outline.title === "");
  });

  test("keeps what could not be looked at in a group of its own", async () => {
    await scanned(`${cleanFile.replace("package typing", "package hz")}\nfunc Half( {\n`, 0);
    const outline = await untilOutline("the group of notices", ({ rows }) => rows.some((row) => row.id === "notices"));
    checkContains(outline.rows.find((row) => row.id === "notices")?.children.map((row) => row.description).join() ?? "", "hz/hz.go", "places");
  });
}

const editorOf = (path: string): vscode.TextEditor | undefined => {
  const active = vscode.window.activeTextEditor;
  return active?.document.uri.toString() === editor.fileAt(path).toString() ? active : undefined;
};

function defineActionCases(): void {
  test("Ignore writes a comment with the reason, and the row goes", async () => {
    const [row] = rowsOf(await scanned(leakyFile("hz"), 1), "hz/hz.go");
    await vscode.commands.executeCommand("cgovet.hazards.ignore", row?.id, "kept until the program ends");
    const outline = await untilOutline("no row of hz/hz.go", (now) => rowsOf(now, "hz/hz.go").length === 0);
    checkContains(editorOf("hz/hz.go")?.document.getText() ?? "", `cgovet:ignore ${RULE} kept until the program ends`, "text");
    check(showsBadge(outline), "the badge does not fit");
  });

  test("Copy puts place, message and rule on the clipboard", async () => {
    const [row] = rowsOf(await scanned(leakyFile("hz"), 1), "hz/hz.go");
    await vscode.commands.executeCommand("cgovet.hazards.copy", row?.id);
    const text = await vscode.env.clipboard.readText();
    check(/^hz\/hz\.go:12:\d+: .+ \[cstring-leak\]$/.test(text), `copied ${JSON.stringify(text)}`);
  });
}

/** Enough for a scan that takes seconds: there is time to stop it. */
const packages = Array.from({ length: 40 }, (_, index) => `hz/p${String(index)}/p.go`);
const leaks = Array.from({ length: 25 }, (_, index) => `\n// Leak${String(index)} leaks a copy of text.\nfunc Leak${String(index)}(text string) int {\n\tcs := C.CString(text)\n\treturn int(C.first(cs))\n}\n`);

/** Starts a scan and stops it as soon as it is seen; false when it had ended by then, as on a fast machine. */
async function scanAndStop(): Promise<boolean> {
  const state = { hasEnded: false };
  const scan = Promise.resolve(vscode.commands.executeCommand("cgovet.scanWorkspace")).finally(() => (state.hasEnded = true));
  const message = async (): Promise<string> => (await vscode.commands.executeCommand<HazardsOutline>("cgovet.hazards.outline")).message;
  while (!state.hasEnded && !(await message()).startsWith("Scanning")) await new Promise((resume) => setTimeout(resume, 1));
  await vscode.commands.executeCommand("cgovet.stopScan");
  await scan;
  const outline = await untilOutline("the end of the scan", (shown) => !shown.message.startsWith("Scanning"));
  return outline.message.includes("was stopped");
}

function defineScanCases(): void {
  test("a scan that is stopped says so and is resumed", async () => {
    await Promise.all(packages.map((path) => editor.writeText(editor.fileAt(path), leakyFile("p") + leaks.join(""))));
    let isStopped = false;
    for (let attempt = 0; attempt < 10 && !isStopped; attempt++) isStopped = await scanAndStop();
    check(isStopped, "no scan was stopped before it had ended");
    await vscode.commands.executeCommand("cgovet.resumeScan");
    await untilOutline("all rows", ({ message, badge }) => message === "" && badge >= packages.length * leaks.length);
  });
}

function defineFileCases(): void {
  test("Export writes each format", async () => {
    await scanned(leakyFile("hz"), 1);
    const expected = { html: "<!DOCTYPE html>", sarif: '"version": "2.1.0"', json: '"tool"' };
    for (const [format, part] of Object.entries(expected)) {
      const target = editor.fileAt(`hz/report.${format}`);
      await vscode.commands.executeCommand("cgovet.exportHazards", { format, target: target.toString() });
      const text = await read(target);
      checkContains(text, part, format);
      checkContains(text, "hz/hz.go", format);
    }
  });

  test("a baseline hides what it holds, and shows what is new and what is gone", async () => {
    const file = editor.fileAt("hz/hz.go");
    await scanned(leakyFile("hz"), 1);
    await editor.untilDiagnostics(file, RULE, 1);
    await vscode.commands.executeCommand("cgovet.createBaseline", { replace: true });
    await editor.untilDiagnostics(file, RULE, 0);
    await untilOutline("no new hazards", (outline) => newRows(outline) === 0);
    await editor.writeText(file, twiceLeakyFile("hz"));
    const [fresh] = await editor.untilDiagnostics(file, RULE, 1);
    checkContains(fresh?.message ?? "", "other", "message of the new hazard");
    await vscode.commands.executeCommand("cgovet.hazards.showKnown");
    await untilOutline("known and new rows", (outline) => rowsOf(outline, "hz/hz.go").length === 2 && newRows(outline) === 1);
    await editor.writeText(file, cleanFile.replace("package typing", "package hz"));
    await untilOutline("the row of what is gone", ({ rows }) => rows.some((row) => row.contextValue === "stale"));
    await vscode.commands.executeCommand("cgovet.updateBaseline", { replace: true });
    await untilOutline("no row of what is gone", ({ rows }) => !rows.some((row) => row.contextValue === "stale"));
    await remove(".cgovet-baseline.json");
    await untilOutline("all hazards as new ones", (outline) => newRows(outline) > 0);
  });
}

/** How many the badge shows of the workspace: a file from elsewhere that is open has no baseline. */
function newRows(outline: HazardsOutline): number {
  return outline.badge - rowsOf(outline, "/").length;
}

async function read(uri: vscode.Uri): Promise<string> {
  return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri));
}
