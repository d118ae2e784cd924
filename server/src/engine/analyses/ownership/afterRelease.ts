// What may no longer happen to a resource, and how a release is applied.
//
// A release ends the duty to release, but the path is followed on (phase `released`) while some name still reaches
// the dead pointer: a second release, a call that gets it, a read or write through it and a return of it are mistakes.
// Followed only where the release is sure: a row or a body says so, the argument names one object (no element of a
// container), and nobody counts references (except where the function gives back the only one it ever had). Comparing, converting, copying and overwriting the pointer is no use.
import type { Call, Expr } from "../../program/ast.ts";
import type { EdgeCondition } from "../../cfg/cfg.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { visitStmts } from "../../program/visit.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Callee } from "../calls/callee.ts";
import type { Holding } from "./accessPath.ts";
import { extend, holdingAt, interior, isResource, union, unrelated } from "./accessPath.ts";
import type { Effect } from "./callEffects.ts";
import { effectOf } from "./callEffects.ts";
import type { RawMisuse } from "./draft.ts";
import { freesBlocks, isAdvanced, reportInterior } from "./interiors.ts";
import { elementBehind } from "./elementLocals.ts";
import { addStep, end, overwrite } from "./draft.ts";
import type { Run } from "./run.ts";
import { calleeText, step } from "./run.ts";
import type { ParamSummary } from "./summary.ts";
import { verdictOf } from "./summary.ts";
import { nilTest } from "./conditions.ts";
import type { State } from "./state.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

type Release = Extract<Effect, { kind: "releases" }>;

/** Two layers of one object (torn down in place, then its memory freed): this release is about the other one. */
export function isOthersRelease(effect: Release, run: Run): boolean {
  const { tracked } = run;
  const family = tracked.creation?.output.family;
  if (tracked.adopted !== true && family !== undefined && effect.family !== undefined && effect.family !== family && run.isInPlaceFamily(effect.family)) return true;
  return tracked.adoptedFamily !== undefined && effect.family !== undefined && effect.family !== tracked.adoptedFamily;
}

/** A call releases the resource through its argument `index`. */
export function releaseBy(call: Call, effect: Release, index: number, run: Run): void {
  const { draft, tracked } = run;
  const wrong = wrongRelease(effect, call, run);
  if (wrong !== undefined) draft.misuses.push(wrong);
  if (freesBlocks(effect) && isAdvanced(call.args[index], run)) return reportInterior(call, run);
  if (draft.references > 0) {
    draft.references--;
    return addStep(draft, step(run, "passed", call.span, "gives-back", { callee: calleeText(call), label: tracked.label }));
  }
  const argument = index === -1 && call.callee.kind === "select" ? call.callee.base : call.args[index];
  if (effect.clears === true && argument !== undefined) clear(argument, "*", run);
  const family = effect.family ?? "";
  const { sure, doubtful, counted } = certaintyOf(effect, call, family, run);
  if (doubtful) draft.doubt = true;
  endReleased(call, { sure: sure && namesOneObject(argument, run), how: "call", argument, named: effect.named === true, counted }, run);
}

/** Whether the release surely ends the object, and whether that rests on something that may be otherwise. */
function certaintyOf(effect: Release, call: Call, family: string, run: Run): { readonly sure: boolean; readonly doubtful: boolean; readonly counted: boolean } {
  const counted = run.isCounted || run.isCountedFamily(family);
  const isFinal = (!counted || isOwnReference(run)) && !run.isInPlaceFamily(family);
  const unasked = effect.onSuccess === true && isStatement(call, run);
  // Whoever got the object may hold a reference of its own.
  const doubtful = effect.named === true || unasked || (counted && isFinal && run.draft.assumed !== undefined);
  return { sure: isFinal && (effect.sure === true || effect.named === true || unasked), doubtful, counted };
}

/** Nobody asks whether `C.close(db);` succeeded: the function goes on as if it had. */
function isStatement(call: Call, { unit }: Run): boolean {
  let found = false;
  if (unit.body.body !== undefined) visitStmts(unit.body.body, (stmt) => void (found ||= stmt.kind === "expr" && stmt.expr === call));
  return found;
}

