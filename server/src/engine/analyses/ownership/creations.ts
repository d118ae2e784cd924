// Finds the calls of a unit that create resources: rows of the tables, annotated functions, and functions of
// the package whose summary hands out something owned.
import type { Action } from "../../cfg/cfg.ts";
import type { Call, Expr, TypeRef } from "../../program/ast.ts";
import { isNilLiteral, withoutWrapping } from "../../program/bareExpr.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { ApiModel, CreatesModel } from "../../knowledge/apiModel.ts";
import { createdBy as createdByRow } from "../../knowledge/alsoCreated.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { namingHints } from "../../knowledge/data/namingHints.ts";
import type { Callee } from "../calls/callee.ts";
import type { ErrorObject } from "../../knowledge/data/errorObjects.ts";
import { errorObjects } from "../../knowledge/data/errorObjects.ts";
import { isGoStruct } from "./buildUnit.ts";
import { calleeText } from "./run.ts";
import type { Destination, OwnedOutput } from "./summary.ts";
import { sameDestination } from "./summary.ts";
import type { Unit } from "./unit.ts";

/** One creating call and one of the things it hands out. */
export interface CreationSite {
  readonly unit: Unit;
  readonly call: Call;
  readonly output: OwnedOutput;
  readonly createdBy: string;
  readonly label: string;
  /** The action that runs it. */
  readonly action: Action;
}

/** What is asked about calls before anything is built for the function they stand in; every unit answers it. */
export type CallSurroundings = Pick<Unit, "pkg" | "placed" | "resolve" | "typeOf">;

export interface OutputSource {
  /** What calls of the function hand to their caller. */
  ownedOutputs(fn: PlacedFunction): readonly OwnedOutput[];
  releasingMethod(type: TypeRef | undefined, suffix: string): string | undefined;
  isUserModel(name: string): boolean;
  isIdle(fn: PlacedFunction): boolean;
}

/** In source order. */
export function findCreations(unit: Unit, source: OutputSource): readonly CreationSite[] {
  const found: CreationSite[] = [];
  for (const [call, [place]] of unit.calls()) {
    if (place === undefined) continue;
    const { action } = place;
    for (const output of outputsOf(call, unit, source)) found.push({ unit, call, output, createdBy: calleeText(call), label: labelOf(call, action, output), action });
  }
  return found.sort((a, b) => a.call.span.start - b.call.span.start);
}

/** Calls whose result is lent: followed to see whether it is released all the same. Only where the unit releases anything. */
export function findLent(unit: Unit): readonly CreationSite[] {
  const found: CreationSite[] = [];
  let releases = false;
  for (const [call, places] of unit.calls()) {
    const callee = unit.resolve(call);
    const model = "model" in callee ? callee.model : undefined;
    releases ||= mayEnd(callee, model);
    if (callee.kind !== "c" || callee.bodies.length > 0 || model?.returnsBorrowed === undefined) continue;
    const output: OwnedOutput = { destinations: [{ kind: "result", index: 0, suffix: "" }], family: "", origin: `C.${callee.name}`, nullable: true, ownedEvenOnError: false, lent: true, ...(typeof model.returnsBorrowed === "number" && { within: model.returnsBorrowed }), ...(model.inferred !== undefined && { inferred: model.inferred }) };
    for (const { action } of places) found.push({ unit, call, output, createdBy: calleeText(call), label: labelOf(call, action, output), action });
  }
  return releases ? found : [];
}

/** Releases something, as far as rows and names tell, or is a closure that may. */
function mayEnd(callee: Callee, model: ApiModel | undefined): boolean {
  if (model?.releases !== undefined || model?.endsLent !== undefined || callee.kind === "literal") return true;
  if (callee.kind === "go") return namingHints.goFinishes.test(callee.name.replace(/^.*\./, ""));
  return "bodies" in callee && callee.bodies.length > 0 && namingHints.releases.test(callee.name);
}

/** What the call hands out: nothing, for most calls. */
export function outputsOf(call: Call, unit: CallSurroundings, source: OutputSource): readonly OwnedOutput[] {
  const callee = unit.resolve(call);
  if (callee.kind === "go") return agreedOutputs(callee.bodies, source).filter((output) => isFollowed(output, callee.bodies, unit, source));
  if (callee.kind === "external") return modelOutputs(call, callee.model, callee.name);
  if (callee.kind !== "c") return [];
  const name = `C.${callee.name}`;
  if (callee.bodies.length > 0 && !source.isUserModel(name)) {
    const seen = agreedOutputs(callee.bodies, source).map((output) => asError(output, call, unit));
    // A body that is not followed to its end says nothing against a table.
    return seen.length > 0 || callee.model?.inferred !== undefined || callee.bodies.every((body) => source.isIdle(body)) ? seen : modelOutputs(call, callee.model, name, callee);
  }
  const errors = errorOutputs(call, unit, name);
  const isError = ({ destinations: [to] }: OwnedOutput): boolean => to !== undefined && errors.some(({ destinations: [error] }) => error !== undefined && sameDestination(to, error));
  return [...modelOutputs(call, callee.model, name, callee).filter((output) => !isError(output)), ...errors];
}

