// Reasons to doubt that what is lost was anybody's to release: objects that a call made part of what the function hands
// out, objects of C++ that register themselves where they are constructed, programs that go on as another program.
// Says only that there is doubt: the resource is followed on as before.
import type { Call, Expr, FunctionBody, TypeRef } from "../../program/ast.ts";
import { withoutWrapping } from "../../program/bareExpr.ts";
import { visitExprsIn } from "../../program/visit.ts";
import type { Callee } from "../calls/callee.ts";
import { isPointerToConst } from "./callEffects.ts";
import { mentionsLocal } from "./conditions.ts";
import type { CreationSite } from "./creations.ts";
import type { Run } from "./run.ts";
import type { ParamSummary } from "./summary.ts";
import type { Unit } from "./unit.ts";

/** `C.find(img, storage, &seq)` and `seq = C.view(storage)`, where `seq` is returned: it may hold on to what it was made from. */
export function mayBeHeldByResult(call: Call, unit: Unit): boolean {
  const [place] = unit.calls().get(call) ?? [];
  if (unit.lang !== "go" || place === undefined) return false;
  const { action } = place;
  const filled = call.args.flatMap((argument) => (argument.kind === "unary" && argument.op === "&" ? localOf(argument.operand) : []));
  const made = action.kind === "assign" && action.right.length === 1 && action.right[0] !== undefined && holds(action.right[0], call) ? action.left.slice(0, 1).flatMap(localOf) : [];
  return (action.kind === "return" && action.values.some((value, i) => isPointer(unit.body.results[i]?.type) && holds(value, call))) || [...filled, ...made].some((local) => isHandedOut(local, unit));
}

function localOf(expr: Expr): readonly number[] {
  return expr.kind === "ident" && expr.ref.kind === "local" ? [expr.ref.id] : [];
}

/** Returned where the function declares a pointer. */
function isHandedOut(local: number, { body, cfg }: Unit): boolean {
  if (body.results.some((result) => result.local === local && isPointer(result.type))) return true;
  return cfg.blocks.some((block) => block.actions.some((action) => action.kind === "return" && action.values.some((value, i) => isPointer(body.results[i]?.type) && mentionsLocal(value, local))));
}

function isPointer(type: TypeRef | undefined): boolean {
  return type?.kind === "pointer" || (type?.kind === "named" && type.pkg === "unsafe");
}

/** The value is what the call returns, or has it in a field. */
function holds(value: Expr, call: Call): boolean {
  const bare = withoutWrapping(value);
  return bare === call || (bare.kind === "composite" && bare.elements.some((element) => holds(element.value, call)));
}

/** What a constructor gets may keep the object, and one whose object nobody wants does. */
export function mayRegisterItself({ call, output, unit }: CreationSite, isDiscarded: boolean): boolean {
  const [type] = call.typeArgs;
  if (output.origin !== "C.operator_new" || output.made !== undefined || type?.kind !== "named" || /^(std::|(unsigned |signed )?(char|short|int|long|float|double|bool|u?int\d+_t|size_t)\b)/.test(type.name)) return false;
  return isDiscarded || call.args.some((argument) => isObject(argument, unit));
}

function isObject(argument: Expr, unit: Unit): boolean {
  if (argument.kind !== "ident") return false;
  if (argument.name === "this") return true;
  const local = argument.ref.kind === "local" ? unit.placed.model.locals[argument.ref.id] : undefined;
  const type = local && unit.typeOf(local);
  return type?.kind === "pointer" && !(type.elem.kind === "named" && /^(void|char|unsigned char|u?int\d+_t|float|double|int)$/.test(type.elem.name));
}

/** The function replaces the program: what it made for that is gone with it, and whoever sees it fail gives up. */
function goesOnAsAnotherProgram(unit: Unit): boolean {
  if (unit.lang !== "c") return false;
  for (const call of unit.calls().keys()) {
    const callee = unit.resolve(call);
    if (callee.kind === "c" && callee.model?.process === "execs") return true;
  }
  return false;
}

/**
 * A function literal made before the creation, and handed to somebody, releases the variable that gets the resource:
 * `data, err = register(func() { C.free(data) })`.
 */
