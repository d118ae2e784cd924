// The filters above the findings. They need the script and are hidden without it; the page is whole without them.
import * as l10n from "@vscode/l10n";
import type { Finding } from "../../engine/report/finding.ts";
import { compareText } from "../scanReport.ts";
import { severityWord } from "./findingCard.ts";
import { html, type Html } from "./markup.ts";
import { folderOf, severities } from "./tallies.ts";

export function filterForm(findings: readonly Finding[], root: string): Html {
  const present = severities.filter((severity) => findings.some((finding) => finding.severity === severity));
  const boxes = present.map((severity) => html`<label class="choice ${severity}"><input type="checkbox" name="severity" value="${severity}" checked> ${severityWord(severity)}</label>`);
  return html`<form id="filters" class="filters" role="search" aria-label="${l10n.t("Filter findings")}" data-count="${l10n.t("{0} of {1} shown")}" hidden>
<fieldset><legend class="aloud">${l10n.t("Severity")}</legend>${boxes}</fieldset>
${choice("rule", l10n.t("Rule"), { all: l10n.t("all rules"), values: findings.map((finding) => finding.rule) })}
${choice("folder", l10n.t("Folder"), { all: l10n.t("all folders"), values: findings.map((finding) => folderOf(root, finding.uri)) })}
<label class="field"><span>${l10n.t("Text")}</span><input type="search" name="text" placeholder="${l10n.t("file, function, words")}" autocomplete="off"></label>
<button type="button" name="all" data-open="${l10n.t("Expand all")}" data-close="${l10n.t("Collapse all")}"></button>
<output name="count" aria-live="polite"></output>
</form>
`;
}

/** Hidden where there is nothing to choose from; the script reads it all the same. */
function choice(name: string, title: string, { all, values }: { readonly all: string; readonly values: readonly string[] }): Html {
  const options = [...new Set(values)].sort(compareText).map((value) => html`<option>${value}</option>`);
  return html`<label class="field"${options.length < 2 ? html` hidden` : undefined}><span>${title}</span><select name="${name}"><option value="">${all}</option>${options}</select></label>`;
}
