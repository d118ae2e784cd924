// One action, one path: how a state changes. Deferred calls are remembered here and run by `exits.ts`.
import type { Action } from "../../cfg/cfg.ts";
import type { Call, Expr, TypeRef } from "../../program/ast.ts";
import { withoutConversions } from "../../program/bareExpr.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Holding, Path } from "./accessPath.ts";
import { elementHolding, holdingAt, interior, keySuffix, localPath, rootOf, selectHolding, unrelated } from "./accessPath.ts";
import type { Draft } from "./draft.ts";
import { addAliases, draftOf, end, overwrite } from "./draft.ts";
import { assign, evaluate, evaluateCall } from "./evaluate.ts";
import type { Run } from "./run.ts";
import type { Callee } from "../calls/callee.ts";
import { calleeText } from "./run.ts";
import { checkReturned, misuse } from "./afterRelease.ts";
import { boundKeys, constantKey, countKeys, factsAfterWrite, isWhole, literalKey, mentionsLocal, nilKey } from "./conditions.ts";
import { boundMethod } from "./boundMethods.ts";
import { copyKeyOf } from "./copiedValues.ts";
import { elementHandedTo, isAnotherElement } from "./elementLocals.ts";
import { failsWithout, neverNil } from "./errorResults.ts";
import { learnAdvance } from "./interiors.ts";
import { makesObject } from "./freshObjects.ts";
import type { StatusVariable } from "./state.ts";
import { isBehindArgument, statusBehindArgument } from "./statusArguments.ts";
import { predicateMeaning } from "./statusPredicates.ts";
import { stateOf } from "./draft.ts";
import type { Destination } from "./summary.ts";
import { isCastMacro, pathOf } from "./unit.ts";

/** Applies the action to `run.draft`; a return hands back where the resource goes with it. */
export function applyAction(action: Action, run: Run): readonly Destination[] {
  switch (action.kind) {
    case "eval":
      // A macro whose value nobody wants does something: what, is not known.
      if (evaluate(action.expr, run).includes("") && action.expr.kind === "call" && isCastMacro(action.expr, run.unit.resolve(action.expr), run.unit.lang)) end(run.draft, { kind: "escaped", why: "handed to an unknown macro" });
      if (run.draft.createdNow && run.tracked.creation !== undefined && isBehindArgument(run.tracked.creation.output)) run.draft.status = { path: undefined, kind: statusKind(run.tracked.creation.call, 1, run) };
      return [];
    case "assign":
      applyAssign(action, run);
      return [];
    case "bind": {
      const over = evaluate(action.over, run);
      const element = elementHolding(over);
      if (action.key) assign(action.key, selectHolding(over, keySuffix.slice(1)), run);
      if (action.value) assign(action.value, element, run);
      return [];
    }
    case "defer":
      applyDefer(action, run);
      return [];
    case "go":
      evaluate(action.call, run);
      return [];
    case "send":
      evaluate(action.channel, run);
      if (evaluate(action.value, run).length > 0) end(run.draft, { kind: "escaped", why: "sent on a channel" });
      return [];
    case "return":
      return returned(action.values, run);
    case "error":
      end(run.draft, { kind: "escaped", why: "the code here could not be parsed" });
      return [];
  }
}

function applyAssign(action: Extract<Action, { kind: "assign" }>, run: Run): void {
  const { left, right, op } = action;
  if (right.length === 0) return zeroInitialise(action, run);
  if (op !== "=" && op !== ":=" && op !== "var") {
    right.forEach((value) => evaluate(value, run));
    const path = left[0] && pathOf(left[0], run.unit);
    if (path === undefined) return;
    run.draft.facts = factsAfterWrite(run.draft.facts, [path]);
    if (op === "+=" && isWhole(right[0]) && right[0].text !== "0") learnCount(path, false, run);
    learnAdvance(path, right[0], op, run);
    return;
  }
  if (left.some((target, i) => isDisowned(target, right[i], run))) return end(run.draft, { kind: "escaped", why: "taken from the deferred call that would release it" });
  const [only] = right;
  const { status } = run.draft;
  const spread = left.length > 1 && right.length === 1 && only !== undefined;
  const values = spread ? (only.kind === "call" ? evaluateCall(only, run) : [evaluate(only, run)]) : right.map((value) => evaluate(value, run));
  const nils = right.map((value) => nilness(value, run));
  left.forEach((target, i) => assign(target, values[i] ?? unrelated, run));
  learnReallocation(left, run);
  noteAnswer(left, right, run);
  learnFlags(left, right, nils, run);
  if (run.draft.createdNow) {
    run.draft.status = statusVariable(left, right, run) ?? statusBehindArgument(run);
    learnSiblings(left, spread, run);
  } else run.draft.status = laterStatus(left, only, status, run);
}

