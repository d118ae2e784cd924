// What the audit makes of npm's answers: no answer is never "nothing found".
import { describe, expect, it } from "vitest";
import { readAudit, reportOf } from "../../scripts/audit.mjs";
import { resultOf, summarize } from "../../scripts/suites/suiteResult.mjs";

const answer = (vulnerabilities: object, total = 300): string => JSON.stringify({ auditReportVersion: 2, vulnerabilities, metadata: { dependencies: { total } } });
const weakness = (name: string, severity: string): object => ({ [name]: { name, severity, range: "<2", via: [{ title: "Blow-up", url: "https://example.com/a" }, "other", "other"] } });
const bundled = new Set(["zod"]);

describe("an answer", () => {
  it("with nothing in it passes", () => {
    const verdict = readAudit(answer({}), bundled);
    expect(reportOf(verdict)).toMatchObject({ exitCode: 0, report: { passed: 1, failures: [], skipped: [] } });
  });

  it("with a weakness in what is shipped fails", () => {
    const { exitCode, report } = reportOf(readAudit(answer(weakness("zod", "low")), bundled));
    expect([exitCode, report.failures]).toEqual([1, ["zod <2: low, Blow-up https://example.com/a; through other"]]);
  });

  it("fails for a tool only when it is critical, and lists it else", () => {
    expect(reportOf(readAudit(answer(weakness("vite", "high")), bundled))).toMatchObject({ exitCode: 0, lines: [expect.stringContaining("only in a tool: vite"), "audit: 0 to be acted on, 1 in tools only"] });
    expect(reportOf(readAudit(answer(weakness("vite", "critical")), bundled)).exitCode).toBe(1);
  });

  it("counts everything as shipped when nobody knows what is", () => {
    expect(reportOf(readAudit(answer(weakness("vite", "low")), undefined)).exitCode).toBe(1);
  });
});

describe("no answer", () => {
  it.each([
    ["nothing", "", "gave no answer"],
    ["no JSON", "<html>", "gave no answer"],
    ["a refusal", '{ "message": "405 Method Not Allowed", "statusCode": 405 }', "405"],
    ["an error", '{ "error": { "code": "ENOTFOUND", "summary": "request failed" } }', "request failed"],
    ["a look at nothing", answer({}, 0), "looked at no package"],
  ])("(%s) is said and is no success", (_name, text, reason) => {
    const { exitCode, lines, report } = reportOf(readAudit(text, bundled));
    expect(exitCode).toBe(3);
    expect(lines.join("\n")).toMatch(/COULD NOT LOOK/);
    const result = resultOf("audit", report, { exitCode: 0, seconds: 1 });
    expect(summarize([result], { ci: true }).lines).toEqual([expect.stringContaining(reason), "0 passed, 0 failed, 1 skipped"]);
  });
});
