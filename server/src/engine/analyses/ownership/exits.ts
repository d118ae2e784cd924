// What becomes of the resource when a path leaves the function: deferred calls run, newest first; then it is
// released, handed out, still the caller's, or lost.
import type { Block } from "../../cfg/cfg.ts";
import type { Expr, Local } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { localPath, rootOf } from "./accessPath.ts";
import type { Path } from "./accessPath.ts";
import type { Outcome } from "./draft.ts";
import { end } from "./draft.ts";
import { evaluate } from "./evaluate.ts";
import { misuse } from "./afterRelease.ts";
import type { Run } from "./run.ts";
import type { Destination } from "./summary.ts";
import { isInPlace } from "./summary.ts";
import type { Unit } from "./unit.ts";

/** Decides the outcome of a path that reaches `exit`; undefined when the path ends the program or was never live. */
export function outcomeAtExit(exit: NonNullable<Block["exit"]>, returned: readonly Destination[], run: Run): Outcome | undefined {
  const { draft } = run;
  if (draft.phase === "released") checkDeferred(exit, run);
  if (draft.phase !== "live") return undefined;
  if (draft.outcome === undefined) runDeferred(run);
  checkHandedOut(exit, returned, run);
  if (draft.outcome === undefined && run.unit.placed.model.lang === "c") runCleanups(run);
  if (draft.outcome !== undefined) return draft.outcome;
  if (exit.kind === "noReturn") return undefined;
  // Deferred calls run while a panic unwinds.
  if (draft.deferredRelease) return { kind: "released", follow: { callee: "", at: exit.span, how: "call" } };
  if (exit.kind === "panic") return undefined;
  const kept = staticKeeper(run);
  if (kept !== undefined) return { kind: "escaped", why: kept };
  if (draft.nameless) return { kind: "lost", how: "realloc" };
  const moved = [...returned, ...throughParams(run)];
  if (moved.length > 0) return { kind: "moved", to: moved };
  if (run.tracked.entry !== undefined) return { kind: "kept" };
  if (isProgramEnd(run.unit)) return undefined;
  const why = heldElsewhere(run);
  return why === undefined ? { kind: "lost", how: "exit" } : { kind: "escaped", why };
}

/** Released already: a deferred call that releases it once more, with the value it was given or by closure. */
function checkDeferred(exit: NonNullable<Block["exit"]>, run: Run): void {
  const { draft } = run;
  if (exit.kind === "noReturn") return;
  if (draft.release?.how === "owner") return;
  if (draft.deferredRelease) return misuse({ kind: "deferred-twice", at: exit.span, what: "", doubtful: false }, run);
  runDeferred(run);
}

/** A deferred closure released what this return hands out; a deferred call releases what is left behind a parameter. */
function checkHandedOut(exit: NonNullable<Block["exit"]>, returned: readonly Destination[], run: Run): void {
  const { draft } = run;
  if (exit.kind !== "return" && exit.kind !== "end") return;
  if (draft.outcome?.kind === "released" && draft.outcome.follow !== undefined && returned.length > 0) {
    draft.misuses.push({ kind: "returned-deferred", at: exit.span, what: "", doubtful: false });
  }
  const left = draft.deferredRelease && !run.isCounted ? throughParams(run).find((to) => to.suffix.startsWith(".")) : undefined;
  if (left !== undefined) draft.misuses.push({ kind: "left-deferred", at: exit.span, what: run.unit.body.params[left.index]?.name ?? "", doubtful: !isLeftForC(left, run) });
}

/** C called this function and reads its own object afterwards. */
function isLeftForC(left: Destination, run: Run): boolean {
  return run.unit.placed.model.exportName !== undefined && left.index >= 0;
}

/** Deferred arguments were evaluated at the `defer`: only what they point to can still be met here. */
function runDeferred(run: Run): void {
  for (const index of [...run.draft.deferred].reverse()) {
    const action = run.unit.defers[index];
    if (action !== undefined && run.draft.outcome === undefined) evaluate(action.call, { ...run, late: true });
  }
}

/** GCC's cleanup attribute: the function gets the address of the variable when its scope ends. */
function runCleanups(run: Run): void {
  for (const alias of run.draft.aliases) {
    const local = /^#\d+$/.test(alias) ? run.unit.placed.model.locals[rootOf(alias)] : undefined;
    const cleanup = local && run.unit.cleanupOf(local.id);
    if (cleanup === undefined) continue;
    const bodies = run.unit.pkg.cFunctions.get(cleanup) ?? [];
    const frees = bodies.length === 0 || bodies.some((body) => run.source.paramSummary(body, 0, "*").released);
    if (frees) end(run.draft, { kind: "released" });
  }
}

