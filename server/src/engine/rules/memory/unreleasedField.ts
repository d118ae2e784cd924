// unreleased-field: C memory stored in a field of a Go object that nothing gives back.
//
// Hazard: objects are collected, what their fields point to in C is not. A struct that keeps a `C.CString` and has no
// method, finalizer or cleanup that frees it loses the string with every object; so does a setter that replaces it.
// Decides from: the object analysis (analyses/objects): all stores into and releases of each field, over the package; for
// structs of C those that a function of the package makes and another one, their destructor, releases.
// Silent where the value is copied elsewhere, handed out of sight, or kept by a package variable, and where an
// annotation on the field answers (`//cgovet:borrows`, `//cgovet:owns`).
// Blind spots: fields of other packages' structs; objects that have a releasing method which nobody calls.
import type { UnreleasedField } from "../../analyses/objects/objects.ts";
import { addImportEdit } from "../../fixes/addImport.ts";
import { addIncludeEdit } from "../../fixes/addInclude.ts";
import type { TypeRef } from "../../program/ast.ts";
import { fieldType } from "../../program/typeLookup.ts";
import { defineRule, type EditDraft, type FixDraft, type RuleContext } from "../defineRule.ts";
import { fieldFixes, fieldTitles } from "./corrections.ts";

export const rule = defineRule({
  name: "unreleased-field",
  family: "memory",
  severity: "warning",
  cwe: [401],
  since: "0.2.0",
  status: "preview",
  docs: {
    what: "A field of a struct, in Go or in C with a destructor, receives owned C memory, and nothing in the package ever releases that field.",
    why:
      "The garbage collector frees the Go struct but knows nothing of the C memory its field points to. Without a method, " +
      "finalizer or cleanup that releases the field, every object leaks what it holds; a setter that replaces the value " +
      "leaks the old one at each call.",
    fixAdvice: "Give the type a `Close` method that releases the field, and release the old value before a new one is stored.",
    references: [
      { title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
      { title: "runtime: AddCleanup", url: "https://pkg.go.dev/runtime#AddCleanup" },
    ],
    bad: "newLabelBad",
    good: "newSessionOk",
  },
  messages: {
    never: "`{field}` owns what `{api}` returns, and nothing in the package releases it",
    overwritten: "`{field}` gets a new value from `{api}` without releasing the old one",
    forgotten: "`{field}` owns what `{api}` returns, and `{destructor}` does not release it",
    bypassed: "this `{owner}` gets no finalizer, unlike others, so `{field}` is never released",
  },
  fixes: {
    close: { title: "Add a `Close` method to `{owner}` that frees `{field}`", applicability: "review" },
    ...fieldTitles,
  },
  checkPackage: (context) => {
    for (const found of context.analyses.objects.unreleased()) {
      const { ref, origin, kind } = found;
      if (isAnsweredByAnnotation(found, context)) continue;
      context.report({
        messageId: kind,
        data: { field: `${ref.owner}.${ref.field}`, owner: ref.owner, api: origin, destructor: found.by ?? "" },
        at: found.at,
        function: found.fn,
        confidence: found.confidence,
        trace: found.trace,
        label: `${ref.owner}.${ref.field}`,
        fixes: () => [...closeMethod(found, context), ...fieldFixes(found, context)],
      });
    }
  },
});

/** `//cgovet:borrows` on the field: it owns nothing. `owns`: a releaser exists that is not seen here; replacing is still a loss. */
function isAnsweredByAnnotation({ kind, ref }: UnreleasedField, { pkg }: RuleContext): boolean {
  const type = pkg.goTypes.get(ref.owner);
  const field = type?.kind === "struct" ? type.fields.find((one) => one.name === ref.field) : undefined;
  return field?.annotations?.some((one) => one.kind === "borrows" || (one.kind === "owns" && kind !== "overwritten")) === true;
}

/** A method behind the function that stores the value, when the type has none of that name and stands in the same file. */
function closeMethod({ kind, ref, family, at }: UnreleasedField, { pkg, analyses }: RuleContext): readonly FixDraft[] {
  const file = pkg.fileOf(at.uri);
  if (kind !== "never" || family !== "malloc" || file?.kind !== "go") return [];
  const declared = file.types.find((type) => type.name === ref.owner);
  const type = fieldType(pkg, { kind: "named", name: ref.owner }, ref.field, "go");
  const isTaken = (pkg.methods.get("Close") ?? []).some(({ model }) => model.qualifiedName === `${ref.owner}.Close`) || fieldType(pkg, { kind: "named", name: ref.owner }, "Close", "go") !== undefined;
  const pointer = pointerText(ref.field, type);
  if (declared === undefined || isTaken || pointer === undefined) return [];
  const end = endOfDeclaration(file.text, declared.span.start);
  if (end === undefined) return [];
  const eol = analyses.whole(`${file.uri} has line ends of Windows`, (sources) => sources.pkg.fileOf(file.uri)?.text.includes("\r\n") === true) ? "\r\n" : "\n";
  const lines = ["", "", "// Close frees the C memory that the object holds.", `func (x *${ref.owner}) Close() {`, `\tC.free(${pointer})`, `\tx.${ref.field} = nil`, "}"];
  const method: EditDraft = { uri: file.uri, span: { start: end, end }, newText: lines.join(eol) };
  const supports = [pointer.includes("unsafe.") ? addImportEdit(file, "unsafe") : undefined, addIncludeEdit(file, "stdlib.h")];
  return [{ titleId: "close", data: { owner: ref.owner, field: ref.field }, edits: [method, ...supports.filter((edit) => edit !== undefined)] }];
}

function pointerText(field: string, type: TypeRef | undefined): string | undefined {
  if (type?.kind === "named" && type.name === "Pointer" && type.pkg === "unsafe") return `x.${field}`;
  return type?.kind === "pointer" ? `unsafe.Pointer(x.${field})` : undefined;
}

/** Where the line of the struct's closing brace ends, from the type's name on; undefined inside a group of types. */
function endOfDeclaration(text: string, name: number): number | undefined {
  const head = text.slice(text.lastIndexOf("\n", name) + 1, name);
  const brace = text.slice(name).search(/\n\}[ \t]*(?=\r?\n|$)/);
  return !/^type[ \t]+$/.test(head) || brace < 0 ? undefined : name + brace + 2;
}
