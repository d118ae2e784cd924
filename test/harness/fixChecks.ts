// Guarantees: for every fix of every finding of a case: its edits fit, the finding is gone afterwards, no other came, no
// syntax error came, tabs and line ends are kept, and applying all safe fixes over and over comes to rest.
// Does not run the Go toolchain; goToolchain.test.ts does, on the texts of fixVariants.ts.

import type { Engine } from "../../server/src/engine/engineApi.ts";
import type { FileEdit, Finding, Fix, PackageReport } from "../../server/src/engine/report/finding.ts";
import type { EngineSettings } from "../../server/src/engine/settings.ts";
import { applyFileEdits, editFaults, overlaps, withCrlf, type Texts } from "./applyFix.ts";
import type { FixtureSession } from "./analyseFixture.ts";
import { describeFinding, type Problem } from "./problem.ts";

/** Rounds of fix-all before we say it does not come to rest. */
const maxRounds = 8;

/** Problems of all fixes of a report; the engine's overlays are as before afterwards. */
export async function checkFixes(session: FixtureSession, report: PackageReport): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  for (const finding of findingsOf(report)) {
    for (const fix of finding.fixes) {
      const faults = await faultsOfFix(session, report, finding, fix);
      problems.push(...faults.map((fault) => problemOf(finding, `fix "${fix.title}" ${fault}`)));
    }
  }
  return problems;
}

/** Problems of the same fixes in a CRLF copy of the case: same findings, same edits, CRLF throughout. */
export function checkCrlfFixes(lf: { readonly texts: Texts; readonly report: PackageReport }, crlf: { readonly texts: Texts; readonly report: PackageReport }): readonly Problem[] {
  const problems: Problem[] = [];
  const twins = findingsOf(crlf.report);
  for (const [index, finding] of findingsOf(lf.report).entries()) {
    const twin = twins[index];
    if (twin === undefined || describeFinding(twin) !== describeFinding(finding) || twin.range.start.line !== finding.range.start.line) {
      return [...problems, problemOf(finding, `with CRLF line ends became ${twin === undefined ? "nothing" : `line ${twin.range.start.line + 1}: ${describeFinding(twin)}`}`)];
    }
    for (const [at, fix] of finding.fixes.entries()) {
      const fault = crlfFault(lf.texts, fix, crlf.texts, twin.fixes[at]);
      if (fault !== undefined) problems.push(problemOf(finding, `fix "${fix.title}" ${fault}`));
    }
  }
  return problems;
}

function crlfFault(lfTexts: Texts, fix: Fix, crlfTexts: Texts, twin: Fix | undefined): string | undefined {
  if (twin?.title !== fix.title) return `is offered as ${twin === undefined ? "nothing" : `"${twin.title}"`} with CRLF line ends`;
  const [fault] = editFaults(crlfTexts, twin.edits);
  if (fault !== undefined) return `with CRLF line ends ${fault}`;
  const expected = applyFileEdits(lfTexts, fix.edits);
  for (const [uri, text] of applyFileEdits(crlfTexts, twin.edits)) {
    if (text === withCrlf(expected.get(uri) ?? "")) continue;
    return /(^|[^\r])\n/.test(text) ? `mixes line ends in ${uri}` : `edits ${uri} differently with CRLF line ends`;
  }
  return undefined;
}

async function faultsOfFix(session: FixtureSession, before: PackageReport, finding: Finding, fix: Fix): Promise<readonly string[]> {
  const faults = [...titleFaults(fix), ...editFaults(session.texts, fix.edits)];
  if (faults.length > 0) return faults;
  const changed = applyFileEdits(session.texts, fix.edits);
  faults.push(...indentFaults(session.texts, fix.edits));
  const after = await analyseChanged(session, changed, fix);
  faults.push(...compareReports(before, after, finding, fix));
  return faults;
}

function titleFaults(fix: Fix): readonly string[] {
  const faults: string[] = [];
  if (!/^[A-Z]/.test(fix.title) || fix.title.length > 80 || fix.title.endsWith(".")) faults.push("has a title against the house style");
  if (fix.edits.length === 0 && fix.addModel === undefined) faults.push("does nothing");
  return faults;
}

/** A line that a fix adds to a tab-indented file starts with tabs only. */
function indentFaults(texts: Texts, edits: readonly FileEdit[]): readonly string[] {
  return edits.flatMap((edit) => {
    if (!/^\t/m.test(texts.get(edit.uri) ?? "")) return [];
    return /\n\t* +\S(?<!\n\t* \*)/.test(edit.newText) ? [`indents with spaces: ${JSON.stringify(edit.newText)}`] : [];
  });
}

