// Definitions with external linkage in the preamble of a file: what the linker sees twice when cgo copies the preamble
// into two C files. Guarantees: `static`, C99 `inline`, weak and common symbols, enumerators and plain declarations are
// left out, as a real build takes them; macros of the unit are looked through one step. Headers that the preamble includes
// by `#include "…"` count, as far as the package model holds them. Does not evaluate `#if`: such definitions are marked.
import type { CFileModel, CUnit, GlobalDecl, GoFileModel, Include, PackageModel, PlacedFunction } from "../../program/model.ts";
import type { Span } from "../../base/span.ts";
import { conditionsAround } from "../../program/preprocessorConditions.ts";

export interface PreambleDefinition {
  readonly name: string;
  /** The function; undefined for a variable. */
  readonly fn: PlacedFunction | undefined;
  /** Where the name stands: the file and the absolute span. */
  readonly uri: string;
  readonly span: Span;
  /** The include of the preamble that brings it in; undefined for the preamble's own code. */
  readonly include: Include | undefined;
  /** Some `#if` decides whether it is compiled, or the C around it could not be read. */
  readonly isConditional: boolean;
}

/** In source order, the preamble's own definitions first; of each include at most one. */
export function preambleDefinitions(file: GoFileModel, pkg: PackageModel): readonly PreambleDefinition[] {
  const flags = [...pkg.goFiles].flatMap(({ cgoDirectives }) => cgoDirectives.flatMap(({ args }) => args));
  if (flags.some((flag) => /allow-multiple-definition|muldefs/.test(flag))) return [];
  const isCommon = flags.includes("-fcommon");
  const own = definitionsIn({ unit: file.c, text: file.text, macros: macrosOf(pkg), isCommon });
  const included = file.c.includes.flatMap((include): readonly PreambleDefinition[] => {
    const header = include.system ? undefined : headerOf(include, file.uri, pkg);
    const first = header && firstInHeader(header, { pkg, isCommon, seen: new Set([header.uri]) });
    return first === undefined ? [] : [{ ...first, include, isConditional: isUnderCondition(file.text, include.span.start, file.c) }];
  });
  return [...own, ...included];
}

interface HeaderSearch {
  readonly pkg: PackageModel;
  readonly isCommon: boolean;
  readonly seen: Set<string>;
}

/** The first definition in a header or the headers it includes that no condition guards. */
function firstInHeader(header: CFileModel, search: HeaderSearch): PreambleDefinition | undefined {
  const { pkg, isCommon, seen } = search;
  if (header.syntaxErrors.length > 0 || /\.(?:hh|hpp|hxx|mm?|cc|cpp|cxx)$/.test(header.uri)) return undefined;
  const [first] = definitionsIn({ unit: header.c, text: header.text, macros: macrosOf(pkg), isCommon }).filter(({ isConditional }) => !isConditional);
  if (first !== undefined) return first;
  for (const include of header.c.includes) {
    const next = include.system ? undefined : headerOf(include, header.uri, pkg);
    if (next === undefined || seen.has(next.uri) || isUnderCondition(header.text, include.span.start, header.c)) continue;
    seen.add(next.uri);
    const found = firstInHeader(next, search);
    if (found !== undefined) return found;
  }
  return undefined;
}

function headerOf(include: Include, from: string, { cFiles }: PackageModel): CFileModel | undefined {
  const folder = from.slice(0, from.lastIndexOf("/") + 1);
  // A C file of the folder is compiled besides: another rule's matter.
  if (/^[^/]+\.c$/.test(include.path)) return undefined;
  return cFiles.find(({ uri }) => uri === folder + include.path) ?? cFiles.find(({ uri }) => uri.endsWith(`/${include.path.replace(/^(?:\.\.?\/)+/, "")}`));
}

type Macros = ReadonlyMap<string, string>;

/** Bodies of the object-like macros of the package, by name. */
function macrosOf({ goFiles, cFiles }: PackageModel): Macros {
  return new Map([...goFiles, ...cFiles].flatMap((file) => file.c.macros.map(({ name, body }) => [name, body] as const)));
}

interface Source {
  readonly unit: CUnit;
  readonly text: string;
  readonly macros: Macros;
  readonly isCommon: boolean;
}

