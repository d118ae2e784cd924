// What lives in another object dies with it: the text of a column with its statement, an iterator with its database.
// Rows say what lives where (`returnsBorrowed`, `creates.within`) and which calls end it early (`endsLent`). The owner is the
// plain variable or field that the call got; when that is written, when the object is taken out of its owner, or when
// references to the owner are counted, nothing is concluded.
import type { Call } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Callee } from "../calls/callee.ts";
import type { Path } from "./accessPath.ts";
import { holdingAt, isResource, suffixAfter } from "./accessPath.ts";
import { effectOf } from "./callEffects.ts";
import { addStep, end } from "./draft.ts";
import type { Run, Tracked } from "./run.ts";
import { calleeText, step } from "./run.ts";
import type { OwnedOutput } from "./summary.ts";
import { verdictOf } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** The object that the creating call was given for the result to live in. */
export function ownerOf(call: Call, { within }: OwnedOutput, unit: Unit): Tracked["within"] {
  const argument = within === undefined ? undefined : call.args[within];
  const path = argument && pathOf(argument, unit);
  return argument === undefined || path === undefined || !/^#\d+(\.\w+)*$/.test(path) ? undefined : { path, label: printExpr(withoutConversions(argument)) };
}

/** The call ends the owner, or what it lent: from here on the value is dead. */
export function endsWithOwner(call: Call, callee: Callee, run: Run): boolean {
  const { draft, tracked } = run;
  if (tracked.within === undefined || draft.phase !== "live" || tracked.creation?.call === call) return false;
  // What has to be released itself may still be, before the deferred call runs.
  if (tracked.creation?.output.lent !== true && (run.late || run.argumentsOnly)) return false;
  if (isTakenOut(call, callee, run)) end(draft, { kind: "escaped", why: "taken out of its owner" });
  else if (releasesOwner(call, callee, tracked.within.path, run)) finish(call, "released", run);
  else if (passesOn(call, callee, tracked.within.path, run)) finish(call, "ends-lent", run);
  return draft.outcome !== undefined;
}

/** `stmt = next`: whose end would matter is not known any more. */
export function forgetOwner(path: Path, { draft, tracked }: Run): void {
  if (tracked.within !== undefined && suffixAfter(tracked.within.path, path) !== undefined) end(draft, { kind: "escaped", why: "its owner was replaced" });
}

function finish(call: Call, messageId: "released" | "ends-lent", run: Run): void {
  const label = run.tracked.within?.label ?? "";
  addStep(run.draft, step(run, "released", call.span, messageId, { callee: calleeText(call), label }));
  end(run.draft, { kind: "released", follow: { callee: calleeText(call), at: call.span, how: "owner" } });
}

/** `unlink(node)`: it belongs to nobody, or somebody else, from here on. */
function isTakenOut(call: Call, callee: Callee, { draft, unit }: Run): boolean {
  if (callee.kind !== "c" || !namingHints.takesOut.test(callee.name)) return false;
  return call.args.some((argument) => isResource(holdingAt(pathOf(argument, unit) ?? "", draft.aliases)));
}

function releasesOwner(call: Call, callee: Callee, owner: Path, run: Run): boolean {
  if (callee.kind === "literal") {
    const summary = run.captureSummary(callee.index, [owner], run.draft.facts);
    return run.late && verdictOf(summary) === "releases" && summary.surely;
  }
  return [call.callee.kind === "select" ? call.callee.base : undefined, ...call.args].some((argument, i) => {
    const path = argument && pathOf(argument, run.unit);
    if (path === undefined) return false;
    return holdingAt(path, [owner]).some((suffix) => isRelease(callee, i - 1, suffix, run));
  });
}

function isRelease(callee: Callee, index: number, suffix: string, run: Run): boolean {
  const effect = effectOf(callee, { index, suffix, lang: run.unit.lang }, run.tracked.traits, run.source);
  if (effect.kind === "releases") return effect.sure === true && effect.inferred !== true && effect.family !== undefined && !run.isCountedFamily(effect.family);
  return effect.kind === "summary" && effect.summary.surely && verdictOf(effect.summary) === "releases";
}

function passesOn(call: Call, callee: Callee, owner: Path, { tracked, unit }: Run): boolean {
  const ends = callee.kind === "c" && callee.bodies.length === 0 ? callee.model?.endsLent : undefined;
  const argument = ends === undefined ? undefined : call.args[ends.param];
  return argument !== undefined && ends?.of.includes(tracked.creation?.output.origin ?? "") === true && pathOf(argument, unit) === owner;
}
