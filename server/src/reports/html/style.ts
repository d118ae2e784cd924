// How a report looks: light and dark by the reader's system, a layout for narrow windows, one for paper. Every colour is a
// variable, so that a test can measure the contrast of the pairs that are used.

/** Names without the dashes; every theme defines the same ones. */
export type Colours = Readonly<Record<ColourName, string>>;

type ColourName =
  | "page" | "card" | "code" | "text" | "muted" | "line" | "accent"
  | "error" | "warning" | "info" | "error-bar" | "warning-bar" | "info-bar" | "error-tint" | "warning-tint" | "info-tint"
  | "keyword" | "string" | "number" | "comment" | "call" | "badge" | "badge-text" | "step";

export const lightColours: Colours = {
  page: "#f4f6f8", card: "#ffffff", code: "#f8fafb", text: "#1c2229", muted: "#576271", line: "#dde3e9", accent: "#006a80",
  error: "#b3213c", warning: "#8a5300", info: "#1860b8",
  "error-bar": "#d6405b", "warning-bar": "#e0a021", "info-bar": "#4a90e2",
  "error-tint": "#fdecef", "warning-tint": "#fdf4e0", "info-tint": "#e8f1fc",
  keyword: "#a0228c", string: "#1e6b33", number: "#0b5aa8", comment: "#626c78", call: "#7a4a00",
  badge: "#006a80", "badge-text": "#ffffff", step: "#e9f4f6",
};

export const darkColours: Colours = {
  page: "#0f1317", card: "#171c22", code: "#12171c", text: "#e4e9ee", muted: "#9fabb8", line: "#2b333c", accent: "#5cc8dd",
  error: "#ff8f9e", warning: "#f0bf5a", info: "#84bdff",
  "error-bar": "#e5566e", "warning-bar": "#d99e2b", "info-bar": "#4a90e2",
  "error-tint": "#3a1a22", "warning-tint": "#352811", "info-tint": "#15283f",
  keyword: "#e39be0", string: "#8fd19e", number: "#8cc4ff", comment: "#93a0ad", call: "#e6c07b",
  badge: "#5cc8dd", "badge-text": "#06222a", step: "#12262c",
};

const fonts = `system-ui, -apple-system, "Segoe UI", Roboto, "Helvetica Neue", "PingFang SC", "Microsoft YaHei", "Noto Sans CJK SC", "WenQuanYi Micro Hei", sans-serif`;
const codeFonts = `ui-monospace, "SF Mono", "Cascadia Mono", Menlo, Consolas, "DejaVu Sans Mono", "Noto Sans Mono CJK SC", monospace`;

function variables(colours: Colours): string {
  return Object.entries(colours).map(([name, value]) => `--${name}:${value}`).join(";");
}

const layout = `
*{box-sizing:border-box}
[hidden]{display:none!important}
html{scroll-padding-top:6rem;-webkit-text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.55 ${fonts}}
h1,h2,h3,h4,h5,p,ul,ol,dl,figure{margin:0;padding:0}
ul,ol{list-style:none}
a{color:var(--accent);text-underline-offset:.15em}
:focus-visible{outline:3px solid var(--accent);outline-offset:2px;border-radius:4px}
code{font-family:${codeFonts};font-size:.92em}
small{font-size:.82em;color:var(--muted);font-weight:400}
.aloud{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%);white-space:nowrap}
.skip{position:absolute;left:-99rem}
.skip:focus{left:1rem;top:1rem;padding:.5rem 1rem;background:var(--card);z-index:1}
.top,main,footer{max-width:70rem;margin:0 auto;padding:0 1.5rem}
.top{padding-top:2.5rem;padding-bottom:1.25rem}
.brand{font:600 .95rem/1 ${codeFonts};color:var(--muted);letter-spacing:.02em;margin-bottom:.6rem}
.brand b{color:var(--accent)}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.2rem);line-height:1.2;letter-spacing:-.015em;overflow-wrap:anywhere;text-wrap:balance}
h2{font-size:1.3rem;margin:2.5rem 0 .9rem;letter-spacing:-.01em}
h3{font-size:1rem}
.meta{display:flex;flex-wrap:wrap;gap:.15rem 1.1rem;color:var(--muted);font-size:.9rem;margin-top:.45rem}
footer{color:var(--muted);font-size:.85rem;padding-top:2rem;padding-bottom:3rem}
`;

