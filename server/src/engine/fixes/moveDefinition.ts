// Moves a C definition out of a preamble into a C file of its own: a declaration stays, the new file includes what cgo
// makes of the preamble (`_cgo_export.h`), so that types and other declarations are there. Guarantees: only for comments
// between `/*` and `*/`, one declarator, a name no file of the package has. Knows no rule.
import type { Span } from "../base/span.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../program/model.ts";
import type { FileCreation } from "../report/finding.ts";
import type { EditDraft } from "../rules/defineRule.ts";

export interface Move {
  /** Name of the new file. */
  readonly name: string;
  readonly edit: EditDraft;
  readonly create: FileCreation;
}

/** Undefined for definitions whose declaration is not plain, and in files that are built on some systems only. */
export function moveFunction(file: GoFileModel, fn: PlacedFunction, pkg: PackageModel): Move | undefined {
  const start = fn.start + fn.model.span.start;
  const definition = { start, end: fn.start + fn.model.span.end };
  const text = file.text.slice(definition.start, definition.end);
  const brace = text.indexOf("{");
  if (brace < 0 || fn.model.isInline || !isWholeLine(file, start)) return undefined;
  const head = text.slice(0, brace).trimEnd();
  return moved(file, pkg, { name: fn.model.name, definition, declaration: `${head};`, text });
}

/** `int count = 3;` leaves `extern int count;`. `name` is the span of its declarator. */
export function moveVariable(file: GoFileModel, name: string, declarator: Span, pkg: PackageModel): Move | undefined {
  const before = file.text.slice(0, declarator.start);
  const start = Math.max(before.lastIndexOf(";"), before.lastIndexOf("}"), before.lastIndexOf("\n")) + 1;
  const end = file.text.indexOf(";", declarator.end - 1) + 1;
  const match = new RegExp(`^(\\s*)((?:(?:const|volatile|unsigned|signed|long|short|struct|enum|union)\\s+)*\\w+\\s*\\**\\s*(?:const\\s+)?${name}\\s*(?:\\[\\s*\\w+\\s*\\])?)\\s*(=[^;,(){}"']*)?;$`).exec(file.text.slice(start, end));
  const [whole = "", space = "", written = ""] = match ?? [];
  const declared = written.trimEnd();
  if (match === null || /^extern\b/.test(declared)) return undefined;
  const at = start + space.length;
  if (!isWholeLine(file, at)) return undefined;
  return moved(file, pkg, { name, definition: { start: at, end }, declaration: `extern ${declared};`, text: whole.trim() });
}

interface Definition {
  readonly name: string;
  readonly definition: Span;
  readonly declaration: string;
  readonly text: string;
}

function moved(file: GoFileModel, pkg: PackageModel, { name, definition, declaration, text }: Definition): Move | undefined {
  const inBlock = file.text.lastIndexOf("/*", definition.start) > file.text.lastIndexOf("*/", definition.start);
  const isHidden = /^[ \t]*#|\/\*/m.test(text);
  if (!inBlock || isHidden || file.constraint !== "") return undefined;
  const folder = file.uri.slice(0, file.uri.lastIndexOf("/") + 1);
  const fileName = `${name}_def.c`;
  const taken = [...pkg.goFiles, ...pkg.cFiles].some(({ uri }) => uri.toLowerCase() === `${folder}${fileName}`.toLowerCase());
  if (taken) return undefined;
  const eol = file.text.includes("\r\n") ? "\r\n" : "\n";
  return {
    name: fileName,
    edit: { uri: file.uri, span: definition, newText: declaration },
    create: { uri: `${folder}${fileName}`, text: `#include "_cgo_export.h"${eol}${eol}${text}${eol}` },
  };
}

/** Nothing but space stands before it on its line. */
function isWholeLine(file: GoFileModel, at: number): boolean {
  return /(?:^|\n)[ \t]*$/.test(file.text.slice(0, at));
}
