// What the client decides and says without VS Code.
import { describe, expect, it, vi } from "vitest";
import { createCrashLimit, restartsAllowed } from "../../../client/src/common/crashLimit.ts";
import { mentionsCgo } from "../../../client/src/common/mentionsCgo.ts";
import { statusView } from "../../../client/src/common/statusView.ts";

vi.mock("vscode", () => import("./hazards/vscodeWords.ts"));

describe("mentionsCgo", () => {
  it.each(['import "C"', 'package p\n\nimport "C"\n', 'import (\n\t"fmt"\n\t"C"\n)', 'import("C")', 'package p; import "C"', 'import "C" // cgo', '\r\nimport "C"\r\n'])("says yes to %j", (text) => {
    expect(mentionsCgo(text)).toBe(true);
  });

  it.each(["", "package p\n", 'var x = "C"', 'import "fmt"', 'f(a, "C")'])("says no to %j", (text) => {
    expect(mentionsCgo(text)).toBe(false);
  });
});

describe("createCrashLimit", () => {
  it("gives up a server that ends too often in a short time", () => {
    const limit = createCrashLimit();
    const answers = Array.from({ length: restartsAllowed + 1 }, (_, index) => limit.mayRestart(index * 1000));
    expect(answers).toEqual([...Array<boolean>(restartsAllowed).fill(true), false]);
    limit.reset();
    expect(limit.mayRestart(10_000)).toBe(true);
  });

  it("goes on with one that ends now and then", () => {
    const limit = createCrashLimit();
    expect(Array.from({ length: 20 }, (_, index) => limit.mayRestart(index * 60_000)).every(Boolean)).toBe(true);
  });
});

describe("statusView", () => {
  it("shows how far a scan is", () => {
    expect(statusView({ state: "busy", message: "Scanning 3 of 9: p", done: 3, total: 9 })).toMatchObject({ text: "cgovet: scanning 3 of 9", busy: true, severity: "information" });
    expect(statusView({ state: "busy", message: "", done: 0, total: 0 }).text).toBe("cgovet: looking for packages");
    expect(statusView({ state: "busy", message: "Analysing p" })).toMatchObject({ text: "cgovet: analysing", detail: "Analysing p" });
  });

  it("warns when something was not looked at and why", () => {
    expect(statusView({ state: "degraded", message: "b.go: not looked at" })).toMatchObject({ severity: "warning", detail: "b.go: not looked at" });
    expect(statusView({ state: "stopped", message: "it ended" })).toMatchObject({ severity: "error" });
    expect(statusView({ state: "ready", message: "" })).toMatchObject({ severity: "information", busy: false });
  });
});
