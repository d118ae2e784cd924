// Raw findings of rules become plain findings: positions, words, fingerprints, fixes. Pure and deterministic; only the
// words depend on the language.
import { hashText } from "../base/hash.ts";
import { invariant } from "../base/invariant.ts";
import type { Range, Span } from "../base/span.ts";
import { shiftSpan } from "../base/span.ts";
import type { PackageModel } from "../program/model.ts";
import type { EditDraft, FixDraft, Place, RawFinding, RawStep, Rule } from "../rules/defineRule.ts";
import type { FileEdit, Finding, Fix, Severity, TraceStep } from "./finding.ts";
import type { Speaker } from "./speaker.ts";

/** Where texts and line indices come from: the package's files. */
export interface RenderContext {
  readonly pkg: Pick<PackageModel, "fileOf">;
  readonly speaker: Speaker;
  /** Severity after the user's settings. */
  severityOf(rule: Rule, raw: RawFinding): Severity;
}

export function renderFinding(rule: Rule, raw: RawFinding, context: RenderContext): Finding {
  const span = absolute(raw.at);
  const functionName = raw.function?.model.qualifiedName ?? "";
  return {
    id: `${rule.name}@${raw.at.uri}#${span.start}-${span.end}`,
    rule: rule.name,
    severity: context.severityOf(rule, raw),
    confidence: raw.confidence,
    uri: raw.at.uri,
    span,
    range: rangeIn(raw.at.uri, span, context),
    message: context.speaker.message(rule, raw.messageId, raw.data),
    messageId: raw.messageId,
    data: context.speaker.values(raw.data),
    function: functionName,
    trace: raw.trace.map((step) => renderStep(step, rule, context)),
    fingerprint: hashText([rule.name, functionName, raw.label, textAt(raw.at.uri, span, context).replace(/\s+/g, "")].join("\0")),
    fixes: (raw.fixes?.() ?? []).map((draft) => renderFix(draft, rule, context)),
  };
}

function renderStep(step: RawStep, rule: Rule, context: RenderContext): TraceStep {
  const span = absolute(step.at);
  return { kind: step.kind, uri: step.at.uri, span, range: rangeIn(step.at.uri, span, context), message: context.speaker.step(rule, step.messageId, step.data) };
}

function renderFix(draft: FixDraft, rule: Rule, context: RenderContext): Fix {
  const known = rule.fixes[draft.titleId];
  invariant(known !== undefined, `rule ${rule.name} has no fix ${draft.titleId}`);
  return {
    title: context.speaker.fix(rule, draft.titleId, draft.data),
    applicability: draft.applicability ?? known.applicability,
    edits: draft.edits.map((edit) => renderEdit(edit, context)),
    ...(draft.creates !== undefined && { creates: draft.creates }),
    ...(draft.addModel !== undefined && { addModel: draft.addModel }),
  };
}

export function renderEdit(edit: EditDraft, context: Pick<RenderContext, "pkg">): FileEdit {
  return { uri: edit.uri, span: edit.span, range: rangeIn(edit.uri, edit.span, context), newText: edit.newText };
}

function absolute(place: Place): Span {
  return shiftSpan(place.span, place.base);
}

function rangeIn(uri: string, span: Span, context: Pick<RenderContext, "pkg">): Range {
  const file = context.pkg.fileOf(uri);
  invariant(file !== undefined, `finding in ${uri}, which is not part of the package`);
  return file.lines.rangeOf(span);
}

function textAt(uri: string, span: Span, context: RenderContext): string {
  return context.pkg.fileOf(uri)?.text.slice(span.start, span.end) ?? "";
}
