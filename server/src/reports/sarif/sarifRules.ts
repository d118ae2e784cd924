// Rules and notices as SARIF reporting descriptors, with help that a viewer can show offline.
import * as l10n from "@vscode/l10n";
import type { ReportingDescriptor } from "sarif";
import { assertNever } from "../../engine/base/invariant.ts";
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
  return [docs.what, docs.why, l10n.t("How to fix it: {0}", docs.fixAdvice), l10n.t("How to ignore one: {0}", ignoreComment(name)), [l10n.t("References:"), ...references].join("\n")].join("\n\n");
}

function helpMarkdown({ docs, name }: RuleInfo): string {
  const references = docs.references.map(({ title, url }) => `- [${title}](${url})`);
  return [
    docs.what,
    `## ${l10n.t("Why it is a hazard")}\n\n${docs.why}`,
    `## ${l10n.t("How to fix it")}\n\n${docs.fixAdvice}`,
    `## ${l10n.t("How to ignore one")}\n\n${l10n.t("{0} on the line or the line before.", `\`${ignoreComment(name)}\``)}`,
    `## ${l10n.t("References")}\n\n${references.join("\n")}`,
  ].join("\n\n");
}

function ignoreComment(rule: string): string {
  return `//cgovet:ignore ${rule} ${l10n.t("the reason")}`;
}

function noticeText(kind: NoticeKind): string {
  switch (kind) {
    case "syntax-error":
      return l10n.t("Source with syntax errors: only what is present is reported there, nothing that is absent.");
    case "budget":
      return l10n.t("A function that was not followed to the end because it is too complex.");
    case "unreadable":
      return l10n.t("A file or folder that could not be read as it should.");
    case "missing-header":
      return l10n.t("A header that was not found.");
    case "unsupported-language":
      return l10n.t("A body in a language that is not read.");
    case "internal-error":
      return l10n.t("An error of cgovet itself.");
    case "bad-config":
      return l10n.t("A setting that is not valid.");
    case "too-large":
      return l10n.t("A part that is too large to be looked at.");
    case "detached":
      return l10n.t("A preamble that cgo ignores.");
    default:
      return assertNever(kind);
  }
}

const isNoticeKind: Readonly<Record<NoticeKind, true>> = {
  "syntax-error": true, budget: true, unreadable: true, "missing-header": true, "unsupported-language": true, "internal-error": true, "bad-config": true, "too-large": true, detached: true,
};

/** In the order of their indexes. */
export const noticeKinds = Object.keys(isNoticeKind) as readonly NoticeKind[];

export function noticeDescriptors(): ReportingDescriptor[] {
  return noticeKinds.map((kind) => ({ id: kind, shortDescription: { text: noticeText(kind) } }));
}