async function analyseChanged(session: FixtureSession, changed: Texts, fix: Fix): Promise<PackageReport> {
  const { engine, fixture } = session;
  const settings: EngineSettings = fix.addModel === undefined ? fixture.settings : { ...fixture.settings, models: [...fixture.settings.models, fix.addModel as unknown as EngineSettings["models"][number]] };
  if (fix.addModel !== undefined) engine.configure(settings);
  try {
    return await withOverlays(engine, changed, session.analyse);
  } finally {
    if (fix.addModel !== undefined) engine.configure(fixture.settings);
  }
}

async function withOverlays<T>(engine: Engine, texts: Texts, use: () => Promise<T>): Promise<T> {
  for (const [uri, text] of texts) engine.setOverlay(uri, text, 2);
  try {
    return await use();
  } finally {
    for (const uri of texts.keys()) engine.clearOverlay(uri);
  }
}

/** What a correction of an assumption may bring to light: who says that a callee takes, learns where it is released all the same. */
const consequences: readonly { readonly said: RegExp; readonly rule: RegExp; readonly messageId: RegExp }[] = [
  { said: /takes ownership of|^Annotate .* owns `/, rule: /^double-free$/, messageId: /^given/ },
  { said: /only borrows/, rule: /^(cstring|malloc|resource)-leak$/, messageId: /^/ },
  // A handle lives until somebody who knows when deletes it, and gives its value back as an interface.
  { said: /kept until you delete and free it/, rule: /^(?:handle-leak|malloc-leak|callback-panic)$/, messageId: /^/ },
  { said: /does not give ownership/, rule: /^mismatched-free$/, messageId: /^/ },
];

function followsFromCorrection(finding: Finding, fix: Fix): boolean {
  return consequences.some(({ said, rule, messageId }) => said.test(fix.title) && rule.test(finding.rule) && messageId.test(finding.messageId));
}

function compareReports(before: PackageReport, after: PackageReport, fixed: Finding, fix: Fix): readonly string[] {
  const faults: string[] = [];
  const old = countFingerprints(before);
  const now = countFingerprints(after);
  if ((now.get(fixed.fingerprint) ?? 0) >= (old.get(fixed.fingerprint) ?? 0)) faults.push("leaves the finding in place");
  for (const finding of findingsOf(after)) {
    if ((now.get(finding.fingerprint) ?? 0) > (old.get(finding.fingerprint) ?? 0) && !followsFromCorrection(finding, fix)) {
      faults.push(`brings a new finding: line ${finding.range.start.line + 1}, ${describeFinding(finding)}`);
    }
  }
  const syntaxErrors = (report: PackageReport): number => report.files.flatMap((file) => file.notices).filter((notice) => notice.kind === "syntax-error").length;
  if (syntaxErrors(after) > syntaxErrors(before)) faults.push("brings a syntax error");
  return faults;
}

function countFingerprints(report: PackageReport): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const { fingerprint } of findingsOf(report)) counts.set(fingerprint, (counts.get(fingerprint) ?? 0) + 1);
  return counts;
}

export interface FixAllResult {
  readonly texts: Texts;
  readonly problems: readonly Problem[];
}

/** Applies every safe fix, analyses again, and so on until none is left; the best fix of each finding wins. */
export async function fixAll(session: FixtureSession, report: PackageReport): Promise<FixAllResult> {
  let texts = session.texts;
  let current = report;
  for (let round = 0; round < maxRounds; round++) {
    const edits = safeEdits(current);
    if (edits.length === 0) return { texts, problems: [] };
    const faults = editFaults(texts, edits);
    if (faults.length > 0) return { texts, problems: faults.map((fault) => problemOf(findingsOf(report)[0], `fix-all ${fault}`)) };
    texts = new Map([...texts, ...applyFileEdits(texts, edits)]);
    current = await withOverlays(session.engine, texts, session.analyse);
  }
  return { texts, problems: [problemOf(findingsOf(current)[0], `fix-all still finds work after ${maxRounds} rounds`)] };
}

function safeEdits(report: PackageReport): readonly FileEdit[] {
  const edits: FileEdit[] = [];
  for (const finding of findingsOf(report)) {
    const fix = finding.fixes.find((candidate) => candidate.applicability === "safe" && candidate.edits.length > 0);
    if (fix === undefined) continue;
    const fresh = fix.edits.filter((edit) => !edits.some((other) => other.uri === edit.uri && other.newText === edit.newText && samePlace(other, edit)));
    if (fresh.some((edit) => edits.some((other) => other.uri === edit.uri && (overlaps(other, edit) || samePlace(other, edit))))) continue;
    edits.push(...fresh);
  }
  return edits;
}

function samePlace(a: FileEdit, b: FileEdit): boolean {
  return a.span.start === b.span.start && a.span.end === b.span.end;
}

function findingsOf(report: PackageReport): readonly Finding[] {
  return report.files.flatMap((file) => file.findings);
}

function problemOf(finding: Finding | undefined, got: string): Problem {
  return { uri: finding?.uri ?? "", line: finding?.range.start.line ?? 0, expected: "a fix that can be trusted", got, ...(finding && { finding }) };
}
