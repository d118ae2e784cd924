// Models as stable text: what the lowering made of a file or a function, names resolved. For tests and `dump model`.
// Positions are printed as one-based line:column where they are absolute; inside functions they are left out.
import type { Span } from "../base/span.ts";
import type { LineIndex } from "../base/lineIndex.ts";
import type { FunctionBody, FunctionModel, Local, Param } from "./ast.ts";
import type { CFileModel, CUnit, Directive, FileModel, GlobalDecl, GoFileModel, Preamble, Prototype } from "./model.ts";
import { printType } from "./printExpr.ts";
import { printResolved } from "./printResolved.ts";
import { printAll } from "./printStatements.ts";

/** A Go or C file. */
export function printFile(file: FileModel): string {
  return file.kind === "go" ? printGoFile(file) : printCFile(file);
}

/** One function with its locals, body and literals. */
export function printFunction(model: FunctionModel): string {
  return join(functionLines(model, ""));
}

function printGoFile(file: GoFileModel): string {
  const at = placer(file.lines);
  const flags = [file.constraint && `constraint=${JSON.stringify(file.constraint)}`, file.isGenerated && "generated", file.isTest && "test"].filter((flag) => flag !== "" && flag !== false);
  return join([
    ["package", file.packageName, ...flags].join(" "),
    ...file.imports.map((one) => `import ${one.name} ${JSON.stringify(one.path)} ${at(one.span)}`),
    ...file.preambles.map((preamble) => printPreamble(preamble, file.text, at)),
    ...file.cgoDirectives.map((one) => `#cgo ${one.constraint && `[${one.constraint}] `}${one.verb} ${JSON.stringify(one.args)} ${at(one.span)}`),
    ...unitLines(file.c, at),
    ...file.types.map((type) => `type ${type.name} ${printType(type.type)} ${at(type.span)}`),
    ...file.globals.map((global) => printGlobal(global, at)),
    ...file.functions.flatMap(({ model, start }) => functionLines(model, ` ${at({ start, end: start })}`)),
    ...(file.cNames.size > 0 ? [`C names: ${[...file.cNames].map(([name, span]) => `${name} ${at(span)}`).join(", ")}`] : []),
    ...(file.cTypeUses.length > 0 ? [`C types: ${file.cTypeUses.join(", ")}`] : []),
    ...file.directives.map((directive) => printDirective(directive, at)),
    ...file.syntaxErrors.map((span) => `syntax error ${at(span)}`),
  ]);
}

function printCFile(file: CFileModel): string {
  const at = placer(file.lines);
  return join([
    ...(file.summariesOnly ? ["summaries only"] : []),
    ...unitLines(file.c, at),
    ...file.directives.map((directive) => printDirective(directive, at)),
    ...file.syntaxErrors.map((span) => `syntax error ${at(span)}`),
  ]);
}

type Placer = (span: Span) => string;

function placer(lines: LineIndex): Placer {
  const point = (offset: number): string => {
    const { line, character } = lines.positionAt(offset);
    return `${String(line + 1)}:${String(character + 1)}`;
  };
  return ({ start, end }) => (start === end ? `@${point(start)}` : `@${point(start)}-${point(end)}`);
}

function printPreamble(preamble: Preamble, text: string, at: Placer): string {
  const content = preamble.ranges.map(({ start, end }) => JSON.stringify(text.slice(start, end))).join(" ");
  return `preamble ${preamble.attached ? "attached" : "detached"} ${at(preamble.span)} to ${at(preamble.importSpan)} ${content}`;
}

