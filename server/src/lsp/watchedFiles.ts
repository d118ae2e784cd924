// What a change on disk means. Guarantees: a changed file leads to a new analysis of exactly the packages that looked at
// it, or might now; the text of open documents is the editor's affair. Reads nothing itself.
import { FileChangeType, type FileEvent } from "vscode-languageserver";
import { configFileName } from "../config/findConfig.ts";
import { canonicalUri, nameOf, parentUri } from "../config/uri.ts";
import { isSource } from "./documents.ts";

export interface WatchedFilesOptions {
  readonly isOpen: (uri: string) => boolean;
  /** Folders whose report looked at this file. */
  readonly dependentsOf: (uri: string) => readonly string[];
  /** Files below a folder that some report looked at. */
  readonly inputsBelow: (dirUri: string) => readonly string[];
  /** Reports whether anybody wants to know about this folder. */
  readonly isKnown: (dir: string) => boolean;
  readonly invalidate: (uri: string) => void;
  readonly analyze: (dir: string) => void;
  /** A folder with Go files nobody knows yet. */
  readonly newFolder: (dir: string) => void;
  /** Reports whether this is a baseline by its name. */
  readonly isBaseline: (uri: string) => boolean;
  readonly baselineChanged: () => void;
  /** Settings may have changed; `removed` when the file is gone. */
  readonly configChanged: (uri: string, removed: boolean) => void;
}

/** Handles the events of one notification; each package is asked for once. */
export function handleFileEvents(events: readonly FileEvent[], options: WatchedFilesOptions): void {
  const dirs = new Set<string>();
  for (const event of events) {
    const uri = canonicalUri(event.uri);
    const removed = event.type === FileChangeType.Deleted;
    const name = nameOf(uri);
    // A go.mod decides how far a cgovet.json reaches.
    if (name === configFileName || name === "go.mod") options.configChanged(uri, removed);
    if (isSource(uri)) for (const dir of dirsOf(uri, event.type, options)) dirs.add(dir);
    else if (removed && name !== configFileName) for (const dir of dirsBelow(uri, options)) dirs.add(dir);
  }
  if (events.some((event) => options.isBaseline(canonicalUri(event.uri)))) options.baselineChanged();
  for (const dir of dirs) options.analyze(dir);
}

function dirsOf(uri: string, type: FileChangeType, options: WatchedFilesOptions): readonly string[] {
  if (options.isOpen(uri) && type !== FileChangeType.Deleted) return [];
  options.invalidate(uri);
  const dir = parentUri(uri) ?? uri;
  const own = options.isKnown(dir);
  if (!own && uri.endsWith(".go") && type !== FileChangeType.Deleted) options.newFolder(dir);
  return [...options.dependentsOf(uri), ...(own ? [dir] : [])];
}

/** A folder was deleted: its files were, too, though nobody says so one by one. */
function dirsBelow(dirUri: string, { inputsBelow, invalidate, dependentsOf }: WatchedFilesOptions): readonly string[] {
  const gone = inputsBelow(dirUri);
  for (const uri of gone) invalidate(uri);
  return gone.flatMap(dependentsOf);
}
