// Makes a new signal handler hand signals on to the old one: the old action is saved where sigaction() installs, and
// called at the end of the handler. Only for handlers with three named parameters, since Go's own takes three. Guarantees:
// whole new lines with the indentation of their neighbours. Knows no rule.
import type { Expr } from "../program/ast.ts";
import { searchedText, type FileModel, type PlacedFunction } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { absoluteSpan, insertLineBefore } from "./releaseStatement.ts";

export interface ChainParts {
  readonly file: FileModel;
  /** Stands in `file`, above `installer`. */
  readonly handler: PlacedFunction;
  readonly installer: PlacedFunction;
  /** The null pointer that the old action is to replace. */
  readonly old: Expr;
  /** `SIGSEGV`. */
  readonly signal: string;
}

/** Undefined where the handler cannot pass on what it gets, or returns before its end. */
export function chainToOldHandler({ file, handler, installer, old, signal }: ChainParts): readonly EditDraft[] | undefined {
  const [sig, info, context] = handler.model.params.map(({ name }) => name);
  const isBelow = handler.uri === installer.uri && handler.start < installer.start;
  if (!isBelow || sig === undefined || info === undefined || context === undefined || /\breturn\b/.test(handler.model.text)) return undefined;
  const name = `old_${signal.toLowerCase()}_action`;
  if (new RegExp(`\\b${name}\\b`).test(searchedText(file))) return undefined;
  const declaration = insertLineBefore(file, absoluteSpan(handler, handler.model.span), `static struct sigaction ${name};`);
  const call = callAtEnd(file, handler, [
    `if ((${name}.sa_flags & SA_SIGINFO) != 0) {`,
    `\t${name}.sa_sigaction(${sig}, ${info}, ${context});`,
    `} else if (${name}.sa_handler != SIG_DFL && ${name}.sa_handler != SIG_IGN) {`,
    `\t${name}.sa_handler(${sig});`,
    "}",
  ]);
  if (declaration === undefined || call === undefined) return undefined;
  return [declaration, call, { uri: file.uri, span: absoluteSpan(installer, old.span), newText: `&${name}` }];
}

/** Lines above the closing brace, which must stand alone on its line. */
function callAtEnd(file: FileModel, handler: PlacedFunction, lines: readonly string[]): EditDraft | undefined {
  const { body, text } = handler.model;
  const last = body?.body.at(-1);
  const brace = handler.start + text.lastIndexOf("}");
  const line = sourceLine(file, file.lines.positionAt(brace).line);
  if (last === undefined || file.text.slice(line.code.start, brace).trim() !== "") return undefined;
  const before = sourceLine(file, file.lines.positionAt(handler.start + last.span.start).line);
  if (before.start === line.start) return undefined;
  const mark = file.text.slice(line.start, line.code.start);
  const prefix = mark.trim() === "//" ? mark : "";
  const newText = lines.map((one) => `${before.indent}${one}`).join(`${line.eol}${prefix}`);
  const at = line.code.start;
  return { uri: file.uri, span: { start: at, end: at }, newText: `${newText}${line.eol}${prefix}` };
}