/** `&err` for an error object of a library, whatever the function: there only when the call fails. */
function errorOutputs(call: Call, unit: CallSurroundings, name: string): readonly OwnedOutput[] {
  return call.args.flatMap((argument, index) => {
    const target = argument.kind === "unary" && argument.op === "&" && argument.operand.kind === "ident" && argument.operand.ref.kind === "local" ? unit.placed.model.locals[argument.operand.ref.id] : undefined;
    const type = target && unit.typeOf(target);
    const found = errorObjects.find((error) => namedC(error.isReference === true ? type : type?.kind === "pointer" ? type.elem : undefined) === error.type);
    if (found === undefined) return [];
    return [{ destinations: [{ kind: "param", index, suffix: "*" }], family: found.family, origin: name, nullable: true, ownedEvenOnError: false, onlyOnFailure: true, ...(found.setWhenTrue?.includes(name) === true && { success: "zero" as const }), ...(mayReturnCode(call, found, name, unit) && { unclearSuccess: true as const }) }];
  });
}

const errorName = /^(?:[cg]_?)?err(?:or|msg|str|_?message)?$/i;

/** What a body puts into `&err` is there when the call failed; which answer says that, the body does not show. */
function asError(output: OwnedOutput, call: Call, { placed, typeOf }: CallSurroundings): OwnedOutput {
  const isError = output.destinations.every((to) => {
    const argument = to.kind === "param" ? call.args[to.index] : undefined;
    const bare = argument && withoutWrapping(argument);
    const local = bare?.kind === "ident" && bare.ref.kind === "local" ? placed.model.locals[bare.ref.id] : undefined;
    const type = local && typeOf(local);
    return local !== undefined && (errorName.test(local.name) || /Error$/.test(namedC(type?.kind === "pointer" ? type.elem : type) ?? ""));
  });
  return isError && output.onlyOnFailure !== true ? { ...output, onlyOnFailure: true, unclearSuccess: true } : output;
}

/** Neither the name nor a declaration says that the function answers with true or false. */
function mayReturnCode(call: Call, { convention }: ErrorObject, name: string, { resolve }: CallSurroundings): boolean {
  if (convention === undefined || convention.test(name)) return false;
  const callee = resolve(call);
  const type = callee.kind === "c" ? (callee.prototype?.result ?? callee.bodies[0]?.model.results[0]?.type) : undefined;
  return !(type?.kind === "pointer" || (type?.kind === "named" && /^(gboolean|bool|_Bool|BOOL)$/.test(type.name)));
}

function namedC(type: TypeRef | undefined): string | undefined {
  return type?.kind === "named" ? type.name.replace(/^struct_/, "") : undefined;
}

type CCallee = Extract<Callee, { kind: "c" }>;

function modelOutputs(call: Call, model: ApiModel | undefined, name: string, callee?: CCallee): readonly OwnedOutput[] {
  const all = model === undefined ? [] : createdByRow(model);
  const answer = callee?.prototype?.result ?? callee?.bodies[0]?.model.results[0]?.type;
  return all.flatMap((creates) => {
    if (creates.whenNil !== undefined && !isNilLiteral(call.args[creates.whenNil])) return [];
    if (creates.outParam !== undefined && call.args[creates.outParam] === undefined) return [];
    const { family, nullable = true, ownedEvenOnError = false, success, onlyOnFailure, within, inferred } = creates;
    // Which number means failure, a suggestion does not know.
    const unclear = onlyOnFailure === true && inferred !== undefined && answer?.kind === "named" ? { unclearSuccess: true as const } : {};
    const status = { ...(within !== undefined && { within }), ...(success !== undefined && { success }), ...(onlyOnFailure === true && { onlyOnFailure }), ...unclear };
    return [{ destinations: [destinationOf(creates)], family, origin: name, nullable, ownedEvenOnError, ...status, ...(inferred !== undefined && { inferred }) }];
  });
}

function destinationOf({ outParam, inPlace }: CreatesModel): Destination {
  if (inPlace !== undefined) return { kind: "param", index: inPlace, suffix: "" };
  return outParam === undefined ? { kind: "result", index: 0, suffix: "" } : { kind: "param", index: outParam, suffix: "*" };
}

