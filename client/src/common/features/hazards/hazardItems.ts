// Rows of the tree as VS Code shows them. Guarantees: cheap, as it runs for every visible row; the text of a hover is made
// when somebody hovers.
import * as vscode from "vscode";
import { codeSpan, plainWords } from "../../../../../server/src/lsp/protocol/plainWords.ts";
import type { Hazard } from "../../../../../server/src/lsp/protocol/hazards.ts";
import { commands, internalCommands } from "../../commandIds.ts";
import { nodeId, type FileNode, type GroupNode, type HazardNode, type MoreNode, type NoticeNode, type StaleNode, type TreeNode } from "./hazardTree.ts";

export interface ItemOptions {
  /** Groups are open at first: there is little in them. */
  readonly expanded: boolean;
  /** Words of the filter, to be marked; "" for none. */
  readonly filterText: string;
  /** A file or folder as people call it. */
  readonly shortPath: (uri: string) => string;
}

export function itemOf(node: TreeNode, options: ItemOptions): vscode.TreeItem {
  const item = bareItem(node, options);
  item.id = nodeId(node);
  return item;
}

function bareItem(node: TreeNode, options: ItemOptions): vscode.TreeItem {
  switch (node.kind) {
    case "group":
      return groupItem(node, options);
    case "file":
      return fileItem(node, options);
    case "hazard":
      return hazardItem(node, options);
    case "more":
      return moreItem(node);
    case "notices":
      return noticesItem(node.notices.length);
    case "notice":
      return noticeItem(node, options);
    case "stale":
      return staleItem(node, options);
  }
}

const icons: Readonly<Record<Hazard["severity"], vscode.ThemeIcon>> = {
  error: new vscode.ThemeIcon("error", new vscode.ThemeColor("problemsErrorIcon.foreground")),
  warning: new vscode.ThemeIcon("warning", new vscode.ThemeColor("problemsWarningIcon.foreground")),
  info: new vscode.ThemeIcon("info", new vscode.ThemeColor("problemsInfoIcon.foreground")),
};

function stateOf({ expanded }: ItemOptions): vscode.TreeItemCollapsibleState {
  return expanded ? vscode.TreeItemCollapsibleState.Expanded : vscode.TreeItemCollapsibleState.Collapsed;
}

function groupItem({ grouping, key, worst, rows }: GroupNode, options: ItemOptions): vscode.TreeItem {
  const item = new vscode.TreeItem(groupLabel({ grouping, key }), stateOf(options));
  item.description = String(rows.length);
  item.contextValue = `group.${grouping}`;
  if (grouping !== "folder") item.iconPath = icons[worst];
  else item.iconPath = vscode.ThemeIcon.Folder;
  return item;
}

function groupLabel({ grouping, key }: Pick<GroupNode, "grouping" | "key">): string {
  if (grouping === "severity") return severityWord(key as Hazard["severity"]);
  return key === "" ? (vscode.workspace.workspaceFolders?.[0]?.name ?? ".") : key;
}

/** Plural, as the title of a group. */
export function severityWord(severity: Hazard["severity"]): string {
  switch (severity) {
    case "error":
      return vscode.l10n.t("Errors");
    case "warning":
      return vscode.l10n.t("Warnings");
    case "info":
      return vscode.l10n.t("Information");
  }
}

export function confidenceWord(confidence: Hazard["confidence"]): string {
  switch (confidence) {
    case "certain":
      return vscode.l10n.t("certain");
    case "likely":
      return vscode.l10n.t("likely");
    case "possible":
      return vscode.l10n.t("possible");
  }
}

/** How many there are is shown by VS Code's own mark of files with problems. */
function fileItem({ uri, place }: FileNode, options: ItemOptions): vscode.TreeItem {
  const item = new vscode.TreeItem(place.file, stateOf(options));
  item.resourceUri = vscode.Uri.parse(uri, true);
  item.iconPath = vscode.ThemeIcon.File;
  item.contextValue = "file";
  return item;
}

