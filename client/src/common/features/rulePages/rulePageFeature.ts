// "Show Rule": opens the page of a rule in the Markdown preview, in the language of the user interface. Guarantees: works
// without a network; where the preview is switched off, the page opens as text.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";
import { createRulePageFiles, rulePageScheme, rulePageUri } from "./rulePageFiles.ts";
import { createRulePages, pageLanguage, summaryOf, type RulePages } from "./rulePages.ts";

export const rulePageFeature: Feature = ({ extension }) => {
  const pages = createRulePages(extension.extensionUri);
  return vscode.Disposable.from(
    vscode.workspace.registerFileSystemProvider(rulePageScheme, createRulePageFiles(pages), { isCaseSensitive: true, isReadonly: true }),
    vscode.commands.registerCommand(commands.showRule, async (rule?: unknown) => {
      const chosen = typeof rule === "string" ? rule : await chooseRule(pages);
      if (chosen !== undefined) await openPage(chosen, pages);
    }),
  );
};

async function chooseRule(pages: RulePages): Promise<string | undefined> {
  const language = pageLanguage(vscode.env.language);
  const items = [...(await pages.all())].map(([label, page]) => ({ label, detail: summaryOf(page[language]).replaceAll("`", "") }));
  const chosen = await vscode.window.showQuickPick(items, { title: vscode.l10n.t("Rules of cgovet"), placeHolder: vscode.l10n.t("Which rule do you want to read about?"), matchOnDetail: true });
  return chosen?.label;
}

async function openPage(rule: string, pages: RulePages): Promise<void> {
  if (!(await pages.all()).has(rule)) {
    void vscode.window.showWarningMessage(vscode.l10n.t("cgovet has no rule called {0}.", rule));
    return;
  }
  const uri = rulePageUri(rule, pageLanguage(vscode.env.language));
  try {
    await vscode.commands.executeCommand("markdown.showPreview", uri);
  } catch {
    await vscode.window.showTextDocument(uri);
  }
}
