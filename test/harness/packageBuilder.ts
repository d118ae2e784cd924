// A package model by hand, for tests of analyses that must not depend on parsing.
import { createLineIndex } from "../../server/src/engine/base/lineIndex.ts";
import type { Expr, FunctionModel, TypeRef } from "../../server/src/engine/program/ast.ts";
import type { CFileModel, CUnit, GlobalDecl, GoFileModel, PackageModel, PlacedFunction, Prototype } from "../../server/src/engine/program/model.ts";
import { methodIndex } from "../../server/src/engine/program/packageModel.ts";
import { type } from "./astBuilder.ts";

export interface PackageParts {
  readonly go?: readonly FunctionModel[];
  readonly preamble?: readonly FunctionModel[];
  /** C files by name. */
  readonly c?: Readonly<Record<string, readonly FunctionModel[]>>;
  readonly prototypes?: readonly { readonly name: string; readonly result: string; readonly attributes?: readonly string[] }[];
  readonly goTypes?: Readonly<Record<string, TypeRef>>;
  readonly goGlobals?: Readonly<Record<string, string>>;
  readonly name?: string;
}

const nowhere = { start: 0, end: 0 };

export function packageOf(parts: PackageParts): PackageModel {
  const place = (uri: string) => (model: FunctionModel): PlacedFunction => ({ model, start: 0, uri });
  const prototypes = (parts.prototypes ?? []).map(
    ({ name, result, attributes = [] }): Prototype => ({ name, result: type(result), params: [], variadic: false, attributes, span: nowhere, uri: "a.h" }),
  );
  const unit = (uri: string, functions: readonly FunctionModel[]): CUnit => ({
    uri, functions: functions.map(place(uri)), prototypes: [], types: [], globals: [], includes: [], macros: [], syntaxErrors: [],
  });
  const goFile: GoFileModel = {
    kind: "go", uri: "a.go", text: "", head: "", code: "", lines: createLineIndex(""), packageName: parts.name ?? "p", imports: [], importsC: true, preambles: [], cgoDirectives: [],
    c: unit("a.go", parts.preamble ?? []), functions: (parts.go ?? []).map(place("a.go")), types: [], globals: [], cTypeUses: [], cNames: new Map(),
    constraint: "", isGenerated: false, isTest: false, directives: [], syntaxErrors: [],
  };
  const cFiles = Object.entries(parts.c ?? {}).map(
    ([uri, functions]): CFileModel => ({ kind: "c", uri, text: "", lines: createLineIndex(""), c: unit(uri, functions), directives: [], syntaxErrors: [], summariesOnly: false }),
  );
  const goTypes = new Map(Object.entries(parts.goTypes ?? {}));
  const globals = Object.entries(parts.goGlobals ?? {}).map(
    ([name, text]): GlobalDecl => ({ name, type: type(text), start: 0, span: nowhere, isConst: false, threadLocal: false }),
  );
  const methods = group(goFile.functions.filter(({ model }) => model.receiver));
  return {
    dir: ".", name: parts.name ?? "p", goFiles: [goFile], cFiles, goVersion: [1, 26],
    functions: group(goFile.functions.filter(({ model }) => !model.receiver)),
    methods,
    cFunctions: group([...goFile.c.functions, ...cFiles.flatMap((file) => file.c.functions)]),
    prototypes: groupBy(prototypes, (one) => one.name),
    goTypes, cTypes: new Map(), goGlobals: new Map(globals.map((one) => [one.name, one])), cGlobals: new Map(),
    exports: groupBy(goFile.functions.filter(({ model }) => model.exportName !== undefined), ({ model }) => model.exportName ?? ""),
    fileOf: (uri) => [goFile, ...cFiles].find((file) => file.uri === uri),
    ...methodIndex(methods),
    isTypeName: (callee: Expr) => callee.kind === "ident" && callee.ref.kind === "global" && goTypes.has(callee.name),
  };
}

function group(functions: readonly PlacedFunction[]): ReadonlyMap<string, readonly PlacedFunction[]> {
  return groupBy(functions, ({ model }) => model.name);
}

function groupBy<T>(items: readonly T[], key: (item: T) => string): ReadonlyMap<string, readonly T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(key(item), [...(groups.get(key(item)) ?? []), item]);
  return groups;
}
