// Statements that Objective-C has beyond C: `@try`, `@synchronized`, `@throw` and `for (x in y)`. `@autoreleasepool` is a
// block to the grammar already.
import type { Stmt } from "../ast.ts";
import { childOfKind, firstNamed, namedChildren } from "../../syntax/syntaxNode.ts";
import { declareLocal, inScope, localOf, spanIn, textIn, type CContext, type CNode, type Handlers } from "../c/cContext.ts";
import { readDeclarator, readSpecifiers } from "../c/cDeclarators.ts";
import { lowerTryParts } from "../c/code/cExceptions.ts";
import { lowerIdent, lowerOperand } from "../c/code/cLiterals.ts";
import { lowerBlock, lowerBody, lowerFor } from "../c/code/cStatements.ts";

function lowerTry(context: CContext, node: CNode): readonly Stmt[] {
  const body = childOfKind(node, "compound_statement");
  if (body === undefined) return [];
  const handlers = namedChildren(node).flatMap((clause) => {
    const caught = clause.kind === "catch_clause" ? childOfKind(clause, "compound_statement") : undefined;
    return caught === undefined ? [] : [{ body: caught, declare: () => { declareCaught(context, childOfKind(clause, "type_name")); } }];
  });
  const last = childOfKind(node, "finally_clause");
  return lowerTryParts(context, { node, body, handlers, finally: last === undefined ? undefined : childOfKind(last, "compound_statement") });
}

function declareCaught(context: CContext, typeName: CNode | undefined): void {
  const { name, nameNode, type } = readDeclarator(context, typeName?.children.at(-1), { kind: "named", name: "id" });
  if (nameNode?.kind === "identifier") declareLocal(context, { name, kind: "var", type, node: nameNode, isStatic: false });
}

function lowerThrow(context: CContext, node: CNode): readonly Stmt[] {
  const span = spanIn(context, node);
  const value = firstNamed(node);
  const args = value === undefined ? [] : [context.lowering.expr(context, value)];
  return [{ kind: "expr", expr: { kind: "call", callee: { kind: "ident", name: "operator_throw", ref: { kind: "global" }, span }, typeArgs: [], args, spread: false, span }, span }];
}

function lowerSynchronized(context: CContext, node: CNode): readonly Stmt[] {
  const body = childOfKind(node, "compound_statement");
  const lock = namedChildren(node).find((child) => child !== body);
  const over = lock === undefined ? [] : [{ kind: "expr", expr: context.lowering.expr(context, lock), span: spanIn(context, lock) } as const];
  return body === undefined ? over : [...over, lowerBlock(context, body)];
}

/** `for (T *x in y)`; the loops of C have fields. */
function lowerForIn(context: CContext, node: CNode): readonly Stmt[] {
  const isLoopOverItems = node.children.some((child) => child.token === "in");
  if (!isLoopOverItems) return lowerFor(context, node);
  return inScope(context, () => {
    const at = node.children.findIndex((child) => child.token === "in");
    const variable = node.children.slice(0, at).findLast((child) => child.kind !== "token" && child.field !== "type");
    const [over, ...rest] = node.children.slice(at + 1).filter((child) => child.kind !== "token");
    const items = lowerOperand(context, over, node);
    const { name, nameNode, type } = readDeclarator(context, variable, readSpecifiers(context, node).type);
    const isNew = nameNode?.kind === "identifier" && (node.children.some((child) => child.field === "type") || localOf(context, textIn(context, nameNode)) === undefined);
    const id = isNew ? declareLocal(context, { name, kind: "var", type, node: nameNode, isStatic: false }) : undefined;
    const value = nameNode?.kind === "identifier" ? { value: lowerIdent(context, nameNode) } : {};
    return [{ kind: "range", ...value, declares: id === undefined ? [] : [id], over: items, body: lowerBody(context, rest.at(-1), node), span: spanIn(context, node) }];
  });
}

export const objcStatements: Handlers<readonly Stmt[]> = {
  try_statement: lowerTry,
  throw_statement: lowerThrow,
  synchronized_statement: lowerSynchronized,
  for_statement: lowerForIn,
};
