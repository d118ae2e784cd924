// missing-include: a C library function used from Go in a file whose preamble cannot declare it.
//
// Hazard: every Go file sees only what its own preamble declares. `C.free` without `<stdlib.h>` does not compile, and
// cgo's message ("could not determine what C.free refers to") names neither the header nor the file rule.
// Decides from: the includes of this file's preambles and the table of standard headers (knowledge/standardHeader.ts).
// Any include that is not a well-known standard header may declare anything, so it silences the rule; so do
// declarations in the preamble, `-include` flags, and a detached preamble (its own rule speaks about that).
// Blind spots: functions outside the table; types and constants.
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import { mayDeclare, standardHeaderOf } from "../../knowledge/standardHeader.ts";
import type { Span } from "../../base/span.ts";
import type { CUnit, GoFileModel } from "../../program/model.ts";
import { defineRule, type FixDraft, type RawFinding } from "../defineRule.ts";

export const rule = defineRule({
  name: "missing-include",
  family: "build",
  severity: "error",
  since: "0.1.0",
  status: "stable",
  docs: {
    what: "A function of the C library is used, and no header this file includes can declare it.",
    why:
      "cgo reads the preamble of each Go file on its own: an include in another file of the package does not count. " +
      "`C.free` needs `<stdlib.h>` even where `C.CString` works without it.",
    fixAdvice: "Include the header in the preamble of this very file.",
    fact:
      "What C.CString makes lies in the C heap until the program gives it back. C.free, the usual way to do so, is a function of " +
      "stdlib.h, which the file has to include itself.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "POSIX: stdlib.h", url: "https://pubs.opengroup.org/onlinepubs/9799919799/basedefs/stdlib.h.html" },
    ],
    bad: "freeWithoutStdlibBad",
    good: "freeOk",
  },
  messages: {
    missing: "`C.{name}` needs `#include <{header}>` in this file's preamble",
  },
  fixes: {
    include: { title: "Include <{header}>", applicability: "safe" },
  },
  checkFile: (file, { report }) => {
    if (file.kind !== "go" || !file.importsC) return;
    for (const { name, header, at } of missingIn(file)) report(finding(file, name, header, at));
  },
});

interface Missing {
  readonly name: string;
  readonly header: string;
  readonly at: Span;
}

/** One per header: the first use that needs it. */
function missingIn(file: GoFileModel): readonly Missing[] {
  const includes = includesOf(file);
  if (includes === undefined) return [];
  const declared = declaredNames(file.c);
  const found = new Map<string, Missing>();
  for (const [name, at] of [...file.cNames].sort((a, b) => a[1].start - b[1].start)) {
    const header = standardHeaderOf(name);
    if (header === undefined || found.has(header) || declared.has(name)) continue;
    if (!includes.some((include) => mayDeclare(include, name))) found.set(header, { name, header, at });
  }
  return [...found.values()];
}

/** The standard headers the preambles include; undefined when something else might declare names too. */
function includesOf(file: GoFileModel): readonly string[] | undefined {
  if (file.preambles.some((preamble) => !preamble.attached) || file.c.syntaxErrors.length > 0) return undefined;
  if (file.cgoDirectives.some(({ args }) => args.some((arg) => /^-{1,2}(include|imacros)/.test(arg)))) return undefined;
  const text = file.preambles.flatMap(({ ranges }) => ranges.map(({ start, end }) => file.text.slice(start, end))).join("\n");
  const lines = [...text.matchAll(/^[ \t]*#[ \t]*(?:include|include_next|import)\b[ \t]*(.*)$/gm)].map((match) => match[1] ?? "");
  const names = lines.map((line) => /^<([^>]+)>/.exec(line)?.[1]);
  return names.every((name) => name !== undefined) ? names : undefined;
}

function declaredNames(unit: CUnit): ReadonlySet<string> {
  const { functions, prototypes, types, globals, macros } = unit;
  return new Set([...functions.map(({ model }) => model.name), ...[prototypes, types, globals, macros].flat().map(({ name }) => name)]);
}

function finding(file: GoFileModel, name: string, header: string, at: Span): RawFinding {
  const fn = file.functions.find(({ start, model }) => start + model.span.start <= at.start && at.end <= start + model.span.end);
  return {
    messageId: "missing",
    data: { name, header },
    at: { uri: file.uri, base: 0, span: at },
    ...(fn !== undefined && { function: fn }),
    confidence: "certain",
    trace: [],
    label: header,
    fixes: () => includeFix(file, header),
  };
}

function includeFix(file: GoFileModel, header: string): readonly FixDraft[] {
  const edit = addIncludeEdit(file, header);
  return edit === undefined ? [] : [{ titleId: "include", data: { header }, edits: [edit] }];
}
