// Go types as written. Records every C.x in type position. Type arguments are looked at but not kept; method sets
// and constraints are not modelled.
import { childOf, childrenOf, firstNamed, hasToken, namedChildren } from "../../syntax/syntaxNode.ts";
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import type { AnnotatedSignature, FieldDecl, TypeRef } from "../ast.ts";
import { localStruct } from "./goScopes.ts";
import { memberDirectiveLines, readAnnotations } from "./goDirectives.ts";
import { maxNesting, noteCName, refOf, sourceText, type GoContext, type GoNode } from "./goContext.ts";

type TypeLowering = (context: GoContext, node: GoNode) => TypeRef;

/** Lowers a type node; anything else becomes `unknown` with its text. */
export function lowerType(context: GoContext, node: GoNode | undefined): TypeRef {
  if (node === undefined) return { kind: "unknown", text: "" };
  const lower = lowerings[node.kind as GoNodeKind];
  if (lower === undefined || node.missing || context.nesting >= maxNesting) return unknownType(context, node);
  context.nesting++;
  const type = lower(context, node);
  context.nesting--;
  return type;
}

/** Reports whether the kind is one that only types have (names excluded). */
export function isTypeKind(kind: GoNode["kind"]): boolean {
  return lowerings[kind as GoNodeKind] !== undefined;
}

/** `package.name` as a type, `C.name` included. */
export function qualifiedType(context: GoContext, qualifier: GoNode, name: string): TypeRef {
  const text = sourceText(context, qualifier);
  const ref = refOf(context, text);
  if (ref.kind === "cgo") {
    context.cTypeUses.add(name);
    noteCName(context, name, { start: qualifier.start, end: qualifier.end + 1 + name.length });
    return { kind: "named", name, pkg: "C" };
  }
  return { kind: "named", name, pkg: ref.kind === "import" ? ref.path : text };
}

/** The types of a parameter list, one per parameter. */
export function parameterTypes(context: GoContext, list: GoNode | undefined): readonly TypeRef[] {
  if (list === undefined) return [];
  if (list.kind !== "parameter_list") return [lowerType(context, list)];
  return namedChildren(list).flatMap((declaration) => {
    const type = parameterType(context, declaration);
    const names = childrenOf(declaration, "name").length;
    return Array.from({ length: Math.max(names, 1) }, () => type);
  });
}

/** The type of one parameter declaration; a variadic one is a slice. */
export function parameterType(context: GoContext, declaration: GoNode): TypeRef {
  const type = lowerType(context, childOf(declaration, "type"));
  return declaration.kind === "variadic_parameter_declaration" ? { kind: "slice", elem: type } : type;
}

const lowerings: Partial<Record<GoNodeKind, TypeLowering>> = {
  type_identifier: (context, node) => {
    const name = sourceText(context, node);
    // No name of the package stands for a type of the function.
    return localStruct(context.scope, name) ?? { kind: "named", name };
  },
  qualified_type: lowerQualified,
  generic_type: (context, node) => {
    childOf(node, "type_arguments")?.children.forEach((argument) => lowerType(context, argument));
    return lowerType(context, childOf(node, "type"));
  },
  type_elem: lowerElement,
  parenthesized_type: (context, node) => lowerType(context, firstNamed(node)),
  pointer_type: (context, node) => ({ kind: "pointer", elem: lowerType(context, firstNamed(node)) }),
  slice_type: (context, node) => ({ kind: "slice", elem: lowerType(context, childOf(node, "element")) }),
  array_type: lowerArray,
  implicit_length_array_type: (context, node) => ({ kind: "array", elem: lowerType(context, childOf(node, "element")), length: "..." }),
  map_type: (context, node) => ({ kind: "map", key: lowerType(context, childOf(node, "key")), value: lowerType(context, childOf(node, "value")) }),
  channel_type: (context, node) => ({ kind: "chan", elem: lowerType(context, childOf(node, "value")) }),
  function_type: (context, node) => ({
    kind: "func",
    params: parameterTypes(context, childOf(node, "parameters")),
    results: parameterTypes(context, childOf(node, "result")),
  }),
  struct_type: (context, node) => ({ kind: "struct", fields: fieldsOf(context, node) }),
  interface_type: lowerInterface,
  negated_type: (context, node) => {
    lowerType(context, firstNamed(node));
    return unknownType(context, node);
  },
};

