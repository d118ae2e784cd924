// One finding as a card: what, where, the code with the numbered path in it, and what repairs it.
import * as l10n from "@vscode/l10n";
import { assertNever } from "../../engine/base/invariant.ts";
import type { Confidence, Finding, Fix, Severity } from "../../engine/report/finding.ts";
import { artifactPath } from "../artifactPath.ts";
import type { SourceTexts } from "../sourceTexts.ts";
import { codeBlocks } from "./codeLines.ts";
import { codeView } from "./codeView.ts";
import { html, prose, type Html } from "./markup.ts";
import { folderOf } from "./tallies.ts";

export interface CardContext {
  readonly root: string;
  readonly sources: SourceTexts;
  /** Address of the explanation of a rule on the page. */
  readonly ruleLink: (rule: string) => string;
  /** Whether cards start open. */
  readonly isOpen: boolean;
}

/** `index` makes addresses of cards unique on the page. */
export function findingCard(finding: Finding, index: number, { root, sources, ruleLink, isOpen }: CardContext): Html {
  const { severity, rule, range, uri } = finding;
  const path = artifactPath(root, uri);
  const place = `${path}:${range.start.line + 1}`;
  const blocks = codeBlocks(finding, sources).map((block) => codeView(block, { path: artifactPath(root, block.uri), isNamed: block.uri !== uri, severity }));
  const open = isOpen ? html` open` : undefined;
  return html`<article class="finding ${severity}" id="finding-${index + 1}" data-severity="${severity}" data-rule="${rule}" data-folder="${folderOf(root, uri)}">
<details${open}><summary><h4><span class="pill">${severityWord(severity)}</span> <span class="message">${prose(finding.message)}</span></h4><span class="where">${place}${finding.function === "" ? undefined : html` <span class="in">${l10n.t("in {0}", finding.function)}</span>`}</span></summary>
<div class="body">${blocks}${fixList(finding.fixes)}<p class="facts"><a href="${ruleLink(rule)}">${rule}</a> · ${confidenceWord(finding.confidence)}</p></div></details></article>
`;
}

export function severityWord(severity: Severity): string {
  switch (severity) {
    case "error":
      return l10n.t("error");
    case "warning":
      return l10n.t("warning");
    case "info":
      return l10n.t("info");
    default:
      return assertNever(severity);
  }
}

function confidenceWord(confidence: Confidence): string {
  switch (confidence) {
    case "certain":
      return l10n.t("certain");
    case "likely":
      return l10n.t("likely");
    case "possible":
      return l10n.t("possible, to be checked");
    default:
      return assertNever(confidence);
  }
}

/** What repairs the finding; to silence the rule repairs nothing. */
function fixList(fixes: readonly Fix[]): Html | undefined {
  const repairs = fixes.filter((fix) => fix.edits.length > 0 && !fix.edits.some((edit) => edit.newText.includes("cgovet:ignore")));
  if (repairs.length === 0) return undefined;
  const items = repairs.map((fix) => html`<li>${prose(fix.title)} <small>${fix.applicability === "safe" ? l10n.t("safe: --fix does this") : l10n.t("to be reviewed")}</small></li>`);
  return html`<div class="fixes"><h5>${l10n.t("How to repair it")}</h5><ul>${items}</ul></div>`;
}
