// What the questions and menus of the client offer, and the text of a bug report.
import { describe, expect, it, vi } from "vitest";

vi.mock("vscode", () => ({ l10n: { t: (text: string, ...values: readonly unknown[]) => text.replace(/\{(\d)\}/g, (_, index: string) => String(values[Number(index)])) } }));

const { severityChoices, severityPlaces } = await import("../../../client/src/common/features/acting/severityChoices.ts");
const { menuEntries } = await import("../../../client/src/common/features/home/menuEntries.ts");
const { debugReport } = await import("../../../client/src/common/features/home/debugReport.ts");
const { scanArguments, scanDefinition } = await import("../../../client/src/common/features/tasks/scanTask.ts");

describe("severityChoices", () => {
  it("marks the present one and names the usual one", () => {
    const choices = severityChoices({ current: "error", usual: "warning" });
    expect(choices.map(({ severity }) => severity)).toEqual(["error", "warning", "info", "off", undefined]);
    expect(choices.filter(({ description }) => description === "as it is now").map(({ severity }) => severity)).toEqual(["error"]);
    expect(choices.at(-1)).toMatchObject({ description: "Warning" });
  });
});

describe("severityPlaces", () => {
  const overridden = { user: false, workspace: false, config: false };
  const places = (facts: Partial<Parameters<typeof severityPlaces>[0]>) => severityPlaces({ configFile: undefined, hasWorkspace: true, folder: undefined, overridden, ...facts });

  it("are those that there are, the shared ones first", () => {
    expect(places({}).map(({ place }) => place)).toEqual(["workspace", "user"]);
    expect(places({ configFile: "cgovet.json", folder: "a" }).map(({ place }) => place)).toEqual(["config", "workspace", "folder", "user"]);
    expect(places({ hasWorkspace: false }).map(({ place }) => place)).toEqual(["user"]);
  });

  it("say so when another setting hides them", () => {
    const hidden = places({ configFile: "cgovet.json", overridden: { user: true, workspace: false, config: true } }).filter(({ description }) => description.startsWith("hidden"));
    expect(hidden.map(({ place }) => place)).toEqual(["config", "user"]);
  });
});

describe("menuEntries", () => {
  const labels = (state: Parameters<typeof menuEntries>[0]) => menuEntries(state).map(({ label }) => label);

  it("begin with what helps in the present state, and hold nothing twice", () => {
    expect(labels("stopped").slice(0, 2)).toEqual(["Restart Server", "Show Output"]);
    expect(labels("degraded")[0]).toBe("Show Output");
    expect(labels("busy")[0]).toBe("Stop Scan");
    expect(labels("ready")[0]).toBe("Scan Workspace");
    for (const state of ["stopped", "degraded", "busy", "ready", "starting", "none"] as const) expect(new Set(labels(state)).size).toBe(labels(state).length);
  });
});

describe("debugReport", () => {
  const editor = {
    version: "1.2.3", vscode: "1.100.0", host: "desktop", language: "en", isTrusted: true, schemes: ["file"], state: "ready", goExtension: "0.46.0",
    settings: { enable: true, profile: "strict", severity: { "cstring-leak": "off" }, exclude: ["/home/me/secret/**"], models: [{ name: "C.secret_open" }], trace: { server: "off" }, baseline: "secret/file.json" },
  };
  const server = { version: "1.2.3", platform: "node 22.1.0 on linux x64", state: "ready", folders: 1, openFiles: 2, packages: 3, findings: 4, notices: { budget: 2 }, failures: ["hover"] };

  it("holds versions, states and numbers, and nothing that people wrote into lists", () => {
    const text = debugReport(editor, server);
    for (const part of ["cgovet 1.2.3", "VS Code 1.100.0 (desktop)", "Go extension: 0.46.0", "node 22.1.0 on linux x64", "3 packages with cgo", "4 findings", "2 budget", "broke down: hover", "cstring-leak: off", "exclude 1 row", "models 1 row"]) expect(text).toContain(part);
    expect(text).not.toContain("secret");
  });

  it("says that the server gave no answer", () => {
    expect(debugReport({ ...editor, state: "stopped", settings: {}, schemes: [], isTrusted: false, goExtension: undefined }, undefined)).toBe(
      "- cgovet 1.2.3\n- VS Code 1.100.0 (desktop), language en\n- Go extension: none\n- workspace: no folder, not trusted\n- settings: none\n- server: no answer (stopped)\n",
    );
  });
});

describe("the task", () => {
  it("scans the folder by default, in the language of the editor", () => {
    expect(scanArguments(scanDefinition({ type: "cgovet" }), "en")).toEqual(["scan", "--format", "compact", "--", "."]);
    expect(scanArguments(scanDefinition({ type: "cgovet" }), "zh-cn")).toEqual(["scan", "--format", "compact", "--lang", "zh-cn", "--", "."]);
  });

  it("takes what tasks.json says, and leaves out what is not valid", () => {
    expect(scanArguments(scanDefinition({ paths: ["a", "b"], profile: "strict", severity: "error", args: ["--rules", "cstring-leak"] }), "en")).toEqual(["scan", "--format", "compact", "--profile", "strict", "--severity", "error", "--rules", "cstring-leak", "--", "a", "b"]);
    expect(scanArguments(scanDefinition({ paths: "a", profile: "lax", severity: 1, args: [2] }), "en")).toEqual(["scan", "--format", "compact", "--", "."]);
  });
});
