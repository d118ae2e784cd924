// Applies the ignore directives of one file to its findings. Guarantees: a finding is either kept or suppressed,
// never lost; a directive without a reason suppresses nothing; input order is kept. Does not parse comments (the
// program model holds them) and does not report (rules/directives/unusedIgnore.ts does, from the uses returned here).
import type { Directive, FileModel } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { DirectiveUse } from "../rules/defineRule.ts";
import type { FileReport, Finding } from "./finding.ts";

export interface RunRules {
  /** Names of all rules there are. */
  readonly known: ReadonlySet<string>;
  /** Names of the rules that looked at this whole file; empty when something in it could not be analysed. */
  readonly completed: ReadonlySet<string>;
}

export interface DirectiveResult {
  readonly kept: readonly Finding[];
  readonly suppressed: FileReport["suppressed"];
  /** One per `ignore` and `ignore-file` directive, in source order. */
  readonly uses: readonly DirectiveUse[];
}

/** Splits the findings of `file` (all of them, hidden profiles included) by its directives. */
export function applyDirectives(file: FileModel, findings: readonly Finding[], rules: RunRules): DirectiveResult {
  const covers = file.directives.map((directive) => ({ directive, lines: linesCovered(file, directive) }));
  const used = new Map<Directive, Set<string>>();
  const kept: Finding[] = [];
  const suppressed: { finding: Finding; reason: string }[] = [];
  for (const finding of findings) {
    const hits = covers.filter(({ directive, lines }) => lines.has(finding.range.start.line) && silences(directive, finding.rule));
    for (const { directive } of hits) used.set(directive, (used.get(directive) ?? new Set()).add(finding.rule));
    const [first] = hits;
    if (first) suppressed.push({ finding, reason: reasonOf(first.directive) });
    else kept.push(finding);
  }
  const uses = file.directives
    .filter(({ kind }) => kind !== "nolint")
    .map((directive) => useOf(directive, used.get(directive) ?? new Set(), rules));
  return { kept, suppressed, uses };
}

interface Lines {
  has(line: number): boolean;
}

const everyLine: Lines = { has: () => true };

/** A directive covers its own line and, standing alone, the next line of code. */
function linesCovered(file: FileModel, directive: Directive): Lines {
  if (directive.kind === "ignore-file") return everyLine;
  return new Set(directive.standsAlone ? [directive.line, nextCodeLine(file, directive.line)] : [directive.line]);
}

/** Skips comment lines, so that directives can be stacked. */
function nextCodeLine(file: FileModel, line: number): number {
  let next = line + 1;
  while (next < file.lines.lineCount - 1 && isCommentLine(file, next)) next++;
  return next;
}

function isCommentLine(file: FileModel, line: number): boolean {
  const { code } = sourceLine(file, line);
  return file.text.slice(code.start, code.end).trimStart().startsWith("//");
}

function silences(directive: Directive, rule: string): boolean {
  if (directive.kind === "nolint") return directive.rules.length === 0 || directive.rules.includes("cgovet") || directive.rules.includes("all");
  return directive.reason.trim() !== "" && directive.rules.includes(rule);
}

function reasonOf(directive: Directive): string {
  return directive.reason.trim() || (directive.kind === "nolint" ? "nolint" : "");
}

function useOf(directive: Directive, used: ReadonlySet<string>, { known, completed }: RunRules): DirectiveUse {
  const listed = [...new Set(directive.rules)];
  return {
    directive,
    used: listed.filter((rule) => used.has(rule)),
    unused: listed.filter((rule) => completed.has(rule) && !used.has(rule)),
    unknown: listed.filter((rule) => !known.has(rule)),
  };
}
