// Follows `struct sigaction` variables through one body: fields set one by one, initialisers, memset, copies, what
// sigaction() itself fills in. Guarantees: what an unknown callee may have changed is "unknown", never "missing".
// Does not follow structs into callees, and treats all elements of an array as one.
import type { Action, Block, Cfg } from "../../cfg/cfg.ts";
import { solveForward } from "../../dataflow/forward.ts";
import type { Call, Composite, Expr, FunctionModel } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { callsOf } from "../threads/lockFlow.ts";
import { flagsOf } from "./flagsValue.ts";
import { handlerOf } from "./handlerValue.ts";
import { type ActionStruct, type ActionStructs, clearedStruct, foreignStruct, type InitialStruct, initialStruct, structLattice, structOf, unsetStruct, withStruct } from "./sigactionState.ts";
import { isNull, placeOf, type ResolveCall } from "./signalNames.ts";
import type { FlagsValue, HandlerValue } from "./signals.ts";

export interface ActionContext {
  readonly pkg: PackageModel;
  readonly fn: FunctionModel;
  readonly resolve: ResolveCall;
}

/** The struct each reached `sigaction(sig, act, old)` call installs; calls that only ask are left out. */
export function structsAtCalls(cfg: Cfg, context: ActionContext): ReadonlyMap<Call, ActionStruct> {
  const initial = startOf(context);
  const step = (action: Action, structs: ActionStructs, onCall?: OnCall): ActionStructs => applyAction(action, structs, context, onCall);
  const solution = solveForward<Action, Cfg["blocks"][number]["edges"][number], ActionStructs>(cfg, {
    lattice: structLattice(initial),
    start: new Map(),
    transfer: { action: step },
  });
  const found = new Map<Call, ActionStruct>();
  for (const id of cfg.order) {
    let structs = solution.before(id);
    if (structs === undefined) continue;
    for (const action of (cfg.blocks[id] as Block).actions) {
      structs = step(action, structs, (call, before) => {
        const place = isSigaction(call, context) ? placeOf(call.args[1], context.resolve) : undefined;
        if (isNull(call.args[1], context.resolve) || !isSigaction(call, context)) return;
        found.set(call, place === undefined || before === "unknown" ? foreignStruct : (before.get(place) ?? initial(place)));
      });
    }
  }
  return found;
}

/** Only this call's own locals start as rubbish; statics keep what an earlier call left. */
function startOf({ fn }: ActionContext): InitialStruct {
  return initialStruct((id) => fn.locals[id]?.kind === "var" && !fn.locals[id].isStatic);
}

type OnCall = (call: Call, before: ActionStructs) => void;

export function isSigaction(call: Call, { resolve }: Pick<ActionContext, "resolve">): boolean {
  const callee = resolve(call);
  return callee.kind === "c" && callee.name === "sigaction" && call.args.length === 3;
}

function applyAction(action: Action, start: ActionStructs, context: ActionContext, onCall?: OnCall): ActionStructs {
  let structs = start;
  for (const { call, when } of callsOf(action)) {
    if (when !== "now") continue;
    onCall?.(call, structs);
    structs = applyCall(call, structs, context);
  }
  if (action.kind !== "assign") return structs;
  action.left.forEach((left, index) => {
    const right = action.right.length === action.left.length ? action.right[index] : undefined;
    structs = applyAssign({ op: action.op, left, right, action }, structs, context);
  });
  return structs;
}

function applyCall(call: Call, structs: ActionStructs, context: ActionContext): ActionStructs {
  const callee = context.resolve(call);
  if (callee.kind === "conversion" || callee.kind === "builtin") return structs;
  if (callee.kind === "c" && callee.name === "sigaction") return forget(structs, call.args[2], context);
  if (callee.kind === "c" && /^(memset|bzero|explicit_bzero|__builtin_memset)$/.test(callee.name)) return clear(call, structs, context);
  if (/^sig(empty|fill|add|del)set$|^sigismember$/.test("name" in callee ? callee.name : "")) return structs;
  const model = "model" in callee ? callee.model : undefined;
  return call.args.reduce((state, arg, index) => (model?.params?.[index] === "borrows" ? state : forget(state, arg, context)), structs);
}

function clear(call: Call, structs: ActionStructs, { resolve }: ActionContext): ActionStructs {
  const place = placeOf(call.args[0], resolve);
  const isZero = call.args.length < 3 || isNull(call.args[1], resolve);
  return place === undefined || !isZero ? structs : withStruct(structs, place, clearedStruct);
}

