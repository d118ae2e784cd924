// Decides which package is analysed when. Guarantees: one analysis at a time; a request for the package that is being
// analysed stops that analysis and starts again; what a person waits for goes before background work, which is stopped
// for it and taken up again. Knows packages only by the URI of their folder and never looks at results.
import { Cancelled, type CancelSignal } from "../../engine/base/cancellation.ts";
import type { Stop } from "../platform.ts";

/** `typing` waits for a pause in the keystrokes unless there was one before, `now` does not, `background` gives way to both. */
export type Urgency = "now" | "typing" | "background";

export interface ScheduleOptions {
  /** Analyses one folder; rejects with Cancelled when its signal has fired. */
  readonly analyze: (dir: string, cancel: CancelSignal) => Promise<void>;
  /** Told when an analysis rejects with anything else. */
  readonly failed: (dir: string, error: unknown) => void;
  readonly after: (milliseconds: number, run: () => void) => Stop;
  /** Monotonic milliseconds. */
  readonly now: () => number;
  /** The longest pause in typing that an analysis waits for; milliseconds. */
  readonly typingPause: number;
}

/** Somebody who types without a pause sees findings at least this often; milliseconds. */
const longestWait = 400;

interface Waiting {
  readonly urgency: Urgency;
  /** When the first of the keystrokes arrived. */
  readonly since: number;
  readonly ready: boolean;
  readonly stopTimer: Stop;
}

interface Running {
  /** Undefined for exclusive work. */
  readonly dir: string | undefined;
  readonly urgency: Urgency;
  readonly signal: { cancelled: boolean };
}

export class Schedule {
  private readonly options: ScheduleOptions;
  private readonly waiting = new Map<string, Waiting>();
  private readonly exclusives: ((signal: CancelSignal) => Promise<void>)[] = [];
  /** What the last finished analysis of a folder took; milliseconds. */
  private readonly took = new Map<string, number>();
  /** When the last keystroke in a folder arrived. */
  private readonly typed = new Map<string, number>();
  private readonly watchers: { readonly dir: string; readonly resolve: () => void }[] = [];
  private running: Running | undefined;
  private disposed = false;

  constructor(options: ScheduleOptions) {
    this.options = options;
  }

  /** Asks for an analysis of the folder; what is in progress there is out of date. */
  request(dir: string, urgency: Urgency): void {
    if (this.disposed) return;
    const known = this.waiting.get(dir);
    const stopped = this.stopRunning(dir);
    if (urgency === "background" && known !== undefined) return;
    known?.stopTimer();
    const since = known?.urgency === "typing" ? known.since : this.options.now();
    // What somebody is waiting for stays urgent, though the reason to look again is not.
    const effective = urgency === "background" ? (stopped ?? urgency) : urgency;
    // Last in line among its equals, as it has just changed.
    this.waiting.delete(dir);
    this.waiting.set(dir, effective === "typing" ? this.paused(dir, since) : ready(effective, since));
    this.pump();
  }

  /** Resolves when no analysis of the folder is wanted or running; does not wait for a pause in the typing. */
  async settled(dir: string): Promise<void> {
    if (this.waiting.get(dir)?.ready === false) this.becomeReady(dir, "now");
    if (this.isIdle(dir)) return;
    await new Promise<void>((resolve) => {
      this.watchers.push({ dir, resolve });
    });
  }

  /** Forgets the folder: nobody wants to know any more. */
  drop(dir: string): void {
    this.waiting.get(dir)?.stopTimer();
    this.waiting.delete(dir);
    this.took.delete(dir);
    this.typed.delete(dir);
    this.stopRunning(dir);
    this.notify();
  }

