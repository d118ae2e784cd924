// The tree of the view as data: groups, order, portions, filters, situations.
import { describe, expect, it, vi } from "vitest";
import { isFiltering, isShown, noFilter, readFilter, type HazardFilter } from "../../../../client/src/common/features/hazards/hazardFilter.ts";
import { messageOf, situationOf, type SituationFacts } from "../../../../client/src/common/features/hazards/hazardSituation.ts";
import { HazardStore, type PlacedHazard } from "../../../../client/src/common/features/hazards/hazardStore.ts";
import { buildTree, childrenOf, nodeId, portion, type Grouping, type TreeNode } from "../../../../client/src/common/features/hazards/hazardTree.ts";
import type { Hazard, HazardsOverview } from "../../../../server/src/lsp/protocol/hazards.ts";

vi.mock("vscode", () => import("./vscodeWords.ts"));

const hazardAt = (line: number, fields: Partial<Hazard> = {}): Hazard => ({
  id: `${line}`,
  rule: "cstring-leak",
  severity: "warning",
  confidence: "certain",
  message: `\`cs${line}\` is never freed`,
  range: { start: { line, character: 1 }, end: { line, character: 9 } },
  function: "Put",
  steps: 3,
  known: false,
  ...fields,
});

const at = (path: string, line: number, fields: Partial<Hazard> = {}): PlacedHazard => ({ uri: `file:///w/${path}`, hazard: hazardAt(line, fields) });

const placeOf = (uri: string) => {
  const path = uri.replace("file:///w/", "");
  const slash = path.lastIndexOf("/");
  return { path, folder: slash < 0 ? "" : path.slice(0, slash), file: path.slice(slash + 1) };
};

const hazards = [
  at("b/b.go", 30),
  at("a/a.go", 9, { rule: "double-free", severity: "error", id: "x" }),
  at("a/a.go", 4),
  at("a/c.go", 2, { rule: "missing-include", severity: "info", confidence: "likely" }),
  at("main.go", 1, { known: true }),
];

const treeOf = (grouping: Grouping, filter: HazardFilter = noFilter, list: readonly PlacedHazard[] = hazards) => buildTree(list, [], { grouping, filter, placeOf });

const shape = (nodes: readonly TreeNode[]): unknown[] =>
  nodes.map((node) => {
    const children = childrenOf(node, new Map());
    const name = node.kind === "hazard" ? `${node.place.path}:${node.hazard.range.start.line}` : nodeId(node);
    return children.length === 0 ? name : { [name]: shape(children) };
  });

describe("the tree", () => {
  it("groups by severity, worst first, in the order of the files", () => {
    expect(shape(treeOf("severity").roots)).toEqual([{ "severity:error": ["a/a.go:9"] }, { "severity:warning": ["a/a.go:4", "b/b.go:30"] }, { "severity:info": ["a/c.go:2"] }]);
  });

  it("groups by rule, worst and most frequent first", () => {
    expect(shape(treeOf("rule").roots)).toEqual([{ "rule:double-free": ["a/a.go:9"] }, { "rule:cstring-leak": ["a/a.go:4", "b/b.go:30"] }, { "rule:missing-include": ["a/c.go:2"] }]);
  });

  it("groups by folder and file", () => {
    expect(shape(treeOf("folder").roots)).toEqual([
      { "folder:a": [{ "file:file:///w/a/a.go": ["a/a.go:4", "a/a.go:9"] }, { "file:file:///w/a/c.go": ["a/c.go:2"] }] },
      { "folder:b": [{ "file:file:///w/b/b.go": ["b/b.go:30"] }] },
    ]);
  });

  it("counts what is shown, what is new and what there is", () => {
    expect(treeOf("severity")).toMatchObject({ shown: 4, fresh: 4, all: 5 });
    expect(treeOf("severity", { ...noFilter, showKnown: true, hiddenRules: ["double-free"] })).toMatchObject({ shown: 4, fresh: 4, all: 5 });
  });

  it("keeps what could not be looked at in a group of its own, last", () => {
    const notice = { uri: "file:///w/d", message: "the folder cannot be read", incomplete: true };
    const { roots } = buildTree(hazards, [notice], { grouping: "rule", filter: { ...noFilter, text: "nothing like it" }, placeOf });
    expect(shape(roots)).toEqual([{ notices: ["notice:file:///w/d  the folder cannot be read"] }]);
  });

  it("gives thousands of rows in portions, and builds them in a moment", () => {
    const many = Array.from({ length: 5_000 }, (_, index) => at(`m${index % 50}/a.go`, index));
    const began = performance.now();
    const { roots } = treeOf("rule", noFilter, many);
    expect(performance.now() - began).toBeLessThan(500);
    const [group] = roots;
    if (group === undefined) throw new Error("no group");
    const children = childrenOf(group, new Map());
    expect(children).toHaveLength(portion + 1);
    expect(children.at(-1)).toEqual({ kind: "more", id: "rule:cstring-leak", left: 5_000 - portion });
    expect(childrenOf(group, new Map([["rule:cstring-leak", 10_000]]))).toHaveLength(5_000);
  });
});

