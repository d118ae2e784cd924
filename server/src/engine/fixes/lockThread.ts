// Edits that lock a Go body to its thread. Guarantees: gofmt-clean whole lines with the indentation and line ends of
// their neighbours; a body written on one line is opened up; "runtime" is imported when it is not. Knows no rule.
import { containsSpan, shiftSpan } from "../base/span.ts";
import type { Span } from "../base/span.ts";
import type { FunctionBody, Stmt } from "../program/ast.ts";
import type { GoFileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import { visitStmts } from "../program/visit.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { addImportEdit, importedAs } from "./addImport.ts";

/** Lock and deferred unlock as the first statements of a body. Undefined where "runtime" would mean something else. */
export function lockAtStart(file: GoFileModel, placed: PlacedFunction, body: FunctionBody): readonly EditDraft[] | undefined {
  return firstStatements(file, placed, body, (runtime) => [`${runtime}.LockOSThread()`, `defer ${runtime}.UnlockOSThread()`]);
}

/** A lock alone as the first statement of a body whose end is the end of its goroutine, and so of its thread. */
export function lockUntilEnd(file: GoFileModel, placed: PlacedFunction, body: FunctionBody): readonly EditDraft[] | undefined {
  return firstStatements(file, placed, body, (runtime) => [`${runtime}.LockOSThread()`]);
}

/** A function `init` behind this one that locks the main goroutine. Undefined where "runtime" would mean something else. */
export function lockInInit(file: GoFileModel, placed: PlacedFunction): readonly EditDraft[] | undefined {
  const runtime = runtimeName(file, placed);
  const end = placed.start + placed.model.span.end;
  const { eol, code } = sourceLine(file, file.lines.positionAt(end).line);
  if (runtime === undefined || file.text.slice(end, code.end).trim() !== "") return undefined;
  const lines = ["", "", "func init() {", `\t${runtime}.LockOSThread()`, "}"];
  return [edit(file, { start: code.end, end: code.end }, lines.join(eol)), ...importRuntime(file)];
}

function firstStatements(file: GoFileModel, placed: PlacedFunction, body: FunctionBody, linesOf: (runtime: string) => readonly string[]): readonly EditDraft[] | undefined {
  const runtime = runtimeName(file, placed);
  if (runtime === undefined) return undefined;
  const edits = insertFirst(file, placed, body, linesOf(runtime));
  return edits && [...edits, ...importRuntime(file)];
}

/** Whole lines as the first statements of a body. */
export function insertFirst(file: GoFileModel, placed: PlacedFunction, body: FunctionBody, lines: readonly string[]): readonly EditDraft[] | undefined {
  if (!body.body) return undefined;
  const block = shiftSpan(body.body.span, placed.start);
  const statements = body.body.body.map((stmt) => shiftSpan(stmt.span, placed.start));
  return isOneLine(file, block) ? openUp(file, block, statements, lines) : [insertBelowBrace(file, block, lines)];
}

/** A deferred unlock on the line after the lock, in place of the unlocks in `removed`. */
export function deferUnlock(file: GoFileModel, placed: PlacedFunction, lock: Span, removed: readonly Span[]): readonly EditDraft[] | undefined {
  const runtime = runtimeName(file, placed);
  const statement = linesOf(file, shiftSpan(lock, placed.start));
  const gone = removed.map((span) => linesOf(file, shiftSpan(span, placed.start)));
  if (runtime === undefined || !statement || gone.includes(undefined)) return undefined;
  const insert = edit(file, { start: statement.codeEnd, end: statement.codeEnd }, `${statement.eol}${statement.indent}defer ${runtime}.UnlockOSThread()`);
  const removals = gone.flatMap((lines) => (lines ? [edit(file, { start: lines.start, end: lines.end }, "")] : []));
  return [insert, ...removals, ...importRuntime(file)];
}

/** How this file spells the package; undefined when a local or another package has taken the name. */
function runtimeName(file: GoFileModel, { model }: PlacedFunction): string | undefined {
  const name = importedAs(file, "runtime") ?? "runtime";
  const isTaken = file.imports.some((spec) => spec.name === name && spec.path !== "runtime") || model.locals.some((local) => local.name === name);
  return isTaken || name === "." ? undefined : name;
}

function importRuntime(file: GoFileModel): readonly EditDraft[] {
  const added = addImportEdit(file, "runtime");
  return added ? [added] : [];
}

function edit(file: GoFileModel, span: Span, newText: string): EditDraft {
  return { uri: file.uri, span, newText };
}

function isOneLine(file: GoFileModel, block: Span): boolean {
  return file.lines.positionAt(block.start).line === file.lines.positionAt(block.end).line;
}

function insertBelowBrace(file: GoFileModel, block: Span, lines: readonly string[]): EditDraft {
  const brace = sourceLine(file, file.lines.positionAt(block.start).line);
  const closing = sourceLine(file, file.lines.positionAt(block.end - 1).line);
  const at = { start: brace.code.end, end: brace.code.end };
  return edit(file, at, lines.map((line) => `${brace.eol}${closing.indent}\t${line}`).join(""));
}

/** `{ a(); b() }` becomes one statement per line. */
function openUp(file: GoFileModel, block: Span, statements: readonly Span[], lines: readonly string[]): readonly EditDraft[] {
  const { indent, eol } = sourceLine(file, file.lines.positionAt(block.start).line);
  const newline = `${eol}${indent}\t`;
  const start = lines.map((line) => newline + line).join("");
  const edits: EditDraft[] = [];
  let at = block.start + 1;
  statements.forEach((span, index) => {
    edits.push(edit(file, { start: at, end: span.start }, index === 0 ? start + newline : newline));
    at = span.end;
  });
  const end = edit(file, { start: at, end: block.end - 1 }, `${statements.length === 0 ? start : ""}${eol}${indent}`);
  return [...edits, end];
}

interface WholeLines {
  readonly start: number;
  readonly end: number;
  readonly codeEnd: number;
  readonly indent: string;
  readonly eol: string;
}

/** The lines of a statement that has them to itself. */
function linesOf(file: GoFileModel, span: Span): WholeLines | undefined {
  const first = sourceLine(file, file.lines.positionAt(span.start).line);
  const last = sourceLine(file, file.lines.positionAt(span.end).line);
  const before = file.text.slice(first.code.start, span.start);
  const after = file.text.slice(span.end, last.code.end);
  if (before.trim() !== "" || !/^\s*(\/\/.*)?$/.test(after)) return undefined;
  return { start: first.start, end: last.end, codeEnd: last.code.end, indent: first.indent, eol: first.eol };
}

export interface CallStatement {
  readonly stmt: Stmt;
  readonly inLoop: boolean;
  /** What can go when the call goes: the statement, or the `if` whose whole body it is. */
  readonly removable: Span;
}

/** The statement of a body that consists of this call alone. */
export function statementOfCall(body: FunctionBody, call: Span): CallStatement | undefined {
  let found: Stmt | undefined;
  let removable: Span | undefined;
  let inLoop = false;
  if (body.body) {
    visitStmts(body.body, (stmt) => {
      if (!containsSpan(stmt.span, call)) return;
      if (stmt.kind === "loop" || stmt.kind === "range") inLoop = true;
      if (stmt.kind === "if" && isBareIf(stmt)) removable = stmt.span;
      if (stmt.kind === "expr" && stmt.expr.span.start === call.start && stmt.expr.span.end === call.end) found = stmt;
    });
  }
  return found && { stmt: found, inLoop, removable: removable ?? found.span };
}

/** `if x { one statement }`, the test without effects. */
function isBareIf(stmt: Extract<Stmt, { kind: "if" }>): boolean {
  return !stmt.init && !stmt.else && stmt.then.body.length === 1 && stmt.then.body[0]?.kind === "expr" && stmt.cond.kind === "ident";
}
