// Stands in for the Go extension beside cgovet: an extension with its id that has diagnostics, fixes, hovers, inlay hints and
// formatting of its own for the same files. Its mistakes are easy to see: it dislikes every line that says `untidy`.
"use strict";
const vscode = require("vscode");

const selector = { language: "go" };

exports.activate = (context) => {
  const diagnostics = vscode.languages.createDiagnosticCollection("go");
  const untidy = (document) => [...document.getText().matchAll(/\buntidy\b/g)].map((match) => new vscode.Range(document.positionAt(match.index), document.positionAt(match.index + match[0].length)));
  const check = (document) => {
    if (document.languageId !== "go") return;
    diagnostics.set(document.uri, untidy(document).map((range) => Object.assign(new vscode.Diagnostic(range, "untidy", vscode.DiagnosticSeverity.Warning), { source: "go" })));
  };
  const tidied = (document) => {
    const edit = new vscode.WorkspaceEdit();
    for (const range of untidy(document)) edit.replace(document.uri, range, "tidy");
    return edit;
  };
  const fixAll = vscode.CodeActionKind.SourceFixAll.append("go");
  const provideCodeActions = (document, _range, { only }) => {
    if (untidy(document).length === 0) return [];
    const quick = Object.assign(new vscode.CodeAction("Tidy up", vscode.CodeActionKind.QuickFix), { edit: tidied(document), isPreferred: true });
    const all = Object.assign(new vscode.CodeAction("Tidy up everything", fixAll), { edit: tidied(document) });
    return only !== undefined && vscode.CodeActionKind.Source.contains(only) ? [all] : [quick];
  };
  vscode.workspace.textDocuments.forEach(check);
  context.subscriptions.push(
    diagnostics,
    vscode.workspace.onDidOpenTextDocument(check),
    vscode.workspace.onDidChangeTextDocument(({ document }) => check(document)),
    vscode.languages.registerCodeActionsProvider(selector, { provideCodeActions }, { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, fixAll] }),
    vscode.languages.registerHoverProvider(selector, { provideHover: () => new vscode.Hover("what Go says") }),
    vscode.languages.registerInlayHintsProvider(selector, { provideInlayHints: () => [] }),
    vscode.languages.registerDocumentFormattingEditProvider(selector, { provideDocumentFormattingEdits: () => [] }),
  );
};
