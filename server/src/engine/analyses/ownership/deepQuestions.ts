// Questions about functions lead to questions about their callees. Guarantees: however long a chain of calls is, the
// stack holds a bounded part of it; a question that would stand deeper is postponed, asked on an empty stack when the
// outermost one has come back, and that one is worked on once more. Postponed questions that lead back to one which
// waits for them stay unknown, like any recursion. Knows nothing of what is asked.

/** Questions inside questions: each takes some 3 KB of stack, of which there is 1 MB. */
const deepest = 120;
/** How often one question is worked on again at most. */
const maxAttempts = 200;

export interface DeepQuestions {
  /** `depth`: how many questions are being answered. */
  isTooDeep(depth: number): boolean;
  /** `ask` answers the question `key` and remembers the answer. */
  postpone(key: string, ask: () => unknown): void;
  /** Works on an outermost question until what it postponed is answered; `forget` is called before each new attempt. */
  settle<Result>(key: string, attempt: () => Result, forget: () => void): Result;
}

export function createDeepQuestions(): DeepQuestions {
  /** Outermost questions that wait for postponed ones, and postponed ones that were asked once: neither is asked again. */
  const asked = new Set<string>();
  let waiting: (readonly [string, () => unknown]) | undefined;
  const take = (): typeof waiting => {
    const taken = waiting;
    waiting = undefined;
    return taken;
  };
  return {
    isTooDeep: (depth) => depth >= deepest,
    postpone: (key, ask) => {
      if (!asked.has(key)) waiting ??= [key, ask];
    },
    settle: (key, attempt, forget) => {
      let result = attempt();
      let postponed = take();
      for (let attempts = 1; postponed !== undefined && attempts < maxAttempts; attempts++) {
        asked.add(key);
        asked.add(postponed[0]);
        forget();
        postponed[1]();
        forget();
        result = attempt();
        postponed = take();
      }
      return result;
    },
  };
}
