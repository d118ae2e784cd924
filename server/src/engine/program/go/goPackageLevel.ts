// Types, variables and constants at package level. A function literal in a value becomes a function of its own,
// named `variable.func1`, and stands in the value as a global name: literals live in functions only.
import { childOf, childrenOf, namedChildren } from "../../syntax/syntaxNode.ts";
import type { Expr, FunctionModel } from "../ast.ts";
import type { GlobalDecl, TypeDecl } from "../model.ts";
import { constantSpecs, variableSpecs, type ConstantSpec } from "./goAssignments.ts";
import { openContext, relativeSpan, sourceText, type GoContext, type GoNode } from "./goContext.ts";
import { lowerExpr } from "./goExpressions.ts";
import { lowerPackageLiteral, openDeclaration } from "./goFunctions.ts";
import { globalRef, type FileScope } from "./goScopes.ts";
import { annotatedSignature, lowerType } from "./goTypes.ts";

/** A function that stands inside a declaration, `offset` UTF-16 units after its start. */
export interface OffsetFunction {
  readonly model: FunctionModel;
  readonly offset: number;
}

/** What one package-level declaration holds; positions are relative to its start, spans those of the names. */
export interface PackageLevel {
  readonly types: readonly TypeDecl[];
  readonly globals: readonly GlobalDecl[];
  readonly functions: readonly OffsetFunction[];
}

/** The context of a declaration and the functions its literals have become. */
export interface PackageLevelContext {
  readonly context: GoContext;
  readonly functions: OffsetFunction[];
  /** The variable whose value is being lowered. */
  owner: string;
}

/** A context for a declaration that starts at the absolute offset `base`. */
export function openPackageLevel(file: FileScope, text: string, base: number): PackageLevelContext {
  const context = openContext(file, text, base, { expr: lowerExpr, literal: (_, node) => extractLiteral(level, node) });
  const level: PackageLevelContext = { context, functions: [], owner: "" };
  return level;
}

/** Lowers a `type`, `var` or `const` declaration. */
export function lowerPackageLevel(level: PackageLevelContext, node: GoNode): PackageLevel {
  const { context, functions } = level;
  if (node.kind === "type_declaration") return { types: lowerTypes(context, node), globals: [], functions };
  const isConst = node.kind === "const_declaration";
  const specs = isConst ? constantSpecs(node) : variableSpecs(node).map((spec) => ({ spec, type: childOf(spec, "type"), value: childOf(spec, "value") }));
  return { types: [], globals: specs.flatMap((spec) => lowerGlobals(level, spec, isConst)), functions };
}

function lowerTypes(context: GoContext, node: GoNode): readonly TypeDecl[] {
  return node.children.flatMap((spec): readonly TypeDecl[] => {
    const name = childOf(spec, "name");
    if (name === undefined) return [];
    return [{ name: sourceText(context, name), type: lowerType(context, childOf(spec, "type")), span: relativeSpan(context, name) }];
  });
}

/** With fewer values than names (`var a, b = f()`) only the first name carries the value. */
function lowerGlobals(level: PackageLevelContext, { spec, type, value }: ConstantSpec, isConst: boolean): readonly GlobalDecl[] {
  const { context } = level;
  const lowered = type && lowerType(context, type);
  const values = value === undefined ? [] : value.kind === "expression_list" ? namedChildren(value) : [value];
  return childrenOf(spec, "name").map((node, index) => {
    const name = sourceText(context, node);
    level.owner = name;
    const valueNode = values[index];
    const expr = valueNode && lowerExpr(context, valueNode);
    const span = relativeSpan(context, node);
    const [annotated] = type?.kind === "function_type" ? annotatedSignature(context, spec, node, childOf(type, "parameters")) : [];
    return { name, ...(lowered && { type: lowered }), ...(expr && { value: expr }), start: 0, span, isConst, threadLocal: false, ...(annotated && { annotated }) };
  });
}

function extractLiteral(level: PackageLevelContext, node: GoNode): Expr {
  const { context, functions, owner } = level;
  const name = `${owner}.func${functions.filter((fn) => fn.model.name.startsWith(`${owner}.func`)).length + 1}`;
  const inner = openDeclaration(context.file, context.text, node.start);
  inner.nesting = context.nesting;
  inner.hasSyntaxError = context.hasSyntaxError;
  const offset = node.start - context.base;
  functions.push({ model: lowerPackageLiteral(inner, node, name), offset });
  for (const [cName, span] of inner.cNames) if (!context.cNames.has(cName)) context.cNames.set(cName, { start: span.start + offset, end: span.end + offset });
  for (const use of inner.cTypeUses) context.cTypeUses.add(use);
  return { kind: "ident", span: relativeSpan(context, node), name, ref: globalRef };
}
