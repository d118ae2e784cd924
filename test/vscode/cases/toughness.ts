/**
 * Cases of things that go wrong in an editor: the server is killed, settings flap, many files are opened at once.
 *
 * Guarantees: the server is started anew at the end, so that what was done to it counts no more.
 * Does not: kill anything where the extension host has no processes; there, the case is skipped.
 */
import * as vscode from "vscode";
import { check, checkSame } from "../check.ts";
import * as editor from "../editor.ts";
import { leakyFile, twiceLeakyFile } from "../sources.ts";

const rule = "cstring-leak";

/** `killServer` kills the server of this window without a word; undefined where there is no such process to kill. */
export function defineToughnessCases(killServer: (() => number) | undefined): void {
  teardown(async () => {
    await vscode.workspace.getConfiguration("cgovet").update("severity", undefined, vscode.ConfigurationTarget.Workspace);
  });

  test("killed five times while somebody types, the server is back and right about the text", async function () {
    if (killServer === undefined) return this.skip();
    this.timeout(180_000);
    await vscode.commands.executeCommand("cgovet.restartServer");
    const active = await editor.openNewFile("tough/killed.go", leakyFile("tough"));
    const { uri } = active.document;
    await editor.untilDiagnostics(uri, rule, 1);
    const killed = new Set<number>();
    for (let time = 1; time <= 5; time++) {
      const leaks = time % 2 === 0 ? 1 : 2;
      await replaceAll(active, "// typed and taken back\n");
      await editor.until("a server to kill", () => tryToKill(killServer, killed), () => "none");
      await replaceAll(active, leaks === 1 ? leakyFile("tough") : twiceLeakyFile("tough"));
      await editor.untilDiagnostics(uri, rule, leaks);
      checkSame(killed.size, time, "servers that were killed");
    }
    await vscode.commands.executeCommand("cgovet.scanWorkspace");
    await editor.untilDiagnostics(uri, rule, 2);
    await vscode.commands.executeCommand("cgovet.restartServer");
    await editor.untilDiagnostics(uri, rule, 2);
  });

  test("settings that flap end with what they say last", async () => {
    const { document } = await editor.openNewFile("tough/flapping.go", leakyFile("tough"));
    await editor.untilDiagnostics(document.uri, rule, 1);
    const settings = vscode.workspace.getConfiguration("cgovet");
    for (let time = 0; time < 9; time++) await settings.update("severity", time % 2 === 0 ? { [rule]: "off" } : undefined, vscode.ConfigurationTarget.Workspace);
    await editor.untilDiagnostics(document.uri, rule, 0);
    await settings.update("severity", undefined, vscode.ConfigurationTarget.Workspace);
    await editor.untilDiagnostics(document.uri, rule, 1);
  });

  test("fifty files opened at once all get their findings", async () => {
    const uris = Array.from({ length: 50 }, (_, index) => editor.fileAt(`tough/many${index}/a.go`));
    await Promise.all(uris.map((uri, index) => editor.writeText(uri, leakyFile(`many${index}`))));
    const documents = await Promise.all(uris.map((uri) => vscode.workspace.openTextDocument(uri)));
    check(documents.length === 50, "not all were opened");
    for (const uri of uris) await editor.untilDiagnostics(uri, rule, 1);
    for (const uri of uris) await vscode.workspace.fs.delete(uri);
  });
}

/** Undefined while there is no other server than those that were killed before. */
function tryToKill(killServer: () => number, killed: Set<number>): true | undefined {
  const pid = killServer();
  if (pid === 0 || killed.has(pid)) return undefined;
  killed.add(pid);
  return true;
}

async function replaceAll({ document, edit }: vscode.TextEditor, text: string): Promise<void> {
  const whole = document.validateRange(new vscode.Range(0, 0, document.lineCount, 0));
  check(await edit((builder) => { builder.replace(whole, text); }), "the edit was refused");
}
