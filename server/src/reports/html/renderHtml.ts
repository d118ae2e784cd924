// A scan as one HTML file. Guarantees: nothing is loaded from anywhere, nothing of the analysed code can become markup or
// script, paths are relative to the root of the scan, the same report gives the same bytes; readable without script,
// on paper, in light and dark. Works with what it is given: reads no files and knows no clock.
import * as l10n from "@vscode/l10n";
import { nameOf } from "../../config/uri.ts";
import type { RuleInfo } from "../../engine/catalog.ts";
import type { Finding } from "../../engine/report/finding.ts";
import { artifactPath } from "../artifactPath.ts";
import { byCount, countFiles, countOf, countPackages } from "../countWords.ts";
import type { ScanReport } from "../scanReport.ts";
import type { SourceTexts } from "../sourceTexts.ts";
import { barChart, severityRing } from "./charts.ts";
import { filterForm } from "./filters.ts";
import { findingCard, type CardContext } from "./findingCard.ts";
import { html, trusted, type Html } from "./markup.ts";
import { script, scriptHash } from "./script.ts";
import { baselineSection, ignoredSection, incompleteBanner, noticeSection, ruleLink, ruleSection } from "./sections.ts";
import { style } from "./style.ts";
import { folderOf, severities, tallyBy, tallyOf } from "./tallies.ts";

export interface HtmlContext {
  /** In the language of the report; those that found something are explained. */
  readonly rules: readonly RuleInfo[];
  /** Of cgovet. */
  readonly version: string;
  /** Lines to quote. */
  readonly sources: SourceTexts;
  /** BCP 47 tag of the language of all words; English when it is absent. */
  readonly language?: string;
  /** Shown as it is; without it the page bears no date, so that it is the same every time. */
  readonly date?: string;
}

/** Cards start open up to this number of findings. */
const mostOpen = 60;

export function renderHtml(report: ScanReport, context: HtmlContext): string {
  const title = l10n.t("cgo hazards in {0}", nameOf(report.root) || l10n.t("this project"));
  const policy = `default-src 'none'; style-src 'unsafe-inline'; img-src data:; script-src '${scriptHash}'; base-uri 'none'; form-action 'none'`;
  const page = html`<!DOCTYPE html>
<html lang="${context.language ?? "en"}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<meta name="generator" content="cgovet ${context.version}">
<title>${title}</title>
<style>${trusted(style)}</style>
</head>
<body>
<a class="skip" href="#findings">${l10n.t("Skip to the findings")}</a>
${pageHeader(title, report, context)}
<main>
${incompleteBanner(report)}${overview(report)}${findingSection(report, context)}${noticeSection(report)}${baselineSection(report)}${ignoredSection(report)}${ruleSection(report.findings, context.rules)}</main>
<footer><p>${l10n.t("Made by cgovet {0}. What was not found here may still exist: no analyser sees everything.", context.version)}</p></footer>
<script>${trusted(script)}</script>
</body>
</html>
`;
  return page.markup;
}

function pageHeader(title: string, { packages, files, changedOnly }: ScanReport, { version, date }: HtmlContext): Html {
  const facts = [`cgovet ${version}`, l10n.t("{0} in {1} looked at", countFiles(files), countPackages(packages)), ...(changedOnly ? [l10n.t("only what the changed files concern")] : []), ...(date === undefined ? [] : [date])];
  return html`<header class="top"><div><p class="brand" aria-hidden="true">cgo<b>vet</b></p><h1>${title}</h1><ul class="meta">${facts.map((fact) => html`<li>${fact}</li>`)}</ul></div></header>`;
}

function overview(report: ScanReport): Html {
  const { findings, root } = report;
  const total = tallyOf("", findings);
  const numbers = severities.filter((severity) => total.by[severity] > 0).map((severity) => html`<li class="${severity}">${countOf(severity, total.by[severity])}</li>`);
  const charts = findings.length === 0 ? undefined : html`<div class="charts">${barChart(tallyBy(findings, ({ rule }) => rule), { id: "by-rule", title: l10n.t("By rule"), linkOf: ruleLink })}${placeChart(findings, root)}</div>`;
  return html`<section class="overview" aria-labelledby="summary-title"><h2 id="summary-title" class="aloud">${l10n.t("Summary")}</h2><div class="totals">${severityRing(total)}<div><p class="verdict">${verdict(report)}</p><ul class="numbers">${numbers}</ul>${sideNumbers(report)}</div></div>${charts}</section>
`;
}

