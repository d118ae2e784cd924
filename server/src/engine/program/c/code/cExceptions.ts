// `try` of C++ and Objective-C. An exception may come from any call, and a model with an edge from each of them would
// say of every pointer that it may not be freed. Here it comes after the last statement of the body, or just before the
// `return` that ends it: what the body does to parameters has happened, the handlers can be reached, and what locals
// hold by then goes an unknown way, so nothing is concluded about them.
import type { Expr, Local, Stmt } from "../../ast.ts";
import { inScope, spanIn, type CContext, type CNode } from "../cContext.ts";
import { lowerBlock } from "./cStatements.ts";

export interface TryParts {
  readonly node: CNode;
  readonly body: CNode;
  /** Bodies of the handlers; `declare` declares what is caught. */
  readonly handlers: readonly { readonly declare: () => void; readonly body: CNode }[];
  readonly finally?: CNode | undefined;
}

/** Lowers a guarded statement. With `finally` and a `return` in the body, nothing absent may be concluded. */
export function lowerTryParts(context: CContext, parts: TryParts): readonly Stmt[] {
  const span = spanIn(context, parts.node);
  const body = lowerBlock(context, parts.body);
  const last = body.body.at(-1);
  const endsInReturn = last?.kind === "return" && parts.handlers.length > 0;
  const guarded: readonly Stmt[] = endsInReturn ? [...body.body.slice(0, -1), { kind: "if", cond: mayThrow(last.span), then: { kind: "block", body: [last], span: last.span }, span: last.span }] : body.body;
  const caught = parts.handlers.map((handler) => inScope(context, (): Stmt => {
    handler.declare();
    const unwound: Stmt = { kind: "expr", expr: unwoundLocals(context, span), span };
    return { kind: "block", body: [unwound, lowerBlock(context, handler.body)], span: spanIn(context, handler.body) };
  }));
  const chain = chainOf(caught, endsInReturn);
  const after = parts.finally === undefined ? [] : [lowerBlock(context, parts.finally)];
  if (parts.finally !== undefined && /\breturn\b/.test(context.text.slice(parts.body.start, parts.body.end))) context.gaveUp = true;
  return [{ kind: "block", body: guarded, span: body.span }, ...chain, ...after];
}

/** One of the handlers runs; none, unless `certain`. */
function chainOf(handlers: readonly Stmt[], certain: boolean): readonly Stmt[] {
  let chain: Stmt | undefined = certain ? handlers.at(-1) : undefined;
  for (const handler of (certain ? handlers.slice(0, -1) : handlers).toReversed()) {
    const { span } = handler;
    chain = { kind: "if", cond: mayThrow(span), then: { kind: "block", body: [handler], span }, ...(chain === undefined ? {} : { else: chain }), span };
  }
  return chain === undefined ? [] : [chain];
}

function mayThrow(span: Stmt["span"]): Expr {
  return { kind: "unknown", children: [], span };
}

function unwoundLocals(context: CContext, span: Stmt["span"]): Expr {
  const held = context.locals.filter((local) => local.kind === "var");
  return { kind: "unknown", children: held.map((local: Local): Expr => ({ kind: "ident", name: local.name, ref: { kind: "local", id: local.id }, span })), span };
}
