// The latest report of every package that was looked at, and which of them depend on a file. Guarantees: a folder has
// one report; a file may be reported on by several (a header shared by two packages). Publishes nothing.
import type { FileReport, Finding, Notice, PackageReport } from "../../engine/report/finding.ts";
import { joinClaims } from "../../engine/joinClaims.ts";
import type { Translation } from "../../engine/report/words.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";

export interface PackageResult {
  readonly report: PackageReport;
  /** The settings the report was made with. */
  readonly settings: DirectorySettings;
}

export class PackageResults {
  private readonly translation: Translation | undefined;
  private readonly results = new Map<string, PackageResult>();
  /** Files with conflicts between packages, by folder and URI: they stand for those of the reports. */
  private joined: ReadonlyMap<string, FileReport> = new Map();
  /** Folders whose report looked at a file, present or missing. */
  private readonly dirsByInput = new Map<string, Set<string>>();
  private readonly dirsByFile = new Map<string, Set<string>>();

  /** `translation`: of conflicts between packages; English without it. */
  constructor(translation?: Translation) {
    this.translation = translation;
  }

  /** Replaces the folder's report; the URIs of all files whose findings may have changed. */
  set(dir: string, result: PackageResult): readonly string[] {
    const before = this.remove(dir);
    this.results.set(dir, result);
    const joined = result.report.claims === undefined ? [] : this.join();
    for (const input of result.report.inputs) add(this.dirsByInput, input, dir);
    for (const file of result.report.files) add(this.dirsByFile, file.uri, dir);
    return [...new Set([...before, ...result.report.files.map((file) => file.uri), ...joined])];
  }

  /** Forgets the folder; the URIs of the files it reported on. */
  remove(dir: string): readonly string[] {
    const known = this.results.get(dir);
    if (known === undefined) return [];
    this.results.delete(dir);
    const joined = known.report.claims === undefined ? [] : this.join();
    for (const input of known.report.inputs) this.dirsByInput.get(input)?.delete(dir);
    for (const file of known.report.files) this.dirsByFile.get(file.uri)?.delete(dir);
    return [...new Set([...known.report.files.map((file) => file.uri), ...joined])];
  }

  /** Finds conflicts between packages anew; the URIs of the files that had or have one. */
  private join(): readonly string[] {
    const before = this.joined;
    const reports = [...this.results.values()].map(({ report }) => report).filter(({ claims }) => claims !== undefined);
    const after = joinClaims(reports, this.translation).filter((report, index) => report !== reports[index]);
    this.joined = new Map(after.flatMap(({ dir, files }) => files.map((file) => [`${dir} ${file.uri}`, file] as const)));
    for (const { dir, files } of after) for (const file of files) add(this.dirsByFile, file.uri, dir);
    return [...new Set([...before.values(), ...this.joined.values()].map(({ uri }) => uri))];
  }

  get(dir: string): PackageResult | undefined {
    return this.results.get(dir);
  }

  /** All folders with a report. */
  dirs(): readonly string[] {
    return [...this.results.keys()];
  }

  /** All files with a report, each once. */
  files(): readonly string[] {
    return [...this.dirsByFile].flatMap(([uri, dirs]) => (dirs.size > 0 ? [uri] : []));
  }

  /** Folders whose report may change with this file. */
  dependentsOf(uri: string): readonly string[] {
    return [...(this.dirsByInput.get(uri) ?? [])];
  }

  /** Folders whose report says something about this file. */
  reportersOf(uri: string): readonly string[] {
    return [...(this.dirsByFile.get(uri) ?? [])].sort();
  }

  /** Every report about this file, with the result it belongs to. */
  reportsOf(uri: string): readonly { readonly file: FileReport; readonly result: PackageResult; readonly dir: string }[] {
    return this.reportersOf(uri).flatMap((dir) => {
      const result = this.results.get(dir);
      const file = this.joined.get(`${dir} ${uri}`) ?? result?.report.files.find((one) => one.uri === uri);
      return result === undefined || file === undefined ? [] : [{ file, result, dir }];
    });
  }

  /** The same without what the user has switched off or excluded. */
  shownReportsOf(uri: string): ReturnType<PackageResults["reportsOf"]> {
    return this.reportsOf(uri).filter(({ result: { settings } }) => settings.enabled && !settings.isExcluded(uri));
  }

  /** Files below a folder that some report looked at. */
  inputsBelow(dirUri: string): readonly string[] {
    return [...this.dirsByInput.keys()].filter((uri) => uri.startsWith(`${dirUri}/`) && (this.dirsByInput.get(uri)?.size ?? 0) > 0);
  }

  /** Everything that could not be looked at, of all packages, sorted by file. */
  notices(): readonly Notice[] {
    return [...this.results.values()].flatMap(({ report }) => report.files.flatMap((file) => file.notices)).sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
  }
}

/** Findings of several reports about one file, each once. */
export function mergeFindings(reports: readonly FileReport[]): readonly Finding[] {
  const byId = new Map(reports.flatMap((report) => report.findings).map((finding) => [finding.id, finding]));
  return [...byId.values()].sort((a, b) => a.span.start - b.span.start || a.span.end - b.span.end || (a.rule < b.rule ? -1 : a.rule > b.rule ? 1 : 0));
}

function add(index: Map<string, Set<string>>, key: string, dir: string): void {
  const dirs = index.get(key);
  if (dirs === undefined) index.set(key, new Set([dir]));
  else dirs.add(dir);
}
