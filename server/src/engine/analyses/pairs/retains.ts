// References added and given back: `foo_ref(x)` beside `foo_unref(x)`.
import type { ApiModel } from "../../knowledge/apiModel.ts";
import { retainVerbs } from "../../knowledge/data/pairVerbs.ts";
import { nounFit, retainParts } from "./nameParts.ts";
import { parameterType, type Releaser, type Surroundings } from "./releasers.ts";
import type { CCall } from "./valueGraph.ts";

/** Rows for functions of one argument that add a reference which one of the releasers gives back. */
export function retainRows(around: Surroundings, callsByName: ReadonlyMap<string, readonly CCall[]>, releasers: readonly Releaser[]): readonly ApiModel[] {
  const unique = [...new Set(releasers)];
  return [...callsByName].flatMap(([name, calls]): readonly ApiModel[] => {
    const readings = retainParts(name);
    if (readings.length === 0 || around.knowledge.modelOf(`C.${name}`) !== undefined || calls.some(({ args }) => args.length !== 1)) return [];
    const type = parameterType(around, name, calls, 0);
    const fitting = unique.find((releaser) => readings.some((parts) => nounFit(parts, releaser.parts) === 3 && retainVerbs.get(parts.verb)?.includes(releaser.parts.verb) === true));
    if (fitting === undefined || type?.kind !== "object" || fitting.type?.kind !== "object" || type.key !== fitting.type.key) return [];
    const isReturned = calls.some(({ isStatement }) => !isStatement);
    const why = `the package gives such references back with C.${fitting.name}`;
    return [{ name: `C.${name}`, retains: { param: 0, family: fitting.family }, ...(isReturned && { returnsParam: 0 }), inferred: { grade: fitting.calls.length > 0 ? "likely" : "possible", why } }];
  });
}