const overview = `
.banner{background:var(--error-tint);border:1px solid var(--error-bar);border-left-width:6px;border-radius:10px;padding:.8rem 1.1rem;margin-bottom:1.25rem}
.banner strong{color:var(--error)}
.overview,.finding,.notice,.rule,.filters,.nothing,.wide{background:var(--card);border:1px solid var(--line);border-radius:12px}
.overview{padding:1.5rem;display:grid;gap:1.75rem}
.totals{display:flex;align-items:center;gap:1.6rem}
.ring{width:7rem;flex:none}
.ring circle{fill:none;stroke-width:4.2}
.ring circle.error{stroke:var(--error-bar)}
.ring circle.warning{stroke:var(--warning-bar)}
.ring circle.info{stroke:var(--info-bar)}
.ring circle.none{stroke:var(--string);opacity:.65}
.ring text{font:600 9px/1 ${fonts};fill:var(--text)}
.verdict{font-size:1.25rem;font-weight:600;letter-spacing:-.01em}
.numbers{display:flex;flex-wrap:wrap;gap:.4rem;margin-top:.5rem}
.numbers li,.pill{display:inline-block;border-radius:99px;padding:.1rem .7rem;font-size:.88rem;font-weight:600}
.numbers li.error,.error .pill{color:var(--error);background:var(--error-tint)}
.numbers li.warning,.warning .pill{color:var(--warning);background:var(--warning-tint)}
.numbers li.info,.info .pill{color:var(--info);background:var(--info-tint)}
.charts{display:grid;grid-template-columns:repeat(auto-fit,minmax(min(100%,22rem),1fr));gap:1.75rem 2.5rem;border-top:1px solid var(--line);padding-top:1.5rem}
.chart ol{display:grid;grid-template-columns:fit-content(55%) minmax(3rem,1fr) auto;gap:.45rem .8rem;margin-top:.8rem;font-size:.9rem}
.chart li{display:grid;grid-template-columns:subgrid;grid-column:1/-1;align-items:center}
.bar-name{overflow-wrap:anywhere;line-height:1.3}
.bar-name a{color:inherit;text-decoration-color:var(--line)}
.bar-name a:hover{color:var(--accent);text-decoration-color:currentColor}
.bar-room{background:var(--code);border-radius:5px}
.bar{display:flex;gap:2px;height:.8rem;min-width:4px;border-radius:5px;overflow:hidden}
.bar i{min-width:2px}
.bar i.error{background:var(--error-bar)}
.bar i.warning{background:var(--warning-bar)}
.bar i.info{background:var(--info-bar)}
.bar-count{text-align:right;font-variant-numeric:tabular-nums;font-weight:600}
.nothing{padding:1.2rem 1.5rem}
`;

const filters = `
.filters{position:sticky;top:.5rem;z-index:1;display:flex;flex-wrap:wrap;align-items:center;gap:.5rem .9rem;padding:.65rem 1rem;margin-bottom:1.25rem;font-size:.9rem;box-shadow:0 2px 10px rgb(0 0 0/.06)}
.filters fieldset{display:flex;flex-wrap:wrap;gap:.3rem .8rem;border:0;margin:0;padding:0}
.choice{display:inline-flex;align-items:center;gap:.35rem;font-weight:600}
.choice.error{color:var(--error);accent-color:var(--error)}
.choice.warning{color:var(--warning);accent-color:var(--warning)}
.choice.info{color:var(--info);accent-color:var(--info)}
.field{display:inline-flex;align-items:center;gap:.4rem;min-width:0;flex:1 1 9rem;max-width:17rem;color:var(--muted)}
.filters select,.filters input[type=search],.filters button{font:inherit;color:var(--text);background:var(--page);border:1px solid var(--line);border-radius:7px;padding:.25rem .55rem;min-width:0}
.filters select,.filters input[type=search]{flex:1;width:100%}
.filters input[type=search]{min-width:8rem}
.field:has(input){flex-grow:2}
.filters button{cursor:pointer;white-space:nowrap}
.filters output{white-space:nowrap}
.filters button:hover{border-color:var(--accent)}
.filters output{margin-left:auto;color:var(--muted);font-variant-numeric:tabular-nums}
`;