/** Made by a call of this function, which took no further reference: it has no business with the object after giving that back. */
function isOwnReference({ tracked, draft }: Run): boolean {
  return tracked.creation !== undefined && tracked.adopted !== true && tracked.creation.output.lent !== true && tracked.creation.output.inferred?.grade !== "possible" && draft.references === 0;
}

/** A function of the package releases it; `cleared`: the place it was handed in at is empty afterwards. */
export function releaseInside(call: Call, summary: ParamSummary, place: { readonly index: number; readonly suffix: string }, run: Run): void {
  const argument = place.index === -1 ? (call.callee.kind === "select" ? call.callee.base : undefined) : call.args[place.index];
  if (summary.cleared && argument !== undefined) clear(argument, place.suffix, run);
  const { creation } = run.tracked;
  if (creation?.output.lent === true && summary.surely) run.draft.misuses.push({ kind: "lent", at: call.span, what: calleeText(call), doubtful: creation.output.inferred !== undefined || summary.kept });
  endReleased(call, { sure: summary.surely && !run.isCounted && place.index > -2 && namesOneObject(argument, run), how: "helper", argument }, run);
}

interface Ended {
  readonly sure: boolean;
  readonly how: "call" | "helper";
  readonly argument: Expr | undefined;
  readonly named?: boolean;
  readonly counted?: boolean;
}

function endReleased(call: Call, { sure, how, argument, named, counted }: Ended, run: Run): void {
  forgetRefilled(call, argument, run);
  const done = step(run, "released", call.span, "released", { callee: calleeText(call), label: run.tracked.label });
  const reallocates = how === "call" && isReallocation(call, run);
  const element = elementBehind(argument, run);
  end(run.draft, { kind: "released", step: done, ...(sure && { follow: { callee: calleeText(call), at: call.span, how: reallocates ? "realloc" : how, ...(element !== undefined && { element }), ...(named === true && { named }), ...(counted === true && { counted }) } }) });
}

/** Of several names, those whose address another call got (`C.convert(p, &out)`): what they hold by now is not known. */
function forgetRefilled(release: Call, argument: Expr | undefined, { draft, unit, tracked }: Run): void {
  const own = argument && pathOf(argument, unit);
  if (draft.phase !== "live" || draft.aliases.size < 2 || own === undefined || !draft.aliases.has(own)) return;
  for (const call of unit.calls().keys()) {
    if (call === tracked.creation?.call || call === release || call.span.start > release.span.start) continue;
    for (const given of call.args) {
      const bare = withoutConversions(given);
      const path = bare.kind === "unary" && bare.op === "&" ? pathOf(bare.operand, unit) : undefined;
      if (path !== undefined && path !== own) draft.aliases.delete(path);
    }
  }
}

function isReallocation(call: Call, run: Run): boolean {
  const callee = run.unit.resolve(call);
  return "model" in callee && callee.model?.reallocates !== undefined;
}

/** The pointer at the suffix below the argument holds nothing any more. */
function clear(argument: Expr, suffix: string, run: Run): void {
  const path = pathOf(argument, run.unit);
  const place = path === undefined ? undefined : extend(path, suffix);
  if (place !== undefined) overwrite(run.draft, place);
}

/** No element of a container, nothing computed: the same text means the same object again. */
function namesOneObject(argument: Expr | undefined, run: Run): boolean {
  const path = argument && pathOf(withoutTypeCalls(argument, run), run.unit);
  return path !== undefined && !path.includes("[");
}

/** `C.gpointer(p)`: a conversion to a type of C, which reads like a call. */
function withoutTypeCalls(argument: Expr, run: Run): Expr {
  const bare = withoutConversions(argument);
  const [only] = bare.kind === "call" ? bare.args : [];
  if (bare.kind !== "call" || only === undefined || bare.args.length > 1) return argument;
  return run.unit.resolve(bare).kind === "conversion" ? withoutTypeCalls(only, run) : argument;
}

