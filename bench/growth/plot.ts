// One curve as SVG on logarithmic scales, readable on light and on dark pages. Does not measure.
import type { Point } from "./measure.ts";
import type { GrowthSeries } from "./shapes.ts";

const frame = { width: 640, height: 360, left: 72, right: 24, top: 48, bottom: 56 };

/** The text of an SVG file. The dashed line grows in proportion to the size. */
export function growthPlot({ title, unit }: Pick<GrowthSeries, "title" | "unit">, points: readonly Point[], exponent: number): string {
  const x = scaleOf(points.map(({ size }) => size), frame.left, frame.width - frame.right);
  const y = scaleOf(points.map(({ time }) => Math.max(time, 0.1)), frame.height - frame.bottom, frame.top);
  const last = points.at(-1) ?? { size: 1, time: 1 };
  const from = Math.max(x.low, (y.low * last.size) / Math.max(last.time, 0.1));
  const line = points.map(({ size, time }) => `${x.at(size)},${y.at(Math.max(time, 0.1))}`).join(" ");
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${frame.width} ${frame.height}" role="img" aria-label="${title}: ${unit} against milliseconds, exponent ${exponent.toFixed(2)}">
<style>text{font:13px system-ui,sans-serif;fill:#24292f}.t{font-size:16px;font-weight:600}.g{stroke:#d0d7de}.c{stroke:#0969da;fill:none;stroke-width:2.5}.p{fill:#0969da}.l{stroke:#6e7781;stroke-dasharray:5 5}
@media (prefers-color-scheme:dark){text{fill:#e6edf3}.g{stroke:#30363d}.c{stroke:#58a6ff}.p{fill:#58a6ff}.l{stroke:#8b949e}}</style>
<text class="t" x="${frame.left}" y="26">${title}</text>
<text x="${frame.width - frame.right}" y="26" text-anchor="end">exponent ${exponent.toFixed(2)}; dashed: linear</text>
${x.ticks.map((tick) => `<line class="g" x1="${x.at(tick)}" x2="${x.at(tick)}" y1="${frame.top}" y2="${frame.height - frame.bottom}"/><text x="${x.at(tick)}" y="${frame.height - frame.bottom + 20}" text-anchor="middle">${short(tick)}</text>`).join("\n")}
${y.ticks.map((tick) => `<line class="g" x1="${frame.left}" x2="${frame.width - frame.right}" y1="${y.at(tick)}" y2="${y.at(tick)}"/><text x="${frame.left - 8}" y="${y.at(tick) + 4}" text-anchor="end">${short(tick)}</text>`).join("\n")}
<line class="l" x1="${x.at(from)}" y1="${y.at((Math.max(last.time, 0.1) * from) / last.size)}" x2="${x.at(last.size)}" y2="${y.at(Math.max(last.time, 0.1))}"/>
<polyline class="c" points="${line}"/>
${points.map(({ size, time }) => `<circle class="p" cx="${x.at(size)}" cy="${y.at(Math.max(time, 0.1))}" r="3.5"/>`).join("\n")}
<text x="${(frame.left + frame.width - frame.right) / 2}" y="${frame.height - 14}" text-anchor="middle">${unit}</text>
<text transform="translate(18 ${(frame.top + frame.height - frame.bottom) / 2}) rotate(-90)" text-anchor="middle">milliseconds</text>
</svg>
`;
}

interface Scale {
  readonly low: number;
  readonly ticks: readonly number[];
  at(value: number): number;
}

function scaleOf(values: readonly number[], from: number, to: number): Scale {
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = Math.max(Math.log(high / low), 0.01);
  const decades = Array.from({ length: 12 }, (_, i) => 10 ** (i - 2)).filter((tick) => tick >= low && tick <= high);
  const ticks = decades.length >= 2 ? decades : [low, Math.sqrt(low * high), high].map((tick) => Number(tick.toPrecision(1))).filter((tick) => tick >= low && tick <= high);
  return { low, ticks, at: (value) => Math.round((from + ((to - from) * Math.log(value / low)) / span) * 10) / 10 };
}

function short(value: number): string {
  return value >= 1000 ? `${value / 1000}k` : String(value);
}
