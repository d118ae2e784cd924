// switch, type switch and select. Statements come from the caller, because they hold these and these hold them.
// A type switch's `x := v.(type)` becomes one local that receives v before the switch: clauses differ only in its
// static type, which the model does not keep.
import { childOf, childrenOf, errorsIn, hasToken, namedChildren } from "../../syntax/syntaxNode.ts";
import type { AssignStmt, Expr, Ident, SelectStmt, Stmt, SwitchCase, SwitchStmt } from "../ast.ts";
import { lowerShortTargets } from "./goAssignments.ts";
import { inBlock, relativeSpan, type GoContext, type GoNode } from "./goContext.ts";
import { lowerExpr, lowerList } from "./goExpressions.ts";
import { lowerType } from "./goTypes.ts";

/** What the statement lowering lends. */
export interface StatementLowering {
  /** Statements in the current scope. */
  readonly all: (context: GoContext, nodes: readonly GoNode[]) => readonly Stmt[];
  /** One statement (a block when it turns out to be several). */
  readonly one: (context: GoContext, node: GoNode) => Stmt;
}

/** `switch init; tag { … }`; the caller has opened the switch's block. */
export function lowerSwitch(context: GoContext, node: GoNode, statements: StatementLowering): SwitchStmt {
  const initializer = childOf(node, "initializer");
  const init = initializer && statements.one(context, initializer);
  const value = childOf(node, "value");
  const tag = value && lowerExpr(context, value);
  const cases = lowerCases(context, node, statements);
  return { kind: "switch", span: relativeSpan(context, node), ...(init && { init }), ...(tag && { tag }), isTypeSwitch: false, implicitFallthrough: false, cases };
}

/** `switch init; x := v.(type) { … }`; the caller has opened the switch's block. */
export function lowerTypeSwitch(context: GoContext, node: GoNode, statements: StatementLowering): SwitchStmt {
  const initializer = childOf(node, "initializer");
  const init = initializer && statements.one(context, initializer);
  const value = lowerExpr(context, childOf(node, "value"));
  const binding = bindAlias(context, childOf(node, "alias"), value);
  const first = joinInit(init, binding?.statement);
  const cases = lowerCases(context, node, statements);
  const tag = binding?.tag ?? value;
  return { kind: "switch", span: relativeSpan(context, node), ...(first && { init: first }), tag, isTypeSwitch: true, implicitFallthrough: false, cases };
}

/** `select { … }`; every clause has its own scope. */
export function lowerSelect(context: GoContext, node: GoNode, statements: StatementLowering): SelectStmt {
  const clauses = node.children.filter((child) => child.kind === "communication_case" || child.kind === "default_case");
  const cases = clauses.map((clause) =>
    inBlock(context, () => {
      const communication = childOf(clause, "communication");
      const comm = communication && lowerCommunication(context, communication, statements);
      return { span: relativeSpan(context, clause), ...(comm && { comm }), body: bodyOf(context, clause, statements) };
    }),
  );
  return { kind: "select", span: relativeSpan(context, node), cases };
}

function lowerCases(context: GoContext, node: GoNode, statements: StatementLowering): readonly SwitchCase[] {
  const clauses = node.children.filter((child) => child.kind === "expression_case" || child.kind === "type_case" || child.kind === "default_case");
  return clauses.map((clause) => {
    const labels = clause.kind === "type_case" ? typeLabels(context, clause) : lowerList(context, childOf(clause, "value"));
    const body = inBlock(context, () => bodyOf(context, clause, statements));
    return { span: relativeSpan(context, clause), labels, isDefault: clause.kind === "default_case", body };
  });
}

/** `case nil` reads as a type name: it is the nil literal. */
function typeLabels(context: GoContext, clause: GoNode): readonly Expr[] {
  return childrenOf(clause, "type").map((type) => {
    const span = relativeSpan(context, type);
    if (context.text.slice(type.start, type.end) === "nil") return { kind: "literal", span, type: "nil", text: "nil" };
    return { kind: "type", span, type: lowerType(context, type) };
  });
}

/** Everything in a clause but what stands before its colon. */
function bodyOf(context: GoContext, clause: GoNode, statements: StatementLowering): readonly Stmt[] {
  return statements.all(context, namedChildren(clause).filter((child) => child.field === undefined));
}

function lowerCommunication(context: GoContext, node: GoNode, statements: StatementLowering): Stmt {
  const received = node.kind === "receive_statement" ? childOf(node, "right") : undefined;
  if (received === undefined) return statements.one(context, node);
  const value = lowerExpr(context, received);
  const left = childOf(node, "left");
  const span = relativeSpan(context, node);
  if (left === undefined) return { kind: "expr", span, expr: value };
  const declares: number[] = [];
  const isShort = hasToken(node, ":=");
  const targets = isShort ? lowerShortTargets(context, left, declares) : lowerList(context, left);
  return { kind: "assign", span, op: isShort ? ":=" : "=", left: targets, right: [value], declares, uninitialised: false };
}

interface AliasBinding {
  readonly statement: AssignStmt;
  readonly tag: Ident;
}

function bindAlias(context: GoContext, alias: GoNode | undefined, value: Expr): AliasBinding | undefined {
  if (alias === undefined || errorsIn(alias).length > 0) return undefined;
  const declares: number[] = [];
  const left = lowerShortTargets(context, alias, declares);
  const [target] = left;
  if (target?.kind !== "ident" || target.ref.kind !== "local") return undefined;
  const span = { start: target.span.start, end: value.span.end };
  return { statement: { kind: "assign", span, op: ":=", left, right: [value], declares, uninitialised: false }, tag: { ...target } };
}

function joinInit(init: Stmt | undefined, binding: Stmt | undefined): Stmt | undefined {
  if (init === undefined || binding === undefined) return init ?? binding;
  return { kind: "block", span: { start: init.span.start, end: binding.span.end }, body: [init, binding] };
}