export function isLeftToLiteral({ unit, action, call }: CreationSite, aliases: readonly string[]): boolean {
  const { model } = unit.placed;
  const names = new Set(aliases.flatMap((alias) => (/^#\d+$/.test(alias) ? [Number(alias.slice(1))] : [])));
  if (action.kind !== "assign" || names.size === 0 || model.lang !== "go") return false;
  return model.literals.some((literal, index) => (literal.body?.span.end ?? Infinity) <= call.span.start && !isDeferred(index, unit) && releasesOneOf(literal, names, unit));
}

function isDeferred(literal: number, { defers }: Unit): boolean {
  return defers.some(({ call }) => call.kind === "call" && call.callee.kind === "funcLit" && call.callee.index === literal);
}

function releasesOneOf({ body }: FunctionBody, names: ReadonlySet<number>, unit: Unit): boolean {
  let found = false;
  if (body !== undefined) visitExprsIn(body, (expr) => {
    if (expr.kind !== "call" || found) return;
    const callee = unit.resolve(expr);
    const model = "model" in callee ? callee.model : undefined;
    const released = model?.releases === undefined ? undefined : expr.args[model.releases.param];
    found = released !== undefined && [...names].some((name) => mentionsLocal(released, name));
  });
  return found;
}

/** Exceptions, and macros as statements that nobody knows, may leave the function where its text goes on. */
export function mayLeaveUnseen(unit: Unit): boolean {
  return unit.lang === "c" && (/\bcatch\s*\(/.test(unit.placed.model.text) || unknownMacros(unit).length > 0);
}

/** `PG_TRY(); { … } PG_CATCH(); { … }`: which of the blocks runs is decided by macros. */
function hasCatchMacros(unit: Unit): boolean {
  return unit.lang === "c" && unknownMacros(unit).some((name) => /(?:^|_)(?:TRY|CATCH|EXCEPT|FINALLY)(?:_|$)/.test(name));
}

/** What the text of the function shows of its paths is not all there is to them. */
export function runsOtherwise(unit: Unit): boolean {
  return goesOnAsAnotherProgram(unit) || hasCatchMacros(unit);
}

/** Names of macros without a definition here that stand as statements. */
function unknownMacros(unit: Unit): readonly string[] {
  return [...unit.calls()].flatMap(([call, places]) => {
    const callee = unit.resolve(call);
    const isUnknown = callee.kind === "c" && callee.bodies.length === 0 && callee.model === undefined && callee.prototype === undefined;
    return isUnknown && /^[A-Z][A-Z0-9_]{2,}$/.test(callee.name) && places.some(({ action }) => action.kind === "eval" && action.expr === call) ? [callee.name] : [];
  });
}

/** `params, done := make(…); defer done()`: what a cleanup does that nobody could follow is taken to be enough. */
export function comesWithCleanup({ unit, action, call }: CreationSite): boolean {
  if (action.kind !== "assign" || action.left.length < 2 || action.right.length !== 1 || unit.lang !== "go") return false;
  const callee = unit.resolve(call);
  if (callee.kind !== "go") return false;
  return action.left.some((target, i) => {
    const isFunction = callee.bodies.every(({ model }) => model.results[i]?.type.kind === "func");
    const local = isFunction ? localOf(target)[0] : undefined;
    return local !== undefined && [...unit.calls().keys(), ...unit.defers.map((one) => one.call)].some((one) => one.kind === "call" && localOf(one.callee)[0] === local);
  });
}

/** Text that Go made for a `const char *` of C: where no body is seen to keep it, it is more likely read than kept. */
export function mayOnlyRead(callee: Callee, summary: ParamSummary, { index, suffix }: { readonly index: number; readonly suffix: string }, { unit, tracked }: Run): boolean {
  if (unit.lang !== "go" || callee.kind !== "c" || suffix !== "" || tracked.creation?.output.origin !== "C.CString" || (!summary.unknown && summary.vague !== true)) return false;
  const types = callee.bodies.map(({ model }) => model.params[index]?.type);
  return types.length > 0 && types.every((type) => type !== undefined && isPointerToConst(type));
}
