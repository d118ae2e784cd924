// What the client decides and says without VS Code.
import { describe, expect, it } from "vitest";
import { createCrashLimit, restartsAllowed } from "../../../client/src/common/crashLimit.ts";
import { mentionsCgo } from "../../../client/src/common/mentionsCgo.ts";
import { scanWords } from "../../../client/src/common/scanWords.ts";
import { statusView } from "../../../client/src/common/statusView.ts";

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

describe("scanWords", () => {
  const nothing = { findings: 0, files: 0, packages: 0, notices: [], noticeCount: 0, cancelled: false };

  it("counts in good English", () => {
    expect(scanWords({ ...nothing, findings: 1, files: 1, packages: 1 })).toEqual({ level: "info", message: "1 hazard in 1 file (1 package that uses cgo)." });
    expect(scanWords({ ...nothing, findings: 7, files: 3, packages: 12 }).message).toBe("7 hazards in 3 files (12 packages that use cgo).");
    expect(scanWords({ ...nothing, packages: 2 }).message).toBe("No hazards (2 packages that use cgo).");
    expect(scanWords(nothing).message).toBe("No package here uses cgo.");
  });

  it("never sounds clean when something was not looked at", () => {
    const unseen = scanWords({ ...nothing, packages: 2, noticeCount: 1 });
    expect(unseen).toEqual({ level: "warning", message: "No hazards (2 packages that use cgo). 1 place could not be looked at closely; the output says which." });
    expect(scanWords({ ...nothing, cancelled: true })).toMatchObject({ level: "warning", message: "The scan was cancelled. So far: no hazards (0 packages that use cgo)." });
  });
});

describe("statusView", () => {
  it("shows how far a scan is", () => {
    expect(statusView({ state: "busy", message: "Scanning 3 of 9: p", done: 3, total: 9 })).toMatchObject({ text: "cgovet: scanning 3 of 9", busy: true, severity: "information" });
    expect(statusView({ state: "busy", message: "", done: 0, total: 0 }).text).toBe("cgovet: looking for packages");
    expect(statusView({ state: "busy", message: "Analysing p" })).toMatchObject({ text: "cgovet: analysing", detail: "Analysing p" });
  });

  it("warns when something was not looked at and why", () => {
    expect(statusView({ state: "degraded", message: "b.go: not looked at" })).toMatchObject({ severity: "warning", detail: "b.go: not looked at", action: "output" });
    expect(statusView({ state: "stopped", message: "it ended" })).toMatchObject({ severity: "error", action: "restart" });
    expect(statusView({ state: "ready", message: "" })).toMatchObject({ severity: "information", busy: false });
  });
});
