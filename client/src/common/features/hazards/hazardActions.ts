// What can be done with rows of the view. Guarantees: works on the selected rows, or on the one whose menu was opened;
// hands over to the commands that serve the editor too, with the file shown, so that a person sees what happens.
import * as vscode from "vscode";
import { commands } from "../../commandIds.ts";
import type { HazardNotice } from "../../../../../server/src/lsp/protocol/hazards.ts";
import type { HazardsView } from "./hazardsFeature.ts";
import { childrenOf, nodeId, type HazardNode, type TreeNode } from "./hazardTree.ts";

/** Looks at everything again: at the workspace, if it was scanned; else at what is known. */
export async function refresh({ store, feed }: HazardsView): Promise<void> {
  const { kind } = store.overview.coverage;
  if (kind === "all" || kind === "stopped") await vscode.commands.executeCommand(commands.scanWorkspace);
  else if (kind !== "running") await feed.refetch();
}

/** Copies the rows as lines `path:line:column: message [rule]`. */
export async function copy(view: HazardsView, args: readonly unknown[]): Promise<void> {
  const lines = targets(view, args).flatMap(linesOf);
  if (lines.length > 0) await vscode.env.clipboard.writeText([...new Set(lines)].join("\n"));
}

/** A string behind the row is the reason: nobody is asked for it. */
export async function ignore(view: HazardsView, args: readonly unknown[]): Promise<void> {
  const row = await opened(view, args);
  if (row === undefined) return;
  const { uri, hazard } = row;
  const [, reason] = args;
  await vscode.commands.executeCommand("cgovet.ignoreFinding", { uri, rule: hazard.rule, findingId: hazard.id, scope: "line", ...(typeof reason === "string" && { reason }) });
}

export async function showPath(view: HazardsView, args: readonly unknown[]): Promise<void> {
  const hazard = await opened(view, args);
  if (hazard !== undefined) await vscode.commands.executeCommand("cgovet.showPath", { uri: hazard.uri, findingId: hazard.hazard.id });
}

export async function showRule(view: HazardsView, args: readonly unknown[]): Promise<void> {
  const [node] = targets(view, args);
  const rule = node?.kind === "group" && node.grouping === "rule" ? node.key : hazardsOf(node)[0]?.hazard.rule;
  if (rule !== undefined) await vscode.commands.executeCommand("cgovet.showRule", rule);
}

export async function changeSeverity(view: HazardsView, args: readonly unknown[]): Promise<void> {
  const [first] = hazardsOf(targets(view, args)[0]);
  if (first !== undefined) await vscode.commands.executeCommand("cgovet.changeSeverity", { uri: first.uri, rule: first.hazard.rule });
}

/** Shows the file of a notice, or the folder in the explorer. */
export async function openNotice(notice: unknown): Promise<void> {
  if (!isNotice(notice)) return;
  const uri = vscode.Uri.parse(notice.uri, true);
  const stat = await vscode.workspace.fs.stat(uri).then((found) => found, () => undefined);
  if (stat !== undefined && (stat.type & vscode.FileType.Directory) !== 0) {
    await vscode.commands.executeCommand("revealInExplorer", uri);
    return;
  }
  const line = notice.line ?? 0;
  await vscode.window.showTextDocument(uri, { preview: true, selection: new vscode.Range(line, 0, line, 0) });
}

function isNotice(value: unknown): value is HazardNotice {
  return typeof value === "object" && value !== null && "uri" in value && typeof value.uri === "string";
}

/**
 * VS Code gives the row whose menu was used and all selected rows; a key or the palette gives nothing. A string stands
 * for the row of that id.
 */
function targets({ tree, provider }: HazardsView, [row, selected]: readonly unknown[]): readonly TreeNode[] {
  if (typeof row === "string") {
    const found = provider.find(row);
    return found === undefined ? [] : [found];
  }
  if (!isNode(row)) return tree.selection;
  const all = Array.isArray(selected) ? selected.filter(isNode) : [];
  return all.some((one) => nodeId(one) === nodeId(row)) ? all : [row];
}

function isNode(value: unknown): value is TreeNode {
  return typeof value === "object" && value !== null && "kind" in value;
}

/** The first hazard among the rows, with its file on screen. */
async function opened(view: HazardsView, args: readonly unknown[]): Promise<HazardNode | undefined> {
  const [first] = targets(view, args).flatMap(hazardsOf);
  if (first === undefined) return undefined;
  const { start } = first.hazard.range;
  await vscode.window.showTextDocument(vscode.Uri.parse(first.uri, true), { preview: true, selection: new vscode.Range(start.line, start.character, start.line, start.character) });
  return first;
}

function hazardsOf(node: TreeNode | undefined): readonly HazardNode[] {
  if (node === undefined) return [];
  if (node.kind === "hazard") return [node];
  const everything = new Map([[nodeId(node), Number.MAX_SAFE_INTEGER]]);
  return childrenOf(node, everything).flatMap((child) => (child.kind === "file" ? hazardsOf(child) : child.kind === "hazard" ? [child] : []));
}

function linesOf(node: TreeNode): readonly string[] {
  const notices = node.kind === "notices" ? node.notices : node.kind === "notice" ? [node.notice] : [];
  const noticeLines = notices.map(({ uri, line, message }) => `${vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true))}${line === undefined ? "" : `:${line + 1}`}: ${message}`);
  const hazardLines = hazardsOf(node).map(({ place, hazard }) => `${place.path}:${hazard.range.start.line + 1}:${hazard.range.start.character + 1}: ${hazard.message} [${hazard.rule}]`);
  return [...noticeLines, ...hazardLines];
}
