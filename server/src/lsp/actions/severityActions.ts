// The severity of a rule: the action that leads to the client's question, what it needs to ask, and the edit of a
// cgovet.json. A client that cannot ask is offered to switch the rule off there.
import * as l10n from "@vscode/l10n";
import { CodeActionKind, type CodeAction } from "vscode-languageserver";
import { canonicalUri, parentUri } from "../../config/uri.ts";
import { catalog } from "../../engine/catalog.ts";
import { askingCommands, type EditAnswer, type SetSeverityParams, type SeverityAnswer, type SeverityTarget } from "../protocol/acting.ts";
import { byRule, commandAction, type ActionContext, type Shown } from "./actionContext.ts";
import { severityEdit } from "./configEdit.ts";
import { toWorkspaceEdit } from "./workspaceEdits.ts";

export async function severityActions(here: readonly Shown[], context: ActionContext): Promise<readonly CodeAction[]> {
  const actions = [...byRule(here)].map(async ([rule, shown]): Promise<readonly CodeAction[]> => {
    const [first] = shown;
    if (first === undefined) return [];
    const diagnostics = shown.map(({ diagnostic }) => diagnostic);
    const { uri } = first.finding;
    if (context.commands.includes(askingCommands.changeSeverity)) {
      const target: SeverityTarget = { uri: context.documents.editorUri(uri), rule };
      return [commandAction(l10n.t("Change the severity of `{0}`…", rule), diagnostics, { command: askingCommands.changeSeverity, argument: target })];
    }
    const edit = await severityEdit(uri, { rule, severity: "off" }, context);
    if (edit === undefined) return [];
    const title = l10n.t("Switch `{0}` off in cgovet.json", rule);
    return [{ title, kind: CodeActionKind.QuickFix, diagnostics, edit: toWorkspaceEdit(edit.edits, context.documents, context.capabilities(), { create: edit.create }) }];
  });
  return (await Promise.all(actions)).flat();
}

/** Answers `severityMethod`. Throws for a rule that does not exist. */
export async function severityOf({ uri, rule }: SeverityTarget, { settings, results }: Pick<ActionContext, "settings" | "results">): Promise<SeverityAnswer> {
  const own = catalog.rules.find((one) => one.name === rule);
  if (own === undefined) throw new Error(`no rule is called ${rule}`);
  const file = canonicalUri(uri);
  const { engine, configFile } = await settings.forDirectory(results.reportersOf(file)[0] ?? parentUri(file) ?? file);
  const usual = own.offByDefault === true ? "off" : own.severity;
  return { current: engine.severity[rule] ?? usual, usual, ...(configFile !== undefined && { configFile }) };
}

/** Answers `setSeverityMethod`. */
export async function setSeverity({ uri, rule, severity }: SetSeverityParams, context: ActionContext): Promise<EditAnswer | null> {
  const edit = await severityEdit(canonicalUri(uri), { rule, severity }, context);
  return edit === undefined ? null : { edit: toWorkspaceEdit(edit.edits, context.documents, context.capabilities(), { create: edit.create }) };
}
