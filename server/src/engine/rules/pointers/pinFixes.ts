// Edits that pin memory of Go with a runtime.Pinner of the function (Go 1.21): declared, released by defer, and given the
// pointer before the statement that puts it where C finds it. Offers nothing for values that are made anew each time.
import { unconverted } from "../../analyses/origins/frame.ts";
import { addImportEdit, importedAs } from "../../fixes/addImport.ts";
import { insertFirst } from "../../fixes/lockThread.ts";
import { absoluteSpan, freshName, insertLineBefore } from "../../fixes/releaseStatement.ts";
import { statementAt, type ListStatement } from "../../fixes/statementAt.ts";
import type { Expr } from "../../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../../program/model.ts";
import { sourceLine } from "../../program/sourceLine.ts";
import { visitExpr } from "../../program/visit.ts";
import type { EditDraft, RuleContext } from "../defineRule.ts";

/** The statement that holds a pointer of Go, and what a fix there must know. */
export interface PlaceOfFix {
  readonly fn: PlacedFunction;
  readonly file: GoFileModel;
  readonly where: ListStatement;
  /** Names that a new local must not take. */
  readonly taken: ReadonlySet<string>;
}

/** `earlier` findings of the function, which may be repaired together with this one, have names of their own. */
export function placeOfFix(value: Expr, earlier: number, fn: PlacedFunction, { pkg }: RuleContext): PlaceOfFix | undefined {
  const file = pkg.fileOf(fn.uri);
  const where = statementAt(fn.model, value.span);
  if (file?.kind !== "go" || where === undefined || !/^(?:expr|assign|return)$/.test(where.stmt.kind)) return undefined;
  const taken = new Set([...pkg.functions.keys(), ...pkg.goTypes.keys(), ...pkg.goGlobals.keys(), ...file.imports.map(({ name }) => name)]);
  for (let n = 1; n <= earlier; n++) for (const base of ["pinner", "handle"]) taken.add(n === 1 ? base : `${base}${n}`);
  return { fn, file, where, taken };
}

/** The Go version of the module has `runtime.Pinner`. */
export function hasPinner({ pkg }: RuleContext): boolean {
  const [major, minor] = pkg.goVersion;
  return major > 1 || minor >= 21;
}

/** What `Pin` is given: the pointer without its conversions, the data of a string or slice. Undefined for values that are made anew each time. */
export function pinned(value: Expr, { fn, file }: PlaceOfFix, { analyses, pkg }: RuleContext): string | undefined {
  const bare = unconverted(value);
  let isMade = false;
  visitExpr(bare, (part) => (isMade ||= part.kind === "call" || part.kind === "composite" || part.kind === "funcLit"));
  const text = fn.model.text.slice(bare.span.start, bare.span.end);
  const unsafe = importedAs(file, "unsafe");
  if (isMade || text.includes("\n")) return undefined;
  const type = analyses.types.typeOf(bare, fn.model);
  const named = type?.kind === "named" && type.pkg === undefined ? pkg.goTypes.get(type.name) : type;
  if (named?.kind === "named" && named.name === "string" && named.pkg === undefined) return unsafe === undefined ? undefined : `${unsafe}.StringData(${text})`;
  if (named?.kind === "slice") return unsafe === undefined ? undefined : `${unsafe}.SliceData(${text})`;
  const isPointer = bare.kind === "unary" || named?.kind === "pointer" || (named?.kind === "named" && named.pkg === "unsafe");
  return isPointer ? text : undefined;
}

/** Declaration and deferred release before the statement, or, inside a loop, at the start of the body. */
export function pinHere(pointer: string, { fn, file, where, taken }: PlaceOfFix): readonly EditDraft[] | undefined {
  const runtime = importedAs(file, "runtime") ?? "runtime";
  if (runtime === "." || fn.model.locals.some(({ name }) => name === runtime)) return undefined;
  const name = freshName("pinner", fn.model, taken);
  const declared = [`var ${name} ${runtime}.Pinner`, `defer ${name}.Unpin()`];
  const start = absoluteSpan(fn, where.stmt.span);
  const { indent, eol } = sourceLine(file, file.lines.positionAt(start.start).line);
  const pin = `${name}.Pin(${pointer})`;
  const edit = insertLineBefore(file, start, (where.inLoop ? [pin] : [...declared, pin]).join(eol + indent));
  const first = where.inLoop ? insertFirst(file, fn, where.body, declared) : [];
  if (edit === undefined || first === undefined) return undefined;
  const added = addImportEdit(file, "runtime");
  return [...first, edit, ...(added === undefined ? [] : [added])];
}
