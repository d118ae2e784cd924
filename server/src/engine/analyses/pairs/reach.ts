// Which creations may reach a releaser anywhere in the package: through fields, results, parameters. Walks backwards
// from the releaser's arguments; places that everything runs through (a shared base object) end the walk.
import type { Releaser } from "./releasers.ts";
import type { Place, ValueGraph } from "./valueGraph.ts";

/** Steps back from a releaser, at most: beyond that the places are too general to show a pair. */
const stepLimit = 2000;

/** Places of made values that reach the releaser, each with the first field on the way (undefined: none). */
export function madePlacesReaching(graph: ValueGraph, releaser: Releaser): ReadonlyMap<Place, string | undefined> {
  const made = new Map<Place, string | undefined>();
  const seen = new Map<Place, string | undefined>();
  const queue: Place[] = [];
  const visit = (place: Place, label: string | undefined): void => {
    if (seen.has(place)) return;
    seen.set(place, label);
    queue.push(place);
  };
  for (const call of releaser.calls) {
    const arg = call.args[releaser.param];
    if (arg) visit(arg.place, undefined);
  }
  for (let place = queue.shift(); place && seen.size < stepLimit; place = queue.shift()) {
    const label = seen.get(place) ?? (place.kind === "field" ? place.label : undefined);
    if (place.kind === "made") made.set(place, label);
    else for (const { to } of graph.into(place)) visit(to, label);
  }
  return made;
}
