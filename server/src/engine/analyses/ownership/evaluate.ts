// Evaluates the expressions of one action for one path: what every value holds of the tracked resource, and
// what the calls inside do to it. Operands are evaluated before the operation, left to right.
// Does not follow values through memory it cannot name: such stores count as escapes.
import { invariant } from "../../base/invariant.ts";
import type { Call, Composite, Expr, TypeRef } from "../../program/ast.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { ApiModel } from "../../knowledge/apiModel.ts";
import type { Callee } from "../calls/callee.ts";
import { runsAtOnce } from "../threads/functionTakers.ts";
import type { Holding } from "./accessPath.ts";
import { closure, derefHolding, elementHolding, holdingAt, interior, isResource, itself, nested, rootOf, selectHolding, union, unrelated } from "./accessPath.ts";
import type { Effect } from "./callEffects.ts";
import { effectOf } from "./callEffects.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import { elementType } from "../../program/typeLookup.ts";
import { bareOperand, handsOverDestructor } from "./destructors.ts";
import { fieldNamesOf } from "./fieldNames.ts";
import { endsWithOwner, forgetOwner } from "./owners.ts";
import { boundMethod } from "./boundMethods.ts";
import { mayBeHeldByResult, mayOnlyRead } from "./doubts.ts";
import { factsAfterCall, factsAfterWrite } from "./conditions.ts";
import { callAfterRelease, checkAccess, isOthersRelease, misuse, releaseBy, releaseInside } from "./afterRelease.ts";
import { addAliases, addStep, end, overwrite } from "./draft.ts";
import { givenBack, passInterior } from "./interiors.ts";
import { createBehindArgument, loseContents, noteForeign, storeKey, usedAsKey } from "./placement.ts";
import type { AssumedBorrow, Release } from "./state.ts";
import type { Run } from "./run.ts";
import { calleeText, step } from "./run.ts";
import type { Destination, ParamSummary } from "./summary.ts";
import { verdictOf } from "./summary.ts";
import { copiesText, isCastMacro, pathOf } from "./unit.ts";

/** Evaluates for its effects and tells what the value holds. */
export function evaluate(expr: Expr, run: Run): Holding {
  switch (expr.kind) {
    case "literal":
    case "type":
      return unrelated;
    case "ident":
      return ofPath(expr, run);
    case "select":
      checkAccess(expr, run);
      return union(ofPathOr(expr, run, () => selectHolding(evaluate(expr.base, run), expr.field)), boundMethod(expr, run));
    case "index":
      checkAccess(expr, run);
      return ofPathOr(expr, run, () => elementHolding(evaluate(expr.base, run)), [expr.index]);
    case "slice":
      return ofPathOr(expr, run, () => evaluate(expr.base.kind === "unary" && expr.base.op === "*" ? expr.base.operand : expr.base, run));
    case "convert": {
      const held = evaluate(expr.operand, run);
      return copiesText(expr, run.unit.lang) ? unrelated : held;
    }
    case "typeAssert":
      return evaluate(expr.operand, run);
    case "call":
      return evaluateCall(expr, run)[0] ?? unrelated;
    case "unary":
      return evaluateUnary(expr.op, expr, run);
    case "binary": {
      const left = evaluate(expr.left, run);
      const right = evaluate(expr.right, run);
      if (expr.op === ",") return right;
      return expr.op === "+" || expr.op === "-" ? ofPathOr(expr, run, () => left) : unrelated;
    }
    case "assignExpr": {
      const value = evaluate(expr.right, run);
      assign(expr.left, value, run);
      return value;
    }
    case "conditional":
      evaluate(expr.test, run);
      return union(evaluate(expr.then, run), evaluate(expr.else, run));
    case "composite":
      return evaluateComposite(expr, run);
    case "funcLit":
      return capturedBy(expr.index, run);
    case "unknown":
      for (const child of expr.children) if (evaluate(child, run).length > 0) end(run.draft, { kind: "escaped", why: "used in an unknown way", vague: true });
      return unrelated;
  }
}

function ofPath(expr: Expr, run: Run): Holding {
  const path = pathOf(expr, run.unit);
  return path === undefined ? unrelated : holdingAt(path, run.draft.aliases);
}

function ofPathOr(expr: Expr, run: Run, otherwise: () => Holding, also: readonly Expr[] = []): Holding {
  for (const part of also) evaluate(part, run);
  return pathOf(expr, run.unit) === undefined || containsCall(expr) ? otherwise() : ofPath(expr, run);
}

