// Rules and notices as SARIF reporting descriptors, with help that a viewer can show offline.
import type { ReportingDescriptor } from "sarif";
import type { RuleInfo } from "../../engine/catalog.ts";
import type { Confidence, NoticeKind, Severity } from "../../engine/report/finding.ts";

export type SarifLevel = "error" | "warning" | "note";

const levels: Readonly<Record<Severity, SarifLevel>> = { error: "error", warning: "warning", info: "note" };

export function sarifLevel(severity: Severity): SarifLevel {
  return levels[severity];
}

const precisions: Readonly<Record<Confidence, string>> = { certain: "very-high", likely: "high", possible: "medium" };

/** The word that SARIF viewers know for how sure a result is. */
export function sarifPrecision(confidence: Confidence): string {
  return precisions[confidence];
}

export function ruleDescriptor(rule: RuleInfo): ReportingDescriptor {
  const { docs } = rule;
  const [first] = docs.references;
  return {
    id: rule.name,
    shortDescription: { text: docs.what },
    fullDescription: { text: `${docs.what} ${docs.why}` },
    help: { text: helpText(rule), markdown: helpMarkdown(rule) },
    ...(first !== undefined && { helpUri: first.url }),
    defaultConfiguration: { level: sarifLevel(rule.severity), enabled: rule.offByDefault !== true },
    properties: { tags: [rule.family, "cgo", ...(rule.cwe ?? []).map((number) => `external/cwe/cwe-${String(number).padStart(3, "0")}`)] },
  };
}

function helpText({ docs, name }: RuleInfo): string {
  const references = docs.references.map(({ title, url }) => `- ${title}: ${url}`);
  return [docs.what, docs.why, `How to fix: ${docs.fixAdvice}`, `To ignore one: //cgovet:ignore ${name} the reason`, ["See also:", ...references].join("\n")].join("\n\n");
}

function helpMarkdown({ docs, name }: RuleInfo): string {
  const references = docs.references.map(({ title, url }) => `- [${title}](${url})`);
  return [
    docs.what,
    `## Why it is a hazard\n\n${docs.why}`,
    `## How to fix it\n\n${docs.fixAdvice}`,
    `## How to ignore one\n\n\`//cgovet:ignore ${name} the reason\` on the line or the line before.`,
    `## References\n\n${references.join("\n")}`,
  ].join("\n\n");
}

const noticeTexts: Readonly<Record<NoticeKind, string>> = {
  "syntax-error": "Source with syntax errors: only what is present is reported there, nothing that is absent.",
  budget: "A function that was not followed to the end because it is too complex.",
  unreadable: "A file or folder that could not be read as it should.",
  "missing-header": "A header that was not found.",
  "unsupported-language": "A body in a language that is not read.",
  "internal-error": "An error of cgovet itself.",
  "bad-config": "A setting that is not valid.",
  "too-large": "A part that is too large to be looked at.",
  detached: "A preamble that cgo ignores.",
};

/** In the order of their indexes. */
export const noticeKinds = Object.keys(noticeTexts) as readonly NoticeKind[];

export function noticeDescriptors(): ReportingDescriptor[] {
  return noticeKinds.map((kind) => ({ id: kind, shortDescription: { text: noticeTexts[kind] } }));
}
