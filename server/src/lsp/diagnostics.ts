// Findings as diagnostics of the protocol. Guarantees: code and message are those of the command line; the steps of
// the trace are numbered from 1. Leaves out what the client has said it cannot show.
import { DiagnosticSeverity, type Diagnostic, type DiagnosticRelatedInformation } from "vscode-languageserver";
import { assertNever } from "../engine/base/invariant.ts";
import type { Finding, Severity } from "../engine/report/finding.ts";

export const diagnosticSource = "cgovet";

/** Where the pages stand. */
const site = "https://github.com/cgovet/cgovet/blob/main/docs";

/** Address of the page that explains a rule, in the language of the client; English when absent. */
export function rulePage(rule: string, language?: string): string {
  return `${site}/${language === undefined ? "" : `${language}/`}rules/${rule}.md`;
}

export interface DiagnosticContext {
  /** The client shows `relatedInformation`. */
  readonly related: boolean;
  /** The name the editor knows a file by. */
  readonly editorUri: (uri: string) => string;
  /** Of the client; absent: English. */
  readonly language?: string | undefined;
}

/** What we put into `Diagnostic.data`, to recognise the finding in a code action request. */
export interface DiagnosticData {
  readonly findingId: string;
}

export function toDiagnostic(finding: Finding, { related, editorUri, language }: DiagnosticContext): Diagnostic {
  const data: DiagnosticData = { findingId: finding.id };
  return {
    range: finding.range,
    severity: toSeverity(finding.severity),
    source: diagnosticSource,
    code: finding.rule,
    codeDescription: { href: rulePage(finding.rule, language) },
    message: finding.message,
    data,
    ...(related && finding.trace.length > 0 && { relatedInformation: finding.trace.map((step, index) => toRelated(step, index, editorUri)) }),
  };
}

function toRelated(step: Finding["trace"][number], index: number, editorUri: (uri: string) => string): DiagnosticRelatedInformation {
  return { location: { uri: editorUri(step.uri), range: step.range }, message: `${index + 1}. ${step.message}` };
}

function toSeverity(severity: Severity): DiagnosticSeverity {
  switch (severity) {
    case "error":
      return DiagnosticSeverity.Error;
    case "warning":
      return DiagnosticSeverity.Warning;
    case "info":
      return DiagnosticSeverity.Information;
    default:
      return assertNever(severity);
  }
}

/** The finding a diagnostic was made from; undefined when the client did not keep the data. */
export function findingIdOf(diagnostic: Diagnostic): string | undefined {
  const data: unknown = diagnostic.data;
  return typeof data === "object" && data !== null && "findingId" in data && typeof data.findingId === "string" ? data.findingId : undefined;
}
