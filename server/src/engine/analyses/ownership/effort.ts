// What following resources costs, so that one function cannot take all the time there is. Counts; measures no time.

/** What following the resources of one unit may cost together, in actions and facts looked at; spent as they are followed. */
export interface Effort {
  left: number;
}

/** Some seconds of work: a function of a thousand resources, or of fifty under two conditions each. */
export function freshEffort(): Effort {
  return { left: 3_000_000 };
}
