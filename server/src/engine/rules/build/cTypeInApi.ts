// c-type-in-api: a type of C in the signature of an exported function.
//
// Hazard: cgo makes C types anew in every package: C.foo of one package is another type than C.foo of the next. Nobody
// outside can name, make or convert the value without unsafe.
// Decides from: the types written in signatures of exported functions, and of exported methods of exported types, in
// packages that others can import. Silent in commands, tests, internal folders, and for functions that C calls (//export).
// Blind spots: exported fields and variables; named types whose underlying type is C's, which others can name.
import type { FunctionModel, TypeRef } from "../../program/ast.ts";
import type { GoFileModel, PackageModel } from "../../program/model.ts";
import { printType } from "../../program/printExpr.ts";
import { defineRule } from "../defineRule.ts";

export const rule = defineRule({
  name: "c-type-in-api",
  family: "build",
  severity: "info",
  since: "0.2.0",
  status: "stable",
  offByDefault: true,
  docs: {
    what: "An exported function takes or returns a type of C.",
    why:
      "cgo translates C types into unexported Go types of each package, so `C.foo` here and `C.foo` in the importing package are different " +
      "types. Callers can pass a value on, but not make one, name its type, or hand it to their own C code without `unsafe`.",
    fixAdvice: "Use Go types in the signature, or a named type of your own (`type Handle C.foo_t`) and convert inside.",
    fact:
      "The Go types that cgo makes for C types are not exported, and each package gets its own. The documentation asks packages to keep them out of " +
      "what they export, since the same C type is a different Go type elsewhere.",
    references: [{ title: "cmd/cgo: Go references to C", url: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" }],
    bad: "HandleBad",
    good: "OwnTypeOk",
  },
  messages: {
    param: "exported `{function}` takes `{type}`, which other packages cannot name",
    result: "exported `{function}` returns `{type}`, which other packages cannot name",
  },
  fixes: {},
  checkFunction: (fn, { pkg, report }) => {
    const file = pkg.fileOf(fn.uri);
    const found = file?.kind === "go" && fn.model.lang === "go" && isApi(fn.model, file, pkg) ? cTypeIn(fn.model) : undefined;
    if (found === undefined) return;
    report({
      messageId: found.where,
      data: { function: fn.model.qualifiedName, type: printType(found.type) },
      at: { uri: fn.uri, base: fn.start, span: fn.model.nameSpan },
      function: fn,
      confidence: "certain",
      trace: [],
      label: found.where,
    });
  },
});

function isApi(model: FunctionModel, file: GoFileModel, pkg: PackageModel): boolean {
  if (pkg.name === "main" || file.isTest || model.exportName !== undefined || /\/internal(?:\/|$)/.test(pkg.dir)) return false;
  const receiver = model.receiver === undefined ? undefined : /^\*?([^[]*)/.exec(printType(model.receiver.type))?.[1];
  return isExported(model.name) && (receiver === undefined || isExported(receiver));
}

function isExported(name: string): boolean {
  return /^\p{Lu}/u.test(name);
}

function cTypeIn({ params, results }: FunctionModel): { readonly where: "param" | "result"; readonly type: TypeRef } | undefined {
  const param = params.find(({ type }) => holdsC(type));
  if (param !== undefined) return { where: "param", type: param.type };
  const result = results.find(({ type }) => holdsC(type));
  return result && { where: "result", type: result.type };
}

function holdsC(type: TypeRef): boolean {
  switch (type.kind) {
    case "named":
      return type.pkg === "C";
    case "pointer":
    case "slice":
    case "array":
    case "chan":
      return holdsC(type.elem);
    case "map":
      return holdsC(type.key) || holdsC(type.value);
    case "func":
      return type.params.some(holdsC) || type.results.some(holdsC);
    default:
      return false;
  }
}