/** Paths through calls (`unsafe.Slice(p, n)[i]`) must still run the call for its effects; the common case has none. */
function containsCall(expr: Expr): boolean {
  for (let at: Expr | undefined = expr; at !== undefined; ) {
    if (at.kind === "call") return true;
    at = at.kind === "select" || at.kind === "index" || at.kind === "slice" ? at.base : at.kind === "convert" || at.kind === "unary" || at.kind === "typeAssert" ? at.operand : undefined;
  }
  return false;
}

function evaluateUnary(op: string, expr: Extract<Expr, { kind: "unary" }>, run: Run): Holding {
  if (op === "&" || op === "*") {
    if (op === "*") checkAccess(expr, run);
    else forgetFacts(expr.operand, run);
    return ofPathOr(expr, run, () => {
      const operand = evaluate(expr.operand, run);
      return op === "*" ? derefHolding(operand) : operand.map((suffix) => (suffix === "" ? "*" : suffix));
    });
  }
  const operand = evaluate(expr.operand, run);
  return op === "<-" ? elementHolding(operand) : unrelated;
}

/** Whoever has the address may write there. */
function forgetFacts(operand: Expr, run: Run): void {
  const path = run.draft.facts.size === 0 ? undefined : pathOf(operand, run.unit);
  if (path !== undefined) run.draft.facts = factsAfterWrite(run.draft.facts, [path]);
}

/** `known`: the type of a literal that leaves it out, being an element of another one. */
function evaluateComposite(expr: Composite, run: Run, known?: TypeRef): Holding {
  const type = expr.type ?? known;
  const names = fieldNamesOf(type, run);
  const element = elementType(run.unit.pkg, type, "value");
  let holding: Holding = unrelated;
  expr.elements.forEach(({ key, value }, i) => {
    const isField = key?.kind === "ident" && key.ref.kind === "global";
    if (key !== undefined && !isField) evaluate(key, run);
    const name = isField ? key.name : names?.[i];
    const held = value.kind === "composite" ? evaluateComposite(value, run, element) : evaluate(value, run);
    holding = union(holding, nested(held, name === undefined ? "[*]" : `.${name}`));
  });
  return holding;
}

/** A function literal that would release what it captures carries the duty: whoever gets it, gets the resource. */
function capturedBy(literal: number, run: Run): Holding {
  if (run.draft.phase !== "live" || run.draft.aliases.size === 0) return unrelated;
  const summary = run.captureSummary(literal, [...run.draft.aliases], undefined);
  return summary.released || summary.escaped ? [closure] : unrelated;
}

/** What each result of the call holds; runs the call's effects. */
export function evaluateCall(call: Call, run: Run): readonly Holding[] {
  const callee = run.unit.resolve(call);
  const receiver = call.callee.kind === "select" && !isQualified(call.callee.base) ? evaluate(call.callee.base, run) : unrelated;
  if (callee.kind === "unknown" && evaluate(call.callee, run).includes(closure)) {
    end(run.draft, { kind: "released", step: step(run, "released", call.span, "released", { callee: calleeText(call), label: run.tracked.label }) });
  }
  const values = call.args.map((argument) => evaluate(argument, run));
  if (run.draft.facts.size > 0) run.draft.facts = factsAfterCall(run.draft.facts, call.args, run.unit);
  if (callee.kind === "conversion" || isCastMacro(call, callee, run.unit.lang)) return [values[0] ?? unrelated];
  if (callee.kind === "builtin") return [builtinResult(callee.name, call, values, run)];
  const results = applyCall(call, callee, receiver, values, run);
  return run.tracked.creation?.call === call && run.create ? createdResults(call, run, results) : results;
}

function isQualified(base: Expr): boolean {
  return base.kind === "ident" && (base.ref.kind === "cgo" || base.ref.kind === "import");
}

function builtinResult(name: string, call: Call, values: readonly Holding[], run: Run): Holding {
  const [first = unrelated, ...rest] = values;
  // What is spread is copied: memory itself stays where it is, pointers among its elements go along.
  if (name === "append") return rest.reduce((all, value, i) => union(all, call.spread && i === rest.length - 1 ? value.filter((suffix) => suffix.startsWith("[*]")) : nested(value, "[*]")), first);
  if (name === "copy" && call.args[0] !== undefined) {
    const target = pathOf(call.args[0], run.unit);
    const elements = (values[1] ?? unrelated).filter((suffix) => suffix.startsWith("[*]"));
    if (target !== undefined) addAliases(run.draft, target, elements);
    else if (elements.length > 0) end(run.draft, { kind: "escaped", why: "copied to memory nobody follows" });
  }
  if (name === "panic" && values.some((value) => value.length > 0)) end(run.draft, { kind: "escaped", why: "carried by a panic" });
  return unrelated;
}

