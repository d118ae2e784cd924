// Edits around signal masks: another function name, restoring a saved mask. Guarantees: a mask is restored with the
// variable its change saved it in; where none was saved one is declared. Knows no rule.
import { containsSpan } from "../base/span.ts";
import type { Span } from "../base/span.ts";
import type { Call, Expr, Stmt } from "../program/ast.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { type CodePlace, standsInBlock, textOf, withSemicolon } from "./bracedBlock.ts";
import { absoluteSpan, freshName, insertLineAfter, insertLineBefore } from "./releaseStatement.ts";
import { statementAt } from "./statementAt.ts";

/** The arguments of a mask call a fix needs. */
export interface MaskArguments {
  readonly call: Call;
  readonly old: Expr | undefined;
  readonly savesOld: boolean;
}

/** `sigprocmask` or `C.sigprocmask` becomes `pthread_sigmask`: same arguments. */
export function renameCallee({ file, fn }: CodePlace, call: Call, name: string): EditDraft | undefined {
  const { callee } = call;
  const span = callee.kind === "ident" ? callee.span : callee.kind === "select" ? callee.fieldSpan : undefined;
  return span && { uri: file.uri, span: absoluteSpan(fn, span), newText: name };
}

/** Reports whether the call is a statement of its own, its result unused. */
export function isStatement({ fn }: CodePlace, call: Call): boolean {
  const stmt = statementAt(fn.model, call.span)?.stmt;
  return stmt?.kind === "expr" && stmt.expr.span.start === call.span.start && stmt.expr.span.end === call.span.end;
}

/** In Go: a deferred restoring call on the line after the change. */
export function deferRestore(place: CodePlace, mask: MaskArguments): readonly EditDraft[] | undefined {
  const stmt = statementAt(place.fn.model, mask.call.span)?.stmt;
  if (stmt?.kind !== "expr" || !mask.savesOld || mask.old === undefined) return undefined;
  const { callee } = mask.call;
  const pkg = callee.kind === "select" && callee.base.kind === "ident" ? callee.base.name : undefined;
  if (pkg === undefined) return undefined;
  const text = `defer ${textOf(place, callee.span)}(${pkg}.SIG_SETMASK, ${textOf(place, mask.old.span)}, nil)`;
  const edit = insertLineAfter(place.file, absoluteSpan(place.fn, stmt.span), text);
  return edit && [edit];
}

/**
 * In C: the mask is restored on a line before each of `exits`; declared and saved first where the change did not.
 * Undefined unless every exit comes after the change on all paths.
 */
export function restoreBeforeExits(place: CodePlace, mask: MaskArguments, exits: readonly Span[]): readonly EditDraft[] | undefined {
  const change = place.fn.model.body?.body.find((stmt) => containsSpan(stmt.span, mask.call.span));
  if (change === undefined || exits.length === 0 || exits.some((exit) => exit.start < change.span.start)) return undefined;
  const restores = exits.map((exit) => restoreEdit(place, mask, exit));
  const declared = mask.savesOld ? [] : declareOld(place, mask, change);
  if (declared === undefined || restores.includes(undefined)) return undefined;
  return [...declared, ...restores.filter((edit) => edit !== undefined)];
}

function declareOld(place: CodePlace, mask: MaskArguments, change: Stmt): readonly EditDraft[] | undefined {
  if (mask.old === undefined) return undefined;
  const declaration = insertLineBefore(place.file, absoluteSpan(place.fn, change.span), `sigset_t ${oldName(place)};`);
  return declaration && [declaration, { uri: place.file.uri, span: absoluteSpan(place.fn, mask.old.span), newText: `&${oldName(place)}` }];
}

function restoreEdit(place: CodePlace, mask: MaskArguments, exit: Span): EditDraft | undefined {
  const old = mask.savesOld && mask.old !== undefined ? textOf(place, mask.old.span) : `&${oldName(place)}`;
  const text = `${textOf(place, mask.call.callee.span)}(SIG_SETMASK, ${old}, NULL);`;
  const stmt = statementAt(place.fn.model, exit)?.stmt;
  if (stmt?.kind === "return") return standsInBlock(place, stmt.span) ? insertLineBefore(place.file, absoluteSpan(place.fn, stmt.span), text) : undefined;
  const last = place.fn.model.body?.body.at(-1);
  return last && insertLineAfter(place.file, absoluteSpan(place.fn, withSemicolon(place, last.span)), text);
}

function oldName({ fn }: CodePlace): string {
  return freshName("old_mask", fn.model, new Set());
}
