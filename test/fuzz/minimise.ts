// Makes a failing trail small: fewer packages, fewer files, fewer lines, fewer words, as long as it fails alike.
import type { FuzzInput, Trail } from "./fuzzInput.ts";

/** Reports whether the trail still shows the failure. */
export type Fails = (trail: Trail) => Promise<boolean>;

/** `budget`: how often `fails` is asked at most. The result fails, if `trail` does. */
export async function minimise(trail: Trail, fails: Fails, budget: number): Promise<Trail> {
  let best = trail;
  let left = budget;
  const attempt = async (candidate: Trail): Promise<boolean> => {
    if (left-- <= 0 || !(await fails(candidate))) return false;
    best = candidate;
    return true;
  };
  for (const length of [1, 2]) if (best.length > length && (await attempt(best.slice(-length)))) break;
  for (const name of namesOf(best)) await attempt(best.map((input) => without(input, name)));
  for (const split of [splitLines, splitWords]) {
    for (const name of namesOf(best)) {
      for (let step = 0; step < best.length; step++) await shrinkText(() => best, attempt, { step, name, split });
    }
  }
  return best;
}

type Split = (text: string) => readonly string[];
const splitLines: Split = (text) => text.split(/(?<=\n)/);
const splitWords: Split = (text) => text.match(/\w+|\s+|[^\w\s]/g) ?? [];

/** Removes ever smaller runs of parts from one file of one package, and the same parts of the others where they are alike. */
async function shrinkText(best: () => Trail, attempt: (candidate: Trail) => Promise<boolean>, { step, name, split }: { readonly step: number; readonly name: string; readonly split: Split }): Promise<void> {
  const partsNow = (): readonly string[] => split(best()[step]?.get(name) ?? "");
  for (let size = Math.ceil(partsNow().length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < partsNow().length; ) {
      const cut = partsNow().slice(at, at + size).join("");
      const shorter = [...partsNow().slice(0, at), ...partsNow().slice(at + size)].join("");
      const everywhere = best().map((input, index) => replaced(input, name, index === step ? shorter : (input.get(name) ?? "").replace(cut, () => "")));
      const here = best().map((input, index) => (index === step ? replaced(input, name, shorter) : input));
      if (!(await attempt(everywhere)) && !(best().length > 1 && (await attempt(here)))) at += size;
    }
  }
}

function namesOf(trail: Trail): readonly string[] {
  return [...new Set(trail.flatMap((input) => [...input.keys()]))].sort();
}

function without(input: FuzzInput, name: string): FuzzInput {
  return new Map([...input].filter(([other]) => other !== name));
}

function replaced(input: FuzzInput, name: string, text: string): FuzzInput {
  return new Map([...input].map(([other, known]) => [other, other === name ? text : known]));
}
