// Puts the files of one directory together: maps from names to everything of that name. Guarantees: independent of
// the order of files; build-tag variants of a function stand side by side, those of a Go struct are joined, of anything else the first by uri wins.
// Does not decide which variant is built.
import { grouped } from "../base/byKey.ts";
import { lazy } from "../base/lazy.ts";
import type { Expr, TypeRef } from "./ast.ts";
import { isCertainCType, isCgoHelper } from "./go/cgoNames.ts";
import { isLibraryType } from "./go/libraryTypes.ts";
import { isPredeclaredType } from "./go/goScopes.ts";
import type { CFileModel, CUnit, FileModel, GoFileModel, PackageModel } from "./model.ts";

/** Language version when there is no go.mod: the newest known, so that nothing is reported for being too old. */
const newestGoVersion: readonly [number, number] = [1, 26];
/** What the go command assumes for a go.mod without a `go` line. */
const undatedGoVersion: readonly [number, number] = [1, 16];

/** The language version a go.mod asks for; `undefined` stands for no go.mod. The `toolchain` line plays no part. */
export function goVersionOf(goMod: string | undefined): readonly [number, number] {
  if (goMod === undefined) return newestGoVersion;
  const match = /^[ \t]*go[ \t]+(\d+)\.(\d+)/m.exec(goMod);
  return match ? [Number(match[1]), Number(match[2])] : undatedGoVersion;
}

/** Builds the model of a directory from its lowered files. */
export function buildPackage(dir: string, goFiles: readonly GoFileModel[], cFiles: readonly CFileModel[], goVersion: readonly [number, number]): PackageModel {
  const sortedGo = sortByUri(goFiles);
  const sortedC = sortByUri(cFiles);
  const units = [...sortedGo.map((file) => file.c), ...sortedC.map((file) => file.c)];
  const functions = sortedGo.flatMap((file) => file.functions);
  const files = new Map<string, FileModel>([...sortedGo, ...sortedC].map((file) => [file.uri, file]));
  const maps = {
    functions: grouped(functions.filter(({ model }) => model.receiver === undefined), ({ model }) => model.name),
    methods: grouped(functions.filter(({ model }) => model.receiver !== undefined), ({ model }) => model.name),
    cFunctions: grouped(units.flatMap((unit) => unit.functions), ({ model }) => model.name),
    prototypes: grouped(units.flatMap((unit) => unit.prototypes), (prototype) => prototype.name),
    goTypes: goTypesOf(sortedGo),
    cTypes: firstBy(units.flatMap((unit) => unit.types).map(({ name, type }) => [name, type])),
    goGlobals: firstBy(sortedGo.flatMap((file) => file.globals).filter(({ name }) => name !== "_").map((global) => [global.name, global])),
    cGlobals: firstBy(units.flatMap((unit) => unit.globals).map((global) => [global.name, global])),
    exports: grouped(functions.filter(({ model }) => model.exportName !== undefined), ({ model }) => model.exportName ?? ""),
  };
  return {
    dir,
    name: packageName(sortedGo),
    goFiles: sortedGo,
    cFiles: sortedC,
    goVersion,
    ...maps,
    ...methodIndex(maps.methods),
    fileOf: (uri) => files.get(uri),
    isTypeName: createTypeTest(maps, units, sortedGo),
  };
}

/** In a big binding every type has methods of the same names. */
export function methodIndex(methods: PackageModel["methods"]): Pick<PackageModel, "methodsOf" | "allMethodsOf"> {
  const all = lazy(() => [...methods.values()].flat());
  const byName = lazy(() => grouped(all(), ({ model }) => model.qualifiedName));
  const byType = lazy(() => grouped(all(), ({ model: { name, qualifiedName } }) => qualifiedName.slice(0, -name.length - 1)));
  return { methodsOf: (type, name) => byName().get(`${type}.${name}`) ?? [], allMethodsOf: (type) => byType().get(type) ?? [] };
}

