// Collects what a unit declares while its code is read, and hands it out in source order.
import type { Span } from "../../../base/span.ts";
import type { Syntax } from "../../../syntax/parserPool.ts";
import type { FunctionModel } from "../../ast.ts";
import type { CUnit, PlacedFunction } from "../../model.ts";
import type { CNode } from "../cContext.ts";
import { isDeclaration, lowerDeclaration, type Declarations } from "../cDeclarations.ts";
import { indexAnnotations, type AnnotationIndex } from "../cDirectives.ts";
import { lowerFunction, readDefinitionHead, type FunctionSource } from "../cFunctions.ts";
import { readIncludes, readMacros } from "../cPreprocessor.ts";
import { realErrors } from "./cMacroHeads.ts";
import { parseSignature, type ParsedCode } from "./cReparse.ts";
import type { CItem } from "../source/cItems.ts";
import type { CView } from "../source/cView.ts";

export interface UnitSink extends Declarations {
  readonly uri: string;
  readonly host: string;
  readonly view: CView;
  readonly functions: PlacedFunction[];
  readonly syntaxErrors: Span[];
  readonly skipped: { readonly name: string; readonly span: Span }[];
  readonly annotations: AnnotationIndex;
  /**
   * Models of an earlier lowering by text; those that what stands around them may change (errors, `#if`) left out. What is used is
   * taken out: of two functions with the same text each has a model of its own.
   */
  readonly known: Map<string, FunctionModel>;
}

/** More error places of a file than this tell nobody anything: the rest is left out. */
export const maxErrors = 100;

export function createUnitSink(uri: string, host: string, view: CView, previous: CUnit | undefined): UnitSink {
  const lasting = previous?.functions.filter(({ model }) => !model.hasSyntaxError && !/^[ \t/]*#/m.test(model.text)) ?? [];
  const known = new Map(lasting.map(({ model }) => [model.text, model] as const));
  const annotations = indexAnnotations(view, host);
  return { uri, host, view, functions: [], prototypes: [], types: [], globals: [], syntaxErrors: [], skipped: [], annotations, known };
}

/** Adds what parsed code declares, nodes that `isLeftOut` names excepted. Iterative: containers nest to any depth. */
export function addCode(sink: UnitSink, code: ParsedCode, isLeftOut: (node: CNode) => boolean = () => false): void {
  const open: CNode[] = [code.root];
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (containers.has(node.kind)) {
      for (let i = node.children.length - 1; i >= 0; i--) open.push(node.children[i] ?? node);
    } else if (node.kind !== "token" && !isLeftOut(node)) addNode(sink, code, node);
  }
}

const containers: ReadonlySet<string> = new Set([
  "translation_unit", "preproc_if", "preproc_ifdef", "preproc_else", "preproc_elif", "preproc_elifdef", "linkage_specification", "declaration_list", "ERROR",
  "namespace_definition", "template_declaration", "class_implementation", "implementation_definition",
]);

/** Adds one item that was parsed alone; a definition that cannot be read keeps its signature and has an unknown body. */
export function addItem(syntax: Syntax, sink: UnitSink, item: CItem, code: ParsedCode): void {
  const before = sink.functions.length;
  const hasItem = (): boolean => sink.functions.slice(before).some((placed) => placed.start <= item.bodyStart);
  addCode(sink, code);
  sink.syntaxErrors.push(...code.errors.map((error) => ({ start: error.start + code.base, end: error.end + code.base })));
  if (item.kind !== "function" || hasItem()) return;
  addCode(sink, parseSignature(syntax, sink.view, item));
  const placed = hasItem() ? sink.functions.pop() : undefined;
  if (placed === undefined) {
    sink.skipped.push({ name: item.name, span: { start: item.start, end: item.end } });
    return;
  }
  const span = placed.model.body?.span ?? placed.model.span;
  const model: FunctionModel = { ...placed.model, body: { kind: "block", span, body: [{ kind: "error", children: [], span }] }, hasSyntaxError: true };
  sink.functions.push({ ...placed, model });
}

/** Adds a function without errors that an earlier unit has already lowered, without reading its node. Reports whether it did. */
export function addKnownFunction(sink: UnitSink, node: { readonly kind: string } & Span): boolean {
  const model = node.kind === "function_definition" ? sink.known.get(sink.host.slice(node.start, node.end)) : undefined;
  if (model === undefined || !sameAnnotations(model.annotations, sink.annotations.of(node))) return false;
  // Attributes of a definition become a prototype, which only its node can give.
  if (/__attribute|__declspec|\[\[|noreturn|\)\s*\w/i.test(model.text.slice(0, model.body?.span.start ?? 0))) return false;
  sink.known.delete(model.text);
  sink.functions.push({ model, start: node.start, uri: sink.uri });
  return true;
}

function addNode(sink: UnitSink, code: ParsedCode, node: CNode): void {
  const span = { start: node.start + code.base, end: node.end + code.base };
  if (node.kind === "function_definition") {
    const source = { text: code.text, base: code.base, dialect: code.dialect, host: sink.host, uri: sink.uri, annotations: sink.annotations.of(span) };
    const model = knownModel(sink, source, node) ?? lowerFunction(source, node);
    if (model === undefined) return;
    sink.functions.push({ model, start: span.start, uri: sink.uri });
    const head = readDefinitionHead(source, node);
    if (head !== undefined) sink.prototypes.push(head);
  } else if (isDeclaration(node)) {
    lowerDeclaration({ text: code.text, base: code.base, dialect: code.dialect, uri: sink.uri, annotations: sink.annotations.of(span) }, node, sink);
  }
}

function knownModel(sink: UnitSink, { host, text, base, annotations }: FunctionSource, node: CNode): FunctionModel | undefined {
  if (sink.known.size === 0) return undefined;
  const model = sink.known.get(host.slice(base + node.start, base + node.end));
  if (model === undefined || !sameAnnotations(model.annotations, annotations) || realErrors(node, text).length > 0) return undefined;
  sink.known.delete(model.text);
  return model;
}

function sameAnnotations(a: FunctionModel["annotations"], b: FunctionModel["annotations"]): boolean {
  return a.length === b.length && a.every((one, i) => one.kind === b[i]?.kind && one.argument === b[i]?.argument);
}

/** The finished unit, everything in source order. */
export function finishUnit(sink: UnitSink): CUnit {
  const bySpan = (a: { readonly span: Span }, b: { readonly span: Span }): number => a.span.start - b.span.start || a.span.end - b.span.end;
  const skipped = [...sink.skipped].sort(bySpan);
  return {
    uri: sink.uri,
    functions: [...sink.functions].sort((a, b) => a.start - b.start),
    prototypes: [...sink.prototypes].sort(bySpan),
    types: [...sink.types].sort(bySpan),
    globals: [...sink.globals].sort(bySpan),
    includes: readIncludes(sink.view),
    macros: readMacros(sink.view),
    syntaxErrors: [...sink.syntaxErrors].sort((a, b) => a.start - b.start || a.end - b.end).slice(0, maxErrors),
    ...(skipped.length === 0 ? {} : { skipped }),
  };
}