/** What an assignment behind the creation tells about it. Who asks for errors knows better than what was guessed from the arguments. */
function laterStatus(left: readonly Expr[], right: Expr | undefined, status: StatusVariable | undefined, run: Run): StatusVariable | undefined {
  const derived = derivedStatus(left, right, status, run);
  if (derived !== undefined) return derived;
  const asked = statusOfContext(left, right, run);
  const speaksOfErrors = right?.kind === "call" && /err|except|fail/i.test(calleeText(right));
  return (speaksOfErrors ? asked : undefined) ?? run.draft.status ?? asked ?? statusOfCheck(left, right, run);
}

/** `p = nil` while a deferred call waits for what `p` holds at the end: from here on somebody else owns it. */
function isDisowned(target: Expr, value: Expr | undefined, { draft, unit }: Run): boolean {
  if (draft.phase !== "live" || draft.deferred.length === 0 || value?.kind !== "literal" || value.type !== "nil") return false;
  return draft.aliases.has(pathOf(target, unit) ?? "");
}

/** The reallocation failed: its result is nil, the old block is as it was. It went well: its result is not nil. The second result of cgo is an error or nil. */
function learnReallocation([block, errno]: readonly Expr[], run: Run): void {
  const { outcome } = run.draft;
  const grew = outcome?.kind === "released" && outcome.follow?.how === "realloc";
  if (!run.reallocFails && !grew) return;
  const learnNil = (path: Path | undefined, isNil: boolean): void => {
    if (path !== undefined) learn(run.draft, isNil ? literalKey(path, "nil") : nilKey(path), isNil);
  };
  if (block !== undefined) learnNil(pathOf(block, run.unit), run.reallocFails);
  if (errno !== undefined) learnNil(pathOf(errno, run.unit), !run.reallocFails);
}

/** `id = add_timer(…, p, destroy)`: the answer tells whether it was taken. */
function noteAnswer([target]: readonly Expr[], [value]: readonly Expr[], { draft, unit }: Run): void {
  const { outcome, release } = draft;
  // `copy = e->id`: the answer goes on.
  if (release?.answer !== undefined && value !== undefined && target !== undefined && pathOf(value, unit) === release.answer) draft.release = { ...release, answer: pathOf(target, unit) ?? release.answer };
  const answer = outcome?.kind === "escaped" && outcome.taken !== undefined && target !== undefined ? pathOf(target, unit) : undefined;
  if (answer !== undefined && outcome?.kind === "escaped" && outcome.taken !== undefined) draft.outcome = { ...outcome, taken: { ...outcome.taken, answer } };
}

/** Results that are always the same literal beside the resource: `return p, true`. */
function learnSiblings(left: readonly Expr[], spread: boolean, run: Run): void {
  if (!spread) return;
  for (const [i, text] of run.tracked.creation?.output.siblings ?? []) {
    const target = left[i];
    const path = target && pathOf(target, run.unit);
    if (path !== undefined) learn(run.draft, literalKey(path, text), true);
  }
}

/** `err := check(rc)`: the new variable tells what the status told. */
function derivedStatus(left: readonly Expr[], right: Expr | undefined, status: StatusVariable | undefined, run: Run): StatusVariable | undefined {
  const target = left.at(-1);
  const output = run.tracked.creation?.output;
  // True when there is an error: what a conversion of it means cannot be told from its type.
  if (output?.onlyOnFailure === true && output.success === "zero") return undefined;
  if (status?.path === undefined || target === undefined || right?.kind !== "call" || !asks(right, status.path, run)) return undefined;
  const path = pathOf(target, run.unit);
  if (path === undefined) return undefined;
  const kind = statusKind(right, left.length, run);
  // `ok := C.result_ok(res)`, `failed := C.is_error(res)`: the name says which way round.
  const meaning = left.length === 1 && kind !== "error" ? predicateMeaning(right) : undefined;
  return { path, kind: meaning === undefined ? kind : meaning === "success" ? "truth" : "code" };
}

/** The status is handed to the call, or the call is a method of the object that tells it: `status.Err()`. */
function asks({ callee, args }: Call, status: Path, { unit }: Run): boolean {
  if (args.some((argument) => pathOf(argument, unit) === status)) return true;
  return callee.kind === "select" && namingHints.tellsStatus.test(callee.field) && pathOf(callee.base, unit) === status;
}

