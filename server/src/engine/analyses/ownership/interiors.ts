// Pointers into a block: who gets one may keep the object, and nobody may release it.
// Only what is plainly behind the start counts: a whole number above 0 added, an element after the first, a pointer that was
// moved on since it was made. Counting down again, and offsets that only run time knows, stay silent.
import type { Call, Expr } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { Callee } from "../calls/callee.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Holding, Path } from "./accessPath.ts";
import { holdingAt, interior, isResource, rootOf, unrelated } from "./accessPath.ts";
import type { Effect } from "./callEffects.ts";
import { effectOf } from "./callEffects.ts";
import { isWhole } from "./conditions.ts";
import { end } from "./draft.ts";
import type { Run } from "./run.ts";
import { calleeText } from "./run.ts";
import { pathOf } from "./unit.ts";

/** `list_add(&p->node, list)`: a callee that keeps a pointer into the object keeps the object. In doubt it does with a member: that is what such members are for. */
export function passInterior(call: Call, callee: Callee, index: number, run: Run): void {
  const effect = effectOf(callee, { index, suffix: "", lang: run.unit.lang }, run.tracked.traits, run.source);
  const argument = call.args[index];
  const keeps = effect.kind === "escapes" || (effect.kind === "summary" && (effect.summary.unknown || effect.summary.escaped || (effect.summary.assumed !== undefined && isMember(argument, run)) || effect.summary.moved.length > 0));
  if (keeps) return end(run.draft, { kind: "escaped", why: "a pointer into it is kept" });
  if (argument !== undefined && freesBlocks(effect) && isBehindStart(withoutConversions(argument), run)) reportInterior(call, run);
}

/** `&p->node`, where `p` points to a structure: not `&query.node` of a variable, which the function cannot leave behind. */
function isMember(argument: Expr | undefined, { unit }: Run): boolean {
  const bare = argument && withoutConversions(argument);
  const base = bare?.kind === "unary" && bare.op === "&" && bare.operand.kind === "select" ? pathOf(bare.operand.base, unit) : undefined;
  const local = base === undefined ? undefined : unit.placed.model.locals[rootOf(base)];
  return local !== undefined && !unit.isByValue(local);
}

/** What a call that returns its argument hands back: `unsafe.Add(p, n)` and `strchr(p, c)` point somewhere behind it. */
export function givenBack({ returnsInterior }: ApiModel, holding: Holding | undefined): Holding {
  const held = holding ?? unrelated;
  return returnsInterior === true ? held.map((suffix) => (suffix === "" ? interior : suffix)) : held;
}

/** `s++`, `s += 2`: from here on the variable points behind the start. */
export function learnAdvance(path: Path, by: Expr | undefined, op: string, { draft }: Run): void {
  if (draft.phase === "live" && draft.aliases.has(path) && op === "+=" && isWhole(by) && Number(by.text) > 0) draft.facts = new Map(draft.facts).set(advancedKey(path), true);
}

/** `free(s)` of a variable that was moved on. */
export function isAdvanced(argument: Expr | undefined, { draft, unit }: Run): boolean {
  const path = argument && pathOf(argument, unit);
  return path !== undefined && draft.facts.get(advancedKey(path)) === true;
}

/** Reports the release and stops: the block is neither released nor lost for a reason of its own. */
export function reportInterior(call: Call, run: Run): void {
  const { draft } = run;
  if (draft.phase !== "live" || draft.outcome !== undefined) return;
  draft.misuses.push({ kind: "interior", at: call.span, what: calleeText(call), doubtful: false });
  draft.outcome = { kind: "misused" };
}

/** The allocator of C wants the start of a block; functions of libraries may look for it themselves. */
export function freesBlocks(effect: Effect): boolean {
  return effect.kind === "releases" && effect.family === "malloc" && effect.sure === true;
}

function advancedKey(path: Path): string {
  return `${path} advanced`;
}

function isBehindStart(bare: Expr, run: Run): boolean {
  switch (bare.kind) {
    case "binary":
      return bare.op === "+" && isStart(bare.left, run) && isPositive(bare.right);
    case "call":
      return printExpr(bare.callee) === "unsafe.Add" && bare.args[0] !== undefined && isStart(bare.args[0], run) && isPositive(bare.args[1]);
    case "unary":
      return bare.op === "&" && bare.operand.kind === "index" && isStart(bare.operand.base, run) && isPositive(bare.operand.index);
    default:
      return false;
  }
}

function isStart(expr: Expr, { draft, unit }: Run): boolean {
  const path = pathOf(expr, unit);
  return path !== undefined && isResource(holdingAt(path, draft.aliases));
}

function isPositive(offset: Expr | undefined): boolean {
  const bare = offset && withoutConversions(offset);
  return isWhole(bare) && Number(bare.text) > 0;
}
