// The parts of a server at work and how they tell each other what has changed. Guarantees: whatever changes (text, disk,
// settings, folders), the packages concerned are analysed again and nothing else is. Handles no protocol messages.
import * as l10n from "@vscode/l10n";
import { MessageType, ShowMessageNotification, type Connection } from "vscode-languageserver";
import { parentUri } from "../config/uri.ts";
import type { Engine, TextChange } from "../engine/engineApi.ts";
import { catalog, translatedCatalog } from "../engine/catalog.ts";
import type { Host } from "../engine/host.ts";
import type { Notice } from "../engine/report/finding.ts";
import { neverCancelled, type CancelSignal } from "../engine/base/cancellation.ts";
import type { LanguageFile } from "../hosts/language.ts";
import { Analyst } from "./analysis/analyst.ts";
import { PackageResults } from "./analysis/packageResults.ts";
import { Schedule, type Urgency } from "./analysis/schedule.ts";
import { CodeActions } from "./actions/codeActions.ts";
import type { ClientFeatures } from "./clientFeatures.ts";
import type { DebugSources } from "./debugInformation.ts";
import type { DiagnosticContext } from "./diagnostics.ts";
import { isSource, OpenDocuments, type OpenDocument } from "./documents.ts";
import { describeError, type Guard } from "./guard.ts";
import type { HoverSources } from "./hover/findingHover.ts";
import { ruleWords } from "./hover/ruleWords.ts";
import { InlayHints } from "./inlay/inlayHints.ts";
import { grammarReader, type EditorFiles, type ServerFiles, type CreateScanPool, type ServerPlatform, type Stop } from "./platform.ts";
import { createHazards, type Hazards } from "./hazards/hazards.ts";
import { methods } from "./protocol.ts";
import { Publisher } from "./publisher.ts";
import { WorkspaceScan } from "./scan/workspaceScan.ts";
import { ConfigProblems } from "./settings/configProblems.ts";
import type { WatchedFilesOptions } from "./watchedFiles.ts";
import { createEditorSection, type EditorSection } from "./settings/editorSection.ts";
import { SettingsStore } from "./settings/settingsStore.ts";
import { StatusReporter, type ScanState } from "./status.ts";

export interface SessionOptions {
  readonly connection: Connection;
  readonly platform: ServerPlatform;
  readonly editor: EditorFiles;
  readonly files: ServerFiles;
  readonly features: ClientFeatures;
  /** Undefined: English. */
  readonly words: LanguageFile | undefined;
  readonly log: Host["log"];
  readonly guard: Guard;
}

/** The pause in typing that starts an analysis; milliseconds. */
const typingPause = 40;
/** New folders come in crowds (a checkout): one search serves all; milliseconds. */
const searchPause = 300;
const configPause = 100;

export class Session {
  readonly documents = new OpenDocuments();
  readonly results: PackageResults;
  readonly status: StatusReporter;
  readonly schedule: Schedule;
  readonly settings: SettingsStore;
  readonly scan: WorkspaceScan;
  readonly actions: CodeActions;
  readonly inlay: InlayHints;
  readonly hazards: Hazards;
  private readonly options: SessionOptions;
  private readonly analyst: Analyst;
  private readonly publisher: Publisher;
  private readonly problems: ConfigProblems;
  private stopSearch: Stop = () => undefined;
  private stopReload: Stop = () => undefined;
  private readonly section: EditorSection;

  private readonly analysed = (dir: string, uris: readonly string[]): void => {
    this.inlay.analysed(dir);
    const opened = this.documents.uris().filter((uri) => parentUri(uri) === dir);
    this.refresh(new Set([...opened, ...uris]));
    this.status.update();
  };