function unitLines(unit: CUnit, at: Placer): readonly string[] {
  return [
    ...unit.includes.map((one) => `include ${one.system ? `<${one.path}>` : JSON.stringify(one.path)} ${at(one.span)}`),
    ...unit.macros.map((one) => `macro ${one.name}${one.params ? `(${one.params.join(", ")})` : ""} ${JSON.stringify(one.body)} ${at(one.span)}`),
    ...unit.types.map((type) => `C type ${type.name} ${printType(type.type)} ${at(type.span)}`),
    ...unit.globals.map((global) => `C ${printGlobal(global, at)}`),
    ...unit.prototypes.map((prototype) => printPrototype(prototype, at)),
    ...unit.functions.flatMap(({ model, start }) => functionLines(model, ` ${at({ start, end: start })}`)),
    ...unit.syntaxErrors.map((span) => `C syntax error ${at(span)}`),
  ];
}

function printPrototype(prototype: Prototype, at: Placer): string {
  const attributes = prototype.attributes.length > 0 ? ` [${prototype.attributes.join(", ")}]` : "";
  return `prototype ${prototype.name}${printParams(prototype.params, prototype.variadic)} ${printType(prototype.result)}${attributes} ${at(prototype.span)}`;
}

function printGlobal(global: GlobalDecl, at: Placer): string {
  const type = global.type ? ` ${printType(global.type)}` : "";
  const value = global.value ? ` = ${printResolved(global.value)}` : "";
  return `${global.isConst ? "const" : "var"} ${global.name}${type}${value}${global.threadLocal ? " thread-local" : ""} ${at(global.span)}`;
}

function printDirective(directive: Directive, at: Placer): string {
  const rules = directive.rules.join(",") || (directive.kind === "nolint" ? "(all)" : "(none)");
  return `directive ${directive.kind} ${rules} ${JSON.stringify(directive.reason)}${directive.standsAlone ? " alone" : ""} ${at(directive.span)}`;
}

function functionLines(model: FunctionModel, place: string): readonly string[] {
  const flags = [model.isStatic && "static", model.isInline && "inline", model.hasSyntaxError && "syntax-error"].filter((flag) => flag !== false);
  const exported = model.exportName === undefined ? [] : [`  export ${model.exportName}`];
  const annotations = model.annotations.map((one) => `  annotation ${one.kind}${one.argument === undefined ? "" : ` ${one.argument}`}`);
  return [
    `${model.lang} func ${model.qualifiedName}${printSignature(model)}${place}${flags.map((flag) => ` ${flag}`).join("")}`,
    ...exported,
    ...annotations,
    ...printVariables(model.locals),
    ...bodyLines(model),
    ...model.literals.flatMap((literal, index) => [`  literal ${String(index)} in ${String(literal.parentDepth)} ${printSignature(literal)}`, ...bodyLines(literal).map((line) => `  ${line}`)]),
  ];
}

/** Locals that no signature shows, and what the signature does not say about them. */
function printVariables(locals: readonly Local[]): readonly string[] {
  const shown = locals.filter((local) => local.kind === "var");
  if (shown.length === 0) return [];
  const text = shown.map((local) => `#${String(local.id)} ${local.name}${local.type ? ` ${printType(local.type)}` : ""}${local.depth > 0 ? ` depth=${String(local.depth)}` : ""}${local.isStatic ? " static" : ""}`);
  return [`  locals ${text.join(", ")}`];
}

function bodyLines(body: FunctionBody): readonly string[] {
  return body.body === undefined ? ["  no body"] : printAll(body.body.body, "  ");
}

function printSignature(body: FunctionBody): string {
  const receiver = body.receiver ? ` on ${printParam(body.receiver)}` : "";
  return `${printParams(body.params, body.variadic)} ${printParams(body.results, false)}${receiver}`;
}

function printParams(params: readonly Param[], variadic: boolean): string {
  return `(${params.map(printParam).join(", ")}${variadic ? " ..." : ""})`;
}

function printParam(param: Param): string {
  const name = param.name === undefined ? "_" : `${param.name}${param.local === undefined ? "" : `#${String(param.local)}`}`;
  return `${name} ${printType(param.type)}`;
}

function join(lines: readonly string[]): string {
  return `${lines.join("\n")}\n`;
}
