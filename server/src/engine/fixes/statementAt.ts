// Finds where a new statement can be written: the statement of a list that holds a position, and what surrounds it.
// Pure; positions are relative to the function, as in the model.
import type { Span } from "../base/span.ts";
import { containsSpan } from "../base/span.ts";
import { visitStmts } from "../program/visit.ts";
import type { FunctionBody, FunctionModel, Stmt } from "../program/ast.ts";

export interface ListStatement {
  /** The innermost statement of a statement list that holds the span. */
  readonly stmt: Stmt;
  /** What follows it in the list. */
  readonly next?: Stmt;
  /** The span stands inside a loop of the same body. */
  readonly inLoop: boolean;
  /** The span lies in the statement itself, not in a block nested below it (a literal's body counts as nested). */
  readonly body: FunctionBody;
}

/** Undefined when the span is in no statement of the function (a default value, a parameter). */
export function statementAt(model: FunctionModel, span: Span): ListStatement | undefined {
  const body = innermostBody(model, span);
  return body.body === undefined ? undefined : search(body.body.body, span, false, body);
}

/** The body (function or literal) whose own code holds the span. */
export function innermostBody(model: FunctionModel, span: Span): FunctionBody {
  let found: FunctionBody = model;
  for (const literal of model.literals) if (containsSpan(literal.span, span) && containsSpan(found.span, literal.span)) found = literal;
  return found;
}

/** The span of the innermost block that holds the position: where a name declared there is visible. */
export function enclosingBlock(model: FunctionModel, span: Span): Span | undefined {
  const body = innermostBody(model, span);
  if (body.body === undefined) return undefined;
  let found: Span | undefined = containsSpan(body.span, span) ? body.body.span : undefined;
  visitStmts(body.body, (stmt) => {
    const opens = stmt.kind === "block" || stmt.kind === "if" || stmt.kind === "loop" || stmt.kind === "range" || stmt.kind === "switch" || stmt.kind === "select";
    const parts: readonly Span[] = stmt.kind === "switch" || stmt.kind === "select" ? [stmt.span, ...stmt.cases.map((one) => one.span)] : stmt.kind === "alternatives" ? [stmt.span] : opens ? [stmt.span] : [];
    for (const part of parts) if (containsSpan(part, span) && (found === undefined || containsSpan(found, part))) found = part;
  });
  return found;
}

function search(list: readonly Stmt[], span: Span, inLoop: boolean, body: FunctionBody): ListStatement | undefined {
  const index = list.findIndex((one) => containsSpan(one.span, span));
  const stmt = list[index];
  const next = list[index + 1];
  return stmt === undefined ? undefined : (below(stmt, span, inLoop, body) ?? { stmt, inLoop, body, ...(next !== undefined && { next }) });
}

/** Looks into the statement lists nested in a statement. */
function below(stmt: Stmt, span: Span, inLoop: boolean, body: FunctionBody): ListStatement | undefined {
  switch (stmt.kind) {
    case "block":
      return search(stmt.body, span, inLoop, body);
    case "if":
      if (containsSpan(stmt.then.span, span)) return search(stmt.then.body, span, inLoop, body);
      return stmt.else !== undefined && containsSpan(stmt.else.span, span) ? below(stmt.else, span, inLoop, body) : undefined;
    case "loop":
    case "range":
      return containsSpan(stmt.body.span, span) ? search(stmt.body.body, span, true, body) : undefined;
    case "switch":
    case "select":
      return firstOf(stmt.cases.map((one) => one.body), span, inLoop, body);
    case "alternatives":
      return firstOf(stmt.branches, span, inLoop, body);
    case "label":
      return below(stmt.body, span, inLoop, body);
    default:
      return undefined;
  }
}

function firstOf(lists: readonly (readonly Stmt[])[], span: Span, inLoop: boolean, body: FunctionBody): ListStatement | undefined {
  for (const list of lists) {
    const found = search(list, span, inLoop, body);
    if (found !== undefined) return found;
  }
  return undefined;
}
