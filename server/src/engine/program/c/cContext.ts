// What the lowering of one function (or one top-level declaration) carries along: the text, the scopes, the locals.
// C's block scope: a name is visible from its declarator to the end of its block. A second declaration of a name in
// the same block is the other side of an `#if`: it keeps the first one's local.
import type { Span } from "../../base/span.ts";
import type { CFamilyKind } from "../../syntax/parserPool.ts";
import type { SyntaxNode } from "../../syntax/syntaxNode.ts";
import type { BlockStmt, Expr, Local, Stmt, TypeRef } from "../ast.ts";
import type { GlobalDecl, TypeDecl } from "../model.ts";

/** A node of C, or of a language built on it. */
export type CNode = SyntaxNode<CFamilyKind>;

/** Deeper nesting than this is not lowered: recursion here and in every later stage stays within the stack. */
export const maxDepth = 200;

/** Where declarations with file scope go; absent inside functions. */
export interface FileScope {
  readonly types: TypeDecl[];
  readonly globals: GlobalDecl[];
  /** Records the enumerators of an enumerator list. */
  readonly readEnumerators: (context: CContext, list: CNode) => void;
}

/** Injected, since expressions hold statements (`({ … })`), types hold expressions and so on. */
export interface Lowering {
  readonly expr: (context: CContext, node: CNode) => Expr;
  readonly block: (context: CContext, node: CNode) => BlockStmt;
}

export type Handlers<Result> = Partial<Readonly<Record<CFamilyKind | "ERROR" | "token", (context: CContext, node: CNode) => Result>>>;

/** What C++ or Objective-C has beyond C, or says in another way; these handlers come before those of C. */
export interface Dialect {
  readonly exprs: Handlers<Expr>;
  readonly stmts: Handlers<readonly Stmt[]>;
  /** Functions that the same text defines, as calls without a qualifier name them. */
  readonly defined: ReadonlySet<string>;
}

export interface CContext {
  /** Node offsets index into this text. */
  readonly text: string;
  /** Host offset of `text[0]`. */
  readonly base: number;
  /** Node offset that spans are relative to. */
  readonly origin: number;
  readonly locals: Local[];
  readonly scopes: Map<string, number | "global">[];
  readonly file: FileScope | undefined;
  readonly lowering: Lowering;
  readonly dialect: Dialect | undefined;
  /** Locals that are references: reading one reads what it refers to, writing one stores elsewhere. */
  readonly references: Set<number>;
  depth: number;
  /** Something was nested too deep or has no counterpart in the model. */
  gaveUp: boolean;
}

/** Starts a function (`file` undefined) or a top-level declaration at node offset `origin`. */
export function createContext(
  source: { readonly text: string; readonly base: number; readonly dialect?: Dialect | undefined },
  origin: number,
  lowering: Lowering,
  file?: FileScope,
): CContext {
  const { text, base, dialect } = source;
  return { text, base, origin, locals: [], scopes: [], file, lowering, dialect, references: new Set(), depth: 0, gaveUp: false };
}

export function spanIn(context: CContext, node: Span): Span {
  return { start: node.start - context.origin, end: node.end - context.origin };
}

export function absoluteSpan(context: CContext, node: Span): Span {
  return { start: node.start + context.base, end: node.end + context.base };
}

export function textIn(context: CContext, node: Span): string {
  return context.text.slice(node.start, node.end);
}

/** Runs `lower` one level deeper; `tooDeep` instead once the limit is reached. */
export function nested<Result>(context: CContext, lower: () => Result, tooDeep: () => Result): Result {
  if (context.depth >= maxDepth) {
    context.gaveUp = true;
    return tooDeep();
  }
  context.depth++;
  try {
    return lower();
  } finally {
    context.depth--;
  }
}

/** Runs `lower` in a new block scope. */
export function inScope<Result>(context: CContext, lower: () => Result): Result {
  context.scopes.push(new Map());
  try {
    return lower();
  } finally {
    context.scopes.pop();
  }
}

export interface NewLocal {
  readonly name: string;
  readonly kind: "param" | "var";
  readonly type: TypeRef | undefined;
  readonly node: Span;
  readonly isStatic: boolean;
}

/** Declares a local in the innermost scope and returns its id. */
export function declareLocal(context: CContext, local: NewLocal): number {
  const scope = context.scopes.at(-1);
  const known = scope?.get(local.name);
  if (typeof known === "number") return known;
  const id = context.locals.length;
  const { name, kind, type, isStatic } = local;
  context.locals.push({ id, name, kind, ...(type === undefined ? {} : { type }), span: spanIn(context, local.node), depth: 0, isStatic });
  scope?.set(name, id);
  return id;
}

/** Hides locals of that name: an `extern` or function declaration inside a block. */
export function declareGlobalName(context: CContext, name: string): void {
  context.scopes.at(-1)?.set(name, "global");
}

/** The local a name means here, if it means one. */
export function localOf(context: CContext, name: string): Local | undefined {
  for (let i = context.scopes.length - 1; i >= 0; i--) {
    const found = context.scopes[i]?.get(name);
    if (found !== undefined) return found === "global" ? undefined : context.locals[found];
  }
  return undefined;
}
