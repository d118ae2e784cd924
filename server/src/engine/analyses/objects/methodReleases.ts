// Methods that give back a field of their receiver, with what guards it; the material of doubleReleases.ts.
import { lifetimeRoles } from "../../knowledge/data/lifetime.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { FieldRelease } from "./objects.ts";
import type { Guards } from "./releaseGuards.ts";
import type { ObjectModel } from "./objectAnalysis.ts";
import type { ReachedRelease } from "./objectReleases.ts";
import { fieldText } from "./objectSteps.ts";

export interface MethodRelease {
  readonly fn: PlacedFunction;
  /** Type of the receiver. */
  readonly owner: string;
  readonly isPointer: boolean;
  readonly release: FieldRelease;
  readonly via: FieldRelease["call"];
  /** The method and the functions it releases through. */
  readonly functions: readonly PlacedFunction[];
  readonly guards: Guards;
}

/** One per method and field: the first release of each. */
export function methodReleases(model: ObjectModel): readonly MethodRelease[] {
  if (!model.releases.some(({ grade }) => grade === "certain" || grade === "named")) return [];
  return model.bodies.flatMap((place): readonly MethodRelease[] => {
    const { fn, depth } = place;
    const receiver = fn.model.receiver;
    const owner = model.context.lookup.structName(receiver?.type);
    if (depth !== 0 || receiver?.local === undefined || owner === undefined || fn.model.hasSyntaxError) return [];
    const reached = model.lookup.releasesOf(place, receiver.local).filter(({ release }) => isOwnField(release, owner) && endsObject(release));
    const first = new Map<string, ReachedRelease>();
    for (const one of reached) if (!first.has(fieldText(one.release.ref))) first.set(fieldText(one.release.ref), one);
    return [...first.values()].map(({ release, via, path }) => {
      const functions = [...new Set([fn, ...path])];
      return { fn, owner, isPointer: receiver.type.kind === "pointer", release, via, functions, guards: model.guardsOf(functions, release.ref) };
    });
  });
}

/** Of the object itself (or what it embeds), not of another object that a field leads to. */
function isOwnField({ ref }: FieldRelease, owner: string): boolean {
  return ref.base.kind === "ident" || (ref.base.kind === "select" && ref.base.base.kind === "ident" && ref.base.field === ref.owner && ref.owner !== owner);
}

/** By a table, or by a name that says so: bodies may rest on names that only mean emptying. */
export function endsObject({ family, callee }: FieldRelease): boolean {
  return family !== undefined || lifetimeRoles.destroys.test(callee.replace(/^.*\./, ""));
}

/** One release function, or two of one family. */
export function isSameRelease(a: FieldRelease, b: FieldRelease): boolean {
  return a.callee === b.callee || (a.family !== undefined && a.family === b.family);
}

export function isCloser(fn: PlacedFunction): boolean {
  return lifetimeRoles.closers.test(fn.model.name);
}

/** Fields whose objects are counted: each holder releases a reference of its own. */
export function countedFields(model: ObjectModel): ReadonlySet<string> {
  const counted = new Set<string>();
  for (const { fn, depth } of model.bodies) {
    if (depth > 0) continue;
    for (const { call, callee } of model.calls().callsIn(fn)) {
      if (callee.kind !== "c" && callee.kind !== "go") continue;
      const isRetain = (callee.kind === "c" && callee.model?.retains !== undefined) || (call.args.length <= 1 && lifetimeRoles.retains.test(callee.name));
      if (!isRetain) continue;
      const parts = [...call.args, ...(call.callee.kind === "select" ? [call.callee.base] : [])];
      for (const ref of parts.flatMap((part) => model.context.lookup.refsOf(part, fn.model))) counted.add(fieldText(ref));
    }
  }
  return counted;
}
