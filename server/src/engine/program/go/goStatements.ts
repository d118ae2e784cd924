// Go statements to plain data: blocks open scopes, declarations bring locals to life in the order Go does (after
// the right side). Guarantees: text that does not parse becomes an `error` statement and marks the function; what
// parses around and inside it is kept. Control flow is not interpreted here.
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import { childOf, childOfKind, firstNamed, hasToken } from "../../syntax/syntaxNode.ts";
import type { BlockStmt, Expr, Stmt } from "../ast.ts";
import { inBlock, maxNesting, relativeSpan, sourceText, type GoContext, type GoNode } from "./goContext.ts";
import { declareConstants, declareTypes, declareVariables, lowerAssignment, lowerShortDeclaration, lowerShortTargets, lowerStep } from "./goAssignments.ts";
import { isExpressionKind, lowerExpr, lowerList } from "./goExpressions.ts";
import { lowerSelect, lowerSwitch, lowerTypeSwitch, type StatementLowering } from "./goSwitches.ts";

type StmtLowering = (context: GoContext, node: GoNode, out: Stmt[]) => void;

/** Lowers a block in the current scope (the caller opens one where Go does). */
export function lowerBlock(context: GoContext, block: GoNode): BlockStmt {
  return { kind: "block", span: relativeSpan(context, block), body: lowerStatements(context, block.children) };
}

/** Lowers statements, or the lists that hold them, in the current scope. */
export function lowerStatements(context: GoContext, nodes: readonly GoNode[]): readonly Stmt[] {
  const out: Stmt[] = [];
  for (const node of nodes) {
    if (node.kind === "statement_list") for (const child of node.children) lowerStatement(context, child, out);
    else lowerStatement(context, node, out);
  }
  return out;
}

function lowerStatement(context: GoContext, node: GoNode, out: Stmt[]): void {
  if (node.kind === "token" && !node.missing) return;
  const lower = lowerings[node.kind as GoNodeKind];
  if (lower === undefined || node.missing || context.nesting >= maxNesting) {
    lowerBroken(context, node, out);
    return;
  }
  context.nesting++;
  lower(context, node, out);
  if (!holdsStatements.has(node.kind)) for (const child of node.children) if (child.kind === "ERROR") lowerBroken(context, child, out);
  context.nesting--;
}

/** Kinds whose children go through lowerStatements, broken ones included. */
const holdsStatements: ReadonlySet<GoNode["kind"]> = new Set<GoNode["kind"]>(["block", "labeled_statement"]);

const lending: StatementLowering = { all: lowerStatements, one: lowerOne };

const lowerings: Partial<Record<GoNodeKind, StmtLowering>> = {
  expression_statement: (context, node, out) => {
    out.push({ kind: "expr", span: relativeSpan(context, node), expr: lowerExpr(context, firstNamed(node)) });
  },
  send_statement: (context, node, out) => {
    const channel = lowerExpr(context, childOf(node, "channel"));
    out.push({ kind: "send", span: relativeSpan(context, node), channel, value: lowerExpr(context, childOf(node, "value")) });
  },
  inc_statement: lowerStep,
  dec_statement: lowerStep,
  assignment_statement: lowerAssignment,
  short_var_declaration: lowerShortDeclaration,
  var_declaration: declareVariables,
  const_declaration: declareConstants,
  type_declaration: declareTypes,
  return_statement: (context, node, out) => {
    out.push({ kind: "return", span: relativeSpan(context, node), values: lowerList(context, childOfKind(node, "expression_list")) });
  },
  go_statement: (context, node, out) => {
    out.push({ kind: "go", span: relativeSpan(context, node), call: lowerExpr(context, firstNamed(node)) });
  },
  defer_statement: (context, node, out) => {
    out.push({ kind: "defer", span: relativeSpan(context, node), call: lowerExpr(context, firstNamed(node)) });
  },
  if_statement: (context, node, out) => {
    out.push(inBlock(context, () => lowerIf(context, node)));
  },
  for_statement: (context, node, out) => {
    out.push(inBlock(context, () => lowerFor(context, node)));
  },
  expression_switch_statement: (context, node, out) => {
    out.push(inBlock(context, () => lowerSwitch(context, node, lending)));
  },
  type_switch_statement: (context, node, out) => {
    out.push(inBlock(context, () => lowerTypeSwitch(context, node, lending)));
  },
  select_statement: (context, node, out) => {
    out.push(lowerSelect(context, node, lending));
  },
  labeled_statement: lowerLabel,
  fallthrough_statement: branchAs("fallthrough"),
  break_statement: branchAs("break"),
  continue_statement: branchAs("continue"),
  goto_statement: branchAs("goto"),
  block: (context, node, out) => {
    out.push(inBlock(context, () => lowerBlock(context, node)));
  },
  empty_statement: () => undefined,
};

