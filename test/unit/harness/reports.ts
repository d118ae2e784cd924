// Builders of reports for the harness's own tests: just enough of a finding, at a piece of text.

import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import type { FileEdit, Finding, Fix, Notice, PackageReport } from "../../../server/src/engine/report/finding.ts";
import { defaultSettings } from "../../../server/src/engine/settings.ts";
import type { FixtureCase } from "../../harness/fixtureCases.ts";

export const uri = "file:///fixtures/some-rule/case/x.go";

export function caseOf(text: string): FixtureCase {
  return {
    rule: "some-rule", name: "case", dirUri: "file:///fixtures/some-rule/case", goldens: new Map(), only: [], settings: defaultSettings,
    files: [{ name: "x.go", path: "test/fixtures/rules/some-rule/case/x.go", uri, text }], vet: "all", vetReason: "", goVersion: "1.22",
  };
}

/** A finding at the first occurrence of `at`. */
export function findingAt(text: string, at: string, changes: Partial<Finding> = {}): Finding {
  const start = text.indexOf(at);
  if (start < 0) throw new Error(`${at} does not occur`);
  const span = { start, end: start + at.length };
  return {
    id: `${at}-${changes.rule ?? ""}`, rule: "some-rule", severity: "warning", confidence: "likely", uri, span, range: createLineIndex(text).rangeOf(span),
    message: `\`${at}\` is lost`, messageId: "lost", data: {}, function: "f", trace: [], fingerprint: at, fixes: [], ...changes,
  };
}

export function reportOf(findings: readonly Finding[], notices: readonly Notice[] = []): PackageReport {
  return { dir: "file:///fixtures/some-rule/case", files: [{ uri, version: undefined, findings, notices, suppressed: [] }], inputs: [uri], usesCgo: true };
}

export function editAt(text: string, at: string, newText: string): FileEdit {
  const start = text.indexOf(at);
  const span = { start, end: start + at.length };
  return { uri, span, range: createLineIndex(text).rangeOf(span), newText };
}

export function insertBefore(text: string, at: string, newText: string): FileEdit {
  const start = text.indexOf(at);
  return { uri, span: { start, end: start }, range: createLineIndex(text).rangeOf({ start, end: start }), newText };
}

export function fixOf(title: string, edits: readonly FileEdit[], applicability: Fix["applicability"] = "safe"): Fix {
  return { title, applicability, edits };
}
