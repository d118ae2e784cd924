// The parts of the VS Code runner that can be tried without a VS Code.

import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, it } from "vitest";
import { readMochaReport } from "../../scripts/suites/mochaReport.mjs";
import { workbenchAddress } from "../../scripts/vscodeHost/browser.mjs";
import { readCodeArguments } from "../../scripts/vscodeHost/codeArguments.mjs";
import { installFolder } from "../../scripts/vscodeHost/npm.mjs";
import { mochaRuns, summarize } from "../../scripts/vscodeHost/suiteReport.mjs";
import { hosts } from "../../scripts/vscodeHost/versions.mjs";

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), "utf8");

it("the oldest VS Code tested is the one the manifest promises", () => {
  const manifest = JSON.parse(read("package.json")) as { readonly engines: { readonly vscode: string } };
  expect(manifest.engines.vscode).toBe(`^${hosts.oldest.vscode.replace(/\d+$/, "0")}`);
});

describe("the command line of the hosted VS Code", () => {
  it("is read as a test runner writes it", () => {
    const args = readCodeArguments([
      ...["/tests/workspace", "--user-data-dir=/p", "--extensions-dir=/e", "--no-sandbox", "--disable-workspace-trust"],
      ...["--extensionTestsPath=/t/node.cjs", "--extensionDevelopmentPath=/one", "--extensionDevelopmentPath=/two"],
    ]);
    expect(args).toEqual({
      developmentPaths: ["/one", "/two"],
      inBrowser: false,
      testsPath: "/t/node.cjs",
      workspace: "/tests/workspace",
      extensionsFolder: "/e",
      profileFolder: "/p",
      vsix: undefined,
    });
  });

  it("is read with values apart, as the command line tool is called", () => {
    const args = readCodeArguments(["--install-extension", "/x.vsix", "--extensionDevelopmentKind=web", "--folder-uri", "file:///a%20b"]);
    expect(args).toMatchObject({ vsix: "/x.vsix", inBrowser: true, workspace: "/a b" });
  });
});

it("an address carries folder, development path and secret in a form the workbench decodes", () => {
  const address = new URL(workbenchAddress("127.0.0.1:1", { workspace: "/a b", developmentPaths: ["/dév"], token: "s" }));
  expect(address.searchParams.get("folder")).toBe("/a b");
  expect(address.searchParams.get("tkn")).toBe("s");
  const payload: unknown = JSON.parse(address.searchParams.get("payload") ?? "");
  expect(payload).toEqual([["extensionDevelopmentPath", "vscode-remote://127.0.0.1:1/d%C3%A9v"]]);
});

describe("the report of the VS Code suites", () => {
  const test = (name: string, status: "passed" | "failed" | "skipped") => ({ name, status, milliseconds: 1 });
  const suite = { title: "a VS Code", milliseconds: 1000 };
  const reports = [
    { ...suite, name: "whole", status: "ran" as const, tests: [test("a", "passed"), test("b", "failed"), test("c", "skipped")] },
    { ...suite, name: "broken", status: "broken" as const, reason: "it ended", tests: [test("a", "passed")] },
    { ...suite, name: "absent", status: "skipped" as const, reason: "no browser", tests: [] },
  ];

  it("counts what broke as failed and what is absent as skipped", () => {
    const { lines, failed } = summarize(reports);
    expect(failed).toBe(2);
    expect(lines.at(-1)).toBe("vscode: 2 passed, 2 failed, 2 skipped");
    expect(lines).toContain("broken: BROKEN, 1 of 1 passed in 1.0 s (it ended)");
  });

  it("says the same to npm test", () => {
    const report = readMochaReport(mochaRuns(reports));
    expect(report.passed).toBe(2);
    expect(report.failures).toEqual(["whole (a VS Code) › b: no message", "broken (a VS Code) › the suite as a whole: it ended"]);
    expect(report.skipped.map((skip) => skip.reason)).toEqual(["pending", "no browser"]);
  });
});

describe("an installed folder", () => {
  it("exists only when it was finished", async () => {
    const root = mkdtempSync(join(tmpdir(), "cgovet-install-"));
    try {
      const folder = join(root, "thing");
      await expect(installFolder(folder, {}, () => Promise.reject(new Error("half way")))).rejects.toThrow("half way");
      expect(readdirSync(root)).toEqual([]);
      await expect(installFolder(folder, {})).resolves.toBe(true);
      expect(existsSync(join(folder, ".complete"))).toBe(true);
      await expect(installFolder(folder, {})).resolves.toBe(false);
    } finally {
      rmSync(root, { recursive: true });
    }
  });
});
