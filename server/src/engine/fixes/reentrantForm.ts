// Edits that put the `_r` form of a C function in place of one with storage of its own: strtok, localtime, gmtime, ctime,
// asctime. The storage becomes a variable at the start of the function. All calls of the name are rewritten. Not offered
// where the answer is returned, since the storage ends with the function. Knows no rule.
import type { Span } from "../base/span.ts";
import type { Call } from "../program/ast.ts";
import type { FileModel, PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import type { CodePlace } from "./bracedBlock.ts";
import { absoluteSpan, freshName, insertLineBefore } from "./releaseStatement.ts";

interface Form {
  readonly variable: string;
  /** `%` stands for the variable. */
  readonly declaration: string;
  readonly argument: string;
}

const forms: ReadonlyMap<string, Form> = new Map([
  ["strtok", { variable: "rest", declaration: "char *% = NULL;", argument: "&%" }],
  ["localtime", { variable: "parts", declaration: "struct tm %;", argument: "&%" }],
  ["gmtime", { variable: "parts", declaration: "struct tm %;", argument: "&%" }],
  ["ctime", { variable: "text", declaration: "char %[26];", argument: "%" }],
  ["asctime", { variable: "text", declaration: "char %[26];", argument: "%" }],
]);

/** The declaration, and the edits of all `calls` of `name` in the C function; undefined where that is no safe rewrite. */
export function reentrantForm({ file, fn }: CodePlace, name: string, calls: readonly Call[]): readonly EditDraft[] | undefined {
  const form = forms.get(name);
  const [first] = fn.model.body?.body ?? [];
  if (form === undefined || first === undefined || calls.some(({ args, span }) => args.length === 0 || isReturned(fn, span.start))) return undefined;
  const variable = freshName(form.variable, fn.model, new Set());
  const declaration = insertLineBefore(file, startOfLine(file, absoluteSpan(fn, first.span)), form.declaration.replace("%", variable));
  if (declaration === undefined) return undefined;
  const rewrites = calls.flatMap(({ callee, span }): readonly EditDraft[] => {
    const nameEnd = absoluteSpan(fn, callee.span).end;
    const end = absoluteSpan(fn, span).end - 1;
    return [insertion(fn, nameEnd, "_r"), insertion(fn, end, `, ${form.argument.replace("%", variable)}`)];
  });
  return [declaration, ...rewrites];
}

/** Where the code of the line begins: a declaration's type stands before its span. */
function startOfLine(file: FileModel, stmt: Span): Span {
  const { code, indent } = sourceLine(file, file.lines.positionAt(stmt.start).line);
  const start = code.start + (file.text.startsWith(indent, code.start) ? indent.length : 0);
  return file.text.slice(start, stmt.start).includes("{") ? stmt : { start, end: stmt.end };
}

function isReturned({ model }: PlacedFunction, start: number): boolean {
  return /\breturn\s*\(*\s*$/.test(model.text.slice(0, start));
}

function insertion(fn: PlacedFunction, at: number, newText: string): EditDraft {
  return { uri: fn.uri, span: { start: at, end: at }, newText };
}
