// Names of signals as one value of a message.
import type { Value } from "../../report/words.ts";

/** `SIGURG`, `SIGURG and SIGBUS`, `SIGURG, SIGFPE and SIGBUS`; "" for none. */
export function listOfSignals(names: readonly string[]): Value {
  const [first = "", ...rest] = names;
  const [last] = rest;
  if (last === undefined) return first;
  return rest.length === 1 ? { phrase: "and", data: { first, last } } : { phrase: "list", data: { first, rest: listOfSignals(rest) } };
}
