// Answers about functions that an ownership analysis may hand on to others of the same package. Guarantees: kept is only what
// does not depend on the order of questions: no recursion was met, no budget ran out, and nothing it used was of that kind.
// What is worked out for a function at large (its units do) counts for every later answer about it, whoever asked first.
// Without a log that remembers, it only runs the work.
import { noReadLog, type AnswerStore, type ReadLog } from "../../base/readLog.ts";
import type { PlacedFunction } from "../../program/model.ts";

/** Of one analysis, for as long as that lives. */
export class KeptAnswers {
  private readonly log: ReadLog;
  private readonly store: AnswerStore | undefined;
  /** What work about each function has read so far. */
  private readonly reads = new Map<PlacedFunction, Set<unknown>>();
  /** Functions something is being worked out about, the innermost last. */
  private readonly active: PlacedFunction[] = [];
  /** Functions about which something was worked out that is not fit to be kept. */
  private readonly unfit = new Set<PlacedFunction>();
  private doubts = 0;

  /** Without a store nothing is kept. */
  constructor(log: ReadLog, store: AnswerStore | undefined) {
    this.log = log;
    this.store = log === noReadLog ? undefined : store;
  }

  /** Something happened that depends on who asked first, or that people are told: whatever is being worked out is not kept. */
  doubt(): void {
    this.doubts++;
  }

  recall<Value>(fn: PlacedFunction, question: string): Value | undefined {
    return this.store?.get(fn, question)?.value as Value | undefined;
  }

  /** Something about the function that was worked out before is used again. */
  use(fn: PlacedFunction): void {
    if (this.store === undefined) return;
    // What is being worked out further below is not known to have been read yet.
    const isBelow = this.active.includes(fn) && this.active.at(-1) !== fn;
    if (isBelow || this.unfit.has(fn)) this.doubts++;
    for (const subject of this.reads.get(fn) ?? []) this.log.note(subject);
  }

  /** The result of `work`, each time as if it were worked out again. */
  once<Value>(work: () => Value): () => Value {
    const { store, log } = this;
    const before = this.doubts;
    const { value, reads } = store === undefined ? { value: work(), reads: undefined } : log.collect(work);
    const isFit = this.doubts === before;
    return () => {
      if (!isFit) this.doubts++;
      for (const subject of reads ?? []) log.note(subject);
      return value;
    };
  }

  /** `work` is about the function; what it gives is the answer to `question`, if there is one, and kept where it is fit. */
  about<Value>(fn: PlacedFunction, work: () => Value, question?: string): Value {
    const { store, log } = this;
    if (store === undefined) return work();
    this.use(fn);
    const before = this.doubts;
    const isInside = this.active.includes(fn);
    this.active.push(fn);
    const { value, reads } = log.collect(work);
    this.active.pop();
    if (this.doubts > before) this.unfit.add(fn);
    const all = this.reads.get(fn) ?? new Set();
    this.reads.set(fn, all);
    for (const subject of reads) all.add(subject);
    for (const subject of all) log.note(subject);
    if (question !== undefined && !isInside && !this.unfit.has(fn)) store.keep(fn, question, value, new Set(all));
    return value;
  }
}
