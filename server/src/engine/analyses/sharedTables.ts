// Answers about a package as a whole that many functions are judged by, computed when first asked. Guarantees: a log is told
// the name of the answer that was asked for instead of everything it was made from; `valuesDiffer` and `contributionsOf` say
// whose answers a change of functions touches. A table that is missing here only makes whoever asks depend on more.
import { lazy } from "../base/lazy.ts";
import type { ReadLog } from "../base/readLog.ts";
import type { PlacedFunction } from "../program/model.ts";

export interface SharedTables {
  /** An answer that is compared as a whole: plain data, sets and maps of it. */
  value<T>(name: string, make: () => T): () => T;
  /** Answers by key, each made of what single functions of Go contribute to it under that key. */
  keyed<Key extends string | object, T>(name: string, look: (key: Key) => T, keysOf: (fn: PlacedFunction) => Iterable<Key>): (key: Key) => T;
  /** What `make` gives for one function. It must not use what was remembered for anybody else, but what the log remembers. */
  perFunction<T>(name: string, make: (fn: PlacedFunction) => T): (fn: PlacedFunction) => T;
  /** Made once for all states of the package: it has to ask the log by itself. */
  made<T>(name: string, make: () => T): T;
  /** Made once for each state of the package; who asks depends on everything it was made from. */
  whole<T>(make: () => T): () => T;
  /** What logs were told of answers to which the function contributes. */
  contributionsOf(fn: PlacedFunction): ReadonlySet<string>;
  /** The value under that name, as it is now. */
  valueOf(subject: string): unknown;
  /** The package has changed: everything is made anew when it is asked for. */
  renew(): void;
}

export function createSharedTables(log: ReadLog): SharedTables {
  const values = new Map<string, () => unknown>();
  const known = new Map<string, unknown>();
  let state = 0;
  const whole = <T>(make: () => T): (() => T) => {
    let made: { readonly state: number; readonly get: () => { readonly value: T; readonly reads: ReadonlySet<unknown> } } | undefined;
    return () => {
      made = made?.state === state ? made : { state, get: lazy(() => log.collect(make)) };
      const { value, reads } = made.get();
      for (const subject of reads) log.note(subject);
      return value;
    };
  };
  const contributions: ((fn: PlacedFunction) => readonly string[])[] = [];
  const subjectOf = (name: string, key: string | object): string => `${name} ${typeof key === "string" ? key : `#${log.idOf(key)}`}`;
  /** Every analysis of the package defines its tables; the first one's serve all. */
  const once = <T>(name: string, define: () => T): T => {
    const found = (known.get(name) as T | undefined) ?? define();
    known.set(name, found);
    return found;
  };
  return {
    value: <T>(name: string, make: () => T) =>
      once(name, () => {
        const made = whole(make);
        const get = (): T => log.collect(made).value;
        values.set(`value ${name}`, get);
        return (): T => {
          log.note(`value ${name}`);
          return get();
        };
      }),
    keyed: <Key extends string | object, T>(name: string, look: (key: Key) => T, keysOf: (fn: PlacedFunction) => Iterable<Key>) =>
      once(name, () => {
        contributions.push((fn) => [...keysOf(fn)].map((key) => subjectOf(name, key)));
        return (key: Key): T => {
          log.note(subjectOf(name, key));
          return log.collect(() => look(key)).value;
        };
      }),
    whole,
    made: once,
    perFunction: (name, make) => once(name, () => log.remembered(make)),
    renew: () => {
      state++;
    },
    contributionsOf: (fn) => log.collect(() => new Set(contributions.flatMap((of) => of(fn)))).value,
    valueOf: (subject) => values.get(subject)?.(),
  };
}
