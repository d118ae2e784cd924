// Findings that are known and accepted for now, as data: what a baseline file says. Guarantees: nothing in an entry
// depends on lines, so that edits elsewhere in a file change nothing. Reads no files: see baselineFile.ts for the text.
import { relativePath } from "../config/uri.ts";
import type { Finding } from "../engine/report/finding.ts";

/** Name of the file that is looked for when none is named. */
export const baselineFileName = ".cgovet-baseline.json";

/** Findings of one file that look alike. */
export interface BaselineEntry {
  /** Below the folder of the baseline, with `/`; a URI for a file outside it. */
  readonly path: string;
  readonly rule: string;
  readonly fingerprint: string;
  /** How many findings share path, rule and fingerprint; at least 1. */
  readonly count: number;
  /** For people; not compared. */
  readonly message: string;
}

export interface Baseline {
  /** Sorted by path, rule and fingerprint; no two alike. */
  readonly entries: readonly BaselineEntry[];
}

/** Findings and the URI of the folder that paths are relative to; a scan report is one. */
export interface FindingsBelow {
  readonly root: string;
  readonly findings: readonly Finding[];
}

/**
 * A baseline of all findings; `kept` are entries of an earlier one that stay because they were not looked at. What `before`
 * knows keeps its message, so that people of several languages do not rewrite each other's file.
 */
export function createBaseline({ root, findings }: FindingsBelow, kept: readonly BaselineEntry[] = [], before?: Baseline): Baseline {
  const messages = new Map(before?.entries.map((entry) => [entryKey(entry), entry.message]));
  const { entries } = normalBaseline([...findings.map((finding) => entryOf(finding, root)), ...kept]);
  return { entries: entries.map((entry) => ({ ...entry, message: messages.get(entryKey(entry)) ?? entry.message })) };
}

/** Entries that are alike joined, and all of them in order. */
export function normalBaseline(entries: readonly BaselineEntry[]): Baseline {
  const joined = new Map<string, BaselineEntry>();
  for (const entry of entries) {
    const before = joined.get(entryKey(entry));
    joined.set(entryKey(entry), before === undefined ? entry : { ...before, count: before.count + entry.count });
  }
  return { entries: [...joined.values()].sort((a, b) => compareText(a.path, b.path) || compareText(a.rule, b.rule) || compareText(a.fingerprint, b.fingerprint)) };
}

/** The entry of a single finding. `root` is the URI of the baseline's folder. */
export function entryOf({ uri, rule, fingerprint, message }: Finding, root: string): BaselineEntry {
  return { path: relativePath(root, uri) ?? uri, rule, fingerprint, count: 1, message };
}

/** Equal for entries that stand for the same finding. */
export function entryKey({ path, rule, fingerprint }: BaselineEntry): string {
  return `${path}\n${rule}\n${fingerprint}`;
}

/** By UTF-16 units: the same on every machine. */
function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