  constructor(options: SessionOptions) {
    this.options = options;
    const { connection, platform, features, log } = options;
    const { host, tree } = options.files;
    this.results = new PackageResults(options.words?.engine);
    const { documents, results, analysed } = this;
    const { after, createScanPool } = platform;
    const createPool: CreateScanPool | undefined = createScanPool && ((settings, to) => createScanPool(settings, to, options.words));
    const isOpen = (uri: string): boolean => documents.isOpen(uri);
    const context = (): DiagnosticContext => ({ related: features.related, editorUri: (uri) => documents.editorUri(uri), language: options.words?.engine.language });
    this.section = createEditorSection({ connection, log, asks: features.configuration, initial: features.options.settings });
    this.status = new StatusReporter({
      send: (status) => void (features.options.showsStatus === true && connection.sendNotification(methods.status, status)),
      notices: () => this.notices(),
      after,
    });
    this.problems = new ConfigProblems({
      isOpen,
      showMessage: (text) => this.showMessage(MessageType.Warning, text),
      refresh: (file) => this.publisher.refresh([file]),
    });
    this.settings = this.createSettings();
    const { settings } = this;
    this.schedule = new Schedule({
      analyze: (dir, cancel) => this.status.during(dir, () => this.analyze(dir, cancel)),
      failed: (dir, error) => log("error", `${dir}: ${describeError(error)}`),
      after,
      now: () => host.now(),
      typingPause,
    });
    const { schedule } = this;
    const broken = (dir: string, reason: string | undefined): void => {
      this.status.setBroken(dir, reason);
      this.hazards.list.changed();
    };
    const slow = (dir: string, milliseconds: number | undefined): void => this.status.setSlow(dir, milliseconds);
    const events = { analysed, broken, slow, trace: (line: string) => connection.tracer.log(line) };
    this.analyst = new Analyst({ host, createEngine: () => this.createEngine(host), documents, settings, results, events });
    const brokenReason = (dir: string): string | undefined => this.status.brokenReason(dir);
    const onState = (state: ScanState | undefined): void => {
      this.status.setScan(state);
      this.hazards.list.changed();
    };
    const release = (dir: string): void => this.releaseUnused(dir);
    this.scan = new WorkspaceScan({ host, tree, settings, results, schedule, createPool, isOpen, invalidate: (uri) => this.analyst.invalidate(uri), brokenReason, analysed, release, onState });
    this.publisher = this.createPublisher(context);
    this.hazards = this.createHazards();
    const { analyst } = this;
    this.inlay = this.createInlayHints();
    this.actions = new CodeActions({ documents, results, schedule, analyst, settings, host, context, capabilities: () => features.edits, commands: features.commands, resolvesEdits: features.resolvesEdits });
  }

  opened(document: OpenDocument): void {
    this.analyst.open(document);
    this.textChanged(document.uri, "now");
  }

  changed(document: OpenDocument, changes: readonly TextChange[]): void {
    this.analyst.change(document, changes);
    this.textChanged(document.uri, "typing");
  }

  closed(uri: string): void {
    this.analyst.close(uri);
    this.inlay.closed(uri);
    if (!isSource(uri)) return this.configChanged(uri, false);
    this.scan.touched(uri);
    this.refresh([uri]);
    const dir = parentUri(uri) ?? uri;
    for (const one of this.results.dependentsOf(uri)) if (one !== dir) this.schedule.request(one, "background");
    if (this.isWanted(dir)) this.schedule.request(dir, "background");
    else this.releaseUnused(dir);
  }

  /** What could not be looked at: by packages that were, and by the search for packages. */
  private notices(): readonly Notice[] {
    const told = this.results.notices();
    const isTold = ({ kind, uri }: Notice): boolean => told.some((notice) => notice.kind === kind && notice.uri === uri);
    return [...told, ...this.scan.notices().filter((notice) => !isTold(notice))];
  }

