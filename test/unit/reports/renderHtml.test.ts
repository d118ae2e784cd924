// The HTML report as text: what may stand in it and what must not. test/cli/htmlReport.test.ts opens it in a browser.
import { createHash } from "node:crypto";
import { describe, expect, it } from "vitest";
import type { Finding } from "../../../server/src/engine/report/finding.ts";
import { renderHtml, type HtmlContext } from "../../../server/src/reports/html/renderHtml.ts";
import { script, scriptHash } from "../../../server/src/reports/html/script.ts";
import { darkColours, lightColours, type Colours } from "../../../server/src/reports/html/style.ts";
import type { ScanReport } from "../../../server/src/reports/scanReport.ts";
import { fakeRules } from "../cli/fakeCli.ts";
import { finding, fix, leak, notice, open, report, step, type Source } from "../cli/findings.ts";

const lines = new Map([[open.uri, open.text.split("\n")]]);
const context: HtmlContext = { rules: fakeRules, version: "1.2.3", sources: { lineOf: (uri, line) => lines.get(uri)?.[line] } };

function page(rest: Partial<ScanReport>, more: Partial<HtmlContext> = {}): string {
  return renderHtml(report(rest), { ...context, ...more });
}

/** Text of the page without its markup. */
function words(markup: string): string {
  return markup.replace(/<(style|script)>[^]*?<\/\1>/g, "").replace(/<[^>]*>/g, " ").replace(/\s+/g, " ");
}

const hostile = `</code></script><script>alert(1)</script><img src=x onerror='alert(2)' ">\u202e`;

