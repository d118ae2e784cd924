// One finding as a SARIF result: place, enclosing function, path as a code flow, fixes, fingerprint.
import type { ArtifactChange, Fix as SarifFix, Result, ThreadFlowLocation } from "sarif";
import type { FileEdit, Finding, Fix } from "../../engine/report/finding.ts";
import { artifactLocation, messageLocation, physicalLocation, sarifRegion } from "./sarifLocations.ts";
import { sarifLevel, sarifPrecision } from "./sarifRules.ts";

export interface ResultContext {
  readonly root: string;
  /** Index of a rule in the list of descriptors. */
  readonly ruleIndex: (rule: string) => number;
  /** `fingerprint`, made unique within the file. */
  readonly fingerprint: string;
}

export function sarifResult(finding: Finding, { root, ruleIndex, fingerprint }: ResultContext): Result {
  const fixes = finding.fixes.filter((fix) => fix.edits.length > 0 && fix.creates === undefined).map((fix) => sarifFix(fix, root));
  const index = ruleIndex(finding.rule);
  return {
    ruleId: finding.rule,
    ...(index >= 0 && { ruleIndex: index }),
    level: sarifLevel(finding.severity),
    message: { text: finding.message },
    locations: [
      {
        physicalLocation: physicalLocation(root, finding.uri, finding.range),
        ...(finding.function !== "" && { logicalLocations: [{ fullyQualifiedName: finding.function, kind: "function" }] }),
      },
    ],
    partialFingerprints: { "cgovet/v1": fingerprint },
    ...(finding.trace.length > 0 && {
      codeFlows: [{ threadFlows: [{ locations: finding.trace.map((step, at): ThreadFlowLocation => ({ location: messageLocation(root, step), kinds: [step.kind], executionOrder: at + 1 })) }] }],
      relatedLocations: finding.trace.map((step, at) => ({ id: at + 1, ...messageLocation(root, step) })),
    }),
    ...(fixes.length > 0 && { fixes }),
    properties: { confidence: finding.confidence, precision: sarifPrecision(finding.confidence) },
  };
}

function sarifFix({ title, applicability, edits }: Fix, root: string): SarifFix {
  const uris = [...new Set(edits.map((edit) => edit.uri))];
  return {
    description: { text: title },
    artifactChanges: uris.map((uri) => artifactChange(uri, edits.filter((edit) => edit.uri === uri), root)),
    properties: { applicability },
  };
}

function artifactChange(uri: string, edits: readonly FileEdit[], root: string): ArtifactChange {
  return {
    artifactLocation: artifactLocation(root, uri),
    replacements: edits.map(({ range, newText }) => ({ deletedRegion: sarifRegion(range), insertedContent: { text: newText } })),
  };
}