const findings = `
.file{margin-bottom:1.75rem}
.file h3{font:600 .95rem/1.4 ${codeFonts};margin-bottom:.6rem;overflow-wrap:anywhere}
.file h3 small{border:1px solid var(--line);border-radius:99px;padding:0 .5rem;margin-left:.3rem}
.finding{margin-bottom:.8rem;border-left-width:5px;overflow:clip}
.finding:target,.rule:target{box-shadow:0 0 0 3px var(--accent)}
.finding.error{border-left-color:var(--error-bar)}
.finding.warning{border-left-color:var(--warning-bar)}
.finding.info{border-left-color:var(--info-bar)}
.finding summary{display:grid;gap:.15rem;padding:.85rem 1.1rem;cursor:pointer;list-style:none}
.finding summary::-webkit-details-marker{display:none}
.finding summary:hover{background:var(--code)}
.finding h4{font-size:1.02rem;font-weight:600;line-height:1.45;overflow-wrap:anywhere;padding-right:1.6rem;position:relative}
.finding h4::after{content:"";position:absolute;right:.15rem;top:.42rem;width:.5rem;height:.5rem;border:solid var(--muted);border-width:0 2px 2px 0;transform:rotate(45deg)}
.finding details[open] h4::after{transform:translateY(.2rem) rotate(-135deg)}
.where{font:.86rem/1.4 ${codeFonts};color:var(--muted);overflow-wrap:anywhere}
.in{font-family:${fonts}}
.body{padding:0 1.1rem 1rem;display:grid;gap:.8rem;min-width:0}
.facts{font-size:.86rem;color:var(--muted)}
figure{min-width:0}
figcaption{font:.82rem/1.4 ${codeFonts};color:var(--muted);margin-bottom:.3rem;overflow-wrap:anywhere}
.code{background:var(--code);border:1px solid var(--line);border-radius:8px;overflow-x:auto;padding:.55rem 0;tab-size:4;container-type:inline-size}
.code-lines{min-width:max-content}
.line,.step{display:grid;grid-template-columns:3.6rem minmax(0,1fr)}
.line{grid-template-columns:3.6rem 1fr}
.step{position:sticky;left:0;width:100cqw;contain:inline-size}
.line{line-height:1.6}
.line code,.lead{white-space:pre;font:.86rem/1.6 ${codeFonts}}
.line code{padding-right:1rem}
.no{text-align:right;padding-right:1rem;color:var(--muted);font:.8rem/1.72 ${codeFonts};user-select:none;font-variant-numeric:tabular-nums}
.line.error{background:var(--error-tint)}
.line.warning{background:var(--warning-tint)}
.line.info{background:var(--info-tint)}
mark{background:none;color:inherit;text-decoration:underline wavy 1.5px;text-underline-offset:.22em;text-decoration-skip-ink:none}
.line.error mark{text-decoration-color:var(--error-bar)}
.line.warning mark{text-decoration-color:var(--warning-bar)}
.line.info mark{text-decoration-color:var(--info-bar)}
.gap{padding-left:1.9rem;color:var(--muted);line-height:1.3}
.note{display:flex;align-items:baseline;gap:.45rem;font:.86rem/1.6 ${codeFonts};margin:.1rem 1rem .2rem 0}
.lead{margin-right:-.45rem}
.note>span:last-child{min-width:0;overflow-wrap:anywhere;font:.88rem/1.5 ${fonts};background:var(--step);border-radius:6px;padding:.08rem .5rem}
.badge{display:inline-block;min-width:1.35rem;border-radius:99px;background:var(--badge);color:var(--badge-text);text-align:center;font:600 .76rem/1.35rem ${fonts};padding:0 .3rem;font-variant-numeric:tabular-nums}
.keyword{color:var(--keyword)}
.string{color:var(--string)}
.number{color:var(--number)}
.comment{color:var(--comment);font-style:italic}
.call{color:var(--call)}
.fixes{font-size:.93rem}
.fixes h5{font-size:.93rem}
.fixes ul{display:grid;gap:.1rem;margin-top:.15rem}
.fixes li::before{content:"→ ";color:var(--accent)}
.unseen{font-size:.9rem;color:var(--muted)}
`;

