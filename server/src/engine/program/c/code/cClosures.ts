// Functions inside functions of C++ (lambdas) and Objective-C (blocks). What they do with the locals they mention happens
// later or never: the closure is `unknown` over those locals, so whoever follows one sees that it went somewhere.
import type { Expr } from "../../ast.ts";
import { lowerIdent } from "./cLiterals.ts";
import { localOf, spanIn, textIn, type CContext, type CNode } from "../cContext.ts";

/** Lowers a closure to the locals of the function around it that its text mentions. Any depth. */
export function lowerClosure(context: CContext, node: CNode): Expr {
  const children: Expr[] = [];
  const seen = new Set<number>();
  const open: CNode[] = [node];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const local = next.kind === "identifier" ? localOf(context, textIn(context, next)) : undefined;
    if (local !== undefined && !seen.has(local.id)) {
      seen.add(local.id);
      children.push(lowerIdent(context, next));
    }
    for (let i = next.children.length - 1; i >= 0; i--) open.push(next.children[i] ?? next);
  }
  return { kind: "unknown", children, span: spanIn(context, node) };
}