/** Methods found by bare name must agree; variants of one function need not. */
function agreedOutputs(bodies: readonly PlacedFunction[], source: OutputSource): readonly OwnedOutput[] {
  const [first, ...rest] = bodies.map((body) => withoutParts(source.ownedOutputs(body)));
  if (first === undefined) return [];
  const oneFunction = new Set(bodies.map((body) => body.model.qualifiedName)).size === 1;
  const same = (a: OwnedOutput, b: OwnedOutput): boolean => a.destinations.some((to) => b.destinations.some((one) => sameDestination(to, one)));
  if (!oneFunction) return first.filter((output) => rest.every((outputs) => outputs.some((one) => same(one, output))));
  return [first, ...rest].flat().filter((output, i, all) => all.findIndex((one) => same(one, output)) === i);
}

/** What hangs below another output of the same call goes with it: its owner's destructor looks after it. */
function withoutParts(outputs: readonly OwnedOutput[]): readonly OwnedOutput[] {
  const isPart = (to: Destination): boolean => outputs.some((other) => other.destinations.some((whole) => whole.kind === to.kind && whole.index === to.index && to.suffix !== whole.suffix && to.suffix.startsWith(whole.suffix)));
  return outputs.filter((output) => !output.destinations.some(isPart));
}

/** What stands in fields of this package's own struct types is followed where a method of the type releases it. */
function isFollowed(output: OwnedOutput, bodies: readonly PlacedFunction[], unit: CallSurroundings, source: OutputSource): boolean {
  if (output.onlyOnFailure === true && output.destinations.every(({ kind, index }) => kind === "param" && index === -1)) return isLeftInObject(output, bodies, unit, source);
  return output.destinations.every((destination) => isFollowedAt(destination, bodies, unit, source));
}

/** What a failing method leaves in its receiver is followed where a method of the type would release it, and no finalizer does. */
function isLeftInObject({ destinations }: OwnedOutput, bodies: readonly PlacedFunction[], { placed }: CallSurroundings, source: OutputSource): boolean {
  const type = bodies[0]?.model.receiver?.type;
  if (installsFinalizer(placed)) return false;
  return destinations.every(({ suffix }) => source.releasingMethod(type, suffix) !== undefined);
}

/** On some path at least: which ones, a setting of the package decides. */
function installsFinalizer({ model }: Pick<PlacedFunction, "model">): boolean {
  return /\bruntime\.(?:SetFinalizer|AddCleanup)\(/.test(model.text);
}

function isFollowedAt(destination: Destination, bodies: readonly PlacedFunction[], unit: CallSurroundings, source: OutputSource): boolean {
  if (!destination.suffix.includes(".")) return true;
  const model = bodies[0]?.model;
  const holder = destination.kind === "result" ? model?.results[destination.index]?.type : destination.index === -1 ? model?.receiver?.type : model?.params[destination.index]?.type;
  if (holder !== undefined && isGoStruct(holder, unit.pkg)) return destination.kind === "result" && unit.placed.model.lang === "go" && !bodies.some(installsFinalizer) && source.releasingMethod(holder, destination.suffix) !== undefined;
  return holder !== undefined && isCStruct(holder);
}

function isCStruct(type: TypeRef): boolean {
  if (type.kind === "pointer" || type.kind === "slice" || type.kind === "array") return isCStruct(type.elem);
  return type.kind === "named" && type.pkg === "C";
}

/** How the source names what the call creates: the variable it goes to, else the call itself. */
function labelOf(call: Call, action: Action, output: OwnedOutput): string {
  const result = output.destinations.find((to) => to.kind === "result");
  const target = action.kind === "assign" && result !== undefined ? targetOf(call, action, result) : undefined;
  if (target !== undefined) return short(target);
  const param = output.destinations.find((to) => to.kind === "param");
  if (param?.index === -1 && param.suffix !== "" && call.callee.kind === "select") return short(printExpr(call.callee.base) + param.suffix);
  const argument = param === undefined || param.index === -1 ? undefined : call.args[param.index];
  const bare = argument && withoutWrapping(argument);
  if (bare === undefined || bare.kind === "composite") return short(printExpr(call));
  return short(printExpr(bare) + (param?.suffix.startsWith(".") === true ? param.suffix : ""));
}

function targetOf(call: Call, action: Extract<Action, { kind: "assign" }>, to: Destination): string | undefined {
  const index = action.right.findIndex((value) => yields(value, call));
  if (index < 0) return undefined;
  const spread = action.right.length === 1 && action.left.length > 1;
  const target = action.left[spread ? to.index : index];
  if (target === undefined || (target.kind === "ident" && target.name === "_")) return undefined;
  const suffix = to.suffix.startsWith(".") ? to.suffix : "";
  return printExpr(target) + suffix;
}

/** The value is the call's, through conversions and `?:`. */
function yields(value: Expr, call: Call): boolean {
  const bare = withoutWrapping(value);
  return bare === call || (bare.kind === "conditional" && (yields(bare.then, call) || yields(bare.else, call)));
}

function short(text: string): string {
  const line = text.replace(/\s+/g, " ");
  return line.length > 40 ? `${line.slice(0, 37)}...` : line;
}