const rest = `
.notice,.rule{padding:1rem 1.2rem;margin-top:.8rem}
.notice.incomplete{border-left:5px solid var(--error-bar)}
.notice.incomplete h3{color:var(--error)}
.notice ul{display:grid;gap:.35rem;margin-top:.5rem;font-size:.93rem}
.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9rem}
.wide+h3{margin:1.4rem 0 .6rem}
th,td{text-align:left;vertical-align:baseline;padding:.5rem 1rem;border-bottom:1px solid var(--line)}
tbody tr:last-child td{border-bottom:0}
th{color:var(--muted);font-weight:600}
.rule h3{font-family:${codeFonts}}
.rule dt{font-weight:600;margin-top:.6rem}
.rule dd{margin:0}
.references{font-size:.88rem;margin-top:.6rem;display:flex;flex-wrap:wrap;gap:.2rem 1.2rem}
@media (max-width:40rem){
.top,main,footer{padding-left:1rem;padding-right:1rem}
.totals{gap:1rem}
.ring{width:5rem}
.overview{padding:1.1rem}
.filters{position:static}
.filters output{margin-left:0;width:100%}
html{scroll-padding-top:1rem}
.line{grid-template-columns:2.6rem 1fr}
.step{grid-template-columns:2.6rem minmax(0,1fr)}
.no{padding-right:.6rem}
.body,.finding summary{padding-left:.8rem;padding-right:.8rem}
}
`;

const paper = `
@media print{
@page{margin:16mm 14mm}
html{font-size:10.5pt}
body{background:#fff;font-size:10pt}
.top,main,footer{max-width:none;padding-left:0;padding-right:0}
.top{padding-top:0}
.filters,.skip,.finding h4::after{display:none!important}
.overview,.finding,.notice,.rule,.wide,.nothing{border-radius:4px}
.charts{grid-template-columns:1fr 1fr}
details::details-content{content-visibility:visible;block-size:auto;display:block}
.code,.wide,.finding{overflow:visible}
.code{container-type:normal}
.step{position:static;width:auto;contain:none}
.code-lines{min-width:0}
.line code{white-space:pre-wrap;overflow-wrap:anywhere}
.chart,figure,.rule,.notice li,tr{break-inside:avoid}
h2,h3,.finding summary,figcaption{break-after:avoid}
.finding,.finding summary,.line,.bar,.bar i,.pill,.numbers li,.badge,.note>span:last-child,.banner{print-color-adjust:exact;-webkit-print-color-adjust:exact}
a{color:inherit;text-decoration:none}
.references a::after{content:" (" attr(href) ")";color:var(--muted)}
}
`;

/** The whole style sheet; safe in a `style` element. Paper is light whatever the reader's system says. */
export const style = `
:root{color-scheme:light dark;${variables(lightColours)}}
@media screen and (prefers-color-scheme:dark){:root{${variables(darkColours)}}}
@media (forced-colors:active){.bar i{background:CanvasText}.pill,.badge{border:1px solid}}
${layout}${overview}${filters}${findings}${rest}${paper}`;
