// Statements as indented text, one line each, nested ones below. For tests and dumps.
import { assertNever } from "../base/invariant.ts";
import type { AssignStmt, Expr, Stmt } from "./ast.ts";
import { printResolved } from "./printResolved.ts";

/** The lines of a statement, each with `indent` in front. */
export function printStatement(stmt: Stmt, indent: string): readonly string[] {
  const below = `${indent}  `;
  const line = (...parts: readonly (string | undefined)[]): string => `${indent}${parts.filter((part) => part !== undefined && part !== "").join(" ")}`;
  switch (stmt.kind) {
    case "block":
      return [line("block"), ...printAll(stmt.body, below)];
    case "assign":
      return [line(printAssignment(stmt))];
    case "if":
      return [line("if", printResolved(stmt.cond)), ...labelled("init", stmt.init, below), ...labelled("then", stmt.then, below), ...labelled("else", stmt.else, below)];
    case "loop":
      return [
        line(stmt.testLast ? "loop-test-last" : "loop", stmt.cond && printResolved(stmt.cond)),
        ...labelled("init", stmt.init, below), ...labelled("post", stmt.post, below), ...labelled("body", stmt.body, below),
      ];
    case "range":
      return [line("range", optional("key", stmt.key), optional("value", stmt.value), printIds(stmt.declares), "over", printResolved(stmt.over)), ...printAll(stmt.body.body, below)];
    case "switch":
      return [line(stmt.isTypeSwitch ? "type-switch" : "switch", stmt.tag && printResolved(stmt.tag), stmt.implicitFallthrough ? "falls-through" : ""), ...labelled("init", stmt.init, below), ...printCases(stmt.cases, below)];
    case "select":
      return [line("select"), ...stmt.cases.flatMap(({ comm, body }) => [`${below}case`, ...labelled("comm", comm, `${below}  `), ...printAll(body, `${below}  `)])];
    case "expr":
      return [line(printResolved(stmt.expr))];
    case "return":
      return [line("return", ...stmt.values.map(printResolved))];
    case "branch":
      return [line(stmt.op, stmt.label)];
    case "label":
      return [line("label", stmt.label), ...printStatement(stmt.body, below)];
    case "defer":
    case "go":
      return [line(stmt.kind, printResolved(stmt.call))];
    case "send":
      return [line("send", printResolved(stmt.channel), printResolved(stmt.value))];
    case "alternatives":
      return [line("alternatives", stmt.exhaustive ? "exhaustive" : ""), ...stmt.branches.flatMap((branch) => [`${below}branch`, ...printAll(branch, `${below}  `)])];
    case "error":
      return [line("error", ...stmt.children.map(printResolved))];
    default:
      return assertNever(stmt);
  }
}

/** The lines of several statements. */
export function printAll(stmts: readonly Stmt[], indent: string): readonly string[] {
  return stmts.flatMap((stmt) => printStatement(stmt, indent));
}

function printAssignment(stmt: AssignStmt): string {
  const right = stmt.right.length > 0 ? ` ${stmt.op} ${printList(stmt.right)}` : ` ${stmt.op}`;
  const declares = printIds(stmt.declares);
  return `${printList(stmt.left)}${right}${declares && ` ${declares}`}${stmt.uninitialised ? " uninitialised" : ""}`;
}

function printList(exprs: readonly Expr[]): string {
  return exprs.map(printResolved).join(", ");
}

function printIds(ids: readonly number[]): string {
  return ids.length > 0 ? `declares ${ids.map((id) => `#${String(id)}`).join(" ")}` : "";
}

function optional(role: string, expr: Expr | undefined): string | undefined {
  return expr && `${role} ${printResolved(expr)}`;
}

function labelled(role: string, stmt: Stmt | undefined, indent: string): readonly string[] {
  if (stmt === undefined) return [];
  if (stmt.kind === "block") return [`${indent}${role}`, ...printAll(stmt.body, `${indent}  `)];
  const [first = "", ...rest] = printStatement(stmt, indent);
  return [`${indent}${role} ${first.slice(indent.length)}`, ...rest];
}

function printCases(cases: readonly { readonly labels: readonly Expr[]; readonly isDefault: boolean; readonly body: readonly Stmt[] }[], indent: string): readonly string[] {
  return cases.flatMap(({ labels, isDefault, body }) => [`${indent}${[...(labels.length > 0 ? [`case ${printList(labels)}`] : []), ...(isDefault ? ["default"] : [])].join(" ") || "case"}`, ...printAll(body, `${indent}  `)]);
}
