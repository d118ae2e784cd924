// What a body gives back of one object it was handed: releases in the body itself, and in methods and functions of the
// package that it calls with the same object. Bounded in depth; cycles end.
import { onceEach } from "../../base/byKey.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { CodePlace, FieldRelease } from "./objects.ts";
import { baseLocal } from "./storeSource.ts";

/** A release, and the call in the outer body through which it is reached (the release itself when it stands there). */
export interface ReachedRelease {
  readonly release: FieldRelease;
  readonly via: Call;
  /** The bodies entered on the way, outermost first; empty when the release stands in the body itself. */
  readonly path: readonly PlacedFunction[];
}

export interface ReleaseLookup {
  /** Releases of fields of the object that `local` holds, `certain` and `named` ones. */
  releasesOf(place: CodePlace, local: number): readonly ReachedRelease[];
}

const maxDepth = 3;

export function createReleaseLookup(releases: readonly FieldRelease[], resolver: CallResolver): ReleaseLookup {
  const byFunction = new Map<PlacedFunction, FieldRelease[]>();
  for (const release of releases) {
    if (release.grade !== "certain" && release.grade !== "named") continue;
    const list = byFunction.get(release.fn) ?? [];
    list.push(release);
    byFunction.set(release.fn, list);
  }
  const find = (place: CodePlace, local: number, entered: readonly PlacedFunction[]): readonly ReachedRelease[] => {
    const direct = (byFunction.get(place.fn) ?? [])
      .filter((release) => (place.depth === 0 || release.depth === place.depth) && baseLocal(release.ref.base) === local)
      .map((release) => ({ release, via: release.call, path: [] }));
    if (entered.length >= maxDepth || place.body.body === undefined) return direct;
    return [...direct, ...handedOn(place, local, resolver).flatMap(({ call, body, param }) => {
      if (entered.includes(body)) return [];
      const inner = find({ fn: body, depth: 0, body: body.model }, param, [...entered, body]);
      return inner.map(({ release, path }) => ({ release, via: call, path: [body, ...path] }));
    })];
  };
  const known = onceEach((_fn: PlacedFunction) => new Map<string, readonly ReachedRelease[]>());
  return {
    releasesOf: (place, local) => {
      const ofFunction = known(place.fn);
      const key = `${place.depth} ${local}`;
      const found = ofFunction.get(key) ?? find(place, local, [place.fn]);
      ofFunction.set(key, found);
      return found;
    },
  };
}

interface HandedOn {
  readonly call: Call;
  readonly body: PlacedFunction;
  readonly param: number;
}

/** Calls of functions of the package that get the object itself. */
function handedOn(place: CodePlace, local: number, resolver: CallResolver): readonly HandedOn[] {
  const found: HandedOn[] = [];
  const bodies = place.depth === 0 ? [place.fn.model, ...place.fn.model.literals] : [place.body];
  for (const { body } of bodies) {
    if (body === undefined) continue;
    visitExprsIn(body, (expr) => {
      if (expr.kind !== "call") return;
      const receiver = expr.callee.kind === "select" ? expr.callee.base : undefined;
      const isReceiver = isObject(receiver, local);
      const index = expr.args.findIndex((arg) => isObject(arg, local));
      if (!isReceiver && index < 0) return;
      const callee = resolver.resolve(expr, place.fn.model);
      const target = callee.kind === "go" ? callee.bodies[0] : undefined;
      const param = isReceiver ? target?.model.receiver?.local : target?.model.params[index]?.local;
      if (target !== undefined && param !== undefined) found.push({ call: expr, body: target, param });
    });
  }
  return found;
}

/** `x`, or an embedded part of it: `x.Inner`. */
function isObject(expr: Expr | undefined, local: number): boolean {
  if (expr?.kind === "unary" && (expr.op === "&" || expr.op === "*")) return isObject(expr.operand, local);
  return expr?.kind === "ident" && expr.ref.kind === "local" && expr.ref.id === local;
}
