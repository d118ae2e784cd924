// The parts of the page beside findings and charts: what was not looked at, what was ignored or is known, and what the
// rules mean. Each is left out when there is nothing to say.
import * as l10n from "@vscode/l10n";
import type { RuleInfo } from "../../engine/catalog.ts";
import type { Finding, Notice } from "../../engine/report/finding.ts";
import { artifactPath } from "../artifactPath.ts";
import { countNotices } from "../countWords.ts";
import type { ScanReport } from "../scanReport.ts";
import { html, prose, type Html } from "./markup.ts";

/** Above everything else when findings may be missing: an unseen file must not pass for a clean one. */
export function incompleteBanner({ complete, notices }: ScanReport): Html | undefined {
  if (complete) return undefined;
  const count = notices.filter((notice) => notice.incomplete).length;
  const text = count === 1 ? l10n.t("One thing that was asked for could not be looked at.") : l10n.t("{0} things that were asked for could not be looked at.", count);
  return html`<div class="banner" role="alert"><p><strong>${l10n.t("This report is incomplete.")}</strong> ${text} <a href="#notices">${l10n.t("What is missing")}</a></p></div>`;
}

export function noticeSection({ notices, root }: ScanReport): Html | undefined {
  if (notices.length === 0) return undefined;
  const kinds = [...new Set(notices.map((notice) => notice.kind))];
  const lists = kinds.map((kind) => noticeList(notices.filter((notice) => notice.kind === kind), root));
  return html`<section id="notices" aria-labelledby="notices-title"><h2 id="notices-title">${l10n.t("Not looked at in full")}</h2><p>${l10n.t("Hazards in these places may be missing from this report.")}</p>${lists}</section>
`;
}

function noticeList(notices: readonly Notice[], root: string): Html {
  const [first] = notices;
  if (first === undefined) return html``;
  const items = notices.map(({ uri, range, message }) => html`<li><span class="where">${artifactPath(root, uri) || "."}${range === undefined ? undefined : html`:${range.start.line + 1}`}</span> ${prose(message)}</li>`);
  const classes = notices.some((notice) => notice.incomplete) ? "notice incomplete" : "notice";
  return html`<div class="${classes}"><h3>${countNotices(first.kind, notices.length)}</h3><ul>${items}</ul></div>`;
}

export function ignoredSection({ suppressed, root }: ScanReport): Html | undefined {
  if (suppressed.length === 0) return undefined;
  const rows = suppressed.map(({ finding, reason }) => findingRow(finding, { root, reason: reason === "" ? l10n.t("no reason given") : reason }));
  return html`<section aria-labelledby="ignored-title"><h2 id="ignored-title">${l10n.t("Ignored by comments")}</h2>${table([l10n.t("Place"), l10n.t("Rule"), l10n.t("Finding"), l10n.t("Reason")], rows)}</section>
`;
}

/** What the baseline says: findings that were there before, and entries that can go. */
export function baselineSection({ baseline, root }: ScanReport): Html | undefined {
  if (baseline === undefined || baseline.known.length + baseline.stale.length === 0) return undefined;
  const known = baseline.known.map((finding) => findingRow(finding, { root }));
  const stale = baseline.stale.map(({ path, rule, count, message }) => html`<tr><td class="where">${path}</td><td>${rule}</td><td>${prose(message)}${count > 1 ? ` × ${count}` : undefined}</td></tr>`);
  const heads = [l10n.t("Place"), l10n.t("Rule"), l10n.t("Finding")];
  return html`<section aria-labelledby="known-title"><h2 id="known-title">${l10n.t("Known from the baseline")}</h2>${known.length === 0 ? undefined : table(heads, known)}${stale.length === 0 ? undefined : html`<h3>${l10n.t("No longer found: these entries can be removed")}</h3>${table(heads, stale)}`}</section>
`;
}

function findingRow({ uri, range, rule, message }: Finding, { root, reason }: { readonly root: string; readonly reason?: string }): Html {
  return html`<tr><td class="where">${artifactPath(root, uri)}:${range.start.line + 1}</td><td>${rule}</td><td>${prose(message)}</td>${reason === undefined ? undefined : html`<td>${reason}</td>`}</tr>`;
}

function table(heads: readonly string[], rows: readonly Html[]): Html {
  return html`<div class="wide" role="group" tabindex="0" aria-label="${heads.join(", ")}"><table><thead><tr>${heads.map((head) => html`<th scope="col">${head}</th>`)}</tr></thead><tbody>${rows}</tbody></table></div>`;
}

/** The address of a rule's explanation on this page. */
export function ruleLink(rule: string): string {
  return `#rule-${rule}`;
}

/** The rules that found something, explained. */
export function ruleSection(findings: readonly Finding[], rules: readonly RuleInfo[]): Html | undefined {
  const used = rules.filter((rule) => findings.some((finding) => finding.rule === rule.name));
  if (used.length === 0) return undefined;
  return html`<section aria-labelledby="rules-title"><h2 id="rules-title">${l10n.t("What the rules mean")}</h2>${used.map(ruleText)}</section>
`;
}

function ruleText({ name, docs, cwe = [] }: RuleInfo): Html {
  const references = docs.references.filter(({ url }) => /^https?:/.test(url)).map(({ title, url }) => html`<li><a href="${url}" rel="noreferrer">${title}</a></li>`);
  return html`<article class="rule" id="rule-${name}"><h3>${name}${cwe.map((number) => html` <small>CWE-${number}</small>`)}</h3><p>${prose(docs.what)}</p><dl><dt>${l10n.t("Why it is a hazard")}</dt><dd>${prose(docs.why)}</dd><dt>${l10n.t("How to fix it")}</dt><dd>${prose(docs.fixAdvice)}</dd></dl><ul class="references">${references}</ul></article>
`;
}
