// Edits of files in the form the client understands. Guarantees: edits of an open document carry the version they were
// made for, so that a client refuses them when the text has moved on.
import type { ChangeAnnotation, CreateFile, TextDocumentEdit, TextEdit, WorkspaceEdit } from "vscode-languageserver";
import type { Range } from "../../engine/base/span.ts";
import type { FileCreation } from "../../engine/report/finding.ts";
import type { OpenDocuments } from "../documents.ts";

export interface RangeEdit {
  readonly uri: string;
  readonly range: Range;
  readonly newText: string;
}

export interface EditCapabilities {
  /** The client takes edits with versions. */
  readonly documentChanges: boolean;
  /** The client creates files on request. */
  readonly createFiles: boolean;
  /** The client asks people to confirm edits that want it. */
  readonly confirms: boolean;
}

export interface EditOptions {
  /** URIs of files that are to be created first; needs the capability. */
  readonly create?: readonly string[];
  /** New files with their text; needs the capability. The whole edit fails where one is there already. */
  readonly fresh?: readonly FileCreation[];
  /** Asks for confirmation under this heading, where the client can. */
  readonly confirm?: { readonly label: string; readonly description: string };
}

const annotationId = "review";
const start: Range = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };

export function toWorkspaceEdit(changes: readonly RangeEdit[], documents: OpenDocuments, capabilities: EditCapabilities, { create = [], fresh = [], confirm }: EditOptions = {}): WorkspaceEdit {
  const edits = [...changes, ...fresh.map(({ uri, text }): RangeEdit => ({ uri, range: start, newText: text }))];
  const byFile = new Map<string, TextEdit[]>();
  const annotated = confirm !== undefined && capabilities.confirms && capabilities.documentChanges;
  for (const { uri, range, newText } of edits) {
    const list = byFile.get(uri) ?? [];
    list.push({ range, newText, ...(annotated && { annotationId }) });
    byFile.set(uri, list);
  }
  if (!capabilities.documentChanges) {
    return { changes: Object.fromEntries([...byFile].map(([uri, list]) => [documents.editorUri(uri), list])) };
  }
  const made = [...create.map((uri) => ({ uri, options: { ignoreIfExists: true } })), ...fresh.map(({ uri }) => ({ uri, options: { overwrite: false, ignoreIfExists: false } }))];
  const created = made.map(({ uri, options }): CreateFile => ({ kind: "create", uri: documents.editorUri(uri), options, ...(annotated && { annotationId }) }));
  const changed = [...byFile].map(([uri, list]): TextDocumentEdit => ({
    textDocument: { uri: documents.editorUri(uri), version: documents.editorVersionOf(uri) ?? null },
    edits: list,
  }));
  const annotation: ChangeAnnotation | undefined = annotated ? { ...confirm, needsConfirmation: true } : undefined;
  return { documentChanges: [...created, ...changed], ...(annotation !== undefined && { changeAnnotations: { [annotationId]: annotation } }) };
}
