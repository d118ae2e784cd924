// Sends on a channel that have no other way out: a plain statement, not a case of a `select`. In the body of a function itself, or in Go
// functions of the package that it calls on its own goroutine, two calls deep. Literals are left out: nobody knows who runs
// them. A channel that the function makes itself is its own business.
import type { FunctionModel, Stmt } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import { visitStmts } from "../../program/visit.ts";
import type { CallGraph, CallSite } from "./callGraph.ts";

export type SendStmt = Extract<Stmt, { readonly kind: "send" }>;

export interface WaitingSend {
  readonly fn: PlacedFunction;
  readonly stmt: SendStmt;
  /** Calls that lead there, the first in the function that was asked about. */
  readonly path: readonly CallSite[];
}

const maxDepth = 2;

/** The first one; undefined where there is none. */
export function waitingSend(fn: PlacedFunction, calls: CallGraph, path: readonly CallSite[] = []): WaitingSend | undefined {
  const own = fn.model.text.includes("<-") ? sendIn(fn.model) : undefined;
  if (own !== undefined) return { fn, stmt: own, path };
  if (path.length >= maxDepth || fn.model.lang !== "go") return undefined;
  for (const site of calls.callsIn(fn)) {
    if (site.depth !== 0 || site.how === "go" || site.callee.kind !== "go" || site.callee.bodies.length !== 1) continue;
    const [body] = site.callee.bodies;
    const found = body === undefined || body.model === fn.model ? undefined : waitingSend(body, calls, [...path, site]);
    if (found !== undefined) return found;
  }
  return undefined;
}

function sendIn(fn: FunctionModel): SendStmt | undefined {
  let found: SendStmt | undefined;
  const chosen = new Set<Stmt>();
  if (fn.body === undefined) return undefined;
  visitStmts(fn.body, (stmt) => {
    if (stmt.kind === "select") for (const { comm } of stmt.cases) if (comm !== undefined) chosen.add(comm);
  });
  visitStmts(fn.body, (stmt) => {
    if (found !== undefined || stmt.kind !== "send" || chosen.has(stmt)) return;
    const { channel } = stmt;
    const local = channel.kind === "ident" && channel.ref.kind === "local" ? fn.locals[channel.ref.id] : undefined;
    if (local?.kind !== "var") found = stmt;
  });
  return found;
}