/** `p := C.make(ctx.ptr(), n)` then `err := ctx.close()`: an object that went into the creation and now tells how things went. */
function statusOfContext(left: readonly Expr[], right: Expr | undefined, run: Run): StatusVariable | undefined {
  const { creation } = run.tracked;
  const target = left.at(-1);
  if (creation?.output.nullable !== true || right?.kind !== "call" || target === undefined || run.draft.phase !== "live") return undefined;
  const callee = run.unit.resolve(right);
  const [context] = [...(right.callee.kind === "select" && callee.kind !== "c" ? [right.callee.base] : []), ...right.args];
  const local = context?.kind === "ident" && context.ref.kind === "local" ? run.unit.placed.model.locals[context.ref.id] : undefined;
  if (local === undefined || !mayTell(callee, local.kind === "var") || holdingAt(localPath(local.id), run.draft.aliases).length > 0) return undefined;
  const path = creation.call.args.some((argument) => mentionsLocal(argument, local.id)) ? pathOf(target, run.unit) : undefined;
  return path === undefined ? undefined : { path, kind: statusKind(right, left.length, run) };
}

/** By its name. Of what was not made here and lives on, only a name that speaks of errors tells anything: `db.lastError()`. */
function mayTell(callee: Callee, isOwn: boolean): boolean {
  if (callee.kind !== "go" && callee.kind !== "c") return false;
  const name = callee.name.replace(/^.*\./, "");
  return isOwn ? namingHints.tellsStatus.test(name) : /err(?:or|no|code|msg)?s?$/i.test(name);
}

/** `err := checkID(id)`: an error when there is no object. */
function statusOfCheck(left: readonly Expr[], right: Expr | undefined, run: Run): StatusVariable | undefined {
  const target = left.at(-1);
  if (right?.kind !== "call" || target === undefined || run.draft.phase !== "live") return undefined;
  const index = right.args.findIndex((argument) => run.draft.aliases.has(pathOf(argument, run.unit) ?? ""));
  const path = index >= 0 && failsWithout(run.unit.resolve(right), index) ? pathOf(target, run.unit) : undefined;
  return path === undefined ? undefined : { path, kind: "error" };
}

function zeroInitialise(action: Extract<Action, { kind: "assign" }>, run: Run): void {
  for (const target of action.left) {
    const path = pathOf(target, run.unit);
    if (path === undefined) continue;
    overwrite(run.draft, path);
    if (action.uninitialised) continue;
    if (run.unit.trackedKeys.has(path)) learn(run.draft, path, false);
    if (run.unit.trackedKeys.has(nilKey(path))) learn(run.draft, nilKey(path), true);
  }
}

/** `nils`: which values were nil before the assignment. */
function learnFlags(left: readonly Expr[], right: readonly Expr[], nils: readonly (boolean | undefined)[], run: Run): void {
  if (left.length !== right.length) return;
  right.forEach((value, i) => {
    const target = left[i];
    const path = target && pathOf(target, run.unit);
    if (path === undefined) return;
    if (value.kind === "literal" && value.type === "bool" && run.unit.trackedKeys.has(path)) learn(run.draft, path, value.text === "true");
    if (isWhole(value) && value.text === "0") learnCount(path, true, run);
    if (isWhole(value)) for (const { key, truth } of boundKeys(path, Number(value.text), run.unit.trackedKeys)) learn(run.draft, key, truth);
    const constant = constantKey(target as Expr, value, run.unit);
    if (constant !== undefined && run.unit.trackedKeys.has(constant)) learn(run.draft, constant, true);
    const copy = copyKeyOf(target as Expr, value, run.unit);
    if (copy !== undefined && run.unit.trackedKeys.has(copy)) learn(run.draft, copy, true);
    const isNil = run.unit.trackedKeys.has(nilKey(path)) ? (nils[i] ?? isNotMade(value, run)) : undefined;
    if (isNil !== undefined) learn(run.draft, nilKey(path), isNil);
  });
}

/** False for an object that was just made; undefined where nothing is known. */
function isNotMade(value: Expr, { unit }: Run): false | undefined {
  return value.kind === "call" && makesObject(unit.resolve(value), (inner, inside) => unit.resolveIn(inner, inside)) ? false : undefined;
}

/** A counter is 0, or was counted up: how far does not matter. */
function learnCount(path: Path, isZero: boolean, run: Run): void {
  for (const { key, truth } of countKeys(path, isZero, run.unit.lang)) if (run.unit.trackedKeys.has(key)) learn(run.draft, key, truth);
}

function learn(draft: Draft, key: string, value: boolean): void {
  draft.facts = new Map(draft.facts).set(key, value);
}

