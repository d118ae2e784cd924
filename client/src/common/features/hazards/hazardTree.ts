// The tree of the view as data: what stands in which group, in which order. Guarantees: groups in a stable order, worst
// first; long groups come in portions, since thousands of rows at once make an editor slow. No VS Code, no words.
import type { BaselineState, Hazard, HazardNotice } from "../../../../../server/src/lsp/protocol/hazards.ts";
import { isShown, severities, type HazardFilter } from "./hazardFilter.ts";
import type { PlacedHazard } from "./hazardStore.ts";

export const groupings = ["severity", "rule", "folder"] as const;
export type Grouping = (typeof groupings)[number];

/** A file as people call it. */
export interface Place {
  /** Folder and file with `/`, relative to the workspace. */
  readonly path: string;
  readonly folder: string;
  readonly file: string;
}

export type TreeNode = GroupNode | FileNode | HazardNode | MoreNode | NoticesNode | NoticeNode | StaleNode;

export interface GroupNode {
  readonly kind: "group";
  readonly grouping: Grouping;
  /** A severity, a rule or a folder. */
  readonly key: string;
  readonly worst: Hazard["severity"];
  readonly rows: readonly Row[];
}

/** In a folder. */
export interface FileNode {
  readonly kind: "file";
  readonly uri: string;
  readonly place: Place;
  readonly rows: readonly Row[];
}

export interface Row extends PlacedHazard {
  readonly place: Place;
}

export interface HazardNode extends Row {
  readonly kind: "hazard";
  /** The path need not be repeated: a file stands above it. */
  readonly inFile: boolean;
}

/** Stands for the rest of a long group. */
export interface MoreNode {
  readonly kind: "more";
  /** Of the group. */
  readonly id: string;
  readonly left: number;
}

/** What could not be looked at. */
export interface NoticesNode {
  readonly kind: "notices";
  readonly notices: readonly HazardNotice[];
}

export interface NoticeNode {
  readonly kind: "notice";
  readonly notice: HazardNotice;
}

/** Entries of a baseline whose hazard is gone. */
export interface StaleNode {
  readonly kind: "stale";
  readonly baseline: BaselineState;
}

export interface TreeOptions {
  readonly grouping: Grouping;
  readonly filter: HazardFilter;
  readonly placeOf: (uri: string) => Place;
  readonly baselines?: readonly BaselineState[];
}

export interface HazardTree {
  readonly roots: readonly TreeNode[];
  /** Hazards that the filter lets through. */
  readonly shown: number;
  /** Those the baseline does not hold. */
  readonly fresh: number;
  readonly all: number;
}

/** Rows of one portion. */
export const portion = 500;

export function buildTree(hazards: readonly PlacedHazard[], notices: readonly HazardNotice[], { grouping, filter, placeOf, baselines = [] }: TreeOptions): HazardTree {
  const places = new Map<string, Place>();
  const known = (uri: string): Place => {
    const place = places.get(uri) ?? placeOf(uri);
    places.set(uri, place);
    return place;
  };
  const rows = hazards.map(({ uri, hazard }): Row => ({ uri, hazard, place: known(uri) })).filter(({ hazard, place }) => isShown(hazard, place.path, filter));
  const groups = groupsOf(rows.sort(byPlace), grouping);
  const stale = baselines.filter((one) => one.stale > 0).map((baseline): StaleNode => ({ kind: "stale", baseline }));
  return {
    roots: [...groups, ...(notices.length === 0 ? [] : [{ kind: "notices" as const, notices }]), ...stale],
    shown: rows.length,
    fresh: hazards.filter(({ hazard }) => !hazard.known).length,
    all: hazards.length,
  };
}

/** `limits`: how many rows of a group are shown, by its id, when not the first portion alone. */
export function childrenOf(node: TreeNode, limits: ReadonlyMap<string, number>): readonly TreeNode[] {
  switch (node.kind) {
    case "group":
      return node.grouping === "folder" ? filesOf(node.rows) : portioned(node, false, limits);
    case "file":
      return portioned(node, true, limits);
    case "notices":
      return node.notices.map((notice) => ({ kind: "notice", notice }));
    case "hazard":
    case "more":
    case "notice":
    case "stale":
      return [];
  }
}

/** The same for the same thing, also after the list has changed around it. */
export function nodeId(node: TreeNode): string {
  switch (node.kind) {
    case "group":
      return `${node.grouping}:${node.key}`;
    case "file":
      return `file:${node.uri}`;
    case "hazard":
      return `hazard:${node.uri} ${node.hazard.id}`;
    case "more":
      return `more:${node.id}`;
    case "notices":
      return "notices";
    case "notice":
      return `notice:${node.notice.uri} ${node.notice.line ?? ""} ${node.notice.message}`;
    case "stale":
      return `stale:${node.baseline.folder}`;
  }
}

function portioned(node: GroupNode | FileNode, inFile: boolean, limits: ReadonlyMap<string, number>): readonly TreeNode[] {
  const id = nodeId(node);
  const limit = limits.get(id) ?? portion;
  const rows = node.rows.slice(0, limit).map((row): HazardNode => ({ kind: "hazard", inFile, ...row }));
  const left = node.rows.length - rows.length;
  return left === 0 ? rows : [...rows, { kind: "more", id, left }];
}

function groupsOf(rows: readonly Row[], grouping: Grouping): readonly GroupNode[] {
  const groups = [...collect(rows, (row) => keyOf(row, grouping))].map(([key, list]): GroupNode => ({ kind: "group", grouping, key, worst: worstOf(list), rows: list }));
  const order = (one: GroupNode, other: GroupNode): number => (grouping === "folder" ? 0 : rank(one.worst) - rank(other.worst) || other.rows.length - one.rows.length) || compareText(one.key, other.key);
  return groups.sort(order);
}

function keyOf({ hazard, place }: Row, grouping: Grouping): string {
  switch (grouping) {
    case "severity":
      return hazard.severity;
    case "rule":
      return hazard.rule;
    case "folder":
      return place.folder;
  }
}

function filesOf(rows: readonly Row[]): readonly FileNode[] {
  return [...collect(rows, ({ uri }) => uri).values()].flatMap((list) => {
    const [first] = list;
    return first === undefined ? [] : [{ kind: "file" as const, uri: first.uri, place: first.place, rows: list }];
  });
}

function collect(rows: readonly Row[], key: (row: Row) => string): ReadonlyMap<string, readonly Row[]> {
  const lists = new Map<string, Row[]>();
  for (const row of rows) {
    const list = lists.get(key(row));
    if (list === undefined) lists.set(key(row), [row]);
    else list.push(row);
  }
  return lists;
}

function worstOf(rows: readonly Row[]): Hazard["severity"] {
  return severities.find((severity) => rows.some(({ hazard }) => hazard.severity === severity)) ?? "info";
}

function rank(severity: Hazard["severity"]): number {
  return severities.indexOf(severity);
}

function byPlace(one: Row, other: Row): number {
  const { start: a } = one.hazard.range;
  const { start: b } = other.hazard.range;
  return compareText(one.place.path, other.place.path) || a.line - b.line || a.character - b.character;
}

function compareText(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
