// Declarations to names and types, inside out: `const char *(*f)(int)` is pointer(func(int) → pointer(const char)).
// Guarantees: any declarator terminates and never overflows the stack. Leaves out: volatile, atomic, restrict, calling
// conventions, bit widths. A union is a struct whose fields share their place; unnamed members are spread into the outer one.
import type { FieldDecl, TypeRef } from "../ast.ts";
import type { CFamilyKind } from "../../syntax/parserPool.ts";
import { childOf, hasToken, namedChildren } from "../../syntax/syntaxNode.ts";
import { readAttributes } from "./cAttributes.ts";
import { absoluteSpan, nested, textIn, type CContext, type CNode } from "./cContext.ts";

/** What stands before the declarators: `static inline const char`. */
export interface Specifiers {
  readonly type: TypeRef;
  /** `static`, `inline`, `extern`, `thread_local` … as written. */
  readonly storage: ReadonlySet<string>;
  readonly attributes: readonly string[];
}

export interface Declarator {
  readonly name: string;
  readonly nameNode: CNode | undefined;
  readonly type: TypeRef;
  /** The parameter list when the name itself is a function. */
  readonly params: CNode | undefined;
  readonly attributes: readonly string[];
  /** `T &x`: the type is the one referred to. */
  readonly isReference: boolean;
}

const unknownType: TypeRef = { kind: "unknown", text: "" };

/** Reads the specifiers of a declaration, definition, parameter, field or type name. */
export function readSpecifiers(context: CContext, node: CNode): Specifiers {
  const typeNode = childOf(node, "type");
  const storage = new Set<string>();
  let isConst = false;
  for (const child of node.children) {
    if (child.kind === "storage_class_specifier") storage.add(textIn(context, child));
    else if (child.kind === "type_qualifier" && textIn(context, child) === "const") isConst = true;
  }
  const type = typeNode === undefined ? unknownType : readTypeSpecifier(context, typeNode);
  return { type: isConst ? withConst(type) : type, storage, attributes: readAttributes(context, node) };
}

/** Reads a declarator (named or abstract; undefined: none) of something of type `base`. */
export function readDeclarator(context: CContext, node: CNode | undefined, base: TypeRef): Declarator {
  let type = base;
  let params: CNode | undefined;
  const attributes: string[] = [];
  let isReference = false;
  let current = node;
  while (current !== undefined && !nameKinds.has(current.kind)) {
    attributes.push(...readAttributes(context, current));
    const shape = declaratorShape(current);
    if (shape === "pointer") type = { kind: "pointer", elem: type, ...(hasConst(context, current) ? { const: true } : {}) };
    else if (shape === "array") type = arrayOf(context, current, type);
    else if (shape === "function") type = functionOf(context, current, type);
    isReference ||= current.kind.endsWith("reference_declarator");
    if (shape !== "wrapper") params = shape === "function" ? childOf(current, "parameters") : undefined;
    current = childOf(current, "declarator") ?? namedChildren(current).find((child) => declaratorKinds.has(child.kind));
  }
  const name = current === undefined ? "" : textIn(context, current);
  return { name: context.dialect === undefined ? name : name.replace(/\s+/g, ""), nameNode: current, type, params, attributes, isReference };
}

/** One parameter as declared. */
export interface ParamDecl {
  readonly name: string;
  readonly node: CNode;
  readonly type: TypeRef;
  readonly isReference: boolean;
}

/** The parameters of a list; `(void)` has none, a K&R list has names without types. */
export function readParams(context: CContext, list: CNode): { readonly params: readonly ParamDecl[]; readonly variadic: boolean } {
  const nodes = namedChildren(list);
  const params = nodes.flatMap((node) => (isParam(node) ? [readParam(context, node)] : []));
  const only = params[0];
  const isVoid = params.length === 1 && only?.name === "" && only.type.kind === "named" && only.type.name === "void";
  return { params: isVoid ? [] : params, variadic: nodes.some((node) => node.kind === "variadic_parameter") || hasToken(list, "...") };
}

/** The type of a cast, compound literal or `sizeof`. */
export function readTypeDescriptor(context: CContext, node: CNode): TypeRef {
  return readDeclarator(context, childOf(node, "declarator"), readSpecifiers(context, node).type).type;
}

function isParam(node: CNode): boolean {
  return node.kind === "identifier" || node.kind.endsWith("parameter_declaration");
}

function readParam(context: CContext, node: CNode): ParamDecl {
  if (node.kind === "identifier") return { name: textIn(context, node), node, type: { kind: "named", name: "int" }, isReference: false };
  const declarator = readDeclarator(context, childOf(node, "declarator"), readSpecifiers(context, node).type);
  return { name: declarator.name, node: declarator.nameNode ?? node, type: declarator.type, isReference: declarator.isReference };
}

function readTypeSpecifier(context: CContext, node: CNode): TypeRef {
  return nested(context, () => typeSpecifier(context, node), () => unknownType);
}

