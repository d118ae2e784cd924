// Settings per folder, asked for when first needed and remembered until something they come from changes. Guarantees:
// the editor is asked once per workspace folder; a cgovet.json that is open and unsaved counts as it stands on screen.
import type { ConfigProblem } from "../../config/configProblem.ts";
import type { EditorSettings } from "../../config/editorSettings.ts";
import { configFileName, loadConfigFile, loadConfigFor, type LoadedConfig } from "../../config/findConfig.ts";
import { joinUri } from "../../config/uri.ts";
import type { ConfigCatalog } from "../../config/validateConfig.ts";
import type { Host } from "../../engine/host.ts";
import { combineSettings, problemsOf, readSection, type DirectorySettings } from "./directorySettings.ts";

export interface SettingsStoreOptions {
  readonly host: Host;
  readonly catalog: ConfigCatalog;
  /** The editor's section `cgovet` for a workspace folder (URI), or for files outside all of them. */
  readonly pull: (folder: string | undefined) => Promise<unknown>;
  /** Text of an open document; undefined when it is closed. */
  readonly openText: (uri: string) => string | undefined;
  /** Told about the problems of everything that has just been loaded; `file` is undefined for the editor's settings. */
  readonly onProblems: (file: string | undefined, problems: readonly ConfigProblem[]) => void;
}

export class SettingsStore {
  private readonly options: SettingsStoreOptions;
  /** cgovet.json as the editor shows it. */
  private readonly host: Host;
  private folders: readonly string[] = [];
  private readonly editor = new Map<string | undefined, Promise<EditorSettings>>();
  private readonly directories = new Map<string, Promise<DirectorySettings>>();

  constructor(options: SettingsStoreOptions) {
    this.options = options;
    this.host = withOpenTexts(options.host, options.openText);
  }

  /** URIs of the workspace folders, in the editor's order. */
  setFolders(folders: readonly string[]): void {
    this.folders = folders;
    this.forget();
  }

  workspaceFolders(): readonly string[] {
    return this.folders;
  }

  /** The workspace folder a file or folder lies in, the innermost one. */
  folderOf(uri: string): string | undefined {
    const around = this.folders.filter((folder) => uri === folder || uri.startsWith(`${folder}/`));
    return around.sort((a, b) => b.length - a.length)[0];
  }

  /** Everything is asked for again at the next need. */
  forget(): void {
    this.editor.clear();
    this.directories.clear();
  }

  /** Never rejects for bad settings: what is valid of them holds. */
  forDirectory(dir: string): Promise<DirectorySettings> {
    const known = this.directories.get(dir) ?? this.load(dir);
    this.directories.set(dir, known);
    return known;
  }

  private async load(dir: string): Promise<DirectorySettings> {
    const folder = this.folderOf(dir);
    const [editor, loaded] = await Promise.all([this.editorSettings(folder), this.configFor(dir, folder)]);
    const sources = { editor, folder, loaded };
    const problems = problemsOf(sources);
    this.options.onProblems(undefined, problems.filter((problem) => problem.file === undefined));
    if (loaded.file !== undefined) this.options.onProblems(loaded.file, problems.filter((problem) => problem.file === loaded.file));
    return combineSettings(sources);
  }

  private editorSettings(folder: string | undefined): Promise<EditorSettings> {
    const known = this.editor.get(folder) ?? this.options.pull(folder).then((section) => readSection(section, this.options.catalog));
    this.editor.set(folder, known);
    return known;
  }

  /** The nearest file; where no repository or module says how far it reaches, the workspace folder's own one. */
  private async configFor(dir: string, folder: string | undefined): Promise<LoadedConfig> {
    const { catalog } = this.options;
    const nearest = await loadConfigFor(dir, this.host, catalog);
    if (nearest.file !== undefined || folder === undefined) return nearest;
    const atFolder = joinUri(folder, configFileName);
    const isThere = (await this.host.readFile(atFolder)).kind !== "missing";
    return isThere ? loadConfigFile(atFolder, this.host, catalog) : nearest;
  }
}

/** The host with open configuration files as the editor shows them, also those that are not saved yet. */
function withOpenTexts(host: Host, openText: (uri: string) => string | undefined): Host {
  return {
    ...host,
    readFile: async (uri) => {
      const text = openText(uri);
      return text === undefined ? host.readFile(uri) : { kind: "text", text };
    },
    listDirectory: async (uri) => {
      const entries = await host.listDirectory(uri);
      const isNew = openText(joinUri(uri, configFileName)) !== undefined && !entries.some((entry) => entry.name === configFileName);
      return isNew ? [...entries, { name: configFileName, kind: "file" as const }] : entries;
    },
  };
}
