// The baselines of the workspace folders: which findings are known and need no diagnostic. Guarantees: the same file as
// the command line uses, the nearest .cgovet-baseline.json of the folder; a file that is no baseline hides nothing and is
// told about; entries about what was not looked at are never called stale. Writes nothing.
import * as l10n from "@vscode/l10n";
import { applyBaseline } from "../../baseline/applyBaseline.ts";
import { baselineFileName, type Baseline, type BaselineEntry } from "../../baseline/baseline.ts";
import { parseBaseline } from "../../baseline/baselineFile.ts";
import { nearestFolderWith } from "../../config/findConfig.ts";
import { joinUri, nameOf, relativePath } from "../../config/uri.ts";
import type { Host } from "../../engine/host.ts";
import type { Finding, Notice } from "../../engine/report/finding.ts";

export interface LoadedBaseline {
  /** The workspace folder it holds for (URI). */
  readonly workspaceFolder: string;
  readonly file: string;
  /** The folder its paths are relative to. */
  readonly folder: string;
  readonly baseline: Baseline;
  readonly byPath: ReadonlyMap<string, Baseline>;
  /** Why it is not in force. */
  readonly fault?: Notice;
}

export interface BaselinesOptions {
  readonly host: Host;
  readonly folders: () => readonly string[];
  /** The workspace folder a file lies in. */
  readonly folderOf: (uri: string) => string | undefined;
  /** Other findings are known now. */
  readonly changed: () => void;
  /** Tells people about a file that is no baseline. */
  readonly warn: (message: string) => void;
}

const nothing: ReadonlySet<string> = new Set();

export class Baselines {
  private readonly options: BaselinesOptions;
  private loaded: ReadonlyMap<string, LoadedBaseline> = new Map();
  private loading: Promise<void> | undefined;
  private text = "";
  private turns = 0;

  constructor(options: BaselinesOptions) {
    this.options = options;
  }

  /** Resolves when the files have been read once. */
  ready(): Promise<void> {
    this.loading ??= this.load();
    return this.loading;
  }

  /** Reads the files again: one has changed, or the folders have. */
  async reload(): Promise<void> {
    const before = this.text;
    this.loading = this.load();
    await this.loading;
    if (this.text !== before) this.options.changed();
  }

  isBaseline(uri: string): boolean {
    return nameOf(uri) === baselineFileName;
  }

  all(): readonly LoadedBaseline[] {
    return [...this.loaded.values()];
  }

  of(workspaceFolder: string): LoadedBaseline | undefined {
    return this.loaded.get(workspaceFolder);
  }

  /** Ids of those findings of a file that the baseline holds; `findings`: all of the file, in order. */
  knownIn(uri: string, findings: readonly Finding[]): ReadonlySet<string> {
    const use = this.baselineOf(uri);
    const baseline = use === undefined ? undefined : use.byPath.get(relativePath(use.folder, uri) ?? uri);
    if (use === undefined || baseline === undefined) return nothing;
    return new Set(applyBaseline({ root: use.folder, findings }, baseline).known.map((finding) => finding.id));
  }

  /** Findings that entries of a baseline stand for and that are gone. */
  staleCount({ folder, byPath }: LoadedBaseline, findingsOf: (uri: string) => readonly Finding[], wasLookedAt: (uri: string, rule: string) => boolean): number {
    let count = 0;
    for (const [path, baseline] of byPath) {
      const uri = uriOf(folder, path);
      const { stale } = applyBaseline({ root: folder, findings: findingsOf(uri) }, baseline, ({ rule }) => wasLookedAt(uri, rule));
      count += stale.reduce((sum, entry) => sum + entry.count, 0);
    }
    return count;
  }

  notices(): readonly Notice[] {
    return this.all().flatMap(({ fault }) => fault ?? []);
  }

  private baselineOf(uri: string): LoadedBaseline | undefined {
    const folder = this.options.folderOf(uri);
    return folder === undefined ? undefined : this.loaded.get(folder);
  }

  /** A folder that cannot be searched has no baseline: findings are shown rather than hidden. */
  private async tryNearest(folder: string, host: Host): Promise<LoadedBaseline | undefined> {
    try {
      return await loadNearest(folder, host);
    } catch (error) {
      host.log("error", `no baseline is looked for in ${folder}: ${String(error)}`);
      return undefined;
    }
  }

  private async load(): Promise<void> {
    const { host, folders, warn } = this.options;
    const turn = (this.turns += 1);
    const found = await Promise.all(folders().map((folder) => this.tryNearest(folder, host)));
    // What was read later is newer.
    if (turn !== this.turns) return;
    const list = found.filter((one) => one !== undefined);
    for (const { fault } of list) if (fault !== undefined) warn(`${baselineFileName}: ${fault.message}`);
    this.loaded = new Map(list.map((one) => [one.workspaceFolder, one]));
    this.text = JSON.stringify(list.map(({ file, baseline, fault }) => [file, baseline, fault]));
  }
}

/** The file an entry of a baseline names. */
export function uriOf(folder: string, path: string): string {
  return /^[a-z][a-z\d+.-]*:\/\//i.test(path) ? path : path.split("/").reduce(joinUri, folder);
}

async function loadNearest(workspaceFolder: string, host: Host): Promise<LoadedBaseline | undefined> {
  const folder = await nearestFolderWith(baselineFileName, workspaceFolder, host);
  if (folder === undefined) return undefined;
  const file = joinUri(folder, baselineFileName);
  const read = await host.readFile(file);
  const faulty = (reason: string, line: number): LoadedBaseline => {
    const start = { line, character: 0 };
    const message = l10n.t("the baseline is not in force, all hazards are shown: {0}", reason);
    return { workspaceFolder, file, folder, baseline: { entries: [] }, byPath: new Map(), fault: { kind: "bad-config", uri: file, range: { start, end: start }, message, incomplete: false } };
  };
  switch (read.kind) {
    case "missing":
      return undefined;
    case "unreadable":
      return faulty(read.reason, 0);
    case "text": {
      const parsed = parseBaseline(read.text);
      if (parsed.kind === "faulty") return faulty(parsed.message, parsed.line);
      return { workspaceFolder, file, folder, baseline: parsed.baseline, byPath: splitByPath(parsed.baseline) };
    }
  }
}

/** The findings of a file are looked for among the entries of that file alone. */
function splitByPath({ entries }: Baseline): ReadonlyMap<string, Baseline> {
  const lists = new Map<string, BaselineEntry[]>();
  for (const entry of entries) {
    const list = lists.get(entry.path);
    if (list === undefined) lists.set(entry.path, [entry]);
    else list.push(entry);
  }
  return new Map([...lists].map(([path, list]) => [path, { entries: list }]));
}
