// Says in one sentence how the server is: ready, scanning, or degraded and why. Guarantees: sent only when it changes;
// "could not look" at anything the user cares about is never "ready".
import * as l10n from "@vscode/l10n";
import type { Notice } from "../engine/report/finding.ts";
import { nameOf } from "../config/uri.ts";
import type { Stop } from "./platform.ts";
import type { ServerStatus } from "./protocol.ts";

export interface ScanState {
  readonly done: number;
  readonly total: number;
  /** URI of the folder in progress. */
  readonly dir: string | undefined;
}

export interface StatusOptions {
  readonly send: (status: ServerStatus) => void;
  /** Everything that was not looked at, of all packages that are known. */
  readonly notices: () => readonly Notice[];
  readonly after: (milliseconds: number, run: () => void) => Stop;
}

/** An analysis that takes longer is work in progress, since "ready" would claim that nothing was found; milliseconds. */
const longAnalysis = 400;

export class StatusReporter {
  private readonly options: StatusOptions;
  private readonly broken = new Map<string, string>();
  private readonly failures = new Set<string>();
  private readonly slow = new Map<string, number>();
  private scan: ScanState | undefined;
  private analysing: string | undefined;
  private last = "";

  constructor(options: StatusOptions) {
    this.options = options;
  }

  /** `reason`: why the folder could not be analysed; undefined when it could. */
  setBroken(dir: string, reason: string | undefined): void {
    if (reason === undefined) this.broken.delete(dir);
    else this.broken.set(dir, reason);
    this.update();
  }

  brokenReason(dir: string): string | undefined {
    return this.broken.get(dir);
  }

  /** Folders that could not be analysed, and why. */
  brokenNotices(): readonly Notice[] {
    return [...this.broken].map(([uri, reason]) => ({ kind: "internal-error", uri, message: l10n.t("the analysis of this package broke down: {0}", reason), incomplete: true }));
  }

  /** `ready`, `busy` or `degraded`. */
  get state(): ServerStatus["state"] {
    return this.current().state;
  }

  /** Handlers that broke down. */
  get failureNames(): readonly string[] {
    return [...this.failures];
  }

  /** A handler broke down: the server goes on, but the user should know. */
  addFailure(name: string): void {
    this.failures.add(name);
    this.update();
  }

  setScan(scan: ScanState | undefined): void {
    this.scan = scan;
    this.update();
  }

  /** How long the analysis of a folder took that takes longer than people want, in milliseconds; undefined when it does not. */
  setSlow(dir: string, milliseconds: number | undefined): void {
    if (milliseconds === undefined) this.slow.delete(dir);
    else this.slow.set(dir, milliseconds);
    this.update();
  }

  /** Runs the analysis of a folder; one that takes a while is shown as work in progress. */
  async during(dir: string, analyze: () => Promise<void>): Promise<void> {
    const stop = this.options.after(longAnalysis, () => this.setAnalysing(dir));
    try {
      await analyze();
    } finally {
      stop();
      this.setAnalysing(undefined);
    }
  }

  /** Sends the status if it has changed. */
  update(): void {
    const status = this.current();
    const text = JSON.stringify(status);
    if (text === this.last) return;
    this.last = text;
    this.options.send(status);
  }

  private setAnalysing(dir: string | undefined): void {
    this.analysing = dir;
    this.update();
  }

  private current(): ServerStatus {
    if (this.scan !== undefined) return scanning(this.scan);
    if (this.analysing !== undefined) return { state: "busy", message: l10n.t("Analysing {0}", nameOf(this.analysing)) };
    const [dir, reason] = [...this.broken][0] ?? [];
    if (dir !== undefined) return { state: "degraded", message: `${l10n.t("{0} could not be analysed: {1}", nameOf(dir), reason ?? "")}${others(this.broken.size)}` };
    const notices = this.options.notices();
    const unseen = notices.filter((notice) => notice.incomplete);
    const [first] = unseen;
    if (first !== undefined) return { state: "degraded", message: `${nameOf(first.uri)}: ${first.message}${others(unseen.length)}` };
    const [failure] = this.failures;
    if (failure !== undefined) return { state: "degraded", message: l10n.t("{0} failed; the output says more", failure) };
    return { state: "ready", message: remarks(notices) || slowness([...this.slow]) };
  }
}

function scanning({ done, total, dir }: ScanState): ServerStatus {
  const message = total === 0 ? l10n.t("Looking for packages that use cgo") : `${l10n.t("Scanning {0} of {1}", done, total)}${dir === undefined ? "" : `: ${nameOf(dir)}`}`;
  return { state: "busy", message, done, total };
}

/** Limits that half-typed code or very branched functions bring along: worth a word, no alarm. */
function remarks(notices: readonly Notice[]): string {
  const [first] = notices;
  return first === undefined ? "" : `${nameOf(first.uri)}: ${first.message}${others(notices.length)}`;
}

/** What takes longer than people want: worth a word as well. */
function slowness([first, ...rest]: readonly (readonly [string, number])[]): string {
  return first === undefined ? "" : `${l10n.t("{0} takes {1} s to analyse, longer than cgovet.timeBudget", nameOf(first[0]), (first[1] / 1000).toFixed(1))}${others(rest.length + 1)}`;
}

function others(count: number): string {
  return count > 1 ? ` ${l10n.t("(and {0} more)", count - 1)}` : "";
}
