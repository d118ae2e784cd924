// Whether a call asks for the protected form of a function: libraries whose errors are long jumps let a flag choose the
// form that catches them (`vm_eval(v, src, 4 | SAFE)`, mostly behind a macro). A path downwards asks for it when a
// constant, written in one of its first calls, is what a guard further down tests before it goes on (flagGuards.ts).
// The constant is followed upwards through parameters given on (`flags | STRICT`) and through macros by their text.
//
// Not modelled: the value of constants, flags that travel in structures. What else the call may run was not looked at
// with the flag in mind, so the answer is a doubt about the call as a whole, not a proof.
import type { Expr, FunctionModel } from "../../program/ast.ts";
import { someExpr } from "../../program/localValues.ts";
import type { PackageModel } from "../../program/model.ts";
import { printExpr } from "../../program/printExpr.ts";
import type { CallSite } from "../calls/callGraph.ts";
import { flagGuards, type FlagGuard } from "./flagGuards.ts";

/** The flag is written in one of so many calls, counted from Go. */
const maxSetter = 4;
/** Guards are looked for in so many. */
const maxPath = 6;

/** For paths of calls, the one of Go first. */
export function createProtectedCalls(pkg: PackageModel): (path: readonly CallSite[]) => boolean {
  const macros = new Map([...pkg.goFiles, ...pkg.cFiles].flatMap(({ c }) => c.macros.map(({ name, body }) => [name, body] as const)));
  const guards = new WeakMap<FunctionModel, ReturnType<typeof flagGuards>>();
  const guardsOf = ({ caller, call }: CallSite): readonly FlagGuard[] => {
    const known = guards.get(caller.model) ?? flagGuards(caller.model);
    guards.set(caller.model, known);
    return known.get(call) ?? [];
  };
  return (path) => path.slice(1, maxPath).some((site, above) => guardsOf(site).some((guard) => isSet(guard, path, above, macros)));
}

/** Whether the call at `index` of the path sets the bit in what it passes. */
function isSet(guard: FlagGuard, path: readonly CallSite[], index: number, macros: ReadonlyMap<string, string>): boolean {
  const site = path[index];
  if (site === undefined) return false;
  const { call, caller } = site;
  const macro = call.callee.kind === "ident" ? macros.get(call.callee.name) : undefined;
  // A macro may place its arguments anywhere.
  const args = macro === undefined ? call.args.slice(guard.param, guard.param + 1) : call.args;
  const text = [macro ?? "", ...args.map((arg) => printExpr(arg))].join(" ");
  if (index < maxSetter && new RegExp(`\\b${guard.flag}\\b`).test(text)) return true;
  return caller.model.lang === "c" && caller.model.params.some(({ local }, param) => args.some((arg) => givesOn(arg, local)) && isSet({ ...guard, param }, path, index - 1, macros));
}

function givesOn(arg: Expr, local: number | undefined): boolean {
  return local !== undefined && someExpr(arg, (part) => part.kind === "ident" && part.ref.kind === "local" && part.ref.id === local);
}
