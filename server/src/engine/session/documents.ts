// The texts an engine knows: overlays (unsaved text of open documents) over files read from the host. Texts from
// the host are remembered until `forget`. Reads never fail: what cannot be read says why.
import { createLineIndex } from "../base/lineIndex.ts";
import type { TextChange } from "../engineApi.ts";
import type { Host, ReadResult } from "../host.ts";
import type { IncrementalDocument } from "../syntax/incrementalDocument.ts";
import { openDocument } from "../syntax/incrementalDocument.ts";
import type { Syntax } from "../syntax/parserPool.ts";

interface Overlay {
  text: string;
  version: number;
  /** Go only: keeps a tree to parse edits into. */
  readonly document: IncrementalDocument | undefined;
}

export class Documents {
  private readonly overlays = new Map<string, Overlay>();
  private readonly disk = new Map<string, ReadResult>();
  private readonly host: Host;
  private readonly syntax: Syntax;

  constructor(host: Host, syntax: Syntax) {
    this.host = host;
    this.syntax = syntax;
  }

  setOverlay(uri: string, text: string, version: number): void {
    this.clearOverlay(uri);
    this.overlays.set(uri, { text, version, document: uri.endsWith(".go") ? openDocument(this.syntax, text) : undefined });
  }

  /** Unknown documents are ignored: a change can arrive after its close. */
  updateOverlay(uri: string, changes: readonly TextChange[], version: number): void {
    const overlay = this.overlays.get(uri);
    if (overlay === undefined) return;
    overlay.version = version;
    if (overlay.document === undefined) {
      overlay.text = changes.reduce(applyChange, overlay.text);
      return;
    }
    overlay.document.applyChanges(changes);
    overlay.text = overlay.document.text;
  }

  clearOverlay(uri: string): void {
    this.overlays.get(uri)?.document?.dispose();
    this.overlays.delete(uri);
    this.disk.delete(uri);
  }

  forget(uri: string): void {
    this.disk.delete(uri);
  }

  versionOf(uri: string): number | undefined {
    return this.overlays.get(uri)?.version;
  }

  documentOf(uri: string): IncrementalDocument | undefined {
    return this.overlays.get(uri)?.document;
  }

  /** URIs of overlays directly inside the directory: files that may not exist on disk yet. */
  overlaysIn(dir: string): readonly string[] {
    return [...this.overlays.keys()].filter((uri) => uri.slice(0, uri.lastIndexOf("/")) === dir);
  }

  async read(uri: string): Promise<ReadResult> {
    this.host.noteUse?.("file", uri);
    const overlay = this.overlays.get(uri);
    if (overlay !== undefined) return { kind: "text", text: overlay.text };
    const known = this.disk.get(uri);
    if (known !== undefined) return known;
    const result = await this.host.readFile(uri);
    this.disk.set(uri, result);
    return result;
  }

  /** Drops remembered texts except those in use. */
  keepOnly(inUse: ReadonlySet<string>): void {
    for (const uri of [...this.disk.keys()]) if (!inUse.has(uri)) this.disk.delete(uri);
  }

  dispose(): void {
    for (const uri of [...this.overlays.keys()]) this.clearOverlay(uri);
  }
}

function applyChange(text: string, change: TextChange): string {
  if (change.range === undefined) return change.text;
  const { start, end } = createLineIndex(text).spanOf(change.range);
  return text.slice(0, start) + change.text + text.slice(Math.max(start, end));
}
