// What an action mentions at its top level: the one list of the expressions below each kind of action. Nested expressions
// are for visitors to find; order of evaluation is not told.
import type { Expr } from "../program/ast.ts";
import type { Action } from "./cfg.ts";

/** The expressions an action evaluates or assigns to. */
export function expressionsOf(action: Action): readonly Expr[] {
  switch (action.kind) {
    case "eval":
      return [action.expr];
    case "assign":
      return [...action.left, ...action.right];
    case "bind":
      return [action.key, action.value, action.over].filter((part) => part !== undefined);
    case "defer":
    case "go":
      return [action.call];
    case "send":
      return [action.channel, action.value];
    case "return":
      return action.values;
    case "error":
      return action.children;
  }
}
