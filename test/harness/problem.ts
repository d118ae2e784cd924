// Guarantees: one layout for everything a fixture can get wrong: place, the line itself, expected, got, trace.

import type { Finding } from "../../server/src/engine/report/finding.ts";
import type { FixtureCase } from "./fixtureCases.ts";

export interface Problem {
  readonly uri: string;
  /** Zero-based. */
  readonly line: number;
  readonly expected: string;
  readonly got: string;
  /** The finding that came, for its trace. */
  readonly finding?: Finding;
}

/** Words for people; empty when there is no problem. */
export function renderProblems(fixture: FixtureCase, problems: readonly Problem[]): string {
  return problems.map((problem) => renderProblem(fixture, problem)).join("\n\n");
}

function renderProblem(fixture: FixtureCase, problem: Problem): string {
  const lines = [
    `${placeOf(fixture, problem.uri, problem.line)}`,
    `  ${String(problem.line + 1).padStart(4)} | ${lineAt(fixture, problem.uri, problem.line)}`,
    `  expected: ${problem.expected}`,
    `  got:      ${problem.got}`,
  ];
  for (const [index, step] of (problem.finding?.trace ?? []).entries()) {
    lines.push(`  ${index === 0 ? "trace:   " : "         "} ${index + 1}. ${placeOf(fixture, step.uri, step.range.start.line)} [${step.kind}] ${step.message}`);
  }
  return lines.join("\n");
}

/** `path:line`, one-based, relative to the repository. */
export function placeOf(fixture: FixtureCase, uri: string, line: number): string {
  const file = fixture.files.find((candidate) => candidate.uri === uri);
  return `${file?.path ?? uri}:${line + 1}`;
}

function lineAt(fixture: FixtureCase, uri: string, line: number): string {
  const file = fixture.files.find((candidate) => candidate.uri === uri);
  return file?.text.split(/\r?\n/)[line] ?? "(no such line)";
}

/** `rule "message"`, as a problem quotes a finding. */
export function describeFinding(finding: Finding): string {
  return `${finding.rule} (${finding.severity}, ${finding.confidence}) "${finding.message}"`;
}
