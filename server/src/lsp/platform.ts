// What the server needs from the place it runs in. node.ts and browser.ts supply it; tests bring their own.
import * as l10n from "@vscode/l10n";
import type { Engine } from "../engine/engineApi.ts";
import type { Host } from "../engine/host.ts";
import type { EngineSettings } from "../engine/settings.ts";
import type { ReadGrammar } from "../hosts/grammars.ts";
import type { LanguageFile } from "../hosts/language.ts";
import type { SourceTree } from "../hosts/sourceTree.ts";
import type { PackageRunner } from "../scan/scanPackages.ts";
import type { LanguageSource } from "./language.ts";
import type { DirectoryItem } from "./protocol.ts";

/** Files the editor serves. Both reject when the editor cannot answer. */
export interface EditorFiles {
  /** Undefined when there is no such file. */
  readBytes(uri: string): Promise<Uint8Array | undefined>;
  /** Undefined when there is no such folder. */
  list(dirUri: string): Promise<readonly DirectoryItem[] | undefined>;
}

export interface ServerFiles {
  readonly host: Host;
  readonly tree: SourceTree;
}

/** Reads grammars from a folder that the editor serves; rejects when it named none. */
export function grammarReader(editor: EditorFiles, folderUri: string | undefined): ReadGrammar {
  return async (file) => {
    const bytes = folderUri === undefined ? undefined : await editor.readBytes(`${folderUri}/${file}`);
    if (bytes === undefined) throw new Error(l10n.t("the editor has no {0}", file));
    return bytes;
  };
}

/** Stops something that was going to happen; harmless when it has happened. */
export type Stop = () => void;

export interface ServerPlatform extends LanguageSource {
  readonly version: string;
  /** What the server runs on, for bug reports: `node 22.1.0 on linux x64`. */
  readonly runtime?: string;
  readonly files: (editor: EditorFiles, log: Host["log"]) => ServerFiles;
  /** Rejects when the grammars cannot be loaded. `readGrammar` asks the editor, for where there is no disk. */
  readonly createEngine: (host: Host, readGrammar: ReadGrammar, words?: LanguageFile) => Promise<Engine>;
  /** Analyses packages beside the server, for large scans; absent where there are no threads. */
  readonly createScanPool?: CreateScanPool;
  readonly decodeBase64: (text: string) => Uint8Array;
  /** Calls `run` once after so many milliseconds. */
  readonly after: (milliseconds: number, run: () => void) => Stop;
}

/** `settings` is what tasks refer to by index. Undefined when there are no threads after all. */
export type CreateScanPool = (settings: readonly EngineSettings[], log: Host["log"], words?: LanguageFile) => PackageRunner | undefined;
