// C switches. Cases under `#if` join the others: when they are not compiled their labels never match, which is as if
// the value were another one. Statements before the first case never run; their declarations stay.
import type { Expr, Stmt, SwitchCase } from "../../ast.ts";
import { childOf, namedChildren } from "../../../syntax/syntaxNode.ts";
import { branchNodes } from "./cAlternatives.ts";
import { inScope, nested, spanIn, type CContext, type CNode } from "../cContext.ts";
import { lowerOperand } from "./cLiterals.ts";

type LowerItems = (context: CContext, nodes: readonly CNode[]) => readonly Stmt[];

/** One `case …:` with the nodes up to the next one. */
interface CaseNodes {
  readonly node: CNode;
  readonly body: readonly CNode[];
}

/** Lowers a `switch` statement; its body runs from one case into the next unless it breaks. */
export function lowerSwitch(context: CContext, node: CNode, lowerItems: LowerItems): readonly Stmt[] {
  const tag = lowerOperand(context, childOf(node, "condition"), node);
  const body = childOf(node, "body");
  return inScope(context, () => {
    const { before, cases } = groupCases(context, body === undefined ? [] : namedChildren(body));
    const declarations = lowerItems(context, before).flatMap(onlyDeclaration);
    const lowered = mergeEmpty(cases.map((one) => lowerCase(context, one, lowerItems)));
    const stmt: Stmt = { kind: "switch", tag, isTypeSwitch: false, implicitFallthrough: true, cases: lowered, span: spanIn(context, node) };
    return [...declarations, stmt];
  });
}

function groupCases(context: CContext, nodes: readonly CNode[]): { readonly before: readonly CNode[]; readonly cases: readonly CaseNodes[] } {
  const before: CNode[] = [];
  const cases: { node: CNode; body: CNode[] }[] = [];
  for (const node of flattenCases(context, nodes)) {
    if (node.kind === "case_statement") cases.push({ node, body: caseBody(node) });
    else (cases.at(-1)?.body ?? before).push(node);
  }
  return { before, cases };
}

/** Takes cases out of `#if` groups; groups without cases stay as they are. */
function flattenCases(context: CContext, nodes: readonly CNode[]): readonly CNode[] {
  return nodes.flatMap((node): readonly CNode[] => {
    if (node.kind !== "preproc_if" && node.kind !== "preproc_ifdef") return [node];
    const inner = nested(context, () => branchNodes(node, context.text).branches.flatMap((branch) => flattenCases(context, branch)), () => []);
    return inner.some((child) => child.kind === "case_statement") ? inner : [node];
  });
}

function caseBody(node: CNode): CNode[] {
  const value = childOf(node, "value");
  return namedChildren(node).filter((child) => child !== value);
}

function lowerCase(context: CContext, { node, body }: CaseNodes, lowerItems: LowerItems): SwitchCase {
  const value = childOf(node, "value");
  const labels: readonly Expr[] = value === undefined ? [] : [context.lowering.expr(context, value)];
  const end = body.at(-1)?.end ?? node.end;
  return { labels, isDefault: value === undefined, body: lowerItems(context, body), span: spanIn(context, { start: node.start, end }) };
}

/** `case 1: case 2: f();` is one case with two labels. */
function mergeEmpty(cases: readonly SwitchCase[]): readonly SwitchCase[] {
  const merged: SwitchCase[] = [];
  for (const next of cases) {
    const last = merged.at(-1);
    if (last !== undefined && last.body.length === 0 && !last.isDefault && !next.isDefault) {
      merged[merged.length - 1] = { ...next, labels: [...last.labels, ...next.labels], span: { start: last.span.start, end: next.span.end } };
    } else merged.push(next);
  }
  return merged;
}

function onlyDeclaration(stmt: Stmt): readonly Stmt[] {
  return stmt.kind === "assign" && stmt.declares.length > 0 ? [{ ...stmt, right: [], uninitialised: true }] : [];
}
