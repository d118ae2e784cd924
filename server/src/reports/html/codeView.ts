// Quoted code as markup: line numbers, colours, the finding underlined, and each step of the path below the line it
// stands on.
import * as l10n from "@vscode/l10n";
import type { Severity } from "../../engine/report/finding.ts";
import type { CodeBlock, CodeLine, NumberedStep } from "./codeLines.ts";
import { codeTokens } from "./codeTokens.ts";
import { html, joined, prose, type Html } from "./markup.ts";

export interface CodeViewOptions {
  /** The path of the file as it is shown. */
  readonly path: string;
  /** False for the finding's own file, whose name the heading gives. */
  readonly isNamed: boolean;
  readonly severity: Severity;
}

export function codeView({ rows, unseen }: CodeBlock, { path, isNamed, severity }: CodeViewOptions): Html {
  const label = l10n.t("Code of {0}", path);
  const lines = rows.map((row) => (row.kind === "gap" ? html`<div class="gap" aria-hidden="true">⋯</div>` : codeRow(row, severity)));
  const missing = unseen.length === 0 && rows.length > 0 ? undefined : missingText(unseen);
  const code = rows.length === 0 ? undefined : html`<div class="code" role="group" tabindex="0" aria-label="${label}"><div class="code-lines">${lines}</div></div>`;
  return html`<figure>${isNamed ? html`<figcaption>${path}</figcaption>` : undefined}${code}${missing}</figure>`;
}

/** The path is told even where its code cannot be shown. */
function missingText(steps: readonly NumberedStep[]): Html {
  const list = steps.map(({ number, step }) => html`<li>${badge(number)} ${prose(step.message)} <small>${l10n.t("line {0}", step.range.start.line + 1)}</small></li>`);
  return html`<div class="unseen"><p>${l10n.t("The source could not be read again.")}</p>${list.length === 0 ? undefined : html`<ul>${list}</ul>`}</div>`;
}

function codeRow({ line, text, mark, steps }: CodeLine, severity: Severity): Html {
  const lead = /^\s*/.exec(text)?.[0] ?? "";
  const notes = steps.map(({ number, step }) => html`<div class="step"><span class="no"></span><span class="note"><span class="lead">${lead}</span>${badge(number)} <span>${prose(step.message)}</span></span></div>`);
  const classes = mark === undefined ? "line" : `line marked ${severity}`;
  return html`<div class="${classes}"><span class="no" aria-hidden="true">${line + 1}</span><code>${coloured(text, mark)}</code></div>${notes}`;
}

function badge(number: number): Html {
  return html`<b class="badge"><span class="aloud">${l10n.t("Step")} </span>${number}</b>`;
}

/** Cuts the line wherever a colour or the mark begins or ends. */
function coloured(text: string, mark: CodeLine["mark"]): Html {
  const tokens = codeTokens(text);
  const cuts = new Set([0, text.length, ...tokens.flatMap(({ start, end }) => [start, end]), ...(mark === undefined ? [] : [mark.start, mark.end])]);
  const places = [...cuts].sort((a, b) => a - b);
  const pieces = places.slice(1).map((end, index) => {
    const start = places[index] ?? 0;
    const token = tokens.find((one) => one.start <= start && end <= one.end);
    const piece = token === undefined ? html`${text.slice(start, end)}` : html`<span class="${token.kind}">${text.slice(start, end)}</span>`;
    return mark !== undefined && mark.start <= start && end <= mark.end ? html`<mark>${piece}</mark>` : piece;
  });
  return joined(pieces);
}
