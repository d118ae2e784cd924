// "Change Severity": asks for a severity and where it is to hold, and sets it there. Guarantees: settings of other rules
// stay; a cgovet.json is changed through the editor, so that the change can be undone, and saved if it was saved before.
import * as vscode from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import { setSeverityMethod, severityMethod, type EditAnswer, type SetSeverityParams, type SeverityAnswer, type SeverityTarget } from "../../../../../server/src/lsp/protocol/acting.ts";
import type { FeatureContext } from "../feature.ts";
import { chooseFinding, findingsHere } from "./findingsHere.ts";
import { severityChoices, severityPlaces, type SeverityPlace } from "./severityChoices.ts";

/**
 * `target`: a SeverityTarget, else the rule of the finding under the cursor, else a rule of the list. With a `severity` or a
 * `place` (key bindings), there is one question less.
 */
export async function changeSeverity(target: unknown, { started, extension }: Pick<FeatureContext, "started" | "extension">): Promise<void> {
  const wanted = isTarget(target) ? target : await targetHere(extension);
  if (wanted === undefined) return;
  const client = await started();
  const answer = await client.sendRequest<SeverityAnswer>(severityMethod, wanted);
  const choices = severityChoices(answer);
  const choice = choices.find(({ severity }) => severity !== undefined && severity === given(target, "severity")) ?? (await vscode.window.showQuickPick(choices, { title: vscode.l10n.t("Severity of {0}", wanted.rule), placeHolder: vscode.l10n.t("How should it be reported?") }));
  if (choice === undefined) return;
  const places = placesFor(wanted, answer);
  const place = places.find((one) => one.place === given(target, "place")) ?? (await choosePlace(wanted, places));
  if (place === undefined) return;
  if (place.place === "config") await setInConfig(client, wanted, choice.severity);
  else await setInSettings(wanted, choice.severity, place);
}

async function targetHere(extension: vscode.ExtensionContext): Promise<SeverityTarget | undefined> {
  const finding = await chooseFinding(findingsHere(), vscode.l10n.t("Which rule?"));
  if (finding !== undefined) return { uri: finding.uri, rule: finding.rule };
  const uri = vscode.window.activeTextEditor?.document.uri ?? vscode.workspace.workspaceFolders?.[0]?.uri;
  if (uri === undefined) return undefined;
  const rules = rulesOf(extension).map(([label, detail]) => ({ label, detail }));
  const rule = await vscode.window.showQuickPick(rules, { title: vscode.l10n.t("Which rule?"), matchOnDetail: true });
  return rule === undefined ? undefined : { uri: uri.toString(), rule: rule.label };
}

/** Names and descriptions of all rules, as the manifest lists them in the language of the user interface. */
function rulesOf({ extension }: vscode.ExtensionContext): readonly (readonly [string, string])[] {
  const { contributes } = extension.packageJSON as { readonly contributes: { readonly configuration: readonly { readonly properties: Readonly<Record<string, { readonly properties?: Readonly<Record<string, { readonly description: string }>> }>> }[] } };
  const severity = contributes.configuration.flatMap(({ properties }) => properties["cgovet.severity"] ?? [])[0];
  return Object.entries(severity?.properties ?? {}).map(([name, { description }]) => [name, description.replaceAll("`", "")]);
}

function placesFor({ uri, rule }: SeverityTarget, { configFile }: SeverityAnswer): readonly SeverityPlace[] {
  const resource = vscode.Uri.parse(uri, true);
  const folder = vscode.workspace.getWorkspaceFolder(resource);
  const set = vscode.workspace.getConfiguration("cgovet", resource).inspect<Readonly<Record<string, string>>>("severity");
  const holds = (value: Readonly<Record<string, string>> | undefined): boolean => value?.[rule] !== undefined;
  return severityPlaces({
    configFile: configFile === undefined ? undefined : vscode.workspace.asRelativePath(vscode.Uri.parse(configFile, true)),
    hasWorkspace: folder !== undefined || vscode.workspace.workspaceFolders !== undefined,
    folder: folder !== undefined && (vscode.workspace.workspaceFolders?.length ?? 0) > 1 ? folder.name : undefined,
    overridden: { user: holds(set?.workspaceValue) || holds(set?.workspaceFolderValue), workspace: holds(set?.workspaceFolderValue), config: holds(set?.globalValue) || holds(set?.workspaceValue) || holds(set?.workspaceFolderValue) },
  });
}

async function choosePlace({ rule }: SeverityTarget, places: readonly SeverityPlace[]): Promise<SeverityPlace | undefined> {
  return places.length === 1 ? places[0] : vscode.window.showQuickPick(places, { title: vscode.l10n.t("Severity of {0}", rule), placeHolder: vscode.l10n.t("Where should it hold?") });
}

const targets: Readonly<Record<Exclude<SeverityPlace["place"], "config">, vscode.ConfigurationTarget>> = {
  user: vscode.ConfigurationTarget.Global,
  workspace: vscode.ConfigurationTarget.Workspace,
  folder: vscode.ConfigurationTarget.WorkspaceFolder,
};

async function setInSettings({ uri, rule }: SeverityTarget, severity: string | undefined, { place }: SeverityPlace): Promise<void> {
  if (place === "config") return;
  const configuration = vscode.workspace.getConfiguration("cgovet", vscode.Uri.parse(uri, true));
  const all = configuration.inspect<Readonly<Record<string, string>>>("severity");
  const present = { user: all?.globalValue, workspace: all?.workspaceValue, folder: all?.workspaceFolderValue }[place] ?? {};
  const others = Object.entries(present).filter(([name]) => name !== rule);
  const value = Object.fromEntries(severity === undefined ? others : [...others, [rule, severity]]);
  await configuration.update("severity", Object.keys(value).length === 0 ? undefined : value, targets[place]);
}

async function setInConfig(client: BaseLanguageClient, target: SeverityTarget, severity: string | undefined): Promise<void> {
  const params: SetSeverityParams = { ...target, ...(severity !== undefined && { severity }) };
  const answer = await client.sendRequest<EditAnswer | null>(setSeverityMethod, params);
  if (answer === null) {
    void vscode.window.showWarningMessage(vscode.l10n.t("cgovet.json cannot be changed: it is no valid JSON."));
    return;
  }
  const edit = await client.protocol2CodeConverter.asWorkspaceEdit(answer.edit);
  const files = edit.entries().map(([uri]) => uri);
  const dirty = new Set(vscode.workspace.textDocuments.filter((document) => document.isDirty).map((document) => document.uri.toString()));
  await vscode.workspace.applyEdit(edit);
  for (const uri of files.filter((one) => !dirty.has(one.toString()))) await (await vscode.workspace.openTextDocument(uri)).save();
}

/** What the arguments of the command say already. */
function given(target: unknown, name: string): unknown {
  return typeof target === "object" && target !== null ? new Map<string, unknown>(Object.entries(target)).get(name) : undefined;
}

function isTarget(value: unknown): value is SeverityTarget {
  return typeof value === "object" && value !== null && "uri" in value && "rule" in value && typeof value.uri === "string" && typeof value.rule === "string";
}
