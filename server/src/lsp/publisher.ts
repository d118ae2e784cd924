// The only place that publishes diagnostics. Guarantees: what is published for an open document was found in exactly
// the text of the version it is published with; a list is sent only when it or the version has changed; a file nobody
// should hear of any more gets an empty list. Closed files are shown once a scan has asked for their package.
import type { Diagnostic, PublishDiagnosticsParams } from "vscode-languageserver";
import type { Finding } from "../engine/report/finding.ts";
import { toDiagnostic, type DiagnosticContext } from "./diagnostics.ts";
import type { OpenDocuments } from "./documents.ts";
import { mergeFindings, type PackageResults } from "./analysis/packageResults.ts";

export interface PublisherOptions {
  readonly documents: OpenDocuments;
  readonly results: PackageResults;
  readonly send: (params: PublishDiagnosticsParams) => void;
  /** What to leave out and how to spell names; asked at each publication. */
  readonly context: () => DiagnosticContext;
  /** Diagnostics of configuration files, which no package reports on. */
  readonly configDiagnostics: (uri: string) => readonly Diagnostic[];
  /** Reports whether closed files of this folder are shown. */
  readonly isScanned: (dir: string) => boolean;
  /** Ids of those findings of a file that need not be shown, as its baseline holds them. */
  readonly knownIn: (uri: string, findings: readonly Finding[]) => ReadonlySet<string>;
}

interface Sent {
  readonly editorUri: string;
  readonly version: number | undefined;
  readonly list: string;
}

export class Publisher {
  private readonly options: PublisherOptions;
  private readonly sent = new Map<string, Sent>();

  constructor(options: PublisherOptions) {
    this.options = options;
  }

  /** Brings the editor up to date about these files. */
  refresh(uris: Iterable<string>): void {
    for (const uri of uris) this.refreshOne(uri);
  }

  private refreshOne(uri: string): void {
    const diagnostics = this.currentDiagnostics(uri);
    if (diagnostics === undefined) return;
    const { documents } = this.options;
    const next: Sent = { editorUri: documents.editorUri(uri), version: documents.editorVersionOf(uri), list: JSON.stringify(diagnostics) };
    const isSilent = diagnostics.length === 0 && next.version === undefined;
    const before = this.sent.get(uri);
    if (before === undefined ? isSilent : isSame(before, next)) return;
    if (before !== undefined && before.editorUri !== next.editorUri) this.options.send({ uri: before.editorUri, diagnostics: [] });
    this.options.send({ uri: next.editorUri, diagnostics: [...diagnostics], ...(next.version !== undefined && { version: next.version }) });
    if (isSilent) this.sent.delete(uri);
    else this.sent.set(uri, next);
  }

  /** Undefined while only out-of-date reports are there: better the old list, which the editor moves along, than none. */
  private currentDiagnostics(uri: string): readonly Diagnostic[] | undefined {
    const { documents, results, context, configDiagnostics, isScanned } = this.options;
    const version = documents.versionOf(uri);
    const config = configDiagnostics(uri);
    const reports = results.shownReportsOf(uri).filter(({ dir }) => documents.isOpen(uri) || isScanned(dir));
    const current = reports.filter(({ file }) => file.version === version);
    if (reports.length > 0 && current.length === 0) return undefined;
    const findings = mergeFindings(current.map(({ file }) => file));
    const known = this.options.knownIn(uri, findings);
    return [...config, ...findings.filter(({ id }) => !known.has(id)).map((finding) => toDiagnostic(finding, context()))];
  }
}

function isSame(a: Sent, b: Sent): boolean {
  return a.list === b.list && a.version === b.version && a.editorUri === b.editorUri;
}