function wrongRelease(effect: Release, call: Call, run: Run): RawMisuse | undefined {
  const { creation } = run.tracked;
  if (creation === undefined || effect.family === undefined || effect.inferred === true) return undefined;
  const base = { at: call.span, what: calleeText(call), family: effect.family };
  if (creation.output.lent === true) return { kind: "lent", ...base, doubtful: creation.output.inferred !== undefined };
  const fits = creation.output.family === effect.family || isSetUpInPlace(run) || run.tracked.adopted === true;
  if (fits || creation.output.inferred !== undefined) return undefined;
  const kinship = run.kinship(creation.output.family, effect.family);
  if (kinship === "object") return undefined;
  return { kind: kinship === "heap" ? "shared-heap" : "mismatched", ...base, doubtful: kinship === "heap" || creation.output.made !== undefined };
}

/** A call after the release: what it gets of the dead pointer, and what its results hold of it. */
export function callAfterRelease(call: Call, callee: Callee, receiver: Holding, values: readonly Holding[], run: Run): readonly Holding[] {
  const { draft } = run;
  let result: Holding = unrelated;
  const look = (holding: Holding, index: number): void => {
    if (draft.outcome !== undefined) return;
    if (isMadeAnew(call, run)) return setUpAgain(call.args[index], run);
    for (const suffix of holding) {
      if (suffix.startsWith(interior) || (run.late && suffix === "")) continue;
      const effect = effectOf(callee, { index, suffix, lang: run.unit.lang }, run.tracked.traits, run.source);
      if (suffix === "" && effect.kind === "assumed" && isSetUpInPlace(run)) return setUpAgain(call.args[index], run);
      const kind = suffix === "" || effect.kind === "releases" || effect.kind === "summary" ? useOf(effect, callee, { index, suffix }, run) : undefined;
      if (kind !== undefined) noteUse(kind, call, effect.kind === "summary" && !(callee.kind === "go" && draft.release?.how === "call"), run);
    }
  };
  look(receiver, -1);
  values.forEach((value, i) => look(value, i));
  if (draft.outcome === undefined) refill(call, run);
  const model = "model" in callee ? callee.model : undefined;
  if (model?.returnsParam !== undefined) result = union(result, values[model.returnsParam] ?? unrelated);
  return result.length > 0 ? [result] : [];
}

/** `inside`: what happens to it is seen in the callee's body alone. */
function noteUse(kind: "released-twice" | "passed", call: Call, inside: boolean, run: Run): void {
  const { release } = run.draft;
  if (kind === "released-twice" && release?.counted === true) run.draft.outcome = { kind: "misused" };
  else if (kind !== "passed" || !isGiven(run)) misuse({ kind: release?.how === "owner" ? "passed" : kind, at: call.span, what: calleeText(call), doubtful: isRepeated(call, run) || (kind === "passed" && inside) }, run);
}

/** `C.open(&p)` after the release: whatever `p` holds from then on, it is not what was released. */
function refill(call: Call, { draft, unit }: Run): void {
  for (const argument of call.args) {
    const bare = withoutConversions(argument);
    const path = bare.kind === "unary" && bare.op === "&" ? pathOf(bare.operand, unit) : undefined;
    if (path !== undefined && draft.aliases.has(path)) overwrite(draft, path);
  }
}

/** A loop comes back to the call that made it: `C.next(it, &value)` fills the place again, which it finds empty. */
function isMadeAnew(call: Call, { tracked }: Run): boolean {
  return tracked.creation?.call === call;
}

/** `&value` of an object that C set up in place: a function of which nothing is known may set it up again. */
function isSetUpInPlace({ tracked }: Run): boolean {
  return tracked.creation?.output.destinations.some((to) => to.kind === "param" && to.suffix === "") === true;
}

function setUpAgain(argument: Expr | undefined, { draft, unit }: Run): void {
  const path = argument && pathOf(withoutConversions(argument), unit);
  if (path !== undefined) overwrite(draft, path);
}

