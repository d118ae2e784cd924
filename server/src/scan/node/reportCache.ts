// Reports of earlier scans, given again as long as nothing has changed that they rest on: every file and folder the
// analysis asked for, there or not, the settings, the language, the engine itself. Guarantees: a report from here is the one
// an analysis would give now; what cannot be told for sure is analysed. Keeps no report with an internal error in it.
import { createHash } from "node:crypto";
import type { Host } from "../../engine/host.ts";
import type { PackageReport } from "../../engine/report/finding.ts";
import type { EngineSettings } from "../../engine/settings.ts";
import type { FileStates, PlaceKind } from "../../hosts/node/fileStates.ts";
import { stateNow } from "../../hosts/node/nodeSourceTree.ts";
import type { SourceTree } from "../../hosts/sourceTree.ts";
import type { PackageRunner, PackageTask } from "../scanPackages.ts";
import { createReportStore, type ReportStore, type Use } from "./reportStore.ts";

/** Where reports are kept and what all of one scan have in common. Plain data, handed to threads. */
export interface ReportKeeping {
  /** Path of a folder of this user alone. */
  readonly folder: string;
  /** By the index of the settings: everything but sources that a report depends on, as a digest. */
  readonly bases: readonly string[];
}

export interface KeepingFacts {
  readonly folder: string;
  /** Tells this build of the engine, its grammars and words from all others. */
  readonly engine: string;
  readonly language: string;
  /** Where the host looks for headers of installed libraries. */
  readonly includeDirs: readonly string[];
  readonly settings: readonly EngineSettings[];
}

export function keepingOf({ folder, engine, language, includeDirs, settings }: KeepingFacts): ReportKeeping {
  return { folder, bases: settings.map((one) => digest(JSON.stringify([engine, language, includeDirs, sorted(one)]))) };
}

function digest(text: string): string {
  return createHash("sha256").update(text).digest("hex");
}

/** The order in which somebody wrote settings changes nothing. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]);
}

function nameOf({ bases }: ReportKeeping, { dir, settings }: PackageTask): string | undefined {
  const base = bases[settings];
  return base === undefined ? undefined : digest(`${base} ${dir}`);
}

export interface ReportCache {
  /** The report of the folder as it is now; undefined when it has to be analysed. */
  find(task: PackageTask): Promise<PackageReport | undefined>;
  /** To be called when reports were added. */
  trim(): void;
}

export interface ReportCacheOptions {
  readonly keeping: ReportKeeping;
  /** What was read in this run already counts, and is not read again. */
  readonly states: FileStates;
  /** Tells `states` what it reads. */
  readonly tree: SourceTree;
  readonly store?: ReportStore;
}

export function createReportCache({ keeping, states, tree, store = createReportStore(keeping.folder) }: ReportCacheOptions): ReportCache {
  const isSame = async ([kind, uri, state]: Use): Promise<boolean> => {
    if (!states.has(kind, uri)) {
      const now = kind === "file" ? stateNow(uri) : undefined;
      if (now !== undefined) states.observe(kind, uri, now);
      else await (kind === "file" ? tree.read(uri) : tree.list(uri));
    }
    return states.of(kind, uri) === state;
  };
  return {
    find: async (task) => {
      const name = nameOf(keeping, task);
      const kept = name === undefined ? undefined : store.read(name);
      if (kept === undefined) return undefined;
      for (const use of kept.uses) if (!(await isSame(use))) return undefined;
      return kept.report;
    },
    trim: () => store.trim(),
  };
}

/** What an analysis asked for, in the order of the questions. */
export class UseRecorder {
  private uses = new Map<string, { readonly kind: PlaceKind; readonly uri: string }>();

  /** The host that an engine must be given for its questions to be noted. */
  hostOf(host: Host): Host {
    return { ...host, noteUse: (kind, uri) => void this.uses.set(`${kind} ${uri}`, { kind, uri }) };
  }

  /** What was noted since the last call. */
  take(): readonly { readonly kind: PlaceKind; readonly uri: string }[] {
    const taken = [...this.uses.values()];
    this.uses = new Map();
    return taken;
  }
}

export interface KeepingRunnerOptions {
  readonly keeping: ReportKeeping;
  readonly recorder: UseRecorder;
  /** Of everything that the engine's host reads. */
  readonly states: FileStates;
  readonly store?: ReportStore;
}

/** Keeps what a runner over one engine reports: one package at a time, or uses of one would count for another. */
export function keepReports(runner: PackageRunner, { keeping, recorder, states, store = createReportStore(keeping.folder) }: KeepingRunnerOptions): PackageRunner {
  return {
    ...runner,
    run: async (task) => {
      recorder.take();
      const report = await runner.run(task);
      const noted = recorder.take();
      const uses = noted.flatMap(({ kind, uri }): readonly Use[] => {
        const state = states.of(kind, uri);
        return state === undefined ? [] : [[kind, uri, state]];
      });
      const name = nameOf(keeping, task);
      if (name !== undefined && uses.length === noted.length && !isBroken(report)) store.write(name, { uses, report });
      return report;
    },
  };
}

/** A mistake of ours may not show again. */
function isBroken({ files }: PackageReport): boolean {
  return files.some(({ notices }) => notices.some(({ kind }) => kind === "internal-error"));
}
