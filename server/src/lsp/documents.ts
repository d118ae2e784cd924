// The documents the editor has open: their text, their version and how the editor spells their names. Guarantees: the
// text is what the editor shows, change by change; no two texts have the same version here, whatever versions the editor
// counts. Analyses nothing; the server forwards changes to the engine.
import type { DidChangeTextDocumentParams, TextDocumentItem } from "vscode-languageserver";
import { TextDocument } from "vscode-languageserver-textdocument";
import { canonicalUri, nameOf, parentUri } from "../config/uri.ts";
import { projectFileKind } from "../engine/base/projectFiles.ts";

export interface OpenDocument {
  /** In our spelling (config/uri.ts). */
  readonly uri: string;
  /** As the editor spells it. */
  readonly editorUri: string;
  /** Ours: another one for every text of every document, since editors start anew when a document is opened again. */
  readonly version: number;
  readonly text: string;
}

interface Known {
  readonly editorUri: string;
  version: number;
  /** With the version of the editor. */
  document: TextDocument;
}

export class OpenDocuments {
  private readonly documents = new Map<string, Known>();
  private versions = 0;

  open(item: TextDocumentItem): OpenDocument {
    const uri = canonicalUri(item.uri);
    const document = TextDocument.create(item.uri, item.languageId, item.version, item.text);
    const version = (this.versions += 1);
    this.documents.set(uri, { editorUri: item.uri, version, document });
    return { uri, editorUri: item.uri, version, text: item.text };
  }

  /** Undefined for a document that is not open. */
  change({ textDocument, contentChanges }: DidChangeTextDocumentParams): OpenDocument | undefined {
    const uri = canonicalUri(textDocument.uri);
    const known = this.documents.get(uri);
    if (known === undefined) return undefined;
    known.version = this.versions += 1;
    known.document = TextDocument.update(known.document, contentChanges, textDocument.version);
    return this.get(uri);
  }

  /** The canonical URI of the closed document. */
  close(editorUri: string): string {
    const uri = canonicalUri(editorUri);
    this.documents.delete(uri);
    return uri;
  }

  get(uri: string): OpenDocument | undefined {
    const known = this.documents.get(uri);
    if (known === undefined) return undefined;
    return { uri, editorUri: known.editorUri, version: known.version, text: known.document.getText() };
  }

  isOpen(uri: string): boolean {
    return this.documents.has(uri);
  }

  /** Undefined for a closed document. */
  versionOf(uri: string): number | undefined {
    return this.documents.get(uri)?.version;
  }

  /** What the editor calls this version; undefined for a closed document. */
  editorVersionOf(uri: string): number | undefined {
    return this.documents.get(uri)?.document.version;
  }

  /** The name the editor knows the file by. */
  editorUri(uri: string): string {
    return this.documents.get(uri)?.editorUri ?? uri;
  }

  /** Canonical URIs, in the order of opening. */
  uris(): readonly string[] {
    return [...this.documents.keys()];
  }
}

const sourceName = /\.(go|c|h|m|mm|cc|cpp|cxx|hpp|hh|S)$/;

/** Files that take part in an analysis. */
export function isSource(uri: string): boolean {
  return sourceName.test(uri) || projectFileKind(nameOf(uri), nameOf(parentUri(uri) ?? "")) !== undefined;
}
