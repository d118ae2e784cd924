// Declarations inside functions. A static local is initialised before the program starts: its declaration is no
// statement, save that an initialiser is kept as an expression, so that names used in it are seen.
import type { AssignStmt, Expr, Stmt, TypeRef } from "../../ast.ts";
import { childOf, childrenOf, namedChildren } from "../../../syntax/syntaxNode.ts";
import { declareGlobalName, declareLocal, localOf, spanIn, textIn, type CContext, type CNode } from "../cContext.ts";
import { lowerComposite } from "./cCasts.ts";
import { readDeclarator, readSpecifiers, type Specifiers } from "../cDeclarators.ts";
import { lowerIdent, lowerOperand } from "./cLiterals.ts";

/** Lowers `int a = 1, *b;`: one statement per declarator. */
export function lowerLocalDeclaration(context: CContext, node: CNode): readonly Stmt[] {
  const specifiers = readSpecifiers(context, node);
  return childrenOf(node, "declarator").flatMap((declarator) => lowerDeclarator(context, node, declarator, specifiers));
}

/**
 * `STACK_OF(X) *s = f();` reads as a product to the grammar; as C it can only be a declaration, since nothing can be
 * assigned to a product. Undefined when the expression is none.
 */
export function lowerDisguisedDeclaration(context: CContext, node: CNode): readonly Stmt[] | undefined {
  const macro = node.kind === "binary_expression" && childOf(node, "operator")?.token === "*" ? childOf(node, "left") : undefined;
  if (macro?.kind !== "call_expression" || !hasOneName(macro)) return undefined;
  const right = childOf(node, "right");
  const isAssigned = right?.kind === "assignment_expression";
  const name = isAssigned ? childOf(right, "left") : right;
  const value = isAssigned ? childOf(right, "right") : undefined;
  if (name?.kind !== "identifier" || (!isAssigned && localOf(context, textIn(context, name)) !== undefined)) return undefined;
  const type: TypeRef = { kind: "pointer", elem: { kind: "named", name: textIn(context, macro) } };
  return [declare(context, node, { name, value, type, isStatic: false })];
}

function hasOneName(call: CNode): boolean {
  const list = childOf(call, "arguments");
  const args = list === undefined ? [] : namedChildren(list);
  return childOf(call, "function")?.kind === "identifier" && args.length === 1 && args[0]?.kind === "identifier";
}

/** A thread-local variable in a block lives as long as its thread. */
const lastingStorage: readonly string[] = ["static", "thread_local", "__thread"];

/** Lowers one declarator of a declaration. */
export function lowerDeclarator(context: CContext, node: CNode, declaratorNode: CNode, specifiers: Specifiers): readonly Stmt[] {
  const isInit = declaratorNode.kind === "init_declarator";
  const declarator = readDeclarator(context, isInit ? childOf(declaratorNode, "declarator") : declaratorNode, specifiers.type);
  const name = declarator.nameNode;
  if (name === undefined || name.missing) return [];
  if (specifiers.storage.has("extern") || declarator.params !== undefined) {
    declareGlobalName(context, declarator.name);
    return [];
  }
  const value = isInit ? childOf(declaratorNode, "value") : undefined;
  const isStatic = lastingStorage.some((word) => specifiers.storage.has(word));
  const stmt = declare(context, isInit ? declaratorNode : node, { name, value, type: declarator.type, isStatic });
  const local = declarator.isReference ? localOf(context, textIn(context, name)) : undefined;
  if (local !== undefined) context.references.add(local.id);
  if (!isStatic) return [stmt, ...cleanups(context, name, [...specifiers.attributes, ...declarator.attributes])];
  const initial = stmt.right[0];
  if (initial === undefined) return [];
  // C++ runs a call once and keeps what it gives; a constant is no assignment that each call of the function repeats.
  return isCall(initial) ? [stmt] : [{ kind: "expr", expr: initial, span: initial.span }];
}

function isCall(expr: Expr): boolean {
  return expr.kind === "convert" ? isCall(expr.operand) : expr.kind === "call";
}

/** `__attribute__((cleanup(f)))` calls `f(&x)` when the block ends: a deferred call, as far as ownership goes. */
function cleanups(context: CContext, name: CNode, attributes: readonly string[]): readonly Stmt[] {
  const span = spanIn(context, name);
  return attributes.flatMap((attribute): readonly Stmt[] => {
    const cleaner = /^cleanup\((\w+)\)$/.exec(attribute)?.[1];
    if (cleaner === undefined) return [];
    const callee: Expr = { kind: "ident", name: cleaner, ref: { kind: "global" }, span };
    const address: Expr = { kind: "unary", op: "&", operand: lowerIdent(context, name), span };
    return [{ kind: "defer", call: { kind: "call", callee, typeArgs: [], args: [address], spread: false, span }, span }];
  });
}

interface Declared {
  readonly name: CNode;
  readonly value: CNode | undefined;
  readonly type: TypeRef;
  readonly isStatic: boolean;
}

/** Declares a variable and assigns its value. */
export function declare(context: CContext, node: CNode, { name, value, type, isStatic }: Declared): AssignStmt {
  const id = declareLocal(context, { name: textIn(context, name), kind: "var", type, node: name, isStatic });
  const right = value === undefined ? [] : [lowerInitialiser(context, value, type)];
  return { kind: "assign", op: "var", left: [lowerIdent(context, name)], right, declares: [id], uninitialised: value === undefined, span: spanIn(context, node) };
}

function lowerInitialiser(context: CContext, value: CNode, type: TypeRef): Expr {
  return value.kind === "initializer_list" ? lowerComposite(context, value, type) : lowerOperand(context, value, value);
}
