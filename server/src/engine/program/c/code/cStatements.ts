// C statements to the common language. One node may become several statements (`int a = 1, *b = f();`) or none (`;`).
// Guarantees: assignments, `++` and comma lists at statement level are `assign` statements; bodies of `if` and loops are
// blocks; `#if` inside a function becomes `alternatives`. A call followed by a block without a semicolon
// (`list_for_each(p, head) { … }`) is a loop that runs any number of times. Text that does not parse is `error`.
import type { BlockStmt, Expr, Stmt } from "../../ast.ts";
import { childOf, firstNamed, namedChildren } from "../../../syntax/syntaxNode.ts";
import { inScope, nested, spanIn, textIn, type CContext, type CNode, type Handlers } from "../cContext.ts";
import { expressionsIn, lowerExpr } from "./cExpressions.ts";
import { lowerOperand } from "./cLiterals.ts";
import { lowerDisguisedDeclaration, lowerLocalDeclaration } from "./cLocals.ts";
import { branchNodes } from "./cAlternatives.ts";
import { assignmentStatements } from "./cAssignments.ts";
import { isMacroHead } from "../unit/cMacroHeads.ts";
import { lowerSwitch } from "./cSwitch.ts";

type Handler = (context: CContext, node: CNode) => readonly Stmt[];

/** Lowers a compound statement with a scope of its own. */
export function lowerBlock(context: CContext, node: CNode): BlockStmt {
  return inScope(context, () => ({ kind: "block", body: lowerItems(context, namedChildren(node)), span: spanIn(context, node) }));
}

/** Lowers statements that follow each other in one scope. */
export function lowerItems(context: CContext, nodes: readonly CNode[]): readonly Stmt[] {
  const result: Stmt[] = [];
  for (let i = 0; i < nodes.length; i++) {
    const node = nodes[i];
    const next = nodes[i + 1];
    if (node === undefined) continue;
    if (next?.kind === "compound_statement" && isMacroHead(node)) {
      result.push(macroLoop(context, node, next));
      i++;
    } else result.push(...lowerStmt(context, node));
  }
  return result;
}

/** Lowers one statement node. */
export function lowerStmt(context: CContext, node: CNode): readonly Stmt[] {
  return nested(context, () => (context.dialect?.stmts[node.kind] ?? handlers[node.kind] ?? lowerError)(context, node), () => [errorStmt(context, node)]);
}

function errorStmt(context: CContext, node: CNode, children: readonly Expr[] = []): Stmt {
  return { kind: "error", children, span: spanIn(context, node) };
}

function lowerError(context: CContext, node: CNode): readonly Stmt[] {
  if (node.missing) return [];
  context.gaveUp = true;
  return [errorStmt(context, node, expressionsIn(context, node))];
}

function macroLoop(context: CContext, head: CNode, body: CNode): Stmt {
  const call = firstNamed(head);
  const list = call === undefined ? undefined : childOf(call, "arguments");
  const args = list === undefined ? [] : expressionsIn(context, list);
  const cond: Expr = { kind: "unknown", children: args, span: spanIn(context, head) };
  return { kind: "loop", cond, body: lowerBlock(context, body), testLast: false, span: spanIn(context, { start: head.start, end: body.end }) };
}

/** A body as a block: `if (a) f();` has one too. */
export function lowerBody(context: CContext, node: CNode | undefined, parent: CNode): BlockStmt {
  if (node === undefined || node.missing) return { kind: "block", body: [], span: spanIn(context, { start: parent.end, end: parent.end }) };
  if (node.kind === "compound_statement") return nested(context, () => lowerBlock(context, node), () => ({ kind: "block", body: [errorStmt(context, node)], span: spanIn(context, node) }));
  return inScope(context, () => ({ kind: "block", body: lowerStmt(context, node), span: spanIn(context, node) }));
}

/** One statement for a place that takes one. */
function single(context: CContext, node: CNode, statements: readonly Stmt[]): Stmt {
  const only = statements[0];
  return statements.length === 1 && only !== undefined ? only : { kind: "block", body: statements, span: spanIn(context, node) };
}

function lowerIf(context: CContext, node: CNode): readonly Stmt[] {
  const cond = lowerOperand(context, childOf(node, "condition"), node);
  const then = lowerBody(context, childOf(node, "consequence"), node);
  const clause = childOf(node, "alternative");
  const otherwise = clause === undefined ? undefined : firstNamed(clause);
  const span = spanIn(context, node);
  if (otherwise === undefined) return [{ kind: "if", cond, then, span }];
  const elseStmt = otherwise.kind === "if_statement" ? single(context, otherwise, lowerStmt(context, otherwise)) : lowerBody(context, otherwise, node);
  return [{ kind: "if", cond, then, else: elseStmt, span }];
}

function lowerWhile(context: CContext, node: CNode): readonly Stmt[] {
  const testLast = node.kind === "do_statement";
  const body = (): BlockStmt => lowerBody(context, childOf(node, "body"), node);
  const first = testLast ? body() : undefined;
  const cond = lowerOperand(context, childOf(node, "condition"), node);
  return [{ kind: "loop", cond, body: first ?? body(), testLast, span: spanIn(context, node) }];
}