  /** What hovers are made from. */
  get hovering(): HoverSources {
    const { documents, results } = this;
    const { commands, hoverMarkdown: showsMarkdown } = this.options.features;
    return { documents, results, words: (rule) => ruleWords(rule, this.options.words?.engine), commands, showsMarkdown, editorUri: (uri) => documents.editorUri(uri), language: this.options.words?.engine.language };
  }

  /** What a bug report may say. */
  get debugging(): DebugSources {
    const { documents, results, settings, status } = this;
    const { version, runtime = "" } = this.options.platform;
    return { version, runtime, documents, results, settings, status };
  }

  /** What events of the disk lead to. */
  get watching(): WatchedFilesOptions {
    return {
      isOpen: (uri) => this.documents.isOpen(uri),
      dependentsOf: (uri) => this.results.dependentsOf(uri),
      inputsBelow: (dirUri) => this.results.inputsBelow(dirUri),
      isKnown: (dir) => this.isWanted(dir),
      invalidate: (uri) => {
        this.analyst.invalidate(uri);
        this.scan.touched(uri);
      },
      analyze: (dir) => this.reanalyze(dir),
      newFolder: () => this.newFolder(),
      isBaseline: (uri) => this.hazards.baselines.isBaseline(uri),
      baselineChanged: this.options.guard.notification("reading the baseline", () => this.hazards.baselines.reload()),
      configChanged: (uri, removed) => this.configChanged(uri, removed),
    };
  }

  /** Analyses a folder because its files changed: at once when a person looks at it. */
  private reanalyze(dir: string): void {
    if (this.isWanted(dir)) this.schedule.request(dir, this.hasOpenFiles(dir) ? "now" : "background");
    else this.releaseUnused(dir);
  }

  /** Reports whether anybody wants to know about this folder. */
  private isWanted(dir: string): boolean {
    return this.scan.isScanned(dir) || this.hasOpenFiles(dir);
  }

  /** A folder with Go files has appeared; shown if a scan was asked for. */
  private newFolder(): void {
    if (!this.scan.isActive) return;
    this.stopSearch();
    const search = this.options.guard.notification("search for new packages", () => this.scan.takeUpNewPackages(neverCancelled));
    this.stopSearch = this.options.platform.after(searchPause, search);
  }

  /** A cgovet.json changed, on disk or on screen; half-typed ones change often. */
  private configChanged(uri: string, removed: boolean): void {
    if (removed && !this.documents.isOpen(uri)) this.problems.forget(uri);
    this.stopReload();
    const reload = this.options.guard.notification("reading the settings", async () => {
      this.settings.forget();
      // Shows the problems of a file that no package has asked for yet.
      await this.settings.forDirectory(parentUri(uri) ?? uri);
      await this.settingsChanged();
    });
    this.stopReload = this.options.platform.after(configPause, reload);
  }

  /** Any setting may have changed: every package whose settings are others now is analysed again. */
  private async settingsChanged(): Promise<void> {
    this.settings.forget();
    this.inlay.refresh();
    for (const dir of new Set([...this.openDirs(), ...this.results.dirs()])) {
      const { key } = await this.settings.forDirectory(dir);
      if (this.results.get(dir)?.settings.key !== key) this.reanalyze(dir);
    }
  }

  /** The editor tells its settings by itself, since it does not answer questions about them. */
  async settingsPushed(settings: unknown): Promise<void> {
    this.section.push(settings);
    await this.settingsChanged();
  }

  /** `folders`: URIs in our spelling. */
  async setFolders(folders: readonly string[]): Promise<void> {
    this.settings.setFolders(folders);
    this.scan.forgetOutside(folders);
    await this.hazards.baselines.reload();
    await this.settingsChanged();
  }

  async dispose(): Promise<void> {
    this.stopSearch();
    this.stopReload();
    this.hazards.list.dispose();
    this.schedule.dispose();
    await this.analyst.dispose();
  }

  /** What the baseline holds has to be known before anything is shown. */
  private async analyze(dir: string, cancel: CancelSignal): Promise<void> {
    await this.hazards.baselines.ready();
    await this.analyst.analyze(dir, cancel);
  }

