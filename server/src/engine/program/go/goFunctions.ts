// Functions, methods and function literals. Guarantees: spans are relative to the start of the declaration (its doc
// comment excluded); locals are numbered receiver, parameters, results, then in source order; literals outer first.
import { childOf, childOfKind, childrenOf, firstNamed, namedChildren } from "../../syntax/syntaxNode.ts";
import type { Annotation, Expr, FunctionBody, FunctionModel, Local, Param, TypeRef } from "../ast.ts";
import { codeText } from "./codeText.ts";
import { declareLocal, inBlock, openContext, relativeSpan, sourceText, type GoContext, type GoNode, type LiteralBody } from "./goContext.ts";
import { lowerExpr } from "./goExpressions.ts";
import type { FileScope } from "./goScopes.ts";
import { lowerBlock } from "./goStatements.ts";
import { lowerType, parameterType } from "./goTypes.ts";

/** What the comment above a declaration says to tools. */
export interface DocDirectives {
  readonly exportName?: string;
  readonly annotations: readonly Annotation[];
}

/** A context for a declaration that starts at `base`; literals inside are lowered here. */
export function openDeclaration(file: FileScope, text: string, base: number): GoContext {
  return openContext(file, text, base, { expr: lowerExpr, literal: lowerLiteral });
}

/** Lowers a `function_declaration` or `method_declaration` in a fresh context. */
export function lowerFunction(context: GoContext, node: GoNode, doc: DocDirectives): FunctionModel {
  const name = childOf(node, "name");
  const receiver = childOf(node, "receiver");
  declareTypeParameters(context, childOf(node, "type_parameters"));
  const receiverParam = receiver && lowerReceiver(context, receiver);
  const body = lowerSignatureAndBody(context, node);
  const plainName = name ? sourceText(context, name) : "";
  return finishFunction(context, node, {
    ...body,
    ...(receiverParam && { receiver: receiverParam }),
    name: plainName,
    qualifiedName: receiverParam ? `${receiverTypeName(receiverParam.type)}.${plainName}` : plainName,
    nameSpan: relativeSpan(context, name ?? { start: node.start, end: node.start }),
    ...doc,
  });
}

/** Lowers a literal that stands outside every function as a function of its own. */
export function lowerPackageLiteral(context: GoContext, node: GoNode, name: string): FunctionModel {
  const body = lowerSignatureAndBody(context, node);
  return finishFunction(context, node, { ...body, name, qualifiedName: name, nameSpan: { start: 0, end: 4 }, annotations: [] });
}

type Unfinished = FunctionBody & DocDirectives & Pick<FunctionModel, "name" | "qualifiedName" | "nameSpan">;

function finishFunction(context: GoContext, node: GoNode, parts: Unfinished): FunctionModel {
  return {
    lang: "go",
    ...parts,
    locals: context.locals,
    literals: context.literals,
    isStatic: false,
    isInline: false,
    hasSyntaxError: context.hasSyntaxError,
    text: codeText(sourceText(context, node)),
  };
}

/** A literal inside a function: its body goes to `literals`, what stays is its index. */
function lowerLiteral(context: GoContext, node: GoNode): Expr {
  const index = context.literals.length;
  const parentDepth = context.depth;
  const span = relativeSpan(context, node);
  const placeholder: LiteralBody = { params: [], results: [], variadic: false, span, parentDepth };
  context.literals.push(placeholder);
  context.depth = index + 1;
  const body = inBlock(context, () => lowerSignatureAndBody(context, node));
  context.depth = parentDepth;
  context.literals[index] = { ...body, parentDepth };
  return { kind: "funcLit", span, index };
}

/** Parameters, results and body share one scope, as in Go. */
function lowerSignatureAndBody(context: GoContext, node: GoNode): FunctionBody {
  const parameters = childOf(node, "parameters");
  const params = parameters === undefined ? [] : lowerParams(context, parameters, "param");
  const variadic = parameters?.children.some((child) => child.kind === "variadic_parameter_declaration") ?? false;
  const result = childOf(node, "result");
  const results = result === undefined ? [] : lowerResults(context, result);
  const block = childOf(node, "body");
  return { params, results, variadic, ...(block && { body: lowerBlock(context, block) }), span: relativeSpan(context, node) };
}

function lowerResults(context: GoContext, node: GoNode): readonly Param[] {
  return node.kind === "parameter_list" ? lowerParams(context, node, "result") : [{ type: lowerType(context, node) }];
}

function lowerParams(context: GoContext, list: GoNode, kind: Local["kind"]): readonly Param[] {
  return namedChildren(list).flatMap((declaration): readonly Param[] => {
    if (declaration.kind === "ERROR" || declaration.missing) {
      context.hasSyntaxError = true;
      return [];
    }
    const type = parameterType(context, declaration);
    const names = childrenOf(declaration, "name");
    return names.length === 0 ? [{ type }] : names.map((name) => lowerParam(context, name, kind, type));
  });
}

function lowerParam(context: GoContext, name: GoNode, kind: Local["kind"], type: TypeRef): Param {
  const local = declareLocal(context, name, kind, type);
  return local === undefined ? { type } : { local, name: sourceText(context, name), type };
}

function lowerReceiver(context: GoContext, list: GoNode): Param {
  const declaration = firstNamed(list);
  declareReceiverTypeParameters(context, declaration && childOf(declaration, "type"));
  return lowerParams(context, list, "receiver")[0] ?? { type: { kind: "unknown", text: sourceText(context, list) } };
}

function declareTypeParameters(context: GoContext, list: GoNode | undefined): void {
  for (const declaration of list?.children ?? []) {
    for (const name of childrenOf(declaration, "name")) context.scope.names.set(sourceText(context, name), "type");
    const constraint = childOf(declaration, "type");
    for (const type of constraint?.children ?? []) lowerType(context, type);
  }
}

/** `func (l *List[T])` names T. */
function declareReceiverTypeParameters(context: GoContext, type: GoNode | undefined): void {
  const generic = type?.kind === "pointer_type" ? firstNamed(type) : type;
  const list = generic && childOfKind(generic, "type_arguments");
  for (const argument of list?.children ?? []) context.scope.names.set(sourceText(context, argument), "type");
}

function receiverTypeName(type: TypeRef): string {
  const inner = type.kind === "pointer" ? type.elem : type;
  return inner.kind === "named" ? inner.name : "?";
}