/** The families of both releases agree, as far as they are known. */
function fitsRelease(effect: Release, { tracked }: Run): boolean {
  const family = tracked.adopted === true ? tracked.adoptedFamily : tracked.creation?.output.family;
  return family === undefined || effect.family === undefined || family === effect.family || tracked.creation?.output.inferred === undefined;
}

function useOf(effect: Effect, callee: Callee, { index, suffix }: { readonly index: number; readonly suffix: string }, run: Run): "released-twice" | "passed" | undefined {
  switch (effect.kind) {
    case "releases":
      return (effect.sure === true || effect.named === true) && !isOthersRelease(effect, run) && fitsRelease(effect, run) ? "released-twice" : undefined;
    case "summary":
      if (verdictOf(effect.summary) === "releases") return effect.summary.surely ? "released-twice" : undefined;
      // A function of Go may only compare the pointer, or look it up; one that hands it to C uses it.
      return (callee.kind === "c" || (callee.kind === "go" && effect.summary.assumed !== undefined)) && suffix === "" && verdictOf(effect.summary) !== "unknown" ? "passed" : undefined;
    case "borrows":
    case "assumed":
    case "retains":
    case "escapes":
      // A method of another package that tables describe (`h.Value()`) needs its receiver alive as much as C does.
      return (callee.kind === "c" || (callee.kind === "external" && index === -1)) && suffix === "" ? "passed" : undefined;
  }
}

/** The very call that released it is met again: only a loop comes back here, and it may have left before. */
function isRepeated(call: Call, run: Run): boolean {
  return run.draft.release?.at.start === call.span.start;
}

/** Given to somebody who releases it later: until then it may be used. */
function isGiven(run: Run): boolean {
  return run.draft.release?.how === "given";
}

/** `if (!add_timer(…, p, destroy))`: the call that was to take it answered 0, and took nothing. */
export function isNotTaken(condition: EdgeCondition, { release }: State, unit: Unit): boolean {
  if (release?.how !== "given" || condition.kind !== "test") return false;
  const asked = nilTest(condition.expr);
  if (asked === undefined || asked.nilWhen !== condition.sense) return false;
  const operand = withoutConversions(asked.operand);
  return operand.kind === "call" ? operand.span.start === release.at.start : release.answer !== undefined && pathOf(operand, unit) === release.answer;
}

/** Notes the mistake and stops: what follows from it is not reported again. */
export function misuse(found: RawMisuse, run: Run): void {
  const { draft } = run;
  if (draft.outcome !== undefined) return;
  draft.misuses.push(found);
  draft.outcome = { kind: "misused" };
}

/** `p.f`, `p[i]`, `*p` after the release of `p`: reads or writes dead memory. */
export function checkAccess(place: Expr, run: Run): void {
  if (run.draft.phase !== "released" || run.draft.outcome !== undefined || isGiven(run)) return;
  for (let at: Expr | undefined = place; at !== undefined; ) {
    const base: Expr | undefined = at.kind === "select" || at.kind === "index" ? at.base : at.kind === "unary" && at.op === "*" ? at.operand : undefined;
    const path = base && pathOf(base, run.unit);
    if (path !== undefined && isResource(holdingAt(path, run.draft.aliases))) {
      return misuse({ kind: "accessed", at: place.span, what: printExpr(place), doubtful: false }, run);
    }
    at = at.kind === "convert" ? at.operand : base;
  }
}

/** Values that a `return` hands out although they are, or are about to be, dead. */
export function checkReturned(values: readonly Expr[], holdings: readonly Holding[], run: Run): void {
  const { draft } = run;
  holdings.forEach((holding, i) => {
    const value = values[i] ?? values[0];
    if (value === undefined || draft.outcome !== undefined || holding.length === 0) return;
    if (draft.phase === "released" && !isGiven(run) && holding.includes("")) misuse({ kind: "returned", at: value.span, what: printExpr(value), doubtful: false }, run);
    else if (draft.phase === "live" && draft.deferredRelease && draft.references === 0 && !run.isCounted) misuse({ kind: "returned-deferred", at: value.span, what: printExpr(value), doubtful: elementBehind(value, run) !== undefined }, run);
  });
}
