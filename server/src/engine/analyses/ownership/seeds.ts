// Where a resource is met first in a unit. Follows nothing.
import { rootOf } from "./accessPath.ts";
import type { Tracked } from "./run.ts";
import type { Unit } from "./unit.ts";

/** Locals that meet the resource first: where it is created, or handed in. */
export function seedsOf(unit: Unit, tracked: Tracked): readonly number[] {
  if (tracked.entry !== undefined) return [rootOf(tracked.entry)];
  const call = tracked.creation?.call;
  const places = call === undefined ? [] : (unit.calls().get(call) ?? []);
  const owner = tracked.within === undefined ? [] : [rootOf(tracked.within.path)];
  return [...owner, ...places.flatMap(({ action }) => unit.targets(action))];
}
