// Holds the engine, keeps its texts in step with the editor's, and analyses one folder at a time on behalf of the
// schedule. Guarantees: an analysis sees the settings of its folder; one that breaks down is logged and remembered as
// "could not look", never as "nothing found". Does not decide when to analyse.
import { Cancelled, checkCancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import { parentUri } from "../../config/uri.ts";
import type { Engine, OwnershipHint, TextChange } from "../../engine/engineApi.ts";
import type { Host } from "../../engine/host.ts";
import type { Fix, PackageReport } from "../../engine/report/finding.ts";
import { isSource, type OpenDocument, type OpenDocuments } from "../documents.ts";
import { describeError } from "../guard.ts";
import type { DirectorySettings } from "../settings/directorySettings.ts";
import type { SettingsStore } from "../settings/settingsStore.ts";
import type { PackageResults } from "./packageResults.ts";

export interface AnalystOptions {
  readonly host: Host;
  readonly createEngine: () => Promise<Engine>;
  readonly documents: OpenDocuments;
  readonly settings: SettingsStore;
  readonly results: PackageResults;
  readonly events: AnalystEvents;
}

export interface AnalystEvents {
  /** The folder has a new report; `uris` are the files whose findings may have changed. */
  readonly analysed: (dir: string, uris: readonly string[]) => void;
  /** Why this folder could not be analysed; undefined when it could again. */
  readonly broken: (dir: string, reason: string | undefined) => void;
  /** The analysis took so many milliseconds, more than people want; undefined: it did not. */
  readonly slow: (dir: string, milliseconds: number | undefined) => void;
  /** One line for people who follow the protocol. */
  readonly trace: (line: string) => void;
}

export class Analyst {
  private readonly options: AnalystOptions;
  private readonly starting: Promise<Engine>;
  /** Undefined until it has started. */
  private engine: Engine | undefined;
  /** The document whose text in the engine is not the editor's for the moment. */
  private borrowed: { readonly uri: string; touched: boolean } | undefined;
  private configured: string | undefined;

  constructor(options: AnalystOptions) {
    this.options = options;
    this.starting = options.createEngine().then((engine) => this.started(engine));
    // Reported at each analysis that needs it.
    this.starting.catch(() => undefined);
  }

  open(document: OpenDocument): void {
    if (isSource(document.uri)) this.engine?.setOverlay(document.uri, document.text, document.version);
  }

  change({ uri, version }: OpenDocument, changes: readonly TextChange[]): void {
    if (!isSource(uri)) return;
    if (this.borrowed?.uri === uri) this.borrowed.touched = true;
    else this.engine?.updateOverlay(uri, changes, version);
  }

  close(uri: string): void {
    if (this.borrowed?.uri === uri) this.borrowed.touched = true;
    else this.engine?.clearOverlay(uri);
  }

  /** The file changed on disk. */
  invalidate(uri: string): void {
    this.engine?.invalidate(uri);
  }

  /** Analyses the folder and records the report. Rejects with Cancelled only. */
  async analyze(dir: string, cancel: CancelSignal): Promise<void> {
    const { host, settings, results, events } = this.options;
    const began = host.now();
    try {
      const wanted = await settings.forDirectory(dir);
      checkCancelled(cancel);
      const report = wanted.enabled ? await this.report(dir, wanted, cancel) : nothingLookedAt(dir);
      checkCancelled(cancel);
      // Settings can change and change back while an analysis is under way: nobody else would notice.
      if ((await settings.forDirectory(dir)).key !== wanted.key) return await this.analyze(dir, cancel);
      checkCancelled(cancel);
      events.broken(dir, undefined);
      events.analysed(dir, results.set(dir, { report, settings: wanted }));
      const took = host.now() - began;
      if (took > wanted.timeBudget) host.log("warn", `the analysis of ${dir} took ${(took / 1000).toFixed(1)} s, longer than cgovet.timeBudget`);
      events.slow(dir, took > wanted.timeBudget ? took : undefined);
      events.trace(`analysed ${dir} in ${took.toFixed(1)} ms: ${countFindings(report)} findings in ${report.files.length} files`);
    } catch (error) {
      if (error instanceof Cancelled) throw error;
      host.log("error", `the analysis of ${dir} broke down: ${describeError(error)}`);
      events.broken(dir, error instanceof Error ? error.message : String(error));
    }
  }

  /**
   * Lets `use` analyse texts of one open document that nobody has typed, as often as it likes; call it from within
   * exclusive work of the schedule only. Gives undefined when the editor changed the document meanwhile.
   */
  async borrow<T>(uri: string, use: (analyze: (text: string) => Promise<readonly PackageReport[]>) => Promise<T>, cancel: CancelSignal): Promise<T | undefined> {
    const { documents, results, settings } = this.options;
    const engine = await this.starting;
    const borrowed = { uri, touched: false };
    const signal = { get cancelled() { return cancel.cancelled || borrowed.touched; } };
    this.borrowed = borrowed;
    let rounds = 0;
    try {
      return await use(async (text) => {
        engine.setOverlay(uri, text, -(rounds += 1));
        const reports: PackageReport[] = [];
        for (const dir of results.reportersOf(uri)) reports.push(await this.report(dir, await settings.forDirectory(dir), signal));
        return reports;
      });
    } catch (error) {
      if (error instanceof Cancelled && borrowed.touched) return undefined;
      throw error;
    } finally {
      this.borrowed = undefined;
      const document = documents.get(uri);
      if (document === undefined) engine.clearOverlay(uri);
      else engine.setOverlay(uri, document.text, document.version);
    }
  }

  /** What can be stated about the function at a place of an open document; call it from within exclusive work only. */
  async statementsAt(uri: string, offset: number): Promise<readonly Fix[]> {
    const { settings, results, host } = this.options;
    const [dir] = results.reportersOf(uri);
    if (dir === undefined) return [];
    const { enabled, engine: wanted, key } = await settings.forDirectory(dir);
    if (!enabled) return [];
    try {
      const engine = await this.starting;
      if (this.configured !== key) engine.configure(wanted);
      this.configured = key;
      return await engine.statementsAt(uri, offset);
    } catch (error) {
      host.log("error", `nothing can be stated in ${uri}: ${describeError(error)}`);
      return [];
    }
  }

  /** Who owns what in a file; call it from within exclusive work only. */
  async ownershipHints(uri: string): Promise<readonly OwnershipHint[]> {
    const { settings, host } = this.options;
    const { engine: wanted, key } = await settings.forDirectory(parentUri(uri) ?? uri);
    try {
      const engine = await this.starting;
      if (this.configured !== key) engine.configure(wanted);
      this.configured = key;
      return await engine.ownershipHints(uri);
    } catch (error) {
      host.log("error", `nothing can be said about owners in ${uri}: ${describeError(error)}`);
      return [];
    }
  }

  async dispose(): Promise<void> {
    await this.starting.then((engine) => engine.dispose(), () => undefined);
  }

  private started(engine: Engine): Engine {
    this.engine = engine;
    const { documents } = this.options;
    for (const uri of documents.uris()) {
      const document = documents.get(uri);
      if (document !== undefined) this.open(document);
    }
    return engine;
  }

  private async report(dir: string, { engine: wanted, key }: DirectorySettings, cancel: CancelSignal): Promise<PackageReport> {
    const engine = await this.starting;
    if (this.configured !== key) engine.configure(wanted);
    this.configured = key;
    return engine.analyzeDirectory(dir, cancel);
  }
}

function nothingLookedAt(dir: string): PackageReport {
  return { dir, files: [], inputs: [], usesCgo: false };
}

function countFindings(report: PackageReport): number {
  return report.files.reduce((sum, file) => sum + file.findings.length, 0);
}
