// What a rule said about a package as a finding with the severity people set and a fix that ignores it.
import { ignoreCommentEdit } from "../fixes/ignoreComment.ts";
import type { PackageModel } from "../program/model.ts";
import type { Finding, Severity } from "../report/finding.ts";
import { renderEdit, renderFinding } from "../report/renderFinding.ts";
import type { Speaker } from "../report/speaker.ts";
import type { RawFinding, Rule } from "../rules/defineRule.ts";
import type { EngineSettings } from "../settings.ts";

/** Undefined when the rule is off. Throws what the fixes of the rule throw. */
export function renderRaw(rule: Rule, raw: RawFinding, pkg: PackageModel, { settings, speaker }: { readonly settings: EngineSettings; readonly speaker: Speaker }): Finding | undefined {
  if (settings.severity[rule.name] === "off") return undefined;
  const severityOf = (one: Rule, finding: RawFinding): Severity => {
    const set = settings.severity[one.name];
    return set === undefined || set === "off" ? (finding.severity ?? one.severity) : set;
  };
  const finding = renderFinding(rule, raw, { pkg, speaker, severityOf });
  return canBeIgnored(rule, raw) ? withIgnoreFix(finding, pkg, speaker) : finding;
}

/** What does not build is not made better by a comment. */
function canBeIgnored(rule: Rule, raw: RawFinding): boolean {
  return rule.family !== "directives" && !(rule.family === "build" && (raw.severity ?? rule.severity) === "error");
}

function withIgnoreFix(finding: Finding, pkg: PackageModel, speaker: Speaker): Finding {
  const file = pkg.fileOf(finding.uri);
  const edit = file && ignoreCommentEdit(file, finding.span.start, finding.rule);
  if (file === undefined || edit === undefined) return finding;
  const edits = [renderEdit({ uri: file.uri, span: edit.span, newText: edit.newText }, { pkg })];
  return { ...finding, fixes: [...finding.fixes, { title: speaker.title("ignore-here", { rule: finding.rule }), applicability: "review", edits }] };
}
