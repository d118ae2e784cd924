// Gives the view its rows. Guarantees: the tree is built once per change, not per row; what a person has unfolded stays
// unfolded, as rows keep their ids.
import * as vscode from "vscode";
import { noFilter, type HazardFilter } from "./hazardFilter.ts";
import { itemOf, tooltipOf } from "./hazardItems.ts";
import type { HazardStore } from "./hazardStore.ts";
import { buildTree, childrenOf, nodeId, portion, type Grouping, type HazardTree, type Place, type TreeNode } from "./hazardTree.ts";

/** Up to so many hazards, groups are open at first. */
const expandedUpTo = 60;

const emptyTree: HazardTree = { roots: [], shown: 0, fresh: 0, all: 0 };

export class HazardProvider implements vscode.TreeDataProvider<TreeNode> {
  private readonly store: HazardStore;
  private readonly changes = new vscode.EventEmitter<void>();
  private readonly limits = new Map<string, number>();
  private readonly parents = new WeakMap<TreeNode, TreeNode>();
  private built: HazardTree = emptyTree;
  private currentFilter: HazardFilter = noFilter;
  readonly onDidChangeTreeData = this.changes.event;
  grouping: Grouping = "severity";

  constructor(store: HazardStore) {
    this.store = store;
  }

  get tree(): HazardTree {
    return this.built;
  }

  get filter(): HazardFilter {
    return this.currentFilter;
  }

  set filter(filter: HazardFilter) {
    this.currentFilter = filter;
    this.limits.clear();
  }

  /** Builds the tree anew from what the store holds. */
  refresh(): void {
    this.built = buildTree(this.store.all(), this.store.notices(), { grouping: this.grouping, filter: this.filter, placeOf, baselines: this.store.overview.baselines });
    this.changes.fire();
  }

  /** Shows the next portion of a group. */
  showMore(id: string): void {
    this.limits.set(id, (this.limits.get(id) ?? portion) + portion);
    this.changes.fire();
  }

  getChildren(node?: TreeNode): TreeNode[] {
    if (node === undefined) return [...this.built.roots];
    const children = [...childrenOf(node, this.limits)];
    for (const child of children) this.parents.set(child, node);
    return children;
  }

  getParent(node: TreeNode): TreeNode | undefined {
    return this.parents.get(node);
  }

  getTreeItem(node: TreeNode): vscode.TreeItem {
    const item = itemOf(node, { expanded: this.built.shown <= expandedUpTo, filterText: this.filter.text, shortPath });
    return item;
  }

  resolveTreeItem(item: vscode.TreeItem, node: TreeNode): vscode.TreeItem {
    const resolved = item;
    if (node.kind === "hazard") resolved.tooltip = tooltipOf(node);
    return resolved;
  }

  /** The group, file or row with this id, if it is shown. */
  find(id: string, among: readonly TreeNode[] = this.built.roots): TreeNode | undefined {
    for (const node of among) {
      if (nodeId(node) === id) return node;
      const found = this.find(id, this.getChildren(node));
      if (found !== undefined) return found;
    }
    return undefined;
  }

  dispose(): void {
    this.changes.dispose();
  }
}

/** With the name of its folder in a workspace of several. */
function shortPath(uri: string): string {
  return vscode.workspace.asRelativePath(vscode.Uri.parse(uri, true));
}

function placeOf(uri: string): Place {
  const path = shortPath(uri).replaceAll("\\", "/");
  const slash = path.lastIndexOf("/");
  return { path, folder: slash < 0 ? "" : path.slice(0, slash), file: path.slice(slash + 1) };
}