  private createPublisher(context: () => DiagnosticContext): Publisher {
    const { documents, results } = this;
    return new Publisher({
      documents,
      results,
      send: (params) => void this.options.connection.sendDiagnostics(params),
      context,
      configDiagnostics: (uri) => this.problems.diagnosticsOf(uri),
      isScanned: (dir) => this.scan.isScanned(dir),
      knownIn: (uri, findings) => this.hazards.baselines.knownIn(uri, findings),
    });
  }

  private createHazards(): Hazards {
    const { documents, results, settings, scan, status } = this;
    const { connection, platform, files, words } = this.options;
    return createHazards({
      ...files,
      documents,
      results,
      folders: () => settings.workspaceFolders(),
      folderOf: (uri) => settings.folderOf(uri),
      isScanned: (dir) => scan.isScanned(dir),
      coverage: () => scan.coverage,
      notices: () => [...scan.notices(), ...status.brokenNotices()],
      version: platform.version,
      rules: words === undefined ? catalog.rules : translatedCatalog(words.engine).rules,
      language: words?.engine.language,
      send: (news) => void connection.sendNotification(methods.hazardsChanged, news),
      after: platform.after,
      warn: (text) => this.showMessage(MessageType.Warning, text),
      changed: () => this.refresh(this.results.files()),
    });
  }

  private createSettings(): SettingsStore {
    return new SettingsStore({
      host: this.options.files.host,
      catalog,
      pull: (folder) => this.section.pull(folder),
      openText: (uri) => (isSource(uri) ? undefined : this.documents.get(uri)?.text),
      onProblems: (file, list) => this.problems.set(file, list),
    });
  }

  private createInlayHints(): InlayHints {
    const { documents, results, schedule, settings, analyst } = this;
    const { features, connection } = this.options;
    return new InlayHints({
      documents,
      results,
      schedule,
      settings,
      compute: (uri) => schedule.exclusive(() => analyst.ownershipHints(uri)),
      askAgain: () => void (features.refreshesHints && connection.languages.inlayHint.refresh()),
    });
  }

  private async createEngine(host: Host): Promise<Engine> {
    const { platform, editor, features, words } = this.options;
    try {
      return await platform.createEngine(host, grammarReader(editor, features.options.grammarsUri), words);
    } catch (error) {
      this.showMessage(MessageType.Error, l10n.t("nothing can be analysed, since the engine does not start: {0}", error instanceof Error ? error.message : String(error)));
      throw error;
    }
  }

  private showMessage(type: MessageType, text: string): void {
    void this.options.connection.sendNotification(ShowMessageNotification.type, { type, message: `cgovet: ${text}` });
  }

  private textChanged(uri: string, urgency: Urgency): void {
    if (!isSource(uri)) return this.configChanged(uri, false);
    const dir = parentUri(uri) ?? uri;
    this.schedule.request(dir, urgency);
    for (const one of this.results.dependentsOf(uri)) if (one !== dir) this.schedule.request(one, this.hasOpenFiles(one) ? urgency : "background");
  }

  /** The findings of these files may have changed. */
  private refresh(uris: Iterable<string>): void {
    const all = [...uris];
    this.publisher.refresh(all);
    this.hazards.list.changed(all);
  }

  private releaseUnused(dir: string): void {
    if (this.isWanted(dir)) return;
    this.schedule.drop(dir);
    const uris = this.results.remove(dir);
    this.status.setBroken(dir, undefined);
    this.status.setSlow(dir, undefined);
    this.refresh(uris);
  }

  private hasOpenFiles(dir: string): boolean {
    return this.openDirs().has(dir);
  }

  private openDirs(): ReadonlySet<string> {
    return new Set(this.documents.uris().filter(isSource).map((uri) => parentUri(uri) ?? uri));
  }
}
