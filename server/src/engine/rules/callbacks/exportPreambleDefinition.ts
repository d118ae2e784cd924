// export-preamble-definition: a definition in the preamble of a file that exports Go functions.
//
// Hazard: cgo copies the preamble of a file with `//export` into two C files. What is defined there exists twice, and
// the link fails with "multiple definition".
// Decides from: storage words, attributes and macros of each definition (preambleDefinitions.ts), in the preamble and in
// the headers it includes. A definition under `#if` is only possible.
// Silent: declarations, `static`, C99 `inline`, weak and common symbols, files without `//export`, packages whose
// linker flags allow duplicates.
// Blind spots: headers found through include paths rather than beside the file; macros that expand to definitions.
import type { GoFileModel, PackageModel } from "../../program/model.ts";
import { defineRule, type FixDraft, type RawFinding, type RawStep } from "../defineRule.ts";
import { moveFunction, moveVariable } from "../../fixes/moveDefinition.ts";
import { preambleDefinitions, type PreambleDefinition } from "./preambleDefinitions.ts";

export const rule = defineRule({
  name: "export-preamble-definition",
  family: "callbacks",
  severity: "error",
  since: "0.2.0",
  status: "stable",
  docs: {
    what: "A file with `//export` whose preamble defines a function or a variable instead of only declaring it.",
    why:
      "cgo needs the types of the preamble in two places: where Go calls C, and where C calls the exported functions. It copies " +
      "the text into both C files, so each definition is compiled twice, and the linker stops with `multiple definition of …`.",
    fixAdvice:
      "Keep declarations only: move the definition to a `.c` file of the package or to the preamble of a Go file without `//export`, " +
      "or make a small function `static inline`. Variables have to move; `static` would give each copy a variable of its own.",
    fact:
      "The preamble of a file that uses `//export` is copied into two C output files, so it must hold declarations only; definitions " +
      "belong in the preamble of another file or in a C source file.",
    misbelief: {
      claim: "Including a `.c` file in the preamble, or guarding the code with `#ifndef`, avoids the duplicate symbols.",
      truth: "The two copies are two compilations: an include guard works inside one of them only, and an included `.c` file of the package is compiled once more besides.",
    },
    references: [
      { title: "cmd/cgo: C references to Go", url: "https://pkg.go.dev/cmd/cgo#hdr-C_references_to_Go" },
    ],
    bad: "bridge_bad",
    good: "bridge_ok",
  },
  messages: {
    function: "`{name}` is defined in the preamble of a file with `//export`: the linker finds it twice",
    variable: "the variable `{name}` is defined in the preamble of a file with `//export`: it exists twice",
    included: "this include defines `{name}` in a file with `//export`: the linker finds it twice",
    exported: "because of this `//export`, the preamble is copied into two C files",
    defined: "`{name}` is defined here",
  },
  fixes: {
    inline: { title: "Make `{name}` static inline", applicability: "safe" },
    move: { title: "Move `{name}` to the new file `{file}`", applicability: "review" },
  },
  checkFile: (file, { pkg, report }) => {
    if (file.kind !== "go" || !file.importsC || /\bignore\b/.test(file.constraint) || !file.preambles.some(({ attached }) => attached)) return;
    const exported = file.functions.find(({ model }) => model.exportName !== undefined);
    if (exported === undefined) return;
    const because: RawStep = { kind: "related", at: { uri: file.uri, base: exported.start, span: exported.model.nameSpan }, messageId: "exported", data: {} };
    for (const definition of preambleDefinitions(file, pkg)) report(finding(definition, because, file, pkg));
  },
});

function finding(definition: PreambleDefinition, because: RawStep, file: GoFileModel, pkg: PackageModel): RawFinding {
  const { name, fn, include, uri, span, isConditional } = definition;
  const defined: RawStep = { kind: "created", at: { uri, base: 0, span }, messageId: "defined", data: { name } };
  return {
    messageId: include !== undefined ? "included" : fn !== undefined ? "function" : "variable",
    data: { name },
    at: { uri: file.uri, base: 0, span: include?.span ?? span },
    ...(fn !== undefined && include === undefined && { function: fn }),
    confidence: isConditional ? "possible" : "certain",
    // A guess is never an error.
    ...(isConditional && { severity: "warning" as const }),
    trace: include === undefined ? [because] : [defined, because],
    label: name,
    fixes: () => (include === undefined ? [...inlineFix(definition, file, pkg), ...moveFix(definition, file, pkg)] : []),
  };
}

/** Only where nothing else counts on the symbol: no attribute or macro about how it is exported, no declaration of it, no use of its address from Go, no C file that names it. */
function inlineFix({ name, fn }: PreambleDefinition, file: GoFileModel, pkg: PackageModel): readonly FixDraft[] {
  if (fn === undefined || pkg.prototypes.has(name) || /\bextern\b|__attribute__|\b[A-Z][A-Z0-9_]+\b/.test(fn.model.text.slice(0, fn.model.nameSpan.start))) return [];
  const called = new RegExp(`\\bC\\.${name}\\b(?!\\s*\\()`);
  const named = new RegExp(`\\b${name}\\b`);
  if (pkg.goFiles.some(({ code }) => called.test(code)) || pkg.cFiles.some(({ text }) => named.test(text))) return [];
  const at = fn.start + fn.model.span.start;
  // A macro before it is not part of the model.
  if (!/(?:^|[\n;}])[ \t]*(?:\/\/)?[ \t]*$/.test(file.text.slice(0, at))) return [];
  const newText = fn.model.isInline ? "static " : "static inline ";
  return [{ titleId: "inline", data: { name }, edits: [{ uri: file.uri, span: { start: at, end: at }, newText }] }];
}

/** The way for everything that others name: one symbol, in a file that is compiled once. */
function moveFix({ name, fn, span, isConditional }: PreambleDefinition, file: GoFileModel, pkg: PackageModel): readonly FixDraft[] {
  const move = isConditional ? undefined : fn === undefined ? moveVariable(file, name, span, pkg) : moveFunction(file, fn, pkg);
  return move === undefined ? [] : [{ titleId: "move", data: { name, file: move.name }, edits: [move.edit], creates: [move.create] }];
}