/** The variable of this assignment that tells whether the creation in it succeeded. */
function statusVariable(left: readonly Expr[], right: readonly Expr[], run: Run): StatusVariable | undefined {
  const { creation } = run.tracked;
  const last = left[left.length - 1];
  const [only] = right;
  if (creation === undefined || last === undefined || only === undefined || right.length !== 1) return undefined;
  const path = pathOf(last, run.unit);
  if (path === undefined) return undefined;
  const whole = withoutConversions(only);
  if (whole !== creation.call) {
    const parts = whole.kind === "call" && isBehindArgument(creation.output) ? [...(whole.callee.kind === "select" ? [converted(whole.callee.base, run)] : []), ...whole.args] : [];
    const wraps = whole.kind === "call" && parts.some((part) => withoutConversions(part) === creation.call);
    return wraps ? { path, kind: statusKind(whole, left.length, run) } : undefined;
  }
  if (!isBehindArgument(creation.output) && left.length < 2) return undefined;
  const code = left.length === 2 && isBehindArgument(creation.output) && run.unit.resolve(creation.call).kind === "c" ? left[0] && pathOf(left[0], run.unit) : undefined;
  // `rc, err := C.f(&p)`: errno is told as well, whatever the code says.
  if (code !== undefined && isTested(code, run)) return { path: code, kind: statusKind(creation.call, 1, run), errno: path };
  return { path, kind: statusKind(creation.call, left.length, run) };
}

/** What `status(C.f(&p)).Err()` asks: a conversion to a type of the package looks like a call. */
function converted(expr: Expr, { unit }: Run): Expr {
  const bare = withoutConversions(expr);
  return bare.kind === "call" && bare.args[0] !== undefined && unit.resolve(bare).kind === "conversion" ? bare.args[0] : bare;
}

function isTested(path: Path, { unit }: Run): boolean {
  const root = rootOf(path);
  return unit.cfg.blocks.some((block) => block.edges.some(({ condition }) => condition !== undefined && mentionsLocal(condition.kind === "test" ? condition.expr : condition.tag, root)));
}

function statusKind(call: Call, results: number, run: Run): StatusVariable["kind"] {
  const callee = run.unit.resolve(call);
  const output = run.tracked.creation?.call === call ? run.tracked.creation.output : undefined;
  if (output !== undefined && results === 1 && (output.success === "nonzero" || (output.onlyOnFailure === true && output.success === undefined && output.unclearSuccess !== true))) return "truth";
  if (callee.kind === "c") return results > 1 ? "error" : "code";
  // `code := lib.Status(C.f(&p))`: a conversion to a type of another package looks like a call.
  if (callee.kind !== "go") return results === 1 && run.unit.lang === "go" ? "code" : "error";
  const type = callee.bodies[0]?.model.results.at(-1)?.type;
  if (type?.kind !== "named") return "code";
  return type.name === "error" ? "error" : type.name === "bool" ? "bool" : "code";
}

/** What the call would do right now is bound to the present values; what it does through variables waits for the exit. */
function applyDefer(action: Extract<Action, { kind: "defer" }>, run: Run): void {
  const index = run.unit.defers.indexOf(action);
  const { draft } = run;
  const before = { ...draftOf(stateOf(draft)), createdNow: draft.createdNow };
  evaluate(action.call, { ...run, draft: before, argumentsOnly: true });
  draft.phase = before.phase;
  draft.misuses.push(...before.misuses);
  if (isRegisteredAgain(before, run) && action.call.kind === "call" && !isAnotherElement(action, run)) return misuse({ kind: "deferred-twice", at: action.span, what: calleeText(action.call), doubtful: elementHandedTo(action.call, run) !== undefined && run.unit.hasCycle() }, run);
  if (before.outcome?.kind === "misused") draft.outcome = before.outcome;
  draft.createdNow = before.createdNow;
  draft.trail = before.trail;
  // The deferred call gives back a reference that was added before it.
  draft.references = Math.min(draft.references, before.references);
  if (before.outcome?.kind === "released") draft.deferredRelease = true;
  else if (before.outcome?.kind === "escaped") draft.outcome = before.outcome;
  if (!draft.deferredRelease && run.relevantDefers.has(index) && !draft.deferred.includes(index)) draft.deferred = [...draft.deferred, index].sort((a, b) => a - b);
}

/** A deferred call releases it already; the end of what it lives in is no second release. */
function isRegisteredAgain({ outcome, phase }: Draft, { draft, isCounted }: Run): boolean {
  const follow = outcome?.kind === "released" ? outcome.follow : undefined;
  return follow !== undefined && follow.how !== "owner" && draft.deferredRelease && phase === "live" && draft.references === 0 && !isCounted;
}