function typeSpecifier(context: CContext, node: CNode): TypeRef {
  switch (node.kind) {
    case "struct_specifier":
    case "union_specifier":
    case "enum_specifier":
      return readTagged(context, node);
    case "class_specifier":
      return { kind: "named", name: collapse(textIn(context, childOf(node, "name") ?? { start: node.start, end: node.start })) };
    case "placeholder_type_specifier":
    case "decltype":
      return { kind: "unknown", text: collapse(textIn(context, node)) };
    case "macro_type_specifier": {
      const inner = childOf(node, "type");
      return inner === undefined ? unknownType : macroType(context, node, inner);
    }
    default:
      return { kind: "named", name: collapse(textIn(context, node)) };
  }
}

/** `API(int) f(void)` means `int`; other macros with a type make a type of their own: `STACK_OF(X509)`. */
function macroType(context: CContext, node: CNode, inner: CNode): TypeRef {
  const name = childOf(node, "name");
  const isTransparent = name !== undefined && /EXTERN|API|EXPORT|PUBLIC|DECL|CALL|^_*typeof|^_Atomic/i.test(textIn(context, name));
  return isTransparent ? readTypeDescriptor(context, inner) : { kind: "named", name: collapse(textIn(context, node)) };
}

function readTagged(context: CContext, node: CNode): TypeRef {
  const keyword = node.kind.slice(0, node.kind.indexOf("_"));
  const nameNode = childOf(node, "name");
  const body = childOf(node, "body");
  const named: TypeRef | undefined = nameNode === undefined ? undefined : { kind: "named", name: `${keyword}_${textIn(context, nameNode)}` };
  if (body === undefined) return named ?? unknownType;
  if (keyword === "enum") context.file?.readEnumerators(context, body);
  const type: TypeRef = keyword === "enum" ? { kind: "named", name: "int" } : { kind: "struct", fields: readFields(context, body) };
  if (named === undefined || nameNode === undefined || context.file === undefined) return type;
  context.file.types.push({ name: `${keyword}_${textIn(context, nameNode)}`, type, span: absoluteSpan(context, nameNode) });
  return named;
}

function readFields(context: CContext, list: CNode): readonly FieldDecl[] {
  return namedChildren(list).flatMap((node): readonly FieldDecl[] => {
    if (node.kind !== "field_declaration") return node.kind.startsWith("preproc_") ? nested(context, () => readFields(context, node), () => []) : [];
    const { type } = readSpecifiers(context, node);
    const declarators = node.children.filter((child) => child.field === "declarator" && child.kind !== "token");
    if (declarators.length === 0) return type.kind === "struct" ? type.fields : [];
    return declarators.map((child) => {
      const declarator = readDeclarator(context, child, type);
      return { name: declarator.name, type: declarator.type, embedded: false };
    });
  });
}

function functionOf(context: CContext, node: CNode, result: TypeRef): TypeRef {
  const list = childOf(node, "parameters");
  const params = list === undefined ? [] : nested(context, () => readParams(context, list).params, () => []);
  return { kind: "func", params: params.map((param) => param.type), results: isVoid(result) ? [] : [result] };
}

function arrayOf(context: CContext, node: CNode, elem: TypeRef): TypeRef {
  const size = childOf(node, "size");
  return { kind: "array", elem, ...(size === undefined || size.kind === "token" ? {} : { length: textIn(context, size) }) };
}

/** Reports whether a type is exactly `void`. */
export function isVoid(type: TypeRef): boolean {
  return type.kind === "named" && type.name === "void";
}

function withConst(type: TypeRef): TypeRef {
  return type.kind === "named" || type.kind === "pointer" ? { ...type, const: true } : type;
}

function hasConst(context: CContext, node: CNode): boolean {
  return hasToken(node, "const") || node.children.some((child) => child.kind === "type_qualifier" && textIn(context, child) === "const");
}

function collapse(text: string): string {
  return text.trim().replace(/\s+/g, " ");
}

function declaratorShape(node: CNode): "pointer" | "array" | "function" | "wrapper" {
  if (node.kind.includes("pointer_declarator")) return "pointer";
  if (node.kind.includes("array_declarator")) return "array";
  return node.kind.includes("function_declarator") ? "function" : "wrapper";
}

const nameKinds: ReadonlySet<string> = new Set<CFamilyKind>([
  "identifier", "field_identifier", "type_identifier", "primitive_type", "qualified_identifier", "destructor_name", "operator_name", "operator_cast", "template_function",
]);
const declaratorKinds: ReadonlySet<string> = new Set<CFamilyKind>([
  ...(nameKinds as ReadonlySet<CFamilyKind>),
  "pointer_declarator", "array_declarator", "function_declarator", "parenthesized_declarator", "attributed_declarator",
  "reference_declarator", "abstract_reference_declarator", "variadic_declarator", "block_pointer_declarator", "abstract_block_pointer_declarator",
  "abstract_pointer_declarator", "abstract_array_declarator", "abstract_function_declarator", "abstract_parenthesized_declarator",
]);
