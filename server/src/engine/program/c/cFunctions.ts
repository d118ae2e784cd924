// C function definitions to FunctionModel. Guarantees: spans count from the definition's first unit (specifiers
// included, comments and annotations above it not); `text` is the host file's text, line-comment markers of a preamble
// included. `void` has no result. Errors of the grammar before the name (an API macro) are not the function's.
import type { Annotation, FunctionModel, Param, TypeRef } from "../ast.ts";
import { childOf, childrenOf, namedChildren } from "../../syntax/syntaxNode.ts";
import type { Prototype } from "../model.ts";
import { absoluteSpan, createContext, declareLocal, inScope, spanIn, textIn, type CContext, type CNode, type Dialect, type Lowering } from "./cContext.ts";
import { isVoid, readDeclarator, readParams, readSpecifiers, type Declarator, type ParamDecl } from "./cDeclarators.ts";
import { lowerExpr } from "./code/cExpressions.ts";
import { realErrors } from "./unit/cMacroHeads.ts";
import { lowerBlock } from "./code/cStatements.ts";

export const lowering: Lowering = { expr: lowerExpr, block: lowerBlock };

export interface FunctionSource {
  /** The text nodes index into, and the host offset of its first unit. */
  readonly text: string;
  readonly base: number;
  /** The host file's text. */
  readonly host: string;
  readonly dialect?: Dialect | undefined;
  readonly annotations: readonly Annotation[];
}

/** Lowers a `function_definition`; undefined when it has no name. */
export function lowerFunction(source: FunctionSource, node: CNode): FunctionModel | undefined {
  const context = createContext(source, node.start, lowering);
  const specifiers = readSpecifiers(context, node);
  const declarator = readDeclarator(context, childOf(node, "declarator"), specifiers.type);
  const nameNode = declarator.nameNode;
  if (nameNode === undefined || nameNode.missing) return undefined;
  // `DEFINE_TEST(foo) { … }`: the macro is the "type" and `(foo)` the declarator.
  const isMacro = declarator.type.kind !== "func";
  const name = isMacro ? `${textIn(context, childOf(node, "type") ?? nameNode)}(${declarator.name})` : declarator.name;
  const result = declarator.type.kind === "func" ? (declarator.type.results[0] ?? { kind: "named", name: "void" }) : specifiers.type;
  const list = declarator.params === undefined ? { params: [], variadic: false } : readParams(context, declarator.params);
  return inScope(context, (): FunctionModel => {
    const params = withOldStyleTypes(context, node, list.params).map((param) => declareParam(context, param));
    const bodyNode = childOf(node, "body");
    const body = bodyNode === undefined ? undefined : lowerBlock(context, bodyNode);
    return {
      lang: "c",
      name,
      qualifiedName: name,
      nameSpan: spanIn(context, nameNode),
      params,
      results: isVoid(result) || isMacro ? [] : [{ type: result }],
      variadic: list.variadic,
      ...(body === undefined ? {} : { body }),
      span: spanIn(context, node),
      locals: context.locals,
      literals: [],
      isStatic: specifiers.storage.has("static"),
      isInline: [...specifiers.storage].some((word) => word.includes("inline")),
      annotations: source.annotations,
      hasSyntaxError: context.gaveUp || hasRealError(context, node),
      text: source.host.slice(source.base + node.start, source.base + node.end),
    };
  });
}

/** What the head of a definition declares; undefined when it has no attributes, so that it tells nothing new. */
export function readDefinitionHead(source: FunctionSource & { readonly uri: string }, node: CNode): Prototype | undefined {
  const context = createContext(source, node.start, lowering);
  const specifiers = readSpecifiers(context, node);
  const declarator = readDeclarator(context, childOf(node, "declarator"), specifiers.type);
  const attributes = [...specifiers.attributes, ...declarator.attributes];
  if (attributes.length === 0 || declarator.nameNode === undefined || declarator.type.kind !== "func" || declarator.params === undefined) return undefined;
  return prototypeOf(context, declarator, { attributes, annotations: source.annotations, uri: source.uri });
}

/** A function declarator as a prototype; undefined when it declares none. */
export function prototypeOf(context: CContext, declarator: Declarator, rest: Pick<Prototype, "attributes" | "annotations" | "uri">): Prototype | undefined {
  const { nameNode, params, type } = declarator;
  if (nameNode === undefined || params === undefined || type.kind !== "func") return undefined;
  const list = readParams(context, params);
  return {
    name: declarator.name,
    result: type.results[0] ?? { kind: "named", name: "void" },
    params: list.params.map((param) => ({ ...(param.name === "" ? {} : { name: param.name }), type: param.type })),
    variadic: list.variadic,
    attributes: rest.attributes,
    ...(rest.annotations === undefined || rest.annotations.length === 0 ? {} : { annotations: rest.annotations }),
    span: absoluteSpan(context, nameNode),
    uri: rest.uri,
  };
}

function declareParam(context: CContext, { name, node, type, isReference }: ParamDecl): Param {
  if (name === "") return { type };
  const local = declareLocal(context, { name, kind: "param", type, node, isStatic: false });
  if (isReference) context.references.add(local);
  return { local, name, type };
}

/** `int f(a, b) char *a; { … }`: the declarations between head and body give the types. */
function withOldStyleTypes(context: CContext, node: CNode, params: readonly ParamDecl[]): readonly ParamDecl[] {
  const declarations = namedChildren(node).filter((child) => child.kind === "declaration");
  if (declarations.length === 0) return params;
  const types = new Map<string, TypeRef>();
  for (const declaration of declarations) {
    const { type } = readSpecifiers(context, declaration);
    for (const child of childrenOf(declaration, "declarator")) {
      const declarator = readDeclarator(context, child, type);
      types.set(declarator.name, declarator.type);
    }
  }
  return params.map((param) => ({ ...param, type: types.get(param.name) ?? param.type }));
}

/** Errors in parameters and body; those before the declarator are markers of an API. */
function hasRealError(context: CContext, node: CNode): boolean {
  const parts = [childOf(node, "declarator"), childOf(node, "body")];
  return parts.some((part) => part !== undefined && realErrors(part, context.text).length > 0);
}
