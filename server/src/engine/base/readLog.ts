// Notes what a piece of work looked at, so that its result can be kept until one of these things changes. Guarantees: what
// is read inside `collect` counts for the innermost one; a remembered answer counts with everything it was made from,
// whoever asked first. Synchronous work only. Knows nothing about what subjects are.

export interface ReadLog {
  /** The work being collected depends on `subject`; costs nothing outside of `collect`. */
  note(subject: unknown): void;
  /** Runs `work`; what it reads counts for nobody around it. */
  collect<T>(work: () => T): { readonly value: T; readonly reads: ReadonlySet<unknown> };
  /** A number for an object, the same for as long as the log lives. */
  idOf(subject: object): number;
  /** `make`, asked once for each key until something it read is forgotten. */
  remembered<Key, Value>(make: (key: Key) => Value): (key: Key) => Value;
  /** Room for answers that somebody works out elsewhere and finds fit to be kept; each until something it read is forgotten. */
  store(): AnswerStore;
  /** Forgets the remembered answers that rest on one of these. */
  forget(subjects: ReadonlySet<unknown>): void;
}

export interface AnswerStore {
  /** An answer about `owner`; who gets it depends on what it was made from. */
  get(owner: object, question: string): { readonly value: unknown } | undefined;
  keep(owner: object, question: string, value: unknown, reads: ReadonlySet<unknown>): void;
}

interface Answer<Value> {
  readonly value: Value;
  readonly reads: ReadonlySet<unknown>;
}

type Owners = Map<object, Map<string, Answer<unknown>>>;

function answerStore(owners: Owners, noteAll: (reads: ReadonlySet<unknown>) => void): AnswerStore {
  return {
    get: (owner, question) => {
      const found = owners.get(owner)?.get(question);
      if (found !== undefined) noteAll(found.reads);
      return found;
    },
    keep: (owner, question, value, reads) => {
      const answers = owners.get(owner) ?? new Map<string, Answer<unknown>>();
      owners.set(owner, answers.set(question, { value, reads }));
    },
  };
}

export function createReadLog(): ReadLog {
  let current: Set<unknown> | undefined;
  let count = 0;
  const ids = new WeakMap<object, number>();
  const memories: Map<unknown, Answer<unknown>>[] = [];
  const stores: Owners[] = [];
  const collect = <T>(work: () => T): Answer<T> => {
    const before = current;
    const reads = new Set<unknown>();
    current = reads;
    try {
      return { value: work(), reads };
    } finally {
      current = before;
    }
  };
  const noteAll = (subjects: ReadonlySet<unknown>): void => {
    if (current !== undefined) for (const subject of subjects) current.add(subject);
  };
  return {
    note: (subject) => {
      current?.add(subject);
    },
    collect,
    idOf: (subject) => {
      const id = ids.get(subject) ?? ++count;
      ids.set(subject, id);
      return id;
    },
    remembered: <Key, Value>(make: (key: Key) => Value) => {
      const known = new Map<Key, Answer<Value>>();
      memories.push(known);
      return (key: Key): Value => {
        const found = known.get(key) ?? collect(() => make(key));
        known.set(key, found);
        noteAll(found.reads);
        return found.value;
      };
    },
    store: () => {
      const owners: Owners = new Map();
      stores.push(owners);
      return answerStore(owners, noteAll);
    },
    forget: (subjects) => {
      for (const answers of stores.flatMap((owners) => [...owners.values()])) {
        for (const [question, { reads }] of answers) if (meets(reads, subjects)) answers.delete(question);
      }
      for (const known of memories) {
        for (const [key, { reads }] of known) if (meets(reads, subjects)) known.delete(key);
      }
    },
  };
}

/** Reports whether the sets have something in common. */
export function meets(some: ReadonlySet<unknown>, others: ReadonlySet<unknown>): boolean {
  const [fewer, more] = some.size < others.size ? [some, others] : [others, some];
  for (const one of fewer) if (more.has(one)) return true;
  return false;
}

/** For work whose results nobody keeps. */
export const noReadLog: ReadLog = {
  note: () => undefined,
  collect: (work) => ({ value: work(), reads: new Set() }),
  idOf: () => 0,
  remembered: <Key, Value>(make: (key: Key) => Value) => {
    const known = new Map<Key, { readonly value: Value }>();
    return (key: Key): Value => {
      const found = known.get(key) ?? { value: make(key) };
      known.set(key, found);
      return found.value;
    };
  },
  store: () => ({ get: () => undefined, keep: () => undefined }),
  forget: () => undefined,
};
