// The branches of an `#if` group in the tree, whose `#elif` and `#else` nest inside each other.
import { childOf, namedChildren } from "../../../syntax/syntaxNode.ts";
import type { CNode } from "../cContext.ts";

export interface Branches {
  readonly branches: readonly (readonly CNode[])[];
  /** An `#else` exists, so one of the branches is compiled. */
  readonly exhaustive: boolean;
  /** Text of each branch's condition: `defined(X)`, `!defined(X)`, an expression, or "" for `#else`. */
  readonly conditions: readonly string[];
}

/** Reads a `preproc_if` or `preproc_ifdef` node. */
export function branchNodes(node: CNode, text: string): Branches {
  const branches: (readonly CNode[])[] = [];
  const conditions: string[] = [];
  let exhaustive = false;
  for (let part: CNode | undefined = node; part !== undefined; part = childOf(part, "alternative")) {
    branches.push(namedChildren(part).filter(isContent));
    exhaustive = part.kind === "preproc_else";
    conditions.push(conditionOf(part, text));
  }
  return { branches, exhaustive, conditions };
}

function conditionOf(part: CNode, text: string): string {
  const name = childOf(part, "name");
  if (name !== undefined) return `${text.startsWith("#ifndef", part.start) || /^#\s*ifndef/.test(text.slice(part.start, name.start)) ? "!" : ""}defined(${text.slice(name.start, name.end)})`;
  const condition = childOf(part, "condition");
  return condition === undefined ? "" : text.slice(condition.start, condition.end).replace(/\s+/g, " ").replace(/^defined (\w+)$/, "defined($1)");
}

function isContent(node: CNode): boolean {
  return node.field !== "condition" && node.field !== "name" && node.field !== "alternative";
}