function definitionsIn(source: Source): readonly PreambleDefinition[] {
  const { unit, text } = source;
  const isWeak = ({ name }: { readonly name: string }): boolean => new RegExp(`#\\s*pragma\\s+weak\\s+${name}\\b`).test(text);
  const isShaky = unit.syntaxErrors.length > 0;
  const found = (name: string, span: Span, fn?: PlacedFunction): PreambleDefinition => ({
    name, fn, uri: unit.uri, span, include: undefined, isConditional: isShaky || isUnderCondition(text, span.start, unit),
  });
  const functions = unit.functions.flatMap((fn) => {
    const { nameSpan, name } = fn.model;
    return isExternal(fn, source) && !isWeak({ name }) ? [found(name, { start: fn.start + nameSpan.start, end: fn.start + nameSpan.end }, fn)] : [];
  });
  const variables = unit.globals.flatMap((global) => (definesVariable(global, source) && !isWeak(global) ? [found(global.name, global.span)] : []));
  return [...functions, ...variables].sort((a, b) => a.span.start - b.span.start);
}

/** Reports whether the body gives the linker a strong symbol in each file that includes it. */
function isExternal({ model }: PlacedFunction, { unit, text, macros }: Source): boolean {
  if (model.isStatic || model.hasSyntaxError || model.body === undefined || !/^\w+$/.test(model.name)) return false;
  // `struct EXPORT name {` reads like a function where the macro is not known.
  if (/\b(?:struct|union|enum)\s+\w+\s*$/.test(model.text.slice(0, model.nameSpan.start))) return false;
  const head = expand(model.text.slice(0, model.nameSpan.start), macros);
  if (/\bstatic\b|_*weak_*\b|gnu_inline|inline_?static|static_?inline/i.test(head)) return false;
  const heads = unit.prototypes.filter(({ name }) => name === model.name);
  if (heads.some(({ attributes }) => attributes.some((attribute) => /^(?:weak|gnu_inline|weakref)\b/.test(attribute)))) return false;
  if (new RegExp(`\\bstatic\\b[^;{}]*\\b${model.name}\\s*\\(`).test(text)) return false;
  const isInline = model.isInline || /\b_*inline_*\b|inline/i.test(head);
  return !isInline || /\bextern\b/.test(head);
}

/** A declaration without `extern`, or with a value, makes the variable. */
function definesVariable({ storage = [], value, isConst, type, name, span }: GlobalDecl, { isCommon, text, macros }: Source): boolean {
  const isEnumerator = isConst && !(type !== undefined && "const" in type && type.const === true);
  if (isEnumerator) return false;
  const isDeclaration = value === undefined && (storage.includes("extern") || mayBeExtern(headBefore(text, span.start), macros));
  const isLocal = storage.some((word) => /^(?:static|weak|common|selectany|weakref)\b/.test(word)) || /^[^;=,{]*\b_*(?:weak|common)_*\b/.test(text.slice(span.end, span.end + 200));
  if (isDeclaration || isLocal || (isCommon && value === undefined)) return false;
  return !new RegExp(`\\bstatic\\b[^;{}()]*\\b${name}\\b`).test(text);
}

/** `LIB_EXTERN const char version[];`: a macro before the type says `extern`, or nobody knows what it says. `LIB_STRUCT name;` only names a type. */
function mayBeExtern(before: string, macros: Macros): boolean {
  const head = before.replace(/\/\*.*?\*\//gs, " ").split("\n").filter((line) => !/^\s*(?:#|\/\/)/.test(line)).join(" ");
  const words = head.match(/\b[A-Z][A-Z0-9]*_[A-Z0-9_]+\b/g) ?? [];
  return words.some((word) => !macros.has(word)) || /\bextern\b|\b(?:struct|union|enum)\s*$/.test(expand(head, macros));
}

/** What stands between the end of the declaration before and the offset. */
function headBefore(text: string, offset: number): string {
  let start = offset;
  while (start > 0 && !";{}".includes(text.charAt(start - 1))) start--;
  return text.slice(start, offset);
}

function expand(head: string, macros: Macros): string {
  return head.replace(/[A-Za-z_]\w*/g, (word) => (macros.has(word) ? `${word} ${macros.get(word) ?? ""}` : word));
}

/** Include guards and tests for C++ decide nothing here. */
function isUnderCondition(text: string, offset: number, { macros }: CUnit): boolean {
  return conditionsAround(text, offset).some((condition) => {
    const guard = /^(?:ifndef\s+|if\s*!\s*defined\s*\(?\s*)(\w+)\s*\)?$/.exec(condition)?.[1];
    return guard === undefined || !macros.some(({ name, body }) => name === guard && body.trim() === "");
  });
}