/** `defer onError(&err, x.Close)`: the method is bound to what `x` is there, whatever becomes of the variable. */
function waitsInDefer({ unit, draft, source, ...run }: Run): boolean {
  if (draft.phase !== "live" || unit.lang !== "go") return false;
  return unit.defers.some(({ call }) => call.kind === "call" && call.args.some((argument) => argument.kind === "select" && boundMethod(argument, { unit, draft, source, ...run }).length > 0));
}

function returned(values: readonly Expr[], run: Run): readonly Destination[] {
  if (waitsInDefer(run)) end(run.draft, { kind: "escaped", why: "a method that releases it waits in a deferred call" });
  const [only] = values;
  const paths = namedResults(run);
  const found = values.length === 0 ? paths.map((path) => holdingAt(path, run.draft.aliases)) : values.length === 1 && only?.kind === "call" ? evaluateCall(only, run) : evaluateOperands(values, run);
  const holdings = found.map((holding, index) => (isTruth(run.unit.body.results[index]?.type) ? unrelated : holding));
  checkReturned(values.length > 0 ? values : [], holdings, run);
  if (values.length > 0) setNamedResults(paths, values, holdings, run);
  return holdings.flatMap((holding, index) => destinationsOf(holding, index, run));
}

/** `return IS_KNOWN(p)`, `return bool(C.has(p))` where the result is true or false: no pointer goes with it. */
function isTruth(type: TypeRef | undefined): boolean {
  return type?.kind === "named" && /^(?:bool|_Bool|BOOL|g?boolean|GLboolean|jboolean)$/.test(type.name);
}

/** Plain variables are read after the calls beside them: `return p, C.make(&p)` hands out what the call made. */
function evaluateOperands(values: readonly Expr[], run: Run): readonly Holding[] {
  const found = new Map<Expr, Holding>();
  const plain = values.filter((value) => withoutConversions(value).kind === "ident");
  for (const value of [...values.filter((one) => !plain.includes(one)), ...plain]) found.set(value, evaluate(value, run));
  return values.map((value) => found.get(value) ?? unrelated);
}

function destinationsOf(holding: Holding, index: number, run: Run): readonly Destination[] {
  // Of what it was given, the caller stays the owner.
  if (holding.includes(interior) && run.tracked.entry === undefined) end(run.draft, { kind: "escaped", why: "a pointer into it is returned" });
  return holding.filter((suffix) => suffix !== interior).map((suffix) => ({ kind: "result", index, suffix }));
}

/** `return a, b` assigns the named results before the deferred calls run. */
function setNamedResults(paths: readonly Path[], values: readonly Expr[], holdings: readonly Holding[], run: Run): void {
  const errors = values.map((value) => nilness(value, run));
  paths.forEach((path, i) => {
    if (path === "" || (values[i] !== undefined && pathOf(values[i], run.unit) === path)) return;
    overwrite(run.draft, path);
    addAliases(run.draft, path, holdings[i] ?? unrelated);
    const isNil = errors[i];
    if (isNil !== undefined) learn(run.draft, isNil ? literalKey(path, "nil") : nilKey(path), isNil);
    const value = values[i];
    if (value?.kind === "literal" && value.type === "bool") learn(run.draft, literalKey(path, value.text), true);
  });
}

/** Whether an expression is nil, where that is plain: literals, errors just made, variables tested before. */
function nilness(value: Expr, run: Run): boolean | undefined {
  if (value.kind === "convert") return nilness(value.operand, run);
  if (value.kind === "literal") return value.type === "nil" ? true : run.unit.lang === "c" && value.type === "int" ? value.text === "0" : undefined;
  if (value.kind === "call") return (value === run.tracked.creation?.call && !run.reallocFails) || isErrorMaker(value, run) ? false : undefined;
  const path = pathOf(value, run.unit);
  if (path === undefined) return value.kind === "unary" && value.op === "&" ? false : value.kind === "ident" && value.ref.kind === "global" && /^(err|Err)[A-Z]?/.test(value.name) ? false : undefined;
  if (holdingAt(path, run.draft.aliases).includes("")) return false;
  return run.draft.facts.get(nilKey(path));
}

function isErrorMaker(call: Call, run: Run): boolean {
  return neverNil(run.unit.resolve(call), (inner, inside) => run.unit.resolveIn(inner, inside));
}

/** Paths of the named results, by position; unnamed ones are left out (empty path matches nothing). */
function namedResults(run: Run): readonly Path[] {
  return run.unit.body.results.map((result) => (result.local === undefined ? "" : localPath(result.local)));
}