/** Somebody else may have written through the pointer. Plain numbers lead to no struct and change nothing. */
function forget(structs: ActionStructs, argument: Expr | undefined, { resolve }: ActionContext): ActionStructs {
  const place = placeOf(argument, resolve);
  if (structs === "unknown" || place === undefined) return structs;
  const isTracked = [...structs.keys()].some((key) => key === place || key.startsWith(`${place}.`) || place.startsWith(`${key}.`));
  return isTracked || argument?.kind === "unary" ? withStruct(structs, place, foreignStruct) : structs;
}

/** One left side of an assignment with what it receives. */
interface Assignment {
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr | undefined;
  readonly action: Extract<Action, { kind: "assign" }>;
}

function applyAssign(assignment: Assignment, structs: ActionStructs, context: ActionContext): ActionStructs {
  if (structs === "unknown") return structs;
  const member = memberOf(assignment.left, context.resolve);
  if (member !== undefined) return new Map([...structs, [member.place, withMember(member, assignment, structs, context)]]);
  const place = placeOf(assignment.left, context.resolve);
  return place === undefined ? structs : withStruct(structs, place, wholeValue(assignment, structs, context));
}

interface Member {
  readonly place: string;
  readonly field: "flags" | "handler";
}

/** `sa.sa_flags`, `sa->sa_handler`, the union member behind it in Go and on other systems. */
function memberOf(left: Expr, resolve: ResolveCall): Member | undefined {
  const match = /^(.*?)\.(?:(sa_flags)|sa_handler|sa_sigaction|__sigaction_handler.*|__sigaction_u.*)$/.exec(placeOf(left, resolve) ?? "");
  if (match === null) return undefined;
  return { place: match[1] ?? "", field: match[2] === undefined ? "handler" : "flags" };
}

function withMember(member: Member, { op, right }: Assignment, structs: ReadonlyMap<string, ActionStruct>, context: ActionContext): ActionStruct {
  const before = structs.get(member.place) ?? startOf(context)(member.place);
  return member.field === "handler"
    ? structOf(handlersFrom(right, context), [...before.flags.values()])
    : structOf([...before.handlers.values()], changedFlags([...before.flags.values()], op, right, context));
}

function handlersFrom(right: Expr | undefined, { pkg, fn, resolve }: ActionContext): readonly HandlerValue[] {
  return right === undefined ? [{ kind: "foreign" }] : handlerOf(right, { pkg, fn, resolve });
}

function changedFlags(before: readonly FlagsValue[], op: string, right: Expr | undefined, { pkg, resolve }: ActionContext): readonly FlagsValue[] {
  if (right === undefined) return [{ kind: "unknown" }];
  const value = flagsOf(right, pkg, resolve);
  if (op === "=" || op === ":=") return [value];
  if (op === "|=") return value.kind === "missing" ? before.map((one) => (one.kind === "cleared" ? value : one)) : [value];
  const clearsOnstack = op === "&=" && right.kind === "unary" && right.op === "~" && flagsOf(right.operand, pkg, resolve).kind === "onstack";
  if (clearsOnstack) return [{ kind: "missing", at: right }];
  return op === "&=" ? before : [{ kind: "unknown" }];
}

/** The struct a declaration, an initialiser or a copy gives. */
function wholeValue({ action, right }: Assignment, structs: ReadonlyMap<string, ActionStruct>, context: ActionContext): ActionStruct {
  if (action.right.length === 0) return action.uninitialised ? unsetStruct : clearedStruct;
  const plain = right?.kind === "convert" && right.operand.kind === "composite" ? right.operand : right;
  if (plain?.kind === "composite") return fromInitialiser(plain, context);
  if (plain?.kind === "call") return fromAllocator(plain, context);
  const source = placeOf(right, context.resolve);
  return (source === undefined ? undefined : structs.get(source)) ?? foreignStruct;
}

function fromAllocator(call: Call, { resolve }: ActionContext): ActionStruct {
  const callee = resolve(call);
  if (callee.kind !== "c") return foreignStruct;
  return callee.name === "calloc" ? clearedStruct : callee.name === "malloc" ? unsetStruct : foreignStruct;
}

/** `{0}`, `{}` and designated fields; positions differ between systems and say nothing. */
function fromInitialiser(composite: Composite, context: ActionContext): ActionStruct {
  let value = clearedStruct;
  for (const { key, value: right } of composite.elements) {
    if (key === undefined) {
      if (!isNull(right, context.resolve) && right.kind !== "composite") return foreignStruct;
      continue;
    }
    const name = key.kind === "ident" ? key.name : key.kind === "select" ? key.field : "";
    if (name === "sa_flags") value = structOf([...value.handlers.values()], [flagsOf(right, context.pkg, context.resolve)]);
    if (/^(sa_handler|sa_sigaction)$/.test(name)) value = structOf(handlersFrom(right, context), [...value.flags.values()]);
    if (/^__sigaction/.test(name)) value = structOf([{ kind: "unknown", at: right.span }], [...value.flags.values()]);
  }
  return value;
}