/** Aliases that outlive the call because they stand behind a parameter. */
function throughParams(run: Run): readonly Destination[] {
  const { unit, tracked } = run;
  const found: Destination[] = [];
  for (const alias of run.draft.aliases) {
    if (alias === tracked.entry) continue;
    const inPlace = ownParam(alias, run);
    if (inPlace !== undefined) found.push({ kind: "param", index: inPlace, suffix: "" });
    const local = unit.placed.model.locals[rootOf(alias)];
    const suffix = alias.slice(alias.indexOf(`${rootOf(alias)}`) + `${rootOf(alias)}`.length);
    if (local === undefined || suffix === "" || local.depth !== unit.depth || !outlivesCall(local, unit)) continue;
    found.push({ kind: "param", index: paramIndex(unit, local.id), suffix });
  }
  return found;
}

/** An object set up in place where a pointer parameter points: the caller's. */
function ownParam(alias: Path, { unit, tracked }: Run): number | undefined {
  const local = tracked.creation !== undefined && isInPlace(tracked.creation.output) ? unit.placed.model.locals[rootOf(alias)] : undefined;
  return local !== undefined && (local.kind === "param" || local.kind === "receiver") && alias === localPath(local.id) && local.depth === unit.depth ? paramIndex(unit, local.id) : undefined;
}

/** Parameters passed by value die with the call, unless their type is a reference. */
function outlivesCall(local: Local, unit: Unit): boolean {
  return (local.kind === "param" || local.kind === "receiver") && (!unit.isByValue(local) || isAddress(local, unit));
}

/** An integer parameter that C turns into a pointer: `struct list *l = (struct list *) data`. */
function isAddress(param: Local, unit: Unit): boolean {
  const isConverted = (value: Expr): boolean => {
    const bare = value.kind === "convert" && value.type.kind === "pointer" ? withoutConversions(value) : value;
    return bare !== value && bare.kind === "ident" && bare.ref.kind === "local" && bare.ref.id === param.id;
  };
  return unit.lang === "c" && unit.placed.model.locals.some((local) => unit.valuesOf(local.id).some(isConverted));
}

function paramIndex(unit: Unit, id: number): number {
  return unit.body.receiver?.local === id ? -1 : unit.body.params.findIndex((param) => param.local === id);
}

/** The program ends here: the system takes everything back. */
function isProgramEnd(unit: Unit): boolean {
  return unit.depth === 0 && unit.placed.model.qualifiedName === "main" && (unit.pkg.name === "main" || unit.placed.model.lang === "c");
}

/** A static local of C lives as long as the program. */
function staticKeeper(run: Run): string | undefined {
  for (const alias of run.draft.aliases) {
    const local = run.unit.placed.model.locals[rootOf(alias)];
    if (local?.isStatic === true) return `kept in the static variable ${local.name}`;
  }
  return undefined;
}

/** An object that this function made, gave to nobody, and leaves without the method that would release what it holds. */
function isForgotten(alias: Path, local: Local, run: Run): boolean {
  if (local.kind !== "var" || local.depth !== run.unit.depth) return false;
  const isResult = run.tracked.creation?.output.destinations.some((to) => to.kind === "result" && to.suffix.startsWith(".")) === true;
  if (!isResult && !run.unit.ownsMemory(local.id)) return false;
  return run.source.releasingMethod(run.unit.typeOf(local), alias.slice(localPath(local.id).length)) !== undefined;
}

/** Names the keeper when something other than a plain local of this function still reaches the resource. */
function heldElsewhere(run: Run): string | undefined {
  for (const alias of run.draft.aliases) {
    const local = run.unit.placed.model.locals[rootOf(alias)];
    if (local === undefined) continue;
    if (local.depth !== run.unit.depth) return `kept in ${local.name} of the enclosing function`;
    if (local.kind === "param" && alias !== `#${local.id}` && outlivesCall(local, run.unit)) return `stored behind ${local.name}`;
    if (alias.includes(".") && run.unit.isGoObject(local) && !isForgotten(alias, local, run)) return `held by ${local.name}, which has a type of this package`;
  }
  return undefined;
}
