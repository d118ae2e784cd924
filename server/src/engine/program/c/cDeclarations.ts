// Top-level declarations of C: prototypes, types, globals, enumerators. Spans are those of the declared names, absolute
// in the host file. An `extern` declaration of a variable is a global like any other.
import type { Annotation } from "../ast.ts";
import type { GlobalDecl, Prototype, TypeDecl } from "../model.ts";
import { childOf, childrenOf, namedChildren } from "../../syntax/syntaxNode.ts";
import { absoluteSpan, createContext, nested, textIn, type CContext, type CNode, type Dialect, type FileScope } from "./cContext.ts";
import { lowerComposite } from "./code/cCasts.ts";
import { readDeclarator, readSpecifiers, type Specifiers } from "./cDeclarators.ts";
import { lowering, prototypeOf } from "./cFunctions.ts";

/** Collects what the declarations of one unit declare. */
export interface Declarations {
  readonly prototypes: Prototype[];
  readonly types: TypeDecl[];
  readonly globals: GlobalDecl[];
}

export interface DeclarationSource {
  readonly text: string;
  readonly base: number;
  readonly uri: string;
  readonly dialect?: Dialect | undefined;
  readonly annotations: readonly Annotation[];
}

/** Reads a `declaration`, `type_definition` or lone type; other kinds declare nothing. */
export function lowerDeclaration(source: DeclarationSource, node: CNode, into: Declarations): void {
  const file: FileScope = { types: into.types, globals: into.globals, readEnumerators };
  const context = createContext(source, node.start, lowering, file);
  if (node.kind === "type_definition") lowerTypeDefinition(context, node, into);
  else if (node.kind === "declaration") lowerVariables(context, node, source, into);
  else if (tagKinds.has(node.kind)) readLoneTag(context, node);
}

/** Node kinds that `lowerDeclaration` reads. */
export function isDeclaration(node: CNode): boolean {
  return node.kind === "declaration" || node.kind === "type_definition" || tagKinds.has(node.kind);
}

const tagKinds: ReadonlySet<string> = new Set(["struct_specifier", "union_specifier", "enum_specifier"]);

/** `struct s { … };` has no declaration around it: reads it as the type of one. */
function readLoneTag(context: CContext, node: CNode): void {
  readSpecifiers(context, { ...node, kind: "declaration", children: [{ ...node, field: "type" }] });
}

function lowerTypeDefinition(context: CContext, node: CNode, into: Declarations): void {
  const { type } = readSpecifiers(context, node);
  for (const child of childrenOf(node, "declarator")) {
    const declarator = readDeclarator(context, child, type);
    if (declarator.nameNode === undefined) continue;
    into.types.push({ name: declarator.name, type: declarator.type, span: absoluteSpan(context, declarator.nameNode) });
  }
}

function lowerVariables(context: CContext, node: CNode, source: DeclarationSource, into: Declarations): void {
  const specifiers = readSpecifiers(context, node);
  for (const child of childrenOf(node, "declarator")) {
    const isInit = child.kind === "init_declarator";
    const declarator = readDeclarator(context, isInit ? childOf(child, "declarator") : child, specifiers.type);
    const { name, nameNode, type } = declarator;
    if (nameNode === undefined || nameNode.missing) continue;
    const attributes = [...specifiers.attributes, ...declarator.attributes];
    const prototype = prototypeOf(context, declarator, { attributes, annotations: source.annotations, uri: source.uri });
    const value = isInit ? childOf(child, "value") : undefined;
    if (prototype !== undefined) into.prototypes.push(prototype);
    else into.globals.push(globalOf(context, value, { name, type, span: absoluteSpan(context, nameNode), storage: [...specifiers.storage, ...attributes] }, specifiers));
  }
}

function globalOf(context: CContext, valueNode: CNode | undefined, { storage, ...decl }: Pick<Required<GlobalDecl>, "name" | "type" | "span" | "storage">, specifiers: Specifiers): GlobalDecl {
  const isList = valueNode?.kind === "initializer_list";
  const value = valueNode === undefined ? undefined : isList ? lowerComposite(context, valueNode, decl.type) : context.lowering.expr(context, valueNode);
  return {
    ...decl,
    ...(value === undefined ? {} : { value }),
    start: context.base + context.origin,
    isConst: "const" in decl.type && decl.type.const === true,
    threadLocal: ["thread_local", "__thread", "_Thread_local"].some((word) => specifiers.storage.has(word)),
    ...(storage.length > 0 && { storage }),
  };
}

/** Enumerators are constants of the file, `#if` branches included. */
function readEnumerators(context: CContext, list: CNode): void {
  for (const node of namedChildren(list)) {
    if (node.kind.startsWith("preproc_")) nested(context, () => { readEnumerators(context, node); }, () => undefined);
    const name = node.kind === "enumerator" ? childOf(node, "name") : undefined;
    if (name === undefined) continue;
    const value = childOf(node, "value");
    context.file?.globals.push({
      name: textIn(context, name),
      type: { kind: "named", name: "int" },
      ...(value === undefined ? {} : { value: context.lowering.expr(context, value) }),
      start: context.base + context.origin,
      span: absoluteSpan(context, name),
      isConst: true,
      threadLocal: false,
    });
  }
}