function branchAs(op: "break" | "continue" | "goto" | "fallthrough"): StmtLowering {
  return (context, node, out) => {
    const label = childOfKind(node, "label_name");
    out.push({ kind: "branch", span: relativeSpan(context, node), op, ...(label && { label: sourceText(context, label) }) });
  };
}

function lowerLabel(context: GoContext, node: GoNode, out: Stmt[]): void {
  const label = childOf(node, "label");
  const body = lowerStatements(context, node.children.filter((child) => child !== label));
  const span = relativeSpan(context, node);
  const [only] = body;
  const single: Stmt = body.length === 1 && only !== undefined ? only : { kind: "block", span: { start: span.end, end: span.end }, body };
  out.push({ kind: "label", span, label: label ? sourceText(context, label) : "", body: single });
}

function lowerIf(context: GoContext, node: GoNode): Stmt {
  const init = lowerInit(context, childOf(node, "initializer"));
  const cond = lowerExpr(context, childOf(node, "condition"));
  const consequence = childOf(node, "consequence");
  const then = lowerBody(context, consequence, node);
  const alternative = childOf(node, "alternative");
  const otherwise = alternative && lowerOne(context, alternative);
  return { kind: "if", span: relativeSpan(context, node), ...(init && { init }), cond, then, ...(otherwise && { else: otherwise }) };
}

function lowerFor(context: GoContext, node: GoNode): Stmt {
  const range = childOfKind(node, "range_clause");
  if (range !== undefined) return lowerRange(context, node, range);
  const clause = childOfKind(node, "for_clause");
  const condition = clause === undefined ? node.children.find((child) => child.field !== "body" && isExpressionKind(child.kind)) : childOf(clause, "condition");
  const init = lowerInit(context, clause && childOf(clause, "initializer"));
  const cond = condition && lowerExpr(context, condition);
  const post = lowerInit(context, clause && childOf(clause, "update"));
  const body = lowerBody(context, childOf(node, "body"), node);
  return { kind: "loop", span: relativeSpan(context, node), ...(init && { init }), ...(cond && { cond }), ...(post && { post }), body, testLast: false };
}

function lowerRange(context: GoContext, node: GoNode, range: GoNode): Stmt {
  const over = lowerExpr(context, childOf(range, "right"));
  const left = childOf(range, "left");
  const declares: number[] = [];
  const targets = hasToken(range, ":=") ? lowerShortTargets(context, left, declares) : lowerList(context, left);
  const [key, value] = targets;
  const body = lowerBody(context, childOf(node, "body"), node);
  return { kind: "range", span: relativeSpan(context, node), ...(key && { key }), ...(value && { value }), declares, over, body };
}

/** An initialiser or post statement; several statements (never written by Go's own grammar) become a block. */
function lowerInit(context: GoContext, node: GoNode | undefined): Stmt | undefined {
  return node && lowerOne(context, node);
}

function lowerOne(context: GoContext, node: GoNode): Stmt {
  const out: Stmt[] = [];
  lowerStatement(context, node, out);
  const [only] = out;
  return out.length === 1 && only !== undefined ? only : { kind: "block", span: relativeSpan(context, node), body: out };
}

/** A body in its own scope; an empty one at the end of `owner` when the parser found none. */
function lowerBody(context: GoContext, block: GoNode | undefined, owner: GoNode): BlockStmt {
  const end = owner.end - context.base;
  return block === undefined ? { kind: "block", span: { start: end, end }, body: [] } : inBlock(context, () => lowerBlock(context, block));
}

/** Statements inside broken text are lowered as such; expressions are gathered in an `error` statement. */
function lowerBroken(context: GoContext, node: GoNode, out: Stmt[]): void {
  context.hasSyntaxError = true;
  const children: Expr[] = [];
  const span = relativeSpan(context, node);
  if (context.nesting < maxNesting) {
    context.nesting++;
    for (const child of node.children) {
      if (isExpressionKind(child.kind)) children.push(lowerExpr(context, child));
      else if (child.kind === "expression_list") children.push(...lowerList(context, child));
      else if (child.kind === "ERROR" || lowerings[child.kind as GoNodeKind] !== undefined) lowerStatement(context, child, out);
    }
    context.nesting--;
  }
  out.push({ kind: "error", span, children });
}
