// Tells whether two states of a package differ in nothing but the inside of functions of one Go file, and comments and blank
// lines around these. Guarantees: signatures, types, variables, imports, preambles, C, and comments that declare something
// are the same; all that is left to compare is what functions do and where they stand.
import { isEqualData } from "../base/isEqualData.ts";
import { changeBetween } from "../base/textChange.ts";
import type { FunctionModel } from "../program/ast.ts";
import type { GoDeclarationPart, GoFileModel, PackageModel } from "../program/model.ts";
import { isOwnCode } from "../rules/pointers/ownCode.ts";
import { isSameFrame, type Move } from "./samePackage.ts";

export interface BodyChanges {
  readonly before: GoFileModel;
  readonly now: GoFileModel;
  /** The functions that differ, as they were and as they are. */
  readonly touched: readonly (readonly [before: FunctionModel, now: FunctionModel])[];
  readonly move: Move;
}

/** Undefined when more than that has changed. */
export function bodyChanges(before: PackageModel, now: PackageModel): BodyChanges | undefined {
  if (!isSameFrame(before, now) || before.cFiles.some((file, i) => file !== now.cFiles[i])) return undefined;
  const changed = before.goFiles.flatMap((file, i) => (file === now.goFiles[i] ? [] : [[file, now.goFiles[i]] as const]));
  const [first, second] = changed;
  return first?.[1] === undefined || second !== undefined ? undefined : changesIn(first[0], first[1]);
}

function changesIn(before: GoFileModel, now: GoFileModel): BodyChanges | undefined {
  const oldParts = declaringParts(before);
  const newParts = declaringParts(now);
  const change = changeBetween(before.text, now.text);
  if (change === undefined || oldParts.length !== newParts.length || !isSameFile(before, now)) return undefined;
  const touched: (readonly [FunctionModel, FunctionModel])[] = [];
  for (const [i, part] of oldParts.entries()) {
    const other = newParts[i];
    if (other === undefined || part === other) continue;
    if (isSameDeclaration(part, other)) continue;
    const pair = sameSignature(part, other);
    if (pair === undefined) return undefined;
    touched.push(pair);
  }
  const { lines } = before;
  const last = lines.positionAt(change.oldEnd).line + 2;
  const gap = { start: lines.lineStart(Math.max(0, lines.positionAt(change.start).line - 1)), end: last < lines.lineCount ? lines.lineStart(last) : before.text.length };
  return { before, now, touched, move: { uri: before.uri, change, gap } };
}

/** Text that did not parse and declares nothing may come and go: notices about it are made anew each time. */
function declaringParts({ parts = [] }: GoFileModel): readonly GoDeclarationPart[] {
  return parts.filter(({ functions, types, globals }) => functions.length + types.length + globals.length > 0);
}

function isSameFile(before: GoFileModel, now: GoFileModel): boolean {
  return (
    before.c === now.c &&
    before.packageName === now.packageName &&
    before.constraint === now.constraint &&
    before.isGenerated === now.isGenerated &&
    before.importsC === now.importsC &&
    isOwnCode(before) === isOwnCode(now) &&
    isEqualData(before.imports, now.imports) &&
    isEqualData(before.preambles, now.preambles) &&
    isEqualData(before.cgoDirectives, now.cgoDirectives) &&
    isEqualData([...before.cTypeUses].sort(), [...now.cTypeUses].sort())
  );
}

/** Types, variables and constants that are the same; the parser may have doubts about one part now and then. */
function isSameDeclaration(one: GoDeclarationPart, other: GoDeclarationPart): boolean {
  return (
    one.functions.length + other.functions.length === 0 &&
    one.text === other.text &&
    isEqualData(one.declared, other.declared) &&
    isEqualData(one.types, other.types) &&
    isEqualData(one.globals, other.globals)
  );
}

/** The function of both parts, when only its inside differs. */
function sameSignature(one: GoDeclarationPart, other: GoDeclarationPart): readonly [FunctionModel, FunctionModel] | undefined {
  const [before] = one.functions;
  const [now] = other.functions;
  const isSingle = one.functions.length === 1 && other.functions.length === 1 && before?.offset === 0 && now?.offset === 0;
  if (!isSingle || before === undefined || now === undefined || one.doc !== other.doc || one.types.length + other.types.length + one.globals.length + other.globals.length > 0) return undefined;
  const isSame = isEqualData(headOf(before.model), headOf(now.model)) && isEqualData(one.declared, other.declared);
  return isSame ? [before.model, now.model] : undefined;
}

/** All of a function that a watched package does not watch. */
function headOf({ body, locals: _locals, literals: _literals, hasSyntaxError: _hasError, text: _text, span: _span, ...head }: FunctionModel): unknown {
  return { ...head, hasBody: body !== undefined };
}