describe("analysed code", () => {
  it("never becomes markup", () => {
    const source: Source = { uri: `file:///w/a%3Cb%3E%22%27.go`, text: `${hostile}\n${hostile}` };
    const evil: Partial<Finding> = { message: hostile, function: hostile, rule: `x" onclick="alert(3)`, trace: [step(source, "alert(1)", hostile)], fixes: [fix(hostile, [{ uri: source.uri, span: { start: 0, end: 0 }, range: leak.range, newText: hostile }])] };
    const bad = finding(source, "alert(1)", evil);
    const baseline = { file: "file:///w/b.json", known: [bad], unseen: [], stale: [{ path: hostile, rule: hostile, fingerprint: "f", count: 2, message: hostile }] };
    const text = page(
      { findings: [bad], suppressed: [{ finding: bad, reason: hostile }], notices: [notice(source.uri, { message: hostile, incomplete: true })], complete: false, baseline, root: "file:///w" },
      { version: hostile, date: hostile, sources: { lineOf: (_uri, line) => source.text.split("\n")[line] } },
    );
    expect(text.match(/<script/g)).toHaveLength(1);
    expect(text).not.toContain("<img");
    expect(text.replace(/"[^"]*"/g, '""')).not.toMatch(/<[^>]*\son\w+=/i);
    expect(text).not.toContain("\u202e");
    expect(text.match(/alert\(1\)/g)?.length).toBeGreaterThan(8);
  });
});

describe("the page", () => {
  it("loads nothing and runs nothing but its own script", () => {
    const text = page({ findings: [leak] });
    expect(text).not.toMatch(/\s(src|srcset|action|data)=|@import|url\(/);
    expect(text).toContain(`script-src &#39;${scriptHash}&#39;`);
    expect(scriptHash).toBe(`sha256-${createHash("sha256").update(script).digest("base64")}`);
  });

  it("is the same every time, and bears a date only when told", () => {
    expect(page({ findings: [leak], elapsedMs: 1 })).toBe(page({ findings: [leak], elapsedMs: 99 }));
    expect(words(page({ findings: [leak] }))).not.toMatch(/20\d\d/);
    expect(words(page({ findings: [leak] }, { date: "3 March 2031" }))).toContain("3 March 2031");
  });

  it("names files below the root only, and the root by its last part", () => {
    const text = page({ root: "file:///home/somebody/w", findings: [{ ...leak, uri: "file:///home/somebody/w/db/open.go" }], notices: [notice("file:///home/somebody/w")] });
    expect(text).not.toContain("somebody");
    expect(words(text)).toContain("cgo hazards in w");
  });

  it("tells the path below the lines it goes over", () => {
    const text = words(page({ findings: [leak] }));
    expect(text).toContain("6 name := C. CString (path) Step 1 created by C.CString 7 if err := open (name); err != nil { Step 2 open is assumed to borrow name Step 3 err is not nil 8 return err Step 4 returns; name is still owned");
    expect(text).toContain("How to repair it Free name with defer safe: --fix does this");
    expect(text).not.toContain("Ignore cstring-leak");
  });

  it("still tells the path when the source is gone", () => {
    const text = words(page({ findings: [leak] }, { sources: { lineOf: () => undefined } }));
    expect(text).toContain("The source could not be read again.");
    expect(text).toContain("Step 4 returns; name is still owned line 8");
  });

  it("links every finding to an explanation on the page", () => {
    const text = page({ findings: [leak, { ...leak, rule: "signal-mask" }] });
    for (const [, target = ""] of text.matchAll(/href="#([^"]+)"/g)) expect(text).toContain(`id="${target}"`);
    expect(text).toContain('id="rule-signal-mask"');
  });

  it("has no two places of one name", () => {
    const ids = [...page({ findings: [leak, leak], notices: [notice(open.uri)], suppressed: [{ finding: leak, reason: "r" }] }).matchAll(/ id="([^"]+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe("what was not found", () => {
  it("does not look clean when something could not be looked at", () => {
    const text = words(page({ complete: false, notices: [notice("file:///w/db/x.go", { kind: "unreadable", incomplete: true, message: "permission denied" })] }));
    expect(text).toContain("This report is incomplete. One thing that was asked for could not be looked at.");
    expect(text).toContain("No hazards found in what could be looked at.");
    expect(text).toMatch(/1 file or folder not read, or read with faults db\/x\.go permission denied/);
  });

  it("is said", () => {
    expect(words(page({}))).toContain("No hazards found.");
    expect(words(page({ packages: 0 }))).toContain("No package that uses cgo was found.");
  });

  it("counts what a baseline, a comment and the severity took out", () => {
    const baseline = { file: "file:///w/.cgovet-baseline.json", known: [leak, leak], unseen: [], stale: [{ path: "db/gone.go", rule: "cstring-leak", fingerprint: "f", count: 1, message: "gone" }] };
    const text = words(page({ baseline, suppressed: [{ finding: leak, reason: "" }], hidden: 3 }));
    for (const part of ["No new hazards found", "2 known from the baseline", "1 in the baseline no longer found", "1 ignored by comments", "3 below the severity asked for", "db/gone.go", "no reason given"]) expect(text).toContain(part);
  });
});

describe("charts", () => {
  it("count by rule and by folder, the most first, the rest together", () => {
    const many = Array.from({ length: 15 }, (_, index) => ({ ...leak, uri: `file:///w/p${String(index).padStart(2, "0")}/x.go` }));
    const text = words(page({ findings: [...many, { ...leak, uri: "file:///w/p14/y.go", severity: "error" }] }));
    expect(text).toContain("By rule cstring-leak 16 By folder p14 2 p00 1 p01 1");
    expect(text).toContain("p09 1 4 more 4");
  });
});

describe.each<[string, Colours]>([
  ["light", lightColours],
  ["dark", darkColours],
])("%s colours", (_name, colours) => {
  const pairs: readonly (readonly [keyof Colours, keyof Colours])[] = [
    ...(["page", "card", "code", "error-tint", "warning-tint", "info-tint", "step"] as const).map((back) => ["text", back] as const),
    ...(["page", "card", "code"] as const).flatMap((back) => [["muted", back], ["accent", back]] as const),
    ...(["error", "warning", "info"] as const).flatMap((severity) => [[severity, `${severity}-tint`], [severity, "card"]] as const),
    ...(["keyword", "string", "number", "comment", "call", "muted"] as const).flatMap((kind) => (["code", "error-tint", "warning-tint", "info-tint"] as const).map((back) => [kind, back] as const)),
    ["badge-text", "badge"],
  ];

  it.each(pairs)("%s on %s can be read", (front, back) => {
    expect(contrast(colours[front], colours[back])).toBeGreaterThanOrEqual(4.5);
  });

  it.each(["error-bar", "warning-bar", "info-bar"] as const)("%s can be seen", (bar) => {
    expect(contrast(colours[bar], colours.card)).toBeGreaterThanOrEqual(2);
  });
});

/** As WCAG 2 defines it, from 1 to 21. */
function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16) / 255).map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}