describe("a filter", () => {
  const shown = (filter: Partial<HazardFilter>) => hazards.filter(({ uri, hazard }) => isShown(hazard, placeOf(uri).path, { ...noFilter, ...filter })).length;

  it("looks for all words in message, rule, function and path", () => {
    expect(shown({ text: "" })).toBe(4);
    expect(shown({ text: "B.GO" })).toBe(1);
    expect(shown({ text: "leak put a/" })).toBe(1);
    expect(shown({ text: "nowhere" })).toBe(0);
  });

  it("hides severities, confidences, rules and what the baseline holds", () => {
    expect(shown({ hiddenSeverities: ["warning"] })).toBe(2);
    expect(shown({ hiddenConfidences: ["likely"] })).toBe(3);
    expect(shown({ hiddenRules: ["cstring-leak", "double-free"] })).toBe(1);
    expect(shown({ showKnown: true })).toBe(5);
  });

  it("is read back from what was stored, and from nonsense as none", () => {
    const filter: HazardFilter = { text: "leak", hiddenSeverities: ["info"], hiddenConfidences: [], hiddenRules: ["double-free"], showKnown: true };
    expect(readFilter(JSON.parse(JSON.stringify(filter)))).toEqual(filter);
    expect([undefined, null, 3, [], { text: 4, hiddenSeverities: ["nasty"], hiddenRules: "x" }].map(readFilter)).toEqual(Array(5).fill(noFilter));
    expect([isFiltering(noFilter), isFiltering(filter), isFiltering({ ...noFilter, showKnown: true })]).toEqual([false, true, false]);
  });
});

describe("the store", () => {
  const overview: HazardsOverview = { coverage: { kind: "all" }, packages: 2, notices: [], baselines: [] };
  const file = (path: string, ...lines: readonly number[]) => ({ uri: `file:///w/${path}`, hazards: lines.map((line) => hazardAt(line)), notices: [] });

  it("replaces exactly the files that were asked for, however they are spelled", () => {
    const store = new HazardStore((uri) => uri.toLowerCase());
    store.apply({ files: [file("a.go", 1, 2), file("b.go", 3)], overview });
    store.apply({ files: [{ ...file("A.go", 7) }], overview }, ["file:///w/A.go", "file:///w/c.go"]);
    expect(store.all().map(({ hazard }) => hazard.range.start.line).sort()).toEqual([3, 7]);
    store.apply({ files: [], overview }, ["file:///w/a.go"]);
    expect(store.all()).toHaveLength(1);
    store.clear();
    expect([store.all(), store.overview.coverage.kind]).toEqual([[], "open"]);
  });

  it("names each thing that could not be looked at once", () => {
    const store = new HazardStore((uri) => uri);
    const notice = { uri: "file:///w/a.go", line: 3, message: "syntax error", incomplete: false };
    store.apply({ files: [{ uri: "file:///w/a.go", hazards: [], notices: [notice, { ...notice, line: 4 }] }], overview: { ...overview, notices: [notice] } });
    expect(store.notices()).toHaveLength(2);
  });
});

describe("the situation", () => {
  const nothing: SituationFacts = { coverage: { kind: "all" }, packages: 3, notices: 0, shown: 0, fresh: 0, all: 0, filtering: false };
  const of = (facts: Partial<SituationFacts>) => situationOf({ ...nothing, ...facts });

  it("is clean only when everything was looked at and nothing was left out", () => {
    expect(of({})).toBe("clean");
    expect(of({ notices: 1 })).toBe("unseen");
    expect(of({ coverage: { kind: "open" } })).toBe("part");
    expect(of({ coverage: { kind: "open" }, packages: 0 })).toBe("never");
    expect(of({ coverage: { kind: "open" }, packages: 0, notices: 1 })).toBe("unseen");
    expect(of({ coverage: { kind: "chosen" } })).toBe("part");
    expect(of({ coverage: { kind: "stopped", done: 1, total: 3 } })).toBe("stopped");
    expect(of({ coverage: { kind: "running", done: 1, total: 3 } })).toBe("running");
    expect(of({ packages: 0 })).toBe("noCgo");
  });

  it("tells filters from the baseline", () => {
    expect(of({ all: 3, fresh: 3, filtering: true })).toBe("filtered");
    expect(of({ all: 3 })).toBe("known");
    expect(of({ all: 3, filtering: true })).toBe("filtered");
    expect(of({ shown: 2, fresh: 2, all: 3 })).toBe("list");
  });

  it("has words where numbers matter", () => {
    const words = (facts: Partial<SituationFacts>) => messageOf({ ...nothing, ...facts });
    expect(words({})).toBeUndefined();
    expect(words({ shown: 2, fresh: 2, all: 2 })).toBeUndefined();
    expect(words({ notices: 4 })).toBe("No hazards found, but not everything could be looked at (4).");
    expect(words({ coverage: { kind: "running", done: 0, total: 0 } })).toBe("Looking for packages that use cgo…");
    expect(words({ coverage: { kind: "running", done: 3, total: 9 } })).toBe("Scanning: 3 of 9 packages…");
    expect(words({ coverage: { kind: "stopped", done: 3, total: 9 }, shown: 2 })).toBe("The scan was stopped: 3 of 9 packages were looked at.");
    expect(words({ coverage: { kind: "open" }, shown: 2, all: 2, fresh: 2 })).toBe("Hazards of open files only. Scan the workspace to see the rest.");
  });
});
