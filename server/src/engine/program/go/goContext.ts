// What the lowering of one top-level declaration carries along, and the few operations everything shares.
// Mutable, and thrown away when the declaration is done.
import type { Span } from "../../base/span.ts";
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import type { SyntaxNode } from "../../syntax/syntaxNode.ts";
import type { Expr, FunctionBody, Local, Ref, TypeRef } from "../ast.ts";
import { lookUp, openBlock, resolveName, type BlockScope, type FileScope } from "./goScopes.ts";

export type GoNode = SyntaxNode<GoNodeKind>;
export type LiteralBody = FunctionBody & { readonly parentDepth: number };

/**
 * Syntax nested deeper than this is not modelled: it becomes `unknown` (or `error`) and marks the function as having a
 * syntax error. Keeps every recursive walk over the model, here and in the analyses, far from the end of the stack.
 */
export const maxNesting = 250;

export interface GoContext {
  readonly file: FileScope;
  /** The whole file; nodes index into it. */
  readonly text: string;
  /** Absolute offset of span 0. */
  readonly base: number;
  readonly locals: Local[];
  readonly literals: LiteralBody[];
  /** `C.x` names used, with the first span of `C.x`. */
  readonly cNames: Map<string, Span>;
  readonly cTypeUses: Set<string>;
  scope: BlockScope;
  /** 0 in the function itself, i + 1 inside literal i. */
  depth: number;
  /** Levels of nested syntax around the current node. */
  nesting: number;
  hasSyntaxError: boolean;
  readonly lower: ExpressionLowering;
}

/** Lowering of expressions, lent to what expressions are made of. */
export interface ExpressionLowering {
  readonly expr: (context: GoContext, node: GoNode | undefined) => Expr;
  /** Function literals hold statements, which hold expressions. */
  readonly literal: (context: GoContext, node: GoNode) => Expr;
}

/** A context for one declaration that starts at the absolute offset `base`. */
export function openContext(file: FileScope, text: string, base: number, lower: ExpressionLowering): GoContext {
  return {
    file, text, base, lower,
    locals: [], literals: [], cNames: new Map(), cTypeUses: new Set(),
    scope: openBlock(undefined), depth: 0, nesting: 0, hasSyntaxError: false,
  };
}

export function relativeSpan(context: GoContext, node: Span): Span {
  return { start: node.start - context.base, end: node.end - context.base };
}

export function sourceText(context: GoContext, node: Span): string {
  return context.text.slice(node.start, node.end);
}

/** Runs `body` in a new block inside the current one. */
export function inBlock<Result>(context: GoContext, body: () => Result): Result {
  const outer = context.scope;
  context.scope = openBlock(outer);
  try {
    return body();
  } finally {
    context.scope = outer;
  }
}

/** Makes a local and brings it into scope; `_` and names the parser invented make none. */
export function declareLocal(context: GoContext, node: Span, kind: Local["kind"], type?: TypeRef): number | undefined {
  const name = sourceText(context, node);
  if (name === "_" || name === "") return undefined;
  const id = context.locals.length;
  const span = relativeSpan(context, node);
  context.locals.push({ id, name, kind, ...(type && { type }), span, depth: context.depth, isStatic: false });
  context.scope.names.set(name, id);
  return id;
}

export function refOf(context: GoContext, name: string): Ref {
  return resolveName(context.file, context.scope, name);
}

/** Reports whether the name is a type declared in an enclosing block, or a type parameter. */
export function isLocalType(context: GoContext, name: string): boolean {
  return lookUp(context.scope, name) === "type";
}

/** Remembers that `C.name` stands at `node`. */
export function noteCName(context: GoContext, name: string, node: Span): void {
  if (!context.cNames.has(name)) context.cNames.set(name, relativeSpan(context, node));
}