function applyCall(call: Call, callee: Callee, receiver: Holding, values: readonly Holding[], run: Run): readonly Holding[] {
  if (run.draft.outcome !== undefined) return [];
  if (run.draft.phase === "released" && callee.kind !== "literal") return callAfterRelease(call, callee, receiver, values, run);
  if (run.draft.phase === "before" || endsWithOwner(call, callee, run)) return [];
  if (callee.kind === "literal") return callLiteral(callee.index, call, values, run);
  const results: Holding[] = [];
  if (handsOverDestructor(call, run, values)) return results;
  const give = (holding: Holding, index: number): void => {
    for (const suffix of holding) if (!run.late || suffix !== "" || isAddress(call.args[index], run)) applyArgument(call, callee, index, suffix, results, run);
  };
  if (releasesPart(call, callee, run)) run.draft.doubt = true;
  give(receiver, -1);
  values.forEach((value, i) => {
    if (!run.late || !isReplacedAfter(call.args[i], call, run)) give(value, i);
  });
  const model = "model" in callee ? callee.model : undefined;
  if (model?.returnsParam !== undefined) results[0] = union(results[0] ?? unrelated, givenBack(model, values[model.returnsParam]));
  return results;
}

/** `C.pool_close(p.pool)`: what is released may be all there is of an object that lives in a part of itself. Blocks of `malloc` do not. */
function releasesPart(call: Call, callee: Callee, { unit, draft, tracked }: Run): boolean {
  if (callee.kind !== "c" || callee.bodies.length > 0 || callee.model?.releases?.family === "malloc" || tracked.creation?.output.family === "malloc") return false;
  if (callee.model?.releases === undefined && !namingHints.releases.test(callee.name)) return false;
  return call.args.some((argument) => {
    const holder = /^(#\d+)\.\w+$/.exec(pathOf(argument, unit) ?? "")?.[1];
    return holder !== undefined && isResource(holdingAt(holder, draft.aliases));
  });
}

/** `&x`: the same value whenever it is evaluated. */
function isAddress(argument: Expr | undefined, run: Run): boolean {
  return argument !== undefined && pathOf(argument, run.unit)?.startsWith("&") === true;
}

/** A slice or pointer handed to a deferred call by value, whose variable got another value since: the call sees the old one. */
function isReplacedAfter(argument: Expr | undefined, call: Call, run: Run): boolean {
  const bare = argument && bareOperand(argument);
  return bare?.kind === "ident" && argument?.kind !== "unary" && bare.ref.kind === "local" && run.unit.lastWrite(bare.ref.id) > call.span.start;
}

function applyArgument(call: Call, callee: Callee, index: number, suffix: string, results: Holding[], run: Run): void {
  const { draft } = run;
  if (draft.outcome !== undefined) return;
  if (suffix.endsWith(closure)) return passClosure(call, callee, index, run);
  if (suffix.startsWith(interior)) return passInterior(call, callee, index, run);
  const model = "model" in callee ? callee.model : undefined;
  if (suffix === "" && model?.reallocates?.param === index && run.reallocFails) return;
  const effect = effectOf(callee, { index, suffix, isUntyped: isUntyped(call.args[index], run), isOnly: call.args.length === 1, lang: run.unit.lang }, run.tracked.traits, run.source);
  if (effect.kind === "summary") return applySummary(call, effect.summary, { index, suffix }, results, run, callee);
  if (effect.kind === "borrows") {
    if (suffix === "") return;
    if (model !== undefined && copiesData(model) && index === 1) return end(draft, { kind: "escaped", why: "copied with the memory around it" });
    if (model?.releases?.param === index && call.args[index] !== undefined) loseContents(call.args[index], model.releases.family, run);
    return;
  }
  applyDirect(call, callee, effect, { index, suffix }, run);
}

/** `memcpy(&kept, &entry, sizeof entry)`: pointers in what is copied are copied, too. */
function copiesData({ returnsParam, params }: ApiModel): boolean {
  return returnsParam === 0 && params?.[0] === "writes";
}

/** `once.Do(func() { C.free(p) })` runs it now; whoever else gets it may run it later. */
function passClosure(call: Call, callee: Callee, index: number, run: Run): void {
  const argument = call.args[index];
  if (callee.kind !== "external" || !runsAtOnce.has(callee.name) || argument?.kind !== "funcLit") return end(run.draft, { kind: "escaped", why: "a closure that releases it is handed on" });
  applySummary(call, run.captureSummary(argument.index, [...run.draft.aliases], run.draft.facts), captured, [], run);
}

/** Effects that the callee itself has on the resource. */
function applyDirect(call: Call, callee: Callee, effect: Exclude<Effect, { kind: "summary" | "borrows" }>, { index, suffix }: { readonly index: number; readonly suffix: string }, run: Run): void {
  const { draft } = run;
  switch (effect.kind) {
    case "assumed":
      if (callee.kind !== "c" && callee.kind !== "unknown") return;
      noteAssumed(callee, index, effect.doubtful || (isObjectOfLibrary(run) && mayBeHeldByResult(call, run.unit)), run);
      return addStep(draft, step(run, "assumed", call.span, "assumed", { callee: callee.kind === "c" ? `C.${callee.name}` : calleeText(call), label: run.tracked.label }));
    case "releases":
      return isOthersRelease(effect, run) ? undefined : releaseBy(call, effect, index, run);
    case "retains":
      // What was only lent is the caller's own now.
      if (run.tracked.creation?.output.lent === true) return end(draft, { kind: "escaped", why: "a reference of its own was taken" });
      draft.references = Math.min(draft.references + 1, 4);
      return addStep(draft, step(run, "passed", call.span, "retains", { callee: calleeText(call), label: run.tracked.label }));
    case "escapes":
      return end(draft, { kind: "escaped", why: effect.why, ...(effect.vague === true && { vague: true }), ...(effect.taken === true && suffix === "" && { taken: givenTo(call) }) });
  }
}

function noteAssumed(callee: Extract<Callee, { kind: "c" | "unknown" }>, index: number, doubtful: boolean, run: Run): void {
  const { draft } = run;
  if (draft.assumed === undefined || (doubtful && !draft.assumed.doubtful)) draft.assumed = assumedBorrow(callee, index, doubtful, run);
}

function isObjectOfLibrary({ tracked }: Run): boolean {
  const family = tracked.creation?.output.family;
  return family !== undefined && family !== "malloc";
}

/** Through a function pointer: the function that makes the call stands for it, where the value is a parameter of it. */
function assumedBorrow(callee: Extract<Callee, { kind: "c" | "unknown" }>, param: number, doubtful: boolean, { unit, tracked }: Run): AssumedBorrow {
  if (callee.kind === "c") return { name: callee.name, param, doubtful };
  const own = tracked.entry === undefined ? -1 : unit.body.params.findIndex(({ local }) => local === rootOf(tracked.entry ?? ""));
  return { name: own < 0 ? undefined : unit.placed.model.name, param: own, doubtful };
}

/** The argument has lost its type: `unsafe.Pointer(p)`, or a variable that holds one. */
function isUntyped(argument: Expr | undefined, run: Run): boolean {
  if (argument?.kind === "convert") return argument.type.kind === "named" && argument.type.name === "Pointer" && argument.type.pkg === "unsafe";
  return argument?.kind === "ident" && argument.ref.kind === "local" && run.unit.valuesOf(argument.ref.id).some((value) => value.kind === "convert" && isUntyped(value, run));
}

/** Applied where a literal is called: what it captures has no place among the arguments. */
const captured = { index: -2, suffix: "" };

function applySummary(call: Call, summary: ParamSummary, place: { readonly index: number; readonly suffix: string }, results: Holding[], run: Run, callee?: Callee): void {
  const { draft } = run;
  switch (verdictOf(summary)) {
    case "unknown":
    case "keeps":
      if (callee !== undefined && mayOnlyRead(callee, summary, place, run)) return applyDirect(call, callee, { kind: "assumed", doubtful: true }, place, run);
      return end(draft, { kind: "escaped", why: "the callee keeps it", ...((summary.unknown || summary.vague === true) && { vague: true }), ...(summary.taken && !summary.kept && place.suffix === "" && place.index >= -1 && { taken: givenTo(call) }) });
    case "mixed":
      draft.doubt = true;
      return addStep(draft, step(run, "passed", call.span, "mixed", { callee: calleeText(call), label: run.tracked.label }));
    case "releases":
      return releaseInside(call, summary, place, run);
    case "moves":
      for (const to of summary.moved) moveTo(call, to, results, run);
      return;
    case "borrows":
      if (summary.assumed !== undefined && (draft.assumed === undefined || run.tracked.traits.inC)) draft.assumed = run.tracked.traits.inC ? { ...summary.assumed, doubtful: true } : summary.assumed;
      // It may free the parts one by one: that is all there is to an object set up in place.
      if (run.tracked.traits.inPlace === true && speaksOfRelease(call, run)) draft.doubt = true;
      addStep(draft, step(run, summary.assumed === undefined ? "passed" : "assumed", call.span, summary.assumed === undefined ? "passed" : "assumed", { callee: calleeText(call), label: run.tracked.label }));
  }
}

function speaksOfRelease(call: Call, run: Run): boolean {
  const callee = run.unit.resolve(call);
  return (callee.kind === "go" && namingHints.goReleases.test(callee.name.replace(/^.*\./, ""))) || (callee.kind === "c" && namingHints.releases.test(callee.name));
}

function givenTo(call: Call): Release {
  return { callee: calleeText(call), at: call.span, how: "given" };
}

function moveTo(call: Call, to: Destination, results: Holding[], run: Run): void {
  if (to.kind === "result") {
    results[to.index] = union(results[to.index] ?? unrelated, [to.suffix]);
    return;
  }
  const target = to.index === -1 ? (call.callee.kind === "select" ? call.callee.base : undefined) : call.args[to.index];
  const path = target && pathOf(target, run.unit);
  if (path === undefined) end(run.draft, { kind: "escaped", why: "stored behind an argument" });
  else addAliases(run.draft, path, [to.suffix]);
}

function callLiteral(literal: number, call: Call, values: readonly Holding[], run: Run): readonly Holding[] {
  const body = run.unit.placed.model.literals[literal];
  values.forEach((value, i) => {
    const param = body?.params[i]?.local;
    if (value.length === 0 || run.late || run.draft.phase !== "live") return;
    if (param === undefined || body?.variadic === true) return end(run.draft, { kind: "escaped", why: "handed to a function literal" });
    applySummary(call, run.captureSummary(literal, value.flatMap((suffix) => `#${param}${suffix}`), run.draft.facts), captured, [], run);
  });
  if (run.argumentsOnly || run.draft.aliases.size === 0 || run.draft.outcome !== undefined) return [];
  const summary = run.captureSummary(literal, [...run.draft.aliases], run.draft.facts);
  if (run.draft.phase === "live") applySummary(call, summary, captured, [], run);
  else if (verdictOf(summary) === "releases") misuse({ kind: run.late ? "deferred-twice" : "released-twice", at: call.span, what: calleeText(call), doubtful: false }, run);
  return [];
}

function createdResults(call: Call, run: Run, results: readonly Holding[]): readonly Holding[] {
  const { draft, tracked } = run;
  invariant(tracked.creation !== undefined, "only creations create");
  draft.phase = "live";
  draft.createdNow = true;
  // Perhaps not there at all: believed only once a test has shown it.
  if (tracked.creation.output.onlyOnFailure === true) draft.doubt = true;
  const callee = calleeText(call);
  const made = tracked.creation.output.lent === true ? "lent" : "created";
  const named = tracked.label.startsWith(`${callee}(`) ? `${made}-unnamed` : made;
  addStep(draft, step(run, "created", call.span, named, { label: tracked.label, callee }));
  const all = [...results];
  for (const to of tracked.creation.output.destinations) {
    if (to.kind === "result") all[to.index] = union(all[to.index] ?? unrelated, to.suffix === "" ? itself : [to.suffix]);
    else createBehindArgument(call, to, run);
  }
  return all;
}

/** Stores a value: kills what the target held, or lets the resource escape when the target cannot be named. */
export function assign(target: Expr, value: Holding, run: Run): void {
  if (target.kind === "ident" && target.name === "_") return;
  checkAccess(target, run);
  const path = pathOf(target, run.unit);
  if (path === undefined) {
    if (target.kind !== "ident") evaluateTarget(target, run);
    if (target.kind === "index" && evaluate(target.index, run).includes("")) end(run.draft, { kind: "escaped", why: usedAsKey });
    if (value.length > 0) end(run.draft, { kind: "escaped", why: `stored in ${printExpr(target)}` });
    return;
  }
  overwrite(run.draft, path);
  forgetOwner(path, run);
  // `end := p + n`: the local is known as an offset of p already.
  if (target.kind === "ident" && target.ref.kind === "local" && run.unit.copies.get(target.ref.id)?.moves === true) return;
  if (target.kind === "index" && evaluate(target.index, run).includes("")) storeKey(target.base, run);
  if (value.includes(interior) && target.kind !== "ident") return end(run.draft, { kind: "escaped", why: "a pointer into it is stored" });
  addAliases(run.draft, path, value);
  if (value.length > 0) noteForeign(path, run);
}

function evaluateTarget(target: Expr, run: Run): void {
  if (target.kind === "index") {
    evaluate(target.base, run);
    evaluate(target.index, run);
  } else if (target.kind === "select") evaluate(target.base, run);
  else if (target.kind === "unary") evaluate(target.operand, run);
}

