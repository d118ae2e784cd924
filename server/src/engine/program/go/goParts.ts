// A Go file taken apart into its top-level declarations. A part depends on its text, the comment above it and the
// file's scope alone, so an unchanged one is taken over from the last time: that is the cache a keystroke lives on.
import { shiftSpan, type Span } from "../../base/span.ts";
import type { TopLevelNode } from "../../syntax/syntaxTree.ts";
import { errorsIn } from "../../syntax/syntaxNode.ts";
import type { GoNodeKind } from "../../syntax/nodeKinds.generated.ts";
import type { GoDeclarationPart } from "../model.ts";
import type { GoContext, GoNode } from "./goContext.ts";
import { docDirectiveLines, readDocDirectives } from "./goDirectives.ts";
import { lowerFunction, openDeclaration } from "./goFunctions.ts";
import { lowerPackageLevel, openPackageLevel } from "./goPackageLevel.ts";
import type { FileScope } from "./goScopes.ts";

/** A top-level declaration before lowering. */
export interface PartSource {
  readonly node: TopLevelNode<GoNodeKind>;
  readonly start: number;
  readonly text: string;
  readonly doc: string;
}

/** Cuts a declaration out of the file. */
export function partSource(node: TopLevelNode<GoNodeKind>, text: string): PartSource {
  const isFunction = node.kind === "function_declaration" || node.kind === "method_declaration";
  return { node, start: node.start, text: text.slice(node.start, node.end), doc: isFunction ? docDirectiveLines(text, node.start) : "" };
}

/** Reports whether what was lowered from `part` is what lowering `source` would give, in an equal file scope. */
export function isSamePart(part: GoDeclarationPart, source: PartSource): boolean {
  return part.text === source.text && part.doc === source.doc && part.hasError === source.node.hasError;
}

/** The package-level names a declaration brings, functions included and methods not. */
export function declaredNames(node: GoNode, text: string): readonly string[] {
  const nameNodes = (holder: GoNode): readonly GoNode[] => holder.children.filter((child) => child.field === "name" && child.kind !== "token");
  const holders = node.kind === "function_declaration" ? [node] : node.kind === "method_declaration" ? [] : specsOf(node);
  return holders.flatMap(nameNodes).map((name) => text.slice(name.start, name.end));
}

/** Lowers one declaration. Text that is no declaration becomes a part with a syntax error and what it holds of them. */
export function lowerPart(file: FileScope, text: string, source: PartSource, root: GoNode): GoDeclarationPart {
  const { start, doc } = source;
  const hasError = source.node.hasError;
  const base = { text: source.text, doc, hasError, declared: declaredNames(root, text) };
  const syntaxErrors = syntaxErrorsIn(root, source);
  if (root.kind === "function_declaration" || root.kind === "method_declaration") {
    const context = openDeclaration(file, text, start);
    context.hasSyntaxError = hasError;
    const model = lowerFunction(context, root, readDocDirectives(doc));
    return { ...base, syntaxErrors, functions: [{ model, offset: 0 }], types: [], globals: [], ...namesOf(context) };
  }
  if (isPackageLevelKind(root.kind)) {
    const level = openPackageLevel(file, text, start);
    level.context.hasSyntaxError = hasError;
    return { ...base, syntaxErrors, ...lowerPackageLevel(level, root), ...namesOf(level.context) };
  }
  return { ...base, ...lowerBrokenPart(file, text, source, root), syntaxErrors: [{ start: 0, end: source.text.length }] };
}

/** Spans of what did not parse, relative to the declaration: all of it when the trouble is inside a literal. */
function syntaxErrorsIn(root: GoNode, { node, start, text }: PartSource): readonly Span[] {
  const found = node.hasError ? errorsIn(root) : [];
  if (node.hasError && found.length === 0) return [{ start: 0, end: text.length }];
  return found.map((error) => shiftSpan({ start: error.start, end: error.end }, -start));
}

/** Declarations that survived inside text that did not parse. */
function lowerBrokenPart(file: FileScope, text: string, source: PartSource, root: GoNode): Omit<GoDeclarationPart, "text" | "doc" | "hasError" | "declared" | "syntaxErrors"> {
  const parts = root.children.filter((child) => isFunctionKind(child.kind) || isPackageLevelKind(child.kind)).map((child) => {
    const node: TopLevelNode<GoNodeKind> = { kind: child.kind, start: child.start, end: child.end, hasError: true, read: () => child };
    return { by: child.start - source.start, part: lowerPart(file, text, partSource(node, text), child) };
  });
  return {
    functions: parts.flatMap(({ by, part }) => part.functions.map(({ model, offset }) => ({ model, offset: offset + by }))),
    types: parts.flatMap(({ by, part }) => part.types.map((type) => ({ ...type, span: shiftSpan(type.span, by) }))),
    globals: parts.flatMap(({ by, part }) => part.globals.map((global) => ({ ...global, start: global.start + by, span: shiftSpan(global.span, by) }))),
    cNames: new Map(parts.flatMap(({ by, part }) => [...part.cNames].map(([name, span]): [string, Span] => [name, shiftSpan(span, by)])).reverse()),
    cTypeUses: [...new Set(parts.flatMap(({ part }) => part.cTypeUses))],
  };
}

function namesOf(context: GoContext): Pick<GoDeclarationPart, "cNames" | "cTypeUses"> {
  return { cNames: context.cNames, cTypeUses: [...context.cTypeUses] };
}

function isFunctionKind(kind: GoNode["kind"]): boolean {
  return kind === "function_declaration" || kind === "method_declaration";
}

function isPackageLevelKind(kind: GoNode["kind"]): boolean {
  return kind === "type_declaration" || kind === "var_declaration" || kind === "const_declaration";
}

function specsOf(declaration: GoNode): readonly GoNode[] {
  return declaration.children.flatMap((child) => (child.kind === "var_spec_list" ? child.children : [child]));
}
