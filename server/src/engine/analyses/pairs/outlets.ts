// What becomes of the values that calls of one C function hand out, through the result or behind an address: released
// in the same function, moved on (returned, stored in a field, given to Go code), kept in a global or map, handed to a
// container, or nothing of all that. Flow-insensitive: one release on some path counts.
import { containerWords } from "../../knowledge/data/pairVerbs.ts";
import { releaseParts, wordsOf } from "./nameParts.ts";
import type { ObjectType } from "./objectTypes.ts";
import { declaredObjectType, objectTypeOf } from "./objectTypes.ts";
import type { Releaser, Surroundings } from "./releasers.ts";
import type { CCall, Place, ValueGraph } from "./valueGraph.ts";

/** One way a C function hands something out. */
export interface Outlet {
  /** Without `C.`. */
  readonly name: string;
  /** -1 for the result, else the parameter that takes an address. */
  readonly index: number;
  readonly type: ObjectType | undefined;
  readonly sites: readonly Site[];
  /** Some call returns what it was given (`list = lib_append(list, item)`). */
  readonly returnsArgument: boolean;
  /** Some call passes the address of an element: an array it reads, as likely as a place it fills. */
  readonly isElement: boolean;
  /** Its body is in the package but could not be read. */
  readonly isUnread: boolean;
  /** The variables it fills are called errors: set when the call fails. */
  readonly isError: boolean;
}

export interface Site {
  readonly call: CCall;
  readonly place: Place;
  readonly end: "released" | "moved" | "kept" | "contained" | "none";
  /** Some variable holds the value: what goes straight from call to call may be a cast by a macro. */
  readonly isHeld: boolean;
  /** The release shows whose the value is: no other value runs through its variables, and the function does not tear
   *  something else down along with it. */
  readonly isPlain: boolean;
  /** Applied in the same function, or in a helper that is given the value. */
  readonly releasers: readonly Releaser[];
}

/** What variables are called that get the text of an error. */
const errorTexts = /err|fail|message|msg|problem|reason/i;

/** Places one value is followed through, at most: what spreads further shows nothing. */
const reachLimit = 64;

/** The outlets of all calls of one function. */
export function outletsOf(around: Surroundings, graph: ValueGraph, calls: readonly CCall[], releasers: ReadonlyMap<string, readonly Releaser[]>): readonly Outlet[] {
  const [first] = calls;
  if (first === undefined) return [];
  const byIndex = new Map<number, { readonly call: CCall; readonly place: Place }[]>();
  const add = (index: number, call: CCall, place: Place): void => {
    byIndex.set(index, [...(byIndex.get(index) ?? []), { call, place }]);
  };
  for (const call of calls) {
    add(-1, call, call.result);
    call.args.forEach(({ filled }, index) => {
      if (filled) add(index, call, filled);
    });
  }
  return [...byIndex].map(([index, places]) => {
    const type = outletType(around, graph, first.name, index, places.map(({ place }) => place));
    return {
      name: first.name,
      index,
      type,
      sites: places.map(({ call, place }) => siteOf(graph, call, place, releasers)),
      returnsArgument: index === -1 && places.some(({ call, place }) => returnsArgument(graph, call, place)),
      isElement: index >= 0 && places.some(({ call }) => call.args[index]?.expr.kind === "index"),
      isUnread: around.unread.has(first.name),
      isError: index >= 0 && places.some(({ call }) => (type?.kind === "text" ? errorTexts : /err/i).test(nameOf(call, index))),
    };
  });
}

function nameOf(call: CCall, index: number): string {
  const expr = call.args[index]?.expr;
  return expr?.kind === "ident" ? expr.name : expr?.kind === "select" ? expr.field : "";
}

function siteOf(graph: ValueGraph, call: CCall, made: Place, releasers: ReadonlyMap<string, readonly Releaser[]>): Site {
  const reached = reachedFrom(graph, made);
  const has = (kind: Place["kind"]): boolean => reached.some((place) => place.kind === kind);
  const uses = reached.flatMap(({ call: other, index }) => (other === undefined || other === call || index === undefined ? [] : [{ call: other, index }]));
  const releasedBy = uses.flatMap((use) => (isBefore(use.call, call) ? [] : (releasers.get(use.call.name) ?? []).filter(({ param }) => param === use.index)));
  const contained = uses.some((use) => use.index > 0 && !releasers.has(use.call.name) && wordsOf(use.call.name).some((word) => containerWords.has(word)));
  const end = releasedBy.length > 0 ? "released" : has("kept") ? "kept" : has("field") || has("result") ? "moved" : contained ? "contained" : "none";
  const held = reached.filter((place) => place.kind === "local" && place.isParam !== true);
  const seen = new Set([made, ...reached]);
  const isSole = held.every((local) => graph.into(local).every(({ to }) => seen.has(to) || (to.call !== undefined && releasers.has(to.call.name))));
  return { call, place: made, end, isHeld: held.length > 0, isPlain: isSole && releaseParts(call.fn.name) === undefined, releasers: [...new Set(releasedBy)] };
}

/** Places the value gets to by locals alone: other places end the way. */
function reachedFrom(graph: ValueGraph, made: Place): readonly Place[] {
  const seen = new Set<Place>([made]);
  const queue: Place[] = [made];
  for (let place = queue.shift(); place && seen.size < reachLimit; place = queue.shift()) {
    for (const { to } of graph.from(place)) {
      if (seen.has(to)) continue;
      seen.add(to);
      if (to.kind === "local") queue.push(to);
    }
  }
  return [...seen].slice(1);
}

/** What stands before in the same body runs before; a deferred call has taken its arguments by then. */
function isBefore(call: CCall, other: CCall): boolean {
  return call.fn === other.fn && call.depth === other.depth && call.call.span.end <= other.call.span.start;
}

/** The variable that takes the result is also an argument of the call. */
function returnsArgument(graph: ValueGraph, call: CCall, made: Place): boolean {
  const targets = new Set(graph.from(made).map(({ to }) => to));
  return call.args.some(({ place, isAddress }) => !isAddress && graph.into(place).some(({ to }) => targets.has(to)));
}

/** As declared, else as the first place shows it that the value reaches unconverted. */
function outletType({ pkg }: Surroundings, graph: ValueGraph, name: string, index: number, places: readonly Place[]): ObjectType | undefined {
  const declared = index === -1 ? declaredObjectType(pkg, pkg.prototypes.get(name)?.[0]?.result) : undefined;
  if (declared !== undefined) return declared;
  let untyped: ObjectType | undefined;
  for (const made of places) {
    const seen = new Set<Place>([made]);
    const queue: Place[] = [made];
    for (let place = queue.shift(); place && seen.size < 16; place = queue.shift()) {
      if (place.type !== undefined) {
        const type = objectTypeOf(pkg, place.type, place.lang);
        if (type?.kind === "untyped") untyped = type;
        else if (type !== undefined) return type;
      }
      for (const { to, isConverted } of graph.from(place)) {
        if (isConverted || to.kind === "argument" || seen.has(to)) continue;
        seen.add(to);
        queue.push(to);
      }
    }
  }
  return untyped;
}
