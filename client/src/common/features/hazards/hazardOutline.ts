// The view in words, as nested plain data: what tests and bug reports look at. Guarantees: taken from the rows VS Code is
// given, not from what they are made of.
import type * as vscode from "vscode";
import type { Situation } from "./hazardSituation.ts";
import type { HazardsView } from "./hazardsFeature.ts";
import type { TreeNode } from "./hazardTree.ts";

export interface OutlineRow {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  readonly contextValue: string;
  /** What a click runs. */
  readonly command: vscode.Command | undefined;
  readonly children: readonly OutlineRow[];
}

export interface HazardsOutline {
  readonly badge: number;
  readonly title: string;
  readonly message: string;
  readonly situation: Situation;
  readonly rows: readonly OutlineRow[];
}

export function outlineOf({ provider, tree, situation }: HazardsView): HazardsOutline {
  const rowOf = (node: TreeNode): OutlineRow => {
    const { id, label, description, contextValue, command } = provider.getTreeItem(node);
    return { id: id ?? "", label: textOf(label), description: String(description ?? ""), contextValue: contextValue ?? "", command, children: provider.getChildren(node).map(rowOf) };
  };
  return { badge: tree.badge?.value ?? 0, title: tree.description ?? "", message: tree.message ?? "", situation: situation(), rows: provider.getChildren().map(rowOf) };
}

function textOf(label: string | vscode.TreeItemLabel | undefined): string {
  return typeof label === "object" ? label.label : (label ?? "");
}