function lowerQualified(context: GoContext, node: GoNode): TypeRef {
  const qualifier = childOf(node, "package");
  const name = childOf(node, "name");
  return qualifier && name ? qualifiedType(context, qualifier, sourceText(context, name)) : unknownType(context, node);
}

function lowerElement(context: GoContext, node: GoNode): TypeRef {
  const parts = namedChildren(node).map((part) => lowerType(context, part));
  return parts.length === 1 && parts[0] !== undefined ? parts[0] : unknownType(context, node);
}

function lowerArray(context: GoContext, node: GoNode): TypeRef {
  const length = childOf(node, "length");
  if (length !== undefined) noteCNamesIn(context, length);
  return { kind: "array", elem: lowerType(context, childOf(node, "element")), ...(length && { length: sourceText(context, length) }) };
}

function lowerInterface(context: GoContext, node: GoNode): TypeRef {
  for (const element of node.children) {
    parameterTypes(context, childOf(element, "parameters"));
    parameterTypes(context, childOf(element, "result"));
    if (element.kind === "type_elem") lowerType(context, element);
  }
  const annotated = node.children.flatMap((element) => annotatedSignature(context, element, childOf(element, "name"), childOf(element, "parameters")));
  return { kind: "interface", ...(annotated.length > 0 && { annotated }) };
}

/** A method or variable that annotations stand above (or behind); none when there are none, or when it has no parameter list. */
export function annotatedSignature(context: GoContext, node: GoNode, name: GoNode | undefined, params: GoNode | undefined): readonly AnnotatedSignature[] {
  const annotations = name === undefined || params === undefined ? [] : readAnnotations(memberDirectiveLines(context.text, node));
  if (name === undefined || params === undefined || annotations.length === 0) return [];
  const names = namedChildren(params).flatMap((declaration) => {
    const written = childrenOf(declaration, "name").map((one) => sourceText(context, one));
    return written.length === 0 ? [""] : written;
  });
  return [{ name: sourceText(context, name), params: names, annotations }];
}

function fieldsOf(context: GoContext, struct: GoNode): readonly FieldDecl[] {
  const list = struct.children.find((child) => child.kind === "field_declaration_list");
  return (list?.children ?? []).filter((child) => child.kind === "field_declaration").flatMap((field) => lowerField(context, field));
}

function lowerField(context: GoContext, field: GoNode): readonly FieldDecl[] {
  const written = lowerType(context, childOf(field, "type"));
  const names = childrenOf(field, "name");
  const annotations = readAnnotations(memberDirectiveLines(context.text, field));
  const rest = annotations.length === 0 ? {} : { annotations };
  if (names.length > 0) return names.map((name) => ({ name: sourceText(context, name), type: written, embedded: false, ...rest }));
  const type: TypeRef = hasToken(field, "*") ? { kind: "pointer", elem: written } : written;
  return [{ name: written.kind === "named" ? written.name : "", type, embedded: true, ...rest }];
}

/** `C.x` inside an array length; any depth. */
function noteCNamesIn(context: GoContext, root: GoNode): void {
  const open = [root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    const operand = childOf(node, "operand");
    const field = childOf(node, "field");
    if (operand?.kind === "identifier" && field !== undefined && refOf(context, sourceText(context, operand)).kind === "cgo") {
      noteCName(context, sourceText(context, field), node);
    }
    for (const child of node.children) open.push(child);
  }
}

function unknownType(context: GoContext, node: GoNode): TypeRef {
  return { kind: "unknown", text: sourceText(context, node) };
}
