// What the view remembers, shows and costs at the start, with VS Code replaced by what is needed of it.
import { beforeEach, describe, expect, it, vi } from "vitest";
import type { LogOutputChannel } from "vscode";
import type { BaseLanguageClient } from "vscode-languageclient";
import type { FeatureContext } from "../../../../client/src/common/features/feature.ts";
import { hazardsFeature } from "../../../../client/src/common/features/hazards/hazardsFeature.ts";

const commands = new Map<string, (...args: readonly unknown[]) => unknown>();
const contexts = new Map<unknown, unknown>();
const view: Record<string, unknown> = {};

vi.mock("vscode", async () => {
  const disposable = (): { dispose: () => void } => ({ dispose: () => undefined });
  class Item {}
  return {
    ...(await import("./vscodeWords.ts")),
    Disposable: { from: disposable },
    EventEmitter: class {
      readonly event = disposable;
      fire(): void {}
      dispose(): void {}
    },
    ThemeIcon: Item,
    ThemeColor: Item,
    TreeItem: Item,
    window: { createTreeView: () => view },
    commands: {
      registerCommand: (id: string, run: () => unknown) => (commands.set(id, run), disposable()),
      executeCommand: (id: string, name: unknown, value: unknown) => (id === "setContext" ? contexts.set(name, value) : undefined),
    },
  };
});

function start(stored: Readonly<Record<string, unknown>>) {
  const state = new Map(Object.entries(stored));
  const started = vi.fn<() => Promise<BaseLanguageClient>>();
  const context = {
    extension: { workspaceState: { get: (key: string) => state.get(key), update: (key: string, value: unknown) => (state.set(key, value), Promise.resolve()) } },
    output: {} as LogOutputChannel,
    started,
    onClient: () => ({ dispose: () => undefined }),
  };
  hazardsFeature(context as unknown as FeatureContext);
  return { state, started };
}

beforeEach(() => {
  commands.clear();
  for (const key of Object.keys(view)) view[key] = undefined;
});

describe("hazardsFeature", () => {
  it("starts no server, shows no badge, and says that nothing was looked at", () => {
    const { started } = start({});
    expect(started).not.toHaveBeenCalled();
    expect(view["badge"]).toBeUndefined();
    expect(view["message"]).toBe("");
    expect(Object.fromEntries(contexts)).toMatchObject({ "cgovet.hazards.situation": "never", "cgovet.hazards.grouping": "severity", "cgovet.hazards.filtered": false });
  });

  it("remembers grouping and filter for the workspace", () => {
    const first = start({});
    commands.get("cgovet.hazards.groupByFolder")?.();
    commands.get("cgovet.hazards.showKnown")?.();
    expect(first.state.get("cgovet.hazards.grouping")).toBe("folder");
    start({ ...Object.fromEntries(first.state), "cgovet.hazards.filter": { text: "leak", showKnown: true } });
    expect(Object.fromEntries(contexts)).toMatchObject({ "cgovet.hazards.grouping": "folder", "cgovet.hazards.filtered": true });
  });

  it("takes back filters, but keeps showing what the baseline holds", () => {
    const { state } = start({ "cgovet.hazards.filter": { text: "leak", hiddenRules: ["double-free"], showKnown: true } });
    commands.get("cgovet.hazards.clearFilters")?.();
    expect(state.get("cgovet.hazards.filter")).toEqual({ text: "", hiddenSeverities: [], hiddenConfidences: [], hiddenRules: [], showKnown: true });
    expect(contexts.get("cgovet.hazards.filtered")).toBe(false);
  });
});
