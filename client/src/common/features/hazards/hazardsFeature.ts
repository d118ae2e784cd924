// The view "CGO Hazards": all findings in a tree that follows edits, with filters, a badge and actions. Guarantees: the
// server is not started for it; grouping and filter are remembered per workspace; actions are loaded when they are used.
import * as vscode from "vscode";
import { commands, internalCommands } from "../../commandIds.ts";
import type { Feature } from "../feature.ts";
import { HazardFeed } from "./hazardFeed.ts";
import { isFiltering, noFilter, readFilter, type HazardFilter } from "./hazardFilter.ts";
import { HazardProvider } from "./hazardProvider.ts";
import { messageOf, situationOf, type Situation, type SituationFacts } from "./hazardSituation.ts";
import { HazardStore } from "./hazardStore.ts";
import { groupings, type Grouping, type TreeNode } from "./hazardTree.ts";

export const hazardsViewId = "cgovet.hazards";

const groupingKey = "cgovet.hazards.grouping";
const filterKey = "cgovet.hazards.filter";

/** What the actions work on. */
export interface HazardsView {
  readonly provider: HazardProvider;
  readonly store: HazardStore;
  readonly tree: vscode.TreeView<TreeNode>;
  readonly feed: HazardFeed;
  readonly setFilter: (filter: HazardFilter) => void;
  readonly situation: () => Situation;
}

export const hazardsFeature: Feature = ({ extension, output, onClient }) => {
  const store = new HazardStore((uri) => vscode.Uri.parse(uri).toString());
  const provider = new HazardProvider(store);
  const { workspaceState } = extension;
  provider.grouping = groupings.find((one) => one === workspaceState.get(groupingKey)) ?? "severity";
  provider.filter = readFilter(workspaceState.get(filterKey));
  const tree = vscode.window.createTreeView(hazardsViewId, { treeDataProvider: provider, showCollapseAll: true, canSelectMany: true });
  const update = (rows = true): void => {
    if (rows) provider.refresh();
    describe(tree, provider, store);
  };
  const failed = (error: unknown): void => output.error(`the list of hazards is not up to date: ${String(error)}`);
  const feed = new HazardFeed({ store, changed: update, failed });
  const setFilter = (filter: HazardFilter): void => {
    provider.filter = filter;
    void workspaceState.update(filterKey, filter);
    update();
  };
  const setGrouping = (grouping: Grouping): void => {
    provider.grouping = grouping;
    void workspaceState.update(groupingKey, grouping);
    update();
  };
  update();
  return vscode.Disposable.from(tree, provider, onClient((client) => feed.attach(client)), ...viewCommands({ provider, store, tree, feed, setFilter, situation: () => situationOf(factsOf(provider, store)) }, setGrouping));
};

function viewCommands(view: HazardsView, setGrouping: (grouping: Grouping) => void): vscode.Disposable[] {
  const { provider, setFilter } = view;
  const command = (id: string, run: (...args: readonly unknown[]) => unknown): vscode.Disposable => vscode.commands.registerCommand(id, run);
  const loadActions = () => import("./hazardActions.ts");
  const loadFilters = () => import("./filterMenu.ts");
  return [
    command(commands.groupBySeverity, () => setGrouping("severity")),
    command(commands.groupByRule, () => setGrouping("rule")),
    command(commands.groupByFolder, () => setGrouping("folder")),
    command(commands.filterHazards, async () => (await loadFilters()).chooseFilter(view)),
    command(commands.changeHazardFilter, async () => (await loadFilters()).chooseFilter(view)),
    command(commands.filterHazardText, async (text) => (await loadFilters()).askFilterText(view, text)),
    command(commands.clearHazardFilters, () => setFilter({ ...noFilter, showKnown: provider.filter.showKnown })),
    command(commands.showKnownHazards, () => setFilter({ ...provider.filter, showKnown: true })),
    command(commands.hideKnownHazards, () => setFilter({ ...provider.filter, showKnown: false })),
    command(internalCommands.showMoreHazards, (id) => provider.showMore(String(id))),
    command(commands.refreshHazards, async () => (await loadActions()).refresh(view)),
    command(internalCommands.openHazardNotice, async (notice) => (await loadActions()).openNotice(notice)),
    command(commands.copyHazard, async (...args) => (await loadActions()).copy(view, args)),
    command(commands.ignoreHazard, async (...args) => (await loadActions()).ignore(view, args)),
    command(commands.showHazardPath, async (...args) => (await loadActions()).showPath(view, args)),
    command(commands.showHazardRule, async (...args) => (await loadActions()).showRule(view, args)),
    command(commands.changeHazardSeverity, async (...args) => (await loadActions()).changeSeverity(view, args)),
    command(internalCommands.hazardsOutline, async () => (await import("./hazardOutline.ts")).outlineOf(view)),
  ];
}

/** Badge, title and texts around the rows, and what the manifest's conditions ask for. */
function describe(view: vscode.TreeView<TreeNode>, provider: HazardProvider, store: HazardStore): void {
  const tree = view;
  const facts = factsOf(provider, store);
  const { shown, fresh, all, filtering, coverage } = facts;
  tree.badge = fresh === 0 ? undefined : { value: fresh, tooltip: fresh === 1 ? vscode.l10n.t("1 CGO hazard") : vscode.l10n.t("{0} CGO hazards", fresh) };
  tree.description = filtering ? vscode.l10n.t("{0} of {1}", shown, provider.filter.showKnown ? all : fresh) : "";
  tree.message = messageOf(facts) ?? "";
  setContext("situation", situationOf(facts));
  setContext("grouping", provider.grouping);
  setContext("filtered", filtering);
  setContext("known", all > fresh ? (provider.filter.showKnown ? "shown" : "hidden") : "none");
  setContext("coverage", coverage.kind);
  setContext("baseline", store.overview.baselines.length > 0);
}

function factsOf(provider: HazardProvider, store: HazardStore): SituationFacts {
  const { coverage, packages } = store.overview;
  const { shown, fresh, all } = provider.tree;
  return { coverage, packages, notices: store.notices().length, shown, fresh, all, filtering: isFiltering(provider.filter) };
}

const contexts = new Map<string, string | boolean>();

/** Sets `cgovet.hazards.<name>`; a value that is set already costs nothing. */
function setContext(name: string, value: string | boolean): void {
  if (contexts.get(name) === value) return;
  contexts.set(name, value);
  void vscode.commands.executeCommand("setContext", `${hazardsViewId}.${name}`, value);
}
