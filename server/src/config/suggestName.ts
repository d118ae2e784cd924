// Guesses which of the known names was meant by a misspelt one. Pure; ties go to the earlier name.
import { distance } from "fastest-levenshtein";

/** The closest known name, or undefined when nothing is close enough to be a likely slip. */
export function suggestName(written: string, known: readonly string[]): string | undefined {
  const wanted = normalise(written);
  let best: { readonly name: string; readonly cost: number } | undefined;
  for (const name of known) {
    const cost = distance(wanted, normalise(name));
    if (cost <= tolerance(Math.max(wanted.length, name.length)) && (best === undefined || cost < best.cost)) best = { name, cost };
  }
  return best?.name;
}

/** How many letters may differ; two in a short word, so that swapped letters count as one slip. */
function tolerance(length: number): number {
  return length <= 3 ? 1 : Math.max(2, Math.floor(length / 3));
}

function normalise(name: string): string {
  return name.toLowerCase().replace(/[\s_-]+/g, "-");
}