  /** Runs `work` while nothing else is analysed. Its signal fires when the schedule is disposed. */
  exclusive<T>(work: (signal: CancelSignal) => Promise<T>): Promise<T> {
    return new Promise<T>((resolve, reject) => {
      this.exclusives.push(async (signal) => {
        try {
          resolve(await work(signal));
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)));
        }
      });
      this.pump();
    });
  }

  /** Stops everything; later requests are ignored. */
  dispose(): void {
    this.disposed = true;
    for (const { stopTimer } of this.waiting.values()) stopTimer();
    this.waiting.clear();
    if (this.running !== undefined) this.running.signal.cancelled = true;
    this.notify();
  }

  /** The urgency of the analysis that was stopped, if one was. */
  private stopRunning(dir: string): Urgency | undefined {
    if (this.running?.dir !== dir) return undefined;
    this.running.signal.cancelled = true;
    return this.running.urgency;
  }

  /**
   * None for a keystroke behind a pause: people wait for it, and the next one stops what it started. Within a burst no longer
   * than the last analysis took: what the next keystroke makes useless then costs no more than the wait.
   */
  private paused(dir: string, since: number): Waiting {
    const { now, typingPause, after } = this.options;
    const last = this.typed.get(dir);
    this.typed.set(dir, now());
    const isAlone = last !== undefined && now() - last >= typingPause;
    const wanted = isAlone ? 0 : Math.min(typingPause, this.took.get(dir) ?? typingPause);
    const pause = Math.max(0, Math.min(wanted, since + longestWait - now()));
    return { urgency: "typing", since, ready: false, stopTimer: after(pause, () => this.becomeReady(dir, "typing")) };
  }

  private becomeReady(dir: string, urgency: Urgency): void {
    const known = this.waiting.get(dir);
    if (known === undefined) return;
    known.stopTimer();
    this.waiting.set(dir, { ...known, urgency, ready: true });
    this.pump();
  }

  private pump(): void {
    if (this.running !== undefined) return this.makeWay(this.running);
    const exclusive = this.exclusives.shift();
    if (exclusive !== undefined) return this.start({ dir: undefined, urgency: "now", signal: { cancelled: this.disposed } }, exclusive);
    const [dir, next] = this.next() ?? [];
    if (dir === undefined || next === undefined) return;
    this.waiting.delete(dir);
    this.start({ dir, urgency: next.urgency, signal: { cancelled: false } }, (signal) => this.measured(dir, signal));
  }

  private async measured(dir: string, signal: CancelSignal): Promise<void> {
    const { now, analyze } = this.options;
    const began = now();
    await analyze(dir, signal);
    this.took.set(dir, now() - began);
  }

  private start(running: Running, work: (signal: CancelSignal) => Promise<void>): void {
    this.running = running;
    void work(running.signal)
      .catch((error: unknown) => {
        if (!(error instanceof Cancelled)) this.options.failed(running.dir ?? "exclusive work", error);
      })
      .finally(() => {
        this.running = undefined;
        this.notify();
        this.pump();
      });
  }

  /** Stops background work when something more urgent is ready, and puts it back in line. */
  private makeWay({ dir, urgency, signal }: Running): void {
    if (dir === undefined || urgency !== "background" || signal.cancelled) return;
    const [, next] = this.next() ?? [];
    if (this.exclusives.length === 0 && (next === undefined || next.urgency === "background")) return;
    signal.cancelled = true;
    if (!this.waiting.has(dir)) this.waiting.set(dir, ready(urgency, this.options.now()));
  }

  /** The most urgent folder that is ready; among equals the one that has waited longest. */
  private next(): readonly [string, Waiting] | undefined {
    let best: readonly [string, Waiting] | undefined;
    for (const entry of this.waiting) {
      if (entry[1].ready && (best === undefined || rank(entry[1].urgency) < rank(best[1].urgency))) best = entry;
    }
    return best;
  }

  private isIdle(dir: string): boolean {
    return !this.waiting.has(dir) && this.running?.dir !== dir;
  }

  private notify(): void {
    const done = this.watchers.filter(({ dir }) => this.isIdle(dir));
    for (const watcher of done) this.watchers.splice(this.watchers.indexOf(watcher), 1);
    for (const { resolve } of done) resolve();
  }
}

function ready(urgency: Urgency, since: number): Waiting {
  return { urgency, since, ready: true, stopTimer: () => undefined };
}

function rank(urgency: Urgency): number {
  switch (urgency) {
    case "now":
    case "typing":
      return 0;
    case "background":
      return 1;
  }
}
