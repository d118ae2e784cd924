// `cgovet rules`: what is looked for. Without a name a table, with one the whole explanation, wrapped to the terminal.
import * as l10n from "@vscode/l10n";
import type { RuleInfo } from "../../engine/catalog.ts";
import { exitCodes, UsageError, type ExitCode } from "../exitCodes.ts";
import type { CliIo } from "../cliIo.ts";
import { cellsOf, padCells } from "../text/cells.ts";
import { createPalette, useColor, type Palette } from "../text/palette.ts";
import { wrap } from "../text/renderFinding.ts";
import { familyWord } from "../text/familyWord.ts";
import { unknownRule } from "./scanOptions.ts";

/** Cells per line at most: prose. */
const maxWidth = 100;

export function rulesCommand(name: string | undefined, rules: readonly RuleInfo[], io: CliIo, color: boolean): ExitCode {
  const palette = createPalette(useColor(io.stdout, io.env, color));
  const width = Math.min(Math.max(io.stdout.columns, 40), maxWidth);
  const lines = name === undefined ? ruleTable(rules, palette, width) : ruleDetails(ruleNamed(name, rules), palette, width);
  io.stdout.write(lines.map((line) => `${line.trimEnd()}\n`).join(""));
  return exitCodes.clean;
}

function ruleNamed(name: string, rules: readonly RuleInfo[]): RuleInfo {
  const rule = rules.find((one) => one.name === name);
  if (rule === undefined) throw new UsageError(unknownRule(name, rules.map((one) => one.name)));
  return rule;
}

function ruleTable(rules: readonly RuleInfo[], palette: Palette, width: number): readonly string[] {
  const nameWidth = Math.max(...rules.map((rule) => cellsOf(rule.name)), 0);
  const indent = nameWidth + 2 + "warning".length + 2;
  const families = [...new Set(rules.map((rule) => rule.family))];
  const rows = families.flatMap((family, index) => [
    ...(index === 0 ? [] : [""]),
    palette.strong(familyWord(family)),
    ...rules.filter((rule) => rule.family === family).flatMap((rule) => tableRow(rule, { palette, width, nameWidth, indent })),
  ]);
  return [...rows, "", ...wrap(l10n.t("{0} explains one; {1} sets the severity of each.", "cgovet rules NAME", "cgovet.json"), width)];
}

interface TableLayout {
  readonly palette: Palette;
  readonly width: number;
  readonly nameWidth: number;
  readonly indent: number;
}

function tableRow(rule: RuleInfo, { palette, width, nameWidth, indent }: TableLayout): readonly string[] {
  const severity = rule.offByDefault === true ? "off" : rule.severity;
  const [first = "", ...rest] = wrap(rule.docs.what, Math.max(width - indent - 2, 20));
  const head = `  ${padCells(rule.name, nameWidth)}  ${palette.severity[rule.severity](padCells(severity, "warning".length))}  `;
  return [head + first, ...rest.map((row) => " ".repeat(indent + 2) + row)];
}

function ruleDetails(rule: RuleInfo, palette: Palette, width: number): readonly string[] {
  const { docs } = rule;
  const facts = [
    familyWord(rule.family),
    rule.offByDefault === true ? l10n.t("{0}, off unless turned on", rule.severity) : rule.severity,
    ...(rule.cwe ?? []).map((number) => `CWE-${number}`),
    l10n.t("since {0}", rule.since),
    ...(rule.status === "preview" ? [l10n.t("preview")] : []),
  ];
  const section = (title: string, body: readonly string[]): readonly string[] => ["", palette.strong(title), ...body];
  const prose = (text: string): readonly string[] => wrap(text, width - 2).map((row) => `  ${row}`);
  const item = (text: string): readonly string[] => wrap(text, width - 4).map((row, index) => `${index === 0 ? "  - " : "    "}${row}`);
  const fixes = Object.values(rule.fixes);
  return [
    `${palette.strong(rule.name)}  ${palette.dim(facts.join(" · "))}`,
    ...section(l10n.t("What it reports"), prose(docs.what)),
    ...section(l10n.t("Why it is a hazard"), prose(docs.why)),
    ...section(l10n.t("How to fix it"), prose(docs.fixAdvice)),
    ...(fixes.length === 0 ? [] : section(l10n.t("Quick fixes"), fixes.flatMap(({ title, applicability }) => item(l10n.t("{0} ({1})", title.replace(/\{(\w+)\}/g, "<$1>"), applicability === "safe" ? l10n.t("safe: --fix applies it") : l10n.t("to be reviewed")))))),
    ...section(l10n.t("How to ignore one"), [`  //cgovet:ignore ${rule.name} ${l10n.t("the reason")}`]),
    ...section(l10n.t("References"), docs.references.flatMap(({ title, url }) => [...item(title), `    ${url}`])),
  ];
}