function hazardItem({ uri, place, hazard, inFile }: HazardNode, { filterText }: ItemOptions): vscode.TreeItem {
  const item = new vscode.TreeItem({ label: hazard.message, highlights: highlights(hazard.message, filterText) }, vscode.TreeItemCollapsibleState.None);
  const line = hazard.range.start.line + 1;
  const where = inFile ? vscode.l10n.t("line {0}", line) : `${place.path}:${line}`;
  item.description = hazard.known ? `${where} · ${vscode.l10n.t("in the baseline")}` : where;
  item.iconPath = icons[hazard.severity];
  item.contextValue = hazard.steps > 1 ? "hazard.path" : "hazard";
  const { start, end } = hazard.range;
  const selection = new vscode.Range(start.line, start.character, end.line, end.character);
  // VS Code adds to this command of its own how the row was opened: a preview at a single click.
  item.command = { command: "vscode.open", title: vscode.l10n.t("Open"), arguments: [vscode.Uri.parse(uri, true), { selection } satisfies vscode.TextDocumentShowOptions] };
  item.accessibilityInformation = { label: `${hazard.message}, ${hazard.severity}, ${hazard.rule}, ${place.path} ${line}` };
  return item;
}

function highlights(message: string, text: string): [number, number][] {
  if (text === "") return [];
  const lower = message.toLowerCase();
  const words = text.toLowerCase().split(/\s+/).filter((word) => word !== "");
  return words.flatMap((word): [number, number][] => {
    const at = lower.indexOf(word);
    return at < 0 ? [] : [[at, at + word.length]];
  });
}

/** What is shown when somebody hovers over a hazard. */
export function tooltipOf({ hazard, place }: HazardNode): vscode.MarkdownString {
  const text = new vscode.MarkdownString(undefined, true);
  text.appendMarkdown(`${plainWords(hazard.message)}\n\n`);
  const facts = [codeSpan(hazard.rule), confidenceWord(hazard.confidence), ...(hazard.function === "" ? [] : [codeSpan(hazard.function)])];
  text.appendMarkdown(`${facts.join(" · ")}\n\n`);
  text.appendText(`${place.path}:${hazard.range.start.line + 1}`);
  return text;
}

function moreItem({ id, left }: MoreNode): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Show more ({0} left)", left), vscode.TreeItemCollapsibleState.None);
  item.iconPath = new vscode.ThemeIcon("ellipsis");
  item.command = { command: internalCommands.showMoreHazards, title: vscode.l10n.t("Show more"), arguments: [id] };
  item.contextValue = "more";
  return item;
}

function noticesItem(count: number): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Could not be looked at closely"), vscode.TreeItemCollapsibleState.Collapsed);
  item.description = String(count);
  item.iconPath = new vscode.ThemeIcon("eye-closed", new vscode.ThemeColor("problemsWarningIcon.foreground"));
  item.tooltip = vscode.l10n.t("Hazards may be missing here: cgovet says what it could not look at, and why.");
  item.contextValue = "notices";
  return item;
}

function noticeItem({ notice }: NoticeNode, { shortPath }: ItemOptions): vscode.TreeItem {
  const { uri, line, message, incomplete } = notice;
  const item = new vscode.TreeItem(message, vscode.TreeItemCollapsibleState.None);
  item.description = line === undefined ? shortPath(uri) : `${shortPath(uri)}:${line + 1}`;
  item.iconPath = new vscode.ThemeIcon(incomplete ? "circle-slash" : "info");
  item.tooltip = message;
  item.contextValue = "notice";
  item.command = { command: internalCommands.openHazardNotice, title: vscode.l10n.t("Open"), arguments: [notice] };
  return item;
}

function staleItem({ baseline }: StaleNode, { shortPath }: ItemOptions): vscode.TreeItem {
  const item = new vscode.TreeItem(vscode.l10n.t("Gone, but still in the baseline: {0}", baseline.stale), vscode.TreeItemCollapsibleState.None);
  item.description = shortPath(baseline.file);
  item.iconPath = new vscode.ThemeIcon("history");
  item.tooltip = vscode.l10n.t("The baseline holds hazards that are no longer there. Update it, so that they would be noticed if they came back.");
  item.contextValue = "stale";
  item.command = { command: commands.updateBaseline, title: vscode.l10n.t("Update Baseline"), arguments: [{ folder: baseline.folder }] };
  return item;
}
