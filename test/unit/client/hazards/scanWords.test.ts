// The outcome of a scan in words.
import { describe, expect, it, vi } from "vitest";
import { scanWords } from "../../../../client/src/common/scanWords.ts";

vi.mock("vscode", () => import("./vscodeWords.ts"));

const nothing = { findings: 0, files: 0, packages: 0, notices: [], noticeCount: 0, cancelled: false };

describe("scanWords", () => {
  it("counts in good English", () => {
    expect(scanWords({ ...nothing, findings: 1, files: 1, packages: 1 })).toEqual({ level: "info", message: "1 hazard in 1 file (1 package that uses cgo)." });
    expect(scanWords({ ...nothing, findings: 7, files: 3, packages: 12 }).message).toBe("7 hazards in 3 files (12 packages that use cgo).");
    expect(scanWords({ ...nothing, packages: 2 }).message).toBe("No hazards (2 packages that use cgo).");
    expect(scanWords(nothing).message).toBe("No package here uses cgo.");
  });

  it("never sounds clean when something was not looked at", () => {
    const unseen = scanWords({ ...nothing, packages: 2, noticeCount: 1 });
    expect(unseen).toEqual({ level: "warning", message: "No hazards (2 packages that use cgo). 1 place could not be looked at closely; the view CGO Hazards says which." });
    expect(scanWords({ ...nothing, cancelled: true })).toMatchObject({ level: "warning", message: "The scan was stopped. So far: No hazards (0 packages that use cgo)." });
  });

  it("tells changed files from those beside them", () => {
    expect(scanWords({ ...nothing, findings: 3, files: 2, packages: 2, inChosenFiles: 1 }, 4).message).toBe("3 hazards in 2 files, 1 of them in changed files (2 packages that use cgo).");
    expect(scanWords({ ...nothing, packages: 1, inChosenFiles: 0 }, 4).message).toBe("No hazards (1 package that uses cgo).");
    expect(scanWords(nothing, 4).message).toBe("None of the 4 changed files belongs to a package that uses cgo.");
  });
});
