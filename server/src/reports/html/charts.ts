// The charts of a report: bars by rule and by folder, one strip of severities. Plain lists with numbers, drawn by style
// alone: readable without colours, without script, on paper and aloud.
import * as l10n from "@vscode/l10n";
import { countOf } from "../countWords.ts";
import { html, joined, type Html } from "./markup.ts";
import { severities, type Tally } from "./tallies.ts";

/** Bars in one chart at most; the rest shares one. */
const mostBars = 12;

export interface ChartOptions {
  readonly id: string;
  readonly title: string;
  /** Address of what a bar stands for; undefined for none. */
  readonly linkOf?: (name: string) => string | undefined;
}

/** A list of bars, the longest as wide as the chart. */
export function barChart(tallies: readonly Tally[], { id, title, linkOf }: ChartOptions): Html {
  const shown = tallies.length > mostBars ? tallies.slice(0, mostBars - 1) : tallies;
  const rest = tallies.slice(shown.length);
  const bars = [...shown.map((tally) => ({ tally, link: linkOf?.(tally.name) })), ...(rest.length > 0 ? [{ tally: sumOf(rest), link: undefined }] : [])];
  const most = Math.max(...bars.map(({ tally }) => tally.total), 1);
  return html`<section class="chart" aria-labelledby="${id}"><h3 id="${id}">${title}</h3><ol>${bars.map(({ tally, link }) => bar(tally, most, link))}</ol></section>`;
}

function bar(tally: Tally, most: number, link: string | undefined): Html {
  const name = link === undefined ? html`${tally.name}` : html`<a href="${link}">${tally.name}</a>`;
  const parts = severities.filter((severity) => tally.by[severity] > 0);
  const pieces = parts.map((severity) => html`<i class="${severity}" style="flex-grow:${tally.by[severity]}"></i>`);
  return html`<li><span class="bar-name">${name}</span><span class="bar-room" aria-hidden="true"><span class="bar" style="width:${percent(tally.total, most)}%">${pieces}</span></span><span class="bar-count" title="${parts.map((severity) => countOf(severity, tally.by[severity])).join(", ")}">${tally.total}</span></li>`;
}

function sumOf(tallies: readonly Tally[]): Tally {
  const sum = (pick: (tally: Tally) => number): number => tallies.reduce((total, tally) => total + pick(tally), 0);
  return {
    name: l10n.t("{0} more", tallies.length),
    total: sum((tally) => tally.total),
    by: { error: sum(({ by }) => by.error), warning: sum(({ by }) => by.warning), info: sum(({ by }) => by.info) },
  };
}

/** A ring cut by severity, with the total in it; decoration beside the numbers. */
export function severityRing({ total, by }: Tally): Html {
  let before = 0;
  const arcs = severities.flatMap((severity) => {
    const share = total === 0 ? 0 : (by[severity] / total) * 100;
    const from = before;
    before += share;
    const dashes = share === 100 ? undefined : html` pathLength="100" stroke-dasharray="${round(Math.max(share - 1, 0.5))} 100" stroke-dashoffset="${round(-from)}"`;
    return share === 0 ? [] : [html`<circle class="${severity}" cx="21" cy="21" r="15.915"${dashes}/>`];
  });
  const empty = html`<circle class="none" cx="21" cy="21" r="15.915"/>`;
  return html`<svg class="ring" viewBox="0 0 42 42" aria-hidden="true" focusable="false"><g transform="rotate(-90 21 21)">${arcs.length === 0 ? empty : joined(arcs)}</g><text x="21" y="21" dy=".36em" text-anchor="middle">${total}</text></svg>`;
}

/** Two digits behind the point, so that no machine prints another number. */
function round(value: number): string {
  return String(Math.round(value * 100) / 100);
}

function percent(part: number, whole: number): string {
  return round(Math.max((part / whole) * 100, 1.5));
}
