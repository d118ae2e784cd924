// detached-preamble: C written for `import "C"` that cgo never reads.
//
// Hazard: cgo takes only the comment that ends on the line directly above `import "C"`. A blank line, another import
// or a second comment in between, and the C in it (and its `#cgo` lines) silently counts as a plain comment.
// Decides from: the comments above each `import "C"` that look like C (program/go/goPreambles.ts).
// Blind spots: C without a single preprocessor line or declaration at the start of a line is taken for prose; C that
// somebody commented out on purpose right above the preamble, `#include` and all, is reported (see FP_ below).
import { attachPreambleEdits, gapBelow } from "../../fixes/attachPreamble.ts";
import type { GoFileModel, Preamble } from "../../program/model.ts";
import { defineRule, type FixDraft, type RawFinding } from "../defineRule.ts";

export const rule = defineRule({
  name: "detached-preamble",
  family: "build",
  severity: "error",
  since: "0.1.0",
  status: "stable",
  docs: {
    what: 'A comment with C code stands above `import "C"`, but not directly above it, so cgo ignores it.',
    why:
      "The preamble is the comment that ends on the line before the import. With a blank line or other code in between, its " +
      "includes, functions and `#cgo` flags are not there: names are unknown, or the library is not linked.",
    fixAdvice: 'Remove what stands between the comment and `import "C"`, or give `import "C"` a declaration of its own below the comment.',
    fact:
      "A comment that stands immediately above the import of \"C\" is the preamble, the header of the C parts of the package. Nothing, not " +
      "even a blank line, may come between the two.",
    references: [
      { title: "cmd/cgo: Using cgo with the go command", url: "https://pkg.go.dev/cmd/cgo#hdr-Using_cgo_with_the_go_command" },
      { title: "Go wiki: cgo", url: "https://go.dev/wiki/cgo#the-basics" },
    ],
    bad: "blankLineBad",
    good: "attachedOk",
  },
  messages: {
    blank: 'a blank line separates the preamble from `import "C"`: cgo ignores it',
    preamble: "a blank line separates this C comment from the preamble: cgo ignores it",
    group: 'a comment above an import group is no preamble of the "C" inside it',
    code: '`{code}` stands between the preamble and `import "C"`: cgo ignores it',
    comment: "this comment is ignored",
  },
  fixes: {
    attach: { title: 'Attach the preamble to `import "C"`', applicability: "safe" },
  },
  checkFile: (file, { report }) => {
    if (file.kind !== "go") return;
    for (const preamble of file.preambles) {
      if (!preamble.attached && (!hasAttachedOne(file, preamble) || isMeantForCgo(file, preamble))) report(finding(file, preamble));
    }
  },
});

/** Beside an attached preamble the comment may be C that was taken out on purpose, or talk about C. */
function hasAttachedOne(file: GoFileModel, preamble: Preamble): boolean {
  return file.preambles.some((other) => other.attached && other.importSpan.start === preamble.importSpan.start);
}

/** Flags or an include as cgo would read them, not a sentence that begins with one of the words. */
function isMeantForCgo(file: GoFileModel, { span }: Preamble): boolean {
  const line = /^[ \t]*(?:\/\/|\/\*)?[ \t]*#[ \t]*(?:include[ \t]*[<"]|cgo[ \t][^:\n]*(?:FLAGS|pkg-config)[ \t]*:)/m;
  return line.test(file.text.slice(span.start, span.end));
}

function finding(file: GoFileModel, preamble: Preamble): RawFinding {
  const gap = gapBelow(file, preamble);
  const isGuess = hasAttachedOne(file, preamble);
  const firstLine = { start: preamble.span.start, end: preamble.ranges[0]?.end ?? preamble.span.end };
  return {
    messageId: gap.kind,
    data: { code: gap.kind === "code" ? shorten(gap.text) : "" },
    at: { uri: file.uri, base: 0, span: placeOf(file, preamble) },
    confidence: isGuess ? "likely" : "certain",
    ...(isGuess && { severity: "warning" as const }),
    trace: [{ kind: "related", at: { uri: file.uri, base: 0, span: trimmed(file.text, firstLine) }, messageId: "comment", data: {} }],
    label: `preamble ${file.preambles.indexOf(preamble)}`,
    fixes: () => attachFix(file, preamble),
  };
}

/** The blank line above the import and the import itself; the import alone where code stands between. */
function placeOf(file: GoFileModel, { importSpan }: Preamble): { start: number; end: number } {
  const line = file.lines.positionAt(importSpan.start).line;
  const above = file.lines.lineStart(line - 1);
  const isBlank = line > 0 && file.text.slice(above, file.lines.lineStart(line)).trim() === "";
  return isBlank ? { start: above, end: importSpan.end } : importSpan;
}

function attachFix(file: GoFileModel, preamble: Preamble): readonly FixDraft[] {
  const edits = attachPreambleEdits(file, preamble);
  return edits === undefined ? [] : [{ titleId: "attach", data: {}, edits: edits.map((edit) => ({ uri: file.uri, ...edit })) }];
}

/** The first line of the comment. */
function trimmed(text: string, { start, end }: { readonly start: number; readonly end: number }): { start: number; end: number } {
  const newline = text.slice(start, end).search(/[\r\n]/);
  return { start, end: newline < 0 ? end : start + newline };
}

function shorten(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
