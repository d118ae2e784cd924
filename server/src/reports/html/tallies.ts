// Findings counted for the charts. Guarantees: the most first, then by name; the same findings give the same order.
import { nameOf } from "../../config/uri.ts";
import type { Finding, Severity } from "../../engine/report/finding.ts";
import { artifactPath } from "../artifactPath.ts";
import { compareText } from "../scanReport.ts";

/** From the worst on. */
export const severities: readonly Severity[] = ["error", "warning", "info"];

export interface Tally {
  readonly name: string;
  readonly total: number;
  readonly by: Readonly<Record<Severity, number>>;
}

export function tallyOf(name: string, findings: readonly Finding[]): Tally {
  const count = (severity: Severity): number => findings.filter((finding) => finding.severity === severity).length;
  return { name, total: findings.length, by: { error: count("error"), warning: count("warning"), info: count("info") } };
}

export function tallyBy(findings: readonly Finding[], nameOfFinding: (finding: Finding) => string): readonly Tally[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const name = nameOfFinding(finding);
    const group = groups.get(name);
    if (group === undefined) groups.set(name, [finding]);
    else group.push(finding);
  }
  return [...groups].map(([name, group]) => tallyOf(name, group)).sort((a, b) => b.total - a.total || compareText(a.name, b.name));
}

/** The folder of a file below `root`, with `/`; the name of the root itself for files directly in it. */
export function folderOf(root: string, uri: string): string {
  const path = artifactPath(root, uri);
  const slash = path.lastIndexOf("/");
  return slash < 0 ? nameOf(root) : path.slice(0, slash);
}
