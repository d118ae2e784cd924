// The list of all hazards for a view, and news about it. Guarantees: a file is in the list exactly when its findings are
// shown as diagnostics, or would be but for the baseline; what could not be looked at is part of the list, so that an
// empty one means clean. News is gathered for a moment and goes only to clients that have asked for the list before.
import type { Finding, Notice } from "../../engine/report/finding.ts";
import { mergeFindings, type PackageResults } from "../analysis/packageResults.ts";
import type { OpenDocuments } from "../documents.ts";
import type { Stop } from "../platform.ts";
import type { BaselineState, Coverage, FileHazards, Hazard, HazardNotice, HazardsAnswer, HazardsChanged, HazardsOverview, HazardsParams } from "../protocol/hazards.ts";

export interface HazardListOptions {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  /** Reports whether closed files of this folder are shown. */
  readonly isScanned: (dir: string) => boolean;
  /** Ids of those findings of a file that its baseline holds. */
  readonly knownIn: (uri: string, findings: readonly Finding[]) => ReadonlySet<string>;
  readonly baselines: () => readonly BaselineState[];
  readonly coverage: () => Coverage;
  /** What could not be looked at and no report tells. */
  readonly notices: () => readonly Notice[];
  readonly send: (news: HazardsChanged) => void;
  readonly after: (milliseconds: number, run: () => void) => Stop;
}

/** How long news is gathered; milliseconds. Short enough to feel at once, long enough for a scan with threads. */
const gathering = 120;

export class HazardList {
  private readonly options: HazardListOptions;
  private readonly changedUris = new Set<string>();
  private isAsked = false;
  private stop: Stop | undefined;

  constructor(options: HazardListOptions) {
    this.options = options;
  }

  /** The findings of these files may have changed, or, without any, what is not about one file. */
  changed(uris: Iterable<string> = []): void {
    if (!this.isAsked) return;
    for (const uri of uris) this.changedUris.add(uri);
    this.stop ??= this.options.after(gathering, () => this.tell());
  }

  /** `uris` of the params: as the editor spells them, in our spelling already. */
  answer({ uris }: HazardsParams): HazardsAnswer {
    this.isAsked = true;
    const wanted = uris === undefined ? [...this.options.results.files()] : [...new Set(uris)];
    const files = wanted.sort().map((uri) => this.fileHazards(uri)).filter(({ hazards, notices }) => hazards.length + notices.length > 0);
    return { files, overview: this.overview() };
  }

  dispose(): void {
    this.stop?.();
  }

  private tell(): void {
    this.stop = undefined;
    const uris = [...this.changedUris].map((uri) => this.options.documents.editorUri(uri));
    this.changedUris.clear();
    this.options.send({ uris, overview: this.overview() });
  }

  private overview(): HazardsOverview {
    const { results, coverage, notices, baselines } = this.options;
    const packages = results.dirs().filter((dir) => results.get(dir)?.report.usesCgo === true).length;
    return { coverage: coverage(), packages, notices: withoutRepeats(notices().map((notice) => this.toNotice(notice))), baselines: baselines() };
  }

  private fileHazards(uri: string): FileHazards {
    const { documents, results, isScanned, knownIn } = this.options;
    const reports = results.shownReportsOf(uri);
    const shown = reports.filter(({ dir }) => documents.isOpen(uri) || isScanned(dir)).map(({ file }) => file);
    const findings = mergeFindings(shown);
    const known = knownIn(uri, findings);
    return {
      uri: documents.editorUri(uri),
      hazards: findings.map((finding) => toHazard(finding, known.has(finding.id))),
      notices: withoutRepeats(reports.flatMap(({ file }) => file.notices).map((notice) => this.toNotice(notice))),
    };
  }

  private toNotice({ uri, range, message, incomplete }: Notice): HazardNotice {
    return { uri: this.options.documents.editorUri(uri), ...(range !== undefined && { line: range.start.line }), message, incomplete };
  }
}

function toHazard(finding: Finding, known: boolean): Hazard {
  const { id, rule, severity, confidence, message, range, trace } = finding;
  return { id, rule, severity, confidence, message, range, function: finding.function, steps: trace.length, known };
}

function withoutRepeats(notices: readonly HazardNotice[]): readonly HazardNotice[] {
  return [...new Map(notices.map((notice) => [`${notice.uri} ${notice.line ?? ""} ${notice.message}`, notice])).values()];
}
