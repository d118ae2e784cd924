// What one action mentions, computed once per action: every path asks "does this concern me?" again and again.
import { expressionsOf } from "../../cfg/actionExprs.ts";
import type { Action, Loop } from "../../cfg/cfg.ts";
import type { Call, Expr } from "../../program/ast.ts";
import { visitExpr } from "../../program/visit.ts";
import type { Path } from "./accessPath.ts";

export interface Touches {
  readonly locals: ReadonlySet<number>;
  readonly calls: ReadonlySet<Expr>;
  readonly literals: boolean;
  /** Writes a variable, or lets somebody else do so through its address: facts may change. */
  readonly writes: boolean;
  /** Has an effect whatever it mentions (defer, unparsable text). */
  readonly special: boolean;
}

/** What touchesOf needs to know about the function around the action. */
export interface TouchContext {
  /** The local that a local is a copy of, or itself. */
  original(local: number): number;
  /** Reports whether the call runs a function literal of the function, which may touch whatever it captures. */
  callsLiteral(call: Call): boolean;
}

/** What an action mentions. */
export function touchesOf(action: Action, context: TouchContext): Touches {
  const locals = new Set<number>();
  const calls = new Set<Expr>();
  let literals = false;
  let exposes = false;
  for (const expr of expressionsOf(action)) {
    visitExpr(expr, (part) => {
      if (part.kind === "ident" && part.ref.kind === "local") locals.add(part.ref.id).add(context.original(part.ref.id));
      else if (part.kind === "call") {
        calls.add(part);
        literals ||= context.callsLiteral(part);
      }
      if (part.kind === "funcLit") literals = true;
      if (part.kind === "unary" && part.op === "&") exposes = true;
    });
  }
  return { locals, calls, literals, writes: exposes || action.kind === "assign" || action.kind === "bind", special: action.kind === "defer" || action.kind === "error" || action.kind === "return" };
}

/** Containers whose elements the loop visits: what it ranges over, and what its body indexes. */
export function loopContainers(loop: Loop, actionsInside: readonly Action[], pathIn: (expr: Expr) => Path | undefined): readonly Path[] {
  const found = new Set<Path>();
  if (loop.over !== undefined) {
    const path = pathIn(loop.over);
    if (path !== undefined) found.add(path);
  }
  for (const action of actionsInside) {
    for (const expr of expressionsOf(action)) {
      visitExpr(expr, (part) => {
        // An accessor of C (`at(list, i)`) visits elements as an index does.
        if (part.kind === "call") for (const path of part.args.map(pathIn)) if (path !== undefined && !path.startsWith("&")) found.add(path);
        if (part.kind !== "index" && !(part.kind === "unary" && part.op === "*")) return;
        const path = pathIn(part);
        if (path?.endsWith("[*]") === true) found.add(path.slice(0, -3));
      });
    }
  }
  return [...found].sort();
}
