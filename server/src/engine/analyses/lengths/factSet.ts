// A set of statements about terms at one point. Immutable. `positive` (1 or more), `bounded` and `equal` hold on every
// path to the point: where two paths meet, what stands in both sets holds. `tested` says that some path looked at the
// term: it stays when either set has it. Equal terms share what is known of either. Where nothing can be known any more,
// nothing holds and everything counts as tested.

/** Statements as text: `+t` positive, `?t` tested, `<t` bounded above, `t=u` equal (both orders are kept). */
export type FactSet = ReadonlySet<string>;

export const noFacts: FactSet = new Set();

/** Stands for every `tested`. */
const allTested = "?*";

/** Stands for every `bounded`: an int has 32 bits on this path. */
const allBounded = "<*";

/** What a path learns on which an int has 32 bits. */
export const narrowInts: NewFacts = { positive: [], tested: [], bounded: ["*"], equal: [] };

/** Nothing is known; merging with it changes nothing. */
export const unknownFacts: FactSet = new Set([allTested]);

export interface Equality {
  readonly left: string;
  readonly right: string;
}

/** What a test or an assignment adds. */
export interface NewFacts {
  readonly positive: readonly string[];
  readonly tested: readonly string[];
  readonly bounded: readonly string[];
  readonly equal: readonly Equality[];
}

export const nothingNew: NewFacts = { positive: [], tested: [], bounded: [], equal: [] };

export function isPositive(facts: FactSet, term: string): boolean {
  return facts.has(`+${term}`);
}

export function isTested(facts: FactSet, term: string): boolean {
  return facts.has(`?${term}`) || facts.has(allTested) || isPositive(facts, term);
}

export function isBounded(facts: FactSet, term: string): boolean {
  return facts.has(`<${term}`) || facts.has(allBounded);
}

/** The facts and what is new, with everything that follows for equal terms. */
export function addFacts(facts: FactSet, added: NewFacts): FactSet {
  if (added.positive.length + added.tested.length + added.bounded.length + added.equal.length === 0) return facts;
  const result = new Set(facts);
  for (const { left, right } of added.equal) join(result, left, right);
  for (const term of added.positive) for (const one of [term, ...equalsOf(result, term)]) result.add(`+${one}`);
  for (const term of added.tested) for (const one of [term, ...equalsOf(result, term)]) result.add(`?${one}`);
  for (const term of added.bounded) for (const one of [term, ...equalsOf(result, term)]) result.add(`<${one}`);
  return result;
}

/** The facts that do not speak of terms for which `isGone` holds. */
export function dropFacts(facts: FactSet, isGone: (term: string) => boolean): FactSet {
  const kept = [...facts].filter((fact) => !termsOf(fact).some(isGone));
  return kept.length === facts.size ? facts : new Set(kept);
}

export function mergeFacts(a: FactSet, b: FactSet): FactSet {
  if (a === b) return a;
  const holds = (fact: string, other: FactSet): boolean => !fact.startsWith("?") && (other.has(fact) || (fact.startsWith("<") && other.has(allBounded)));
  const both = new Set([...[...a].filter((fact) => holds(fact, b)), ...[...b].filter((fact) => holds(fact, a))]);
  if (a.has(allTested) || b.has(allTested)) return new Set([...both, allTested]);
  return new Set([...both, ...[...a, ...b].filter((fact) => fact.startsWith("?"))]);
}

export function sameFacts(a: FactSet, b: FactSet): boolean {
  return a === b || (a.size === b.size && [...a].every((fact) => b.has(fact)));
}

function join(facts: Set<string>, left: string, right: string): void {
  const lefts = [left, ...equalsOf(facts, left)];
  const rights = [right, ...equalsOf(facts, right)];
  const all = [...lefts, ...rights];
  const marks = ["+", "?", "<"].filter((mark) => all.some((term) => facts.has(mark + term)));
  for (const one of lefts) for (const other of rights) if (one !== other) facts.add(`${one}=${other}`).add(`${other}=${one}`);
  for (const term of all) for (const mark of marks) facts.add(mark + term);
}

function equalsOf(facts: ReadonlySet<string>, term: string): readonly string[] {
  const start = `${term}=`;
  return [...facts].filter((fact) => fact.startsWith(start)).map((fact) => fact.slice(start.length));
}

function termsOf(fact: string): readonly string[] {
  return /^[+?<]/.test(fact) ? [fact.slice(1)] : fact.split("=");
}
