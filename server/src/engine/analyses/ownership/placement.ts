// Where a resource comes to stand: behind an argument of the creating call, in memory of the function's own or of
// somebody else, in a block that is freed over its head.
import type { Call, Expr } from "../../program/ast.ts";
import { isNilLiteral } from "../../program/bareExpr.ts";
import type { Path } from "./accessPath.ts";
import { extend, keySuffix, localPath, pointedBy, rootOf, suffixAfter } from "./accessPath.ts";
import { addAliases, end, overwrite } from "./draft.ts";
import type { Run } from "./run.ts";
import { calleeText } from "./run.ts";
import type { Destination } from "./summary.ts";
import type { Unit } from "./unit.ts";
import { pathOf } from "./unit.ts";

/** The call writes the resource behind one of its arguments. */
export function createBehindArgument(call: Call, to: Destination, run: Run): void {
  const { draft } = run;
  const target = to.index === -1 ? (call.callee.kind === "select" ? call.callee.base : undefined) : call.args[to.index];
  if (target === undefined) return;
  // Nil for an out-parameter: the callee is told not to create anything there.
  if (isNilLiteral(target)) return end(draft, { kind: "absent" });
  if (isTemporary(target)) return;
  const path = pathOf(target, run.unit);
  if (path === undefined) return end(draft, { kind: "escaped", why: "created behind an argument nobody follows" });
  // `append(&chunk, &ends[i])`: `ends[i]` points into something else.
  if (/^\*\*/.test(to.suffix) && path.includes("[")) return end(draft, { kind: "escaped", why: "stored where an element of a container points to" });
  const holder = to.suffix.startsWith("*") ? pointedBy(path) : path;
  const suffix = to.suffix.startsWith("*") ? to.suffix.slice(1) : to.suffix;
  const place = extend(holder, suffix);
  if (place === undefined) return end(draft, { kind: "escaped", why: "stored too deep to follow" });
  overwrite(draft, place);
  if (to.suffix === "" && isOthers(place, run)) return end(draft, { kind: "escaped", why: "set up in memory of somebody else" });
  addAliases(draft, holder, [suffix]);
  noteForeign(place, run);
}

/** A pointer that this function did not get memory for itself. */
function isOthers(place: Path, { unit }: Run): boolean {
  const local = unit.placed.model.locals[rootOf(place)];
  return local?.kind === "var" && !place.startsWith("&") && !unit.ownsMemory(local.id);
}

/** `&T{…}` and nil: nothing outlives the call there. */
function isTemporary(expr: Expr): boolean {
  if (expr.kind === "convert") return isTemporary(expr.operand);
  if (expr.kind === "unary") return expr.op === "&" && expr.operand.kind === "composite";
  return expr.kind === "literal";
}

/** A store into memory that somebody else allocated: in C somebody else's business, in Go at least doubtful. */
export function noteForeign(place: Path, run: Run): void {
  const { unit, draft } = run;
  const root = rootOf(place);
  const local = unit.placed.model.locals[root];
  if (isArmed(root, run)) return end(draft, { kind: "escaped", why: "stored in an object that has a finalizer" });
  if (local?.kind !== "var" || place === localPath(root)) return;
  const slice = sliceOfHeader(root, place, run);
  if (slice !== undefined) return addAliases(draft, slice, [""]);
  if (unit.valuesOf(root).some((value) => pathOf(value, unit)?.startsWith("&#") === true)) return end(draft, { kind: "escaped", why: `stored through ${local.name}, which points to another variable` });
  if (unit.ownsMemory(root)) return;
  if (isFinalized(root, unit)) return end(draft, { kind: "escaped", why: `stored in ${local.name}, which has a finalizer` });
  const fromParam = unit.valuesOf(root).some((value) => reachesParam(value, unit));
  if (unit.placed.model.lang === "c" || fromParam) end(draft, { kind: "escaped", why: `stored behind ${local.name}, which this function did not allocate` });
  else draft.doubt = true;
}

/** `header := (*reflect.SliceHeader)(unsafe.Pointer(&s)); header.Data = …`: it is s that holds the resource. */
function sliceOfHeader(header: number, place: Path, { unit }: Run): Path | undefined {
  const values = unit.valuesOf(header);
  const [value] = values;
  if (values.length !== 1 || value?.kind !== "convert" || value.type.kind !== "pointer" || value.type.elem.kind !== "named" || !/^(?:Slice|String)Header$/.test(value.type.elem.name)) return undefined;
  const path = place === `${localPath(header)}.Data` ? pathOf(value, unit) : undefined;
  const target = path !== undefined && /^&#\d+$/.test(path) ? path.slice(1) : undefined;
  const local = target === undefined ? undefined : unit.placed.model.locals[rootOf(target)];
  return local?.kind === "var" && local.depth === unit.depth ? target : undefined;
}

/** This function installed a finalizer on the object before the resource was made. */
function isArmed(local: number, { unit, tracked }: Run): boolean {
  const made = tracked.creation?.call.span.start;
  if (unit.lang !== "go" || made === undefined) return false;
  return [...unit.calls().keys()].some((call) => {
    const [object] = call.args;
    const isHere = call.span.start < made && object?.kind === "ident" && object.ref.kind === "local" && object.ref.id === local;
    return isHere && /^runtime\.(?:SetFinalizer|AddCleanup)$/.test(calleeText(call));
  });
}

/** The object comes from a function of the package that installs a finalizer. */
function isFinalized(local: number, unit: Unit): boolean {
  const calls = unit.lang === "go" ? unit.valuesOf(local).filter((value) => value.kind === "call") : [];
  return calls.some((call) => {
    const callee = unit.resolve(call);
    return callee.kind === "go" && callee.bodies.length > 0 && callee.bodies.every(({ model }) => /\bruntime\.(?:SetFinalizer|AddCleanup)\(/.test(model.text));
  });
}

/** The value is derived from a parameter or from something outside the function. */
function reachesParam(value: Expr, unit: Unit): boolean {
  if (isNilLiteral(value)) return false;
  const path = pathOf(value, unit);
  if (path === undefined) return value.kind !== "call" && value.kind !== "composite" && value.kind !== "literal";
  return unit.placed.model.locals[rootOf(path)]?.kind !== "var";
}

/** What held the only pointer to the resource is released: a plain block takes nothing along, an object of a library its parts. */
export function loseContents(container: Expr, family: string, run: Run): void {
  const path = pathOf(container, run.unit);
  if (path === undefined) return;
  if (family !== "malloc") return end(run.draft, { kind: "escaped", why: "released together with the object it was put into" });
  for (const alias of [...run.draft.aliases]) if (alias !== path && suffixAfter(alias, path) !== undefined) run.draft.aliases.delete(alias);
}

/** Why what is the key of a container nobody follows counts as handed on. */
export const usedAsKey = "used as a key of a container";

/** `m[p] = v`: the map holds the key, as long as it is a local of this function. */
export function storeKey(container: Expr, run: Run): void {
  const local = container.kind === "ident" && container.ref.kind === "local" ? run.unit.placed.model.locals[container.ref.id] : undefined;
  const isMap = local?.kind === "var" && run.unit.typeOf(local)?.kind === "map";
  if (isMap) addAliases(run.draft, localPath(local.id), [keySuffix]);
  else end(run.draft, { kind: "escaped", why: usedAsKey });
}