/** By folder; by file where there is one folder only. */
function placeChart(findings: readonly Finding[], root: string): Html {
  const folders = tallyBy(findings, ({ uri }) => folderOf(root, uri));
  if (folders.length > 1) return barChart(folders, { id: "by-folder", title: l10n.t("By folder") });
  return barChart(tallyBy(findings, ({ uri }) => artifactPath(root, uri)), { id: "by-file", title: l10n.t("By file") });
}

function verdict({ findings, packages, complete, baseline, changedOnly }: ScanReport): string {
  if (findings.length > 0) {
    const files = countFiles(new Set(findings.map((finding) => finding.uri)).size);
    return baseline === undefined ? byCount(findings.length, l10n.t("{0} finding in {1}", findings.length, files), l10n.t("{0} findings in {1}", findings.length, files)) : byCount(findings.length, l10n.t("{0} new finding in {1}", findings.length, files), l10n.t("{0} new findings in {1}", findings.length, files));
  }
  if (!complete) return l10n.t("No hazards found in what could be looked at");
  if (packages === 0) return changedOnly ? l10n.t("The changed files concern no package that uses cgo") : l10n.t("No package that uses cgo was found");
  return baseline === undefined ? l10n.t("No hazards found") : l10n.t("No new hazards found");
}

/** What is not among the findings. */
function sideNumbers({ findings, suppressed, hidden, baseline, fixed }: ScanReport): Html | undefined {
  const repairable = findings.filter((finding) => finding.fixes.some((fix) => fix.applicability === "safe" && fix.edits.length > 0)).length;
  const gone = baseline?.stale.reduce((sum, entry) => sum + entry.count, 0) ?? 0;
  const facts = [
    ...(repairable > 0 ? [l10n.t("{0} with a safe fix", repairable)] : []),
    ...(fixed.length > 0 ? [l10n.t("{0} repaired", countFiles(fixed.length))] : []),
    ...(baseline !== undefined ? [l10n.t("{0} known from the baseline", baseline.known.length)] : []),
    ...(gone > 0 ? [l10n.t("{0} in the baseline no longer found", gone)] : []),
    ...(suppressed.length > 0 ? [l10n.t("{0} ignored by comments", suppressed.length)] : []),
    ...(hidden > 0 ? [l10n.t("{0} below the severity asked for", hidden)] : []),
  ];
  return facts.length === 0 ? undefined : html`<ul class="meta">${facts.map((fact) => html`<li>${fact}</li>`)}</ul>`;
}

function findingSection(report: ScanReport, { sources }: HtmlContext): Html {
  const { findings, root } = report;
  if (findings.length === 0) return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">${l10n.t("Findings")}</h2><p class="nothing">${verdict(report)}.</p></section>
`;
  const card: CardContext = { root, sources, ruleLink, isOpen: findings.length <= mostOpen };
  const uris = [...new Set(findings.map((finding) => finding.uri))];
  const files = uris.map((uri, index) => fileSection(uri, index, { findings, card }));
  return html`<section id="findings" aria-labelledby="findings-title"><h2 id="findings-title">${l10n.t("Findings")}</h2>
${filterForm(findings, root)}${files}</section>
`;
}

interface FileContext {
  readonly findings: readonly Finding[];
  readonly card: CardContext;
}

function fileSection(uri: string, index: number, { findings, card }: FileContext): Html {
  const cards = findings.flatMap((finding, at) => (finding.uri === uri ? [findingCard(finding, at, card)] : []));
  return html`<section class="file" aria-labelledby="file-${index + 1}"><h3 id="file-${index + 1}">${artifactPath(card.root, uri)} <small>${cards.length}</small></h3>
${cards}</section>
`;
}
