// The remedy for a call of a variadic C function: a C function with the fixed list of arguments of this one call, added
// to the preamble. Guarantees: offered only where the C type of every argument is known. Does not add includes.
import { addToPreambleEdit } from "../../fixes/addToPreamble.ts";
import type { Call, Expr, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { GoFileModel, PackageModel, PlacedFunction } from "../../program/model.ts";
import type { FixDraft } from "../defineRule.ts";
import type { VariadicSubject } from "./variadicCCall.ts";

export interface WrapperRequest {
  readonly file: GoFileModel;
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly fn: PlacedFunction;
  readonly call: Call;
  readonly subject: VariadicSubject;
}

export function wrapperFix(request: WrapperRequest): readonly FixDraft[] {
  const { file, fn, call, subject } = request;
  const params = parameterTypes(request);
  const result = subject.result;
  if (params === undefined || result === undefined || call.callee.kind !== "select") return [];
  const name = freeName(`go_${subject.name}`, request);
  const list = params.map((type, index) => declare(type, `a${index}`)).join(", ");
  const inner = `${subject.name}(${params.map((_, index) => `a${index}`).join(", ")})`;
  const body = result === "void" ? `${inner};` : `return ${inner};`;
  const definition = addToPreambleEdit(file, ["", `static inline ${declare(result, name)}(${list}) { ${body} }`]);
  if (definition === undefined) return [];
  const { fieldSpan } = call.callee;
  const rename = { uri: fn.uri, span: { start: fn.start + fieldSpan.start, end: fn.start + fieldSpan.end }, newText: name };
  return [{ titleId: "wrap", data: { name: subject.name }, edits: [definition, rename] }];
}

function declare(type: string, name: string): string {
  return type.endsWith("*") ? `${type}${name}` : `${type} ${name}`;
}

function freeName(wanted: string, { pkg }: WrapperRequest): string {
  const isTaken = (name: string): boolean => pkg.cFunctions.has(name) || pkg.prototypes.has(name) || [...pkg.goFiles].some((file) => file.cNames.has(name));
  let name = wanted;
  for (let count = 2; isTaken(name); count++) name = `${wanted}${count}`;
  return name;
}

/** The declared parameters, then what the arguments are. */
function parameterTypes({ call, subject, types, fn }: WrapperRequest): readonly string[] | undefined {
  const fixed = subject.params ?? [];
  if (call.spread || call.args.length < fixed.length) return undefined;
  const rest = call.args.slice(fixed.length).map((arg) => cTypeOf(arg, types, fn));
  return rest.every((type) => type !== undefined) ? [...fixed, ...rest] : undefined;
}

function cTypeOf(arg: Expr, types: LightTypes, fn: PlacedFunction): string | undefined {
  if (arg.kind === "literal") return arg.type === "nil" ? "void *" : arg.type === "int" ? "int" : undefined;
  // A name of C that stands for no call: a macro or an enumerator.
  if (arg.kind === "select" && arg.base.kind === "ident" && arg.base.ref.kind === "cgo") return "int";
  const type = types.typeOf(arg, fn.model);
  return type === undefined ? undefined : spellC(type);
}

const numbers: ReadonlyMap<string, string> = new Map([
  ["schar", "signed char"], ["uchar", "unsigned char"], ["ushort", "unsigned short"], ["uint", "unsigned int"],
  ["ulong", "unsigned long"], ["longlong", "long long"], ["ulonglong", "unsigned long long"],
]);

/** A type of the pseudo package C as C spells it; undefined for types of Go. */
function spellC(type: TypeRef): string | undefined {
  if (type.kind === "named" && type.pkg === "unsafe" && type.name === "Pointer") return "void *";
  if (type.kind === "named") return type.pkg === "C" ? (numbers.get(type.name) ?? type.name.replace(/^(struct|union|enum)_/, "$1 ")) : undefined;
  if (type.kind !== "pointer") return undefined;
  const elem = spellC(type.elem);
  return elem === undefined ? undefined : `${elem}${elem.endsWith("*") ? "" : " "}*`;
}