/** Lowers a `for` of C. */
export function lowerFor(context: CContext, node: CNode): readonly Stmt[] {
  return inScope(context, () => {
    const initNode = childOf(node, "initializer");
    const init = initNode === undefined ? [] : initNode.kind === "declaration" ? lowerLocalDeclaration(context, initNode) : assignmentStatements(context, initNode);
    const condition = childOf(node, "condition");
    const cond = condition === undefined ? undefined : lowerExpr(context, condition);
    const body = lowerBody(context, childOf(node, "body"), node);
    const update = childOf(node, "update");
    const post = update === undefined ? [] : assignmentStatements(context, update);
    return [{
      kind: "loop",
      ...(initNode === undefined || init.length === 0 ? {} : { init: single(context, initNode, init) }),
      ...(cond === undefined ? {} : { cond }),
      ...(update === undefined || post.length === 0 ? {} : { post: single(context, update, post) }),
      body,
      testLast: false,
      span: spanIn(context, node),
    }];
  });
}

function lowerExpressionStatement(context: CContext, node: CNode): readonly Stmt[] {
  const expr = firstNamed(node);
  if (expr === undefined || expr.missing) return [];
  return lowerDisguisedDeclaration(context, expr) ?? assignmentStatements(context, expr);
}

function lowerReturn(context: CContext, node: CNode): readonly Stmt[] {
  const value = firstNamed(node);
  return [{ kind: "return", values: value === undefined || value.missing ? [] : [lowerExpr(context, value)], span: spanIn(context, node) }];
}

function lowerBranch(context: CContext, node: CNode): readonly Stmt[] {
  const span = spanIn(context, node);
  if (node.kind === "break_statement") return [{ kind: "branch", op: "break", span }];
  if (node.kind === "continue_statement") return [{ kind: "branch", op: "continue", span }];
  const label = childOf(node, "label");
  // `goto *address` may lead anywhere.
  if (label === undefined || label.missing || node.children.some((child) => child.kind === "ERROR")) return lowerError(context, node);
  return [{ kind: "branch", op: "goto", label: textIn(context, label), span }];
}

function lowerLabel(context: CContext, node: CNode): readonly Stmt[] {
  const label = childOf(node, "label");
  const target = namedChildren(node).find((child) => child !== label);
  const body: Stmt = target === undefined ? { kind: "block", body: [], span: spanIn(context, { start: node.end, end: node.end }) } : single(context, target, lowerStmt(context, target));
  return [{ kind: "label", label: label === undefined ? "" : textIn(context, label), body, span: spanIn(context, node) }];
}

function lowerAlternatives(context: CContext, node: CNode): readonly Stmt[] {
  const { branches, exhaustive, conditions } = branchNodes(node, context.text);
  const lowered = branches.map((nodes) => lowerItems(context, nodes));
  if (lowered.every((branch) => branch.length === 0)) return [];
  return [{ kind: "alternatives", branches: lowered, exhaustive, conditions, span: spanIn(context, node) }];
}

/** Structured exceptions of Microsoft's compiler: either part may run. */
function lowerTry(context: CContext, node: CNode): readonly Stmt[] {
  context.gaveUp = true;
  return [errorStmt(context, node, expressionsIn(context, node))];
}

/** `for_each(x) { … }` looks like a definition to the grammar: a macro loop. A nested function is unknown. */
function lowerInnerDefinition(context: CContext, node: CNode): readonly Stmt[] {
  const declarator = childOf(node, "declarator");
  const body = childOf(node, "body");
  if (declarator?.kind !== "parenthesized_declarator" || body === undefined) return lowerError(context, node);
  const cond: Expr = { kind: "unknown", children: expressionsIn(context, declarator), span: spanIn(context, { start: node.start, end: declarator.end }) };
  return [{ kind: "loop", cond, body: lowerBlock(context, body), testLast: false, span: spanIn(context, node) }];
}

/** `for_each(x) f(x);` looks like the declaration of a function: what it runs is unknown. */
function lowerDeclaration(context: CContext, node: CNode): readonly Stmt[] {
  const isMacro = childOf(node, "type")?.kind === "macro_type_specifier" && childOf(node, "declarator")?.kind === "function_declarator";
  return isMacro ? lowerError(context, node) : lowerLocalDeclaration(context, node);
}

const nothing: Handler = () => [];

const handlers: Handlers<readonly Stmt[]> = {
  compound_statement: (context, node) => [lowerBlock(context, node)],
  declaration: lowerDeclaration,
  expression_statement: lowerExpressionStatement,
  if_statement: lowerIf,
  while_statement: lowerWhile,
  do_statement: lowerWhile,
  for_statement: lowerFor,
  switch_statement: (context, node) => lowerSwitch(context, node, lowerItems),
  return_statement: lowerReturn,
  break_statement: lowerBranch,
  continue_statement: lowerBranch,
  goto_statement: lowerBranch,
  labeled_statement: lowerLabel,
  attributed_statement: (context, node) => lowerItems(context, namedChildren(node).filter((child) => child.kind !== "attribute_declaration")),
  preproc_if: lowerAlternatives,
  preproc_ifdef: lowerAlternatives,
  seh_try_statement: lowerTry,
  seh_leave_statement: lowerTry,
  function_definition: lowerInnerDefinition,
  type_definition: nothing,
  preproc_include: nothing,
  preproc_def: nothing,
  preproc_function_def: nothing,
  preproc_call: nothing,
  struct_specifier: nothing,
  union_specifier: nothing,
  enum_specifier: nothing,
  primitive_type: nothing,
  type_identifier: nothing,
  sized_type_specifier: nothing,
  attribute_declaration: nothing,
};