/** The name most files outside tests agree on, the first by name when they disagree evenly. */
function packageName(files: readonly GoFileModel[]): string {
  const ours = files.filter((file) => !file.isTest);
  const counts = [...grouped(ours.length > 0 ? ours : files, (file) => file.packageName)].filter(([name]) => name !== "");
  counts.sort(([a, first], [b, second]) => second.length - first.length || (a < b ? -1 : 1));
  return counts[0]?.[0] ?? "";
}

type NameMaps = Pick<PackageModel, "functions" | "cFunctions" | "prototypes" | "goTypes" | "cTypes">;

function createTypeTest(maps: NameMaps, units: readonly CUnit[], goFiles: readonly GoFileModel[]): (callee: Expr) => boolean {
  const usedAsType = new Set(goFiles.flatMap((file) => file.cTypeUses));
  const functionMacros = new Set(units.flatMap((unit) => unit.macros).filter((macro) => macro.params !== undefined).map((macro) => macro.name));
  const isCType = (name: string): boolean => {
    if (isCertainCType(name)) return true;
    if (isCgoHelper(name)) return false;
    if (maps.cFunctions.has(name) || maps.prototypes.has(name) || functionMacros.has(name)) return false;
    return maps.cTypes.has(name) || usedAsType.has(name) || (/^[a-z0-9_]+_t$/.test(name) && !/^[a-z]+2[a-z]/.test(name)) || isLibraryType(name);
  };
  const isTypeName = (callee: Expr): boolean => {
    switch (callee.kind) {
      case "type":
        return true;
      case "ident":
        if (callee.ref.kind === "universe") return isPredeclaredType(callee.name);
        return callee.ref.kind === "global" && maps.goTypes.has(callee.name) && !maps.functions.has(callee.name);
      case "select": {
        const { base } = callee;
        if (base.kind !== "ident") return false;
        if (base.ref.kind === "cgo") return isCType(callee.field);
        return base.ref.kind === "import" && standardTypes.has(`${base.ref.path}.${callee.field}`);
      }
      case "index":
        return isTypeName(callee.base);
      case "unary":
        return callee.op === "*" && isTypeName(callee.operand);
      default:
        return false;
    }
  };
  return isTypeName;
}

/** Types of the standard library that code near cgo converts to; any other `pkg.T(x)` counts as a call. */
const standardTypes: ReadonlySet<string> = new Set([
  "unsafe.Pointer", "runtime/cgo.Handle", "time.Duration", "time.Month", "syscall.Errno", "syscall.Signal", "syscall.Handle",
  "os.FileMode", "io/fs.FileMode", "net.IP", "net.HardwareAddr", "reflect.Kind", "encoding/json.RawMessage", "encoding/json.Number",
  "net/http.HandlerFunc", "html/template.HTML", "sort.StringSlice", "sort.IntSlice", "golang.org/x/sys/windows.Handle",
  "golang.org/x/sys/unix.Errno", "golang.org/x/sys/unix.Signal",
]);

function sortByUri<File extends FileModel>(files: readonly File[]): readonly File[] {
  return [...files].sort((a, b) => (a.uri < b.uri ? -1 : a.uri > b.uri ? 1 : 0));
}

/** A struct declared once per platform has the fields of all its declarations; of anything else the first one counts. */
function goTypesOf(files: readonly GoFileModel[]): ReadonlyMap<string, TypeRef> {
  const types = new Map<string, TypeRef>();
  for (const { name, type } of files.flatMap((file) => file.types)) {
    const before = types.get(name);
    if (before === undefined) types.set(name, type);
    else if (before.kind === "struct" && type.kind === "struct") {
      const names = new Set(before.fields.map((field) => field.name));
      const more = type.fields.filter((field) => !names.has(field.name));
      if (more.length > 0) types.set(name, { kind: "struct", fields: [...before.fields, ...more] });
    }
  }
  return types;
}

function firstBy<Value>(entries: readonly (readonly [string, Value])[]): ReadonlyMap<string, Value> {
  const first = new Map<string, Value>();
  for (const [key, value] of entries) if (!first.has(key)) first.set(key, value);
  return first;
}

