// Edits that put two C calls of a Go function into one C function of the preamble: what runs in one call stays on one
// thread. Guarantees: only where the prototypes are known and every type can be written in both languages, behind
// everything else in the preamble that cgo reads, under a name that nothing in the package has. Knows no rule. Whether
// the two calls belong together, and nothing between them matters, is for the caller to know.
import { containsSpan, shiftSpan } from "../base/span.ts";
import type { Span } from "../base/span.ts";
import type { Call, Stmt, TypeRef } from "../program/ast.ts";
import type { GoFileModel, PackageModel, PlacedFunction, Prototype } from "../program/model.ts";
import { sourceLine } from "../program/sourceLine.ts";
import { visitExprsIn } from "../program/visit.ts";
import type { EditDraft } from "../rules/defineRule.ts";
import { addToPreambleEdit } from "./addToPreamble.ts";
import { enclosingBlock, statementAt } from "./statementAt.ts";

interface Signature {
  readonly name: string;
  /** C types of the parameters; the names are ours. */
  readonly params: readonly string[];
  readonly result: string;
  readonly resultType: TypeRef;
}

export interface WrapSources {
  readonly file: GoFileModel;
  readonly fn: PlacedFunction;
  readonly pkg: PackageModel;
}

/**
 * The failing call and the fetch of its error, which is a number, become one call with one more argument:
 * `C.f(a)` … `C.last_error()` become `C.f_with_error(a, &lastError)` … `lastError`.
 */
export function fetchInOneCall({ file, fn, pkg }: WrapSources, failing: Call, fetch: Call): readonly EditDraft[] | undefined {
  const call = signatureOf(failing, pkg);
  const getter = signatureOf(fetch, pkg);
  const goType = getter && goTypeOf(getter.resultType);
  if (!call || !getter || goType === undefined || call.result === "void" || fetch.args.length > 0) return undefined;
  const name = `${call.name}_with_error`;
  const variable = "lastError";
  const at = statementAt(fn.model, failing.span);
  const scope = enclosingBlock(fn.model, failing.span);
  const isTaken = isNamed(pkg, name) || fn.model.locals.some((local) => local.name === variable) || pkg.goGlobals.has(variable) || pkg.functions.has(variable);
  if (isTaken || !at || !scope || !containsSpan(scope, fetch.span)) return undefined;
  const line = sourceLine(file, file.lines.positionAt(fn.start + at.stmt.span.start).line);
  if (file.text.slice(line.code.start, fn.start + at.stmt.span.start).trim() !== "") return undefined;
  const preamble = addToPreambleEdit(file, withErrorText(name, call, getter));
  const edit = (span: Span, newText: string): EditDraft => ({ uri: file.uri, span: shiftSpan(span, fn.start), newText });
  const close = failing.span.end - 1;
  return preamble && [
    preamble,
    { uri: file.uri, span: { start: line.start, end: line.start }, newText: `${line.indent}var ${variable} ${goType}${line.eol}` },
    edit(failing.callee.span, `C.${name}`),
    edit({ start: close, end: close }, `${failing.args.length > 0 ? ", " : ""}&${variable}`),
    edit(fetch.span, variable),
  ];
}

/**
 * Two calls of neighbouring statements become one: `C.a(x)`, `y := C.b()` become `y := C.a_then_b(x)`. The first stands as a statement of
 * its own line, passes no address that the second statement might look at, and the second statement makes no other call.
 */
export function callBothInOne({ file, fn, pkg }: WrapSources, first: Call, second: Call): readonly EditDraft[] | undefined {
  const [one, other] = [signatureOf(first, pkg), signatureOf(second, pkg)];
  const at = statementAt(fn.model, first.span);
  if (!one || !other || at?.stmt.kind !== "expr" || at.stmt.expr !== first || !at.next || !isOnlyCall(at.next, second)) return undefined;
  const name = `${one.name}_then_${other.name}`;
  const passesAddress = first.args.some((arg) => arg.kind === "unary" && arg.op === "&");
  const line = sourceLine(file, file.lines.positionAt(fn.start + first.span.start).line);
  const [before, behind] = [file.text.slice(line.code.start, fn.start + first.span.start), file.text.slice(fn.start + first.span.end, line.code.end)];
  const isAlone = before.trim() === "" && /^\s*(\/\/.*)?$/.test(behind);
  const gone: Span = behind.trim() === "" ? { start: line.start, end: line.end } : { start: fn.start + first.span.start, end: line.code.end - behind.trimStart().length };
  if (isNamed(pkg, name) || passesAddress || !isAlone) return undefined;
  const preamble = addToPreambleEdit(file, bothText(name, one, other));
  const edit = (span: Span, newText: string): EditDraft => ({ uri: file.uri, span: shiftSpan(span, fn.start), newText });
  const args = first.args.map(({ span }) => file.text.slice(fn.start + span.start, fn.start + span.end)).join(", ");
  const open = second.args[0]?.span.start ?? second.span.end - 1;
  return preamble && [
    preamble,
    { uri: file.uri, span: gone, newText: "" },
    edit(second.callee.span, `C.${name}`),
    ...(args === "" ? [] : [edit({ start: open, end: open }, second.args.length > 0 ? `${args}, ` : args)]),
  ];
}

/** Reports whether a plain statement makes this call and no other. */
function isOnlyCall(stmt: Stmt, call: Call): boolean {
  if (stmt.kind !== "expr" && stmt.kind !== "assign" && stmt.kind !== "return") return false;
  const calls: Call[] = [];
  visitExprsIn(stmt, (part) => part.kind === "call" && calls.push(part));
  return calls.length === 1 && calls[0] === call;
}

function bothText(name: string, one: Signature, other: Signature): readonly string[] {
  const types = [...one.params, ...other.params];
  const names = types.map((_, i) => `arg${String(i)}`);
  const [ofOne, ofOther] = [names.slice(0, one.params.length).join(", "), names.slice(one.params.length).join(", ")];
  const params = types.map((type, i) => declared(type, `arg${String(i)}`)).join(", ");
  const isVoid = other.result === "void";
  return [
    "",
    `static ${declared(other.result, `${name}(${params === "" ? "void" : params})`)}`,
    "{",
    `\t${one.name}(${ofOne});`,
    `\t${isVoid ? "" : "return "}${other.name}(${ofOther});`,
    "}",
  ];
}

function withErrorText(name: string, call: Signature, getter: Signature): readonly string[] {
  const params = [...call.params.map((type, i) => declared(type, `arg${String(i)}`)), declared(`${getter.result} *`, "error")];
  return [
    "",
    `static ${declared(call.result, `${name}(${params.join(", ")})`)}`,
    "{",
    `\t${declared(call.result, "result")} = ${call.name}(${call.params.map((_, i) => `arg${String(i)}`).join(", ")});`,
    `\t*error = ${getter.name}();`,
    "\treturn result;",
    "}",
  ];
}

/** `char *` and `name` become `char *name`. */
function declared(type: string, name: string): string {
  return type.endsWith("*") ? `${type}${name}` : `${type} ${name}`;
}

function signatureOf(call: Call, pkg: PackageModel): Signature | undefined {
  const { callee } = call;
  if (callee.kind !== "select" || callee.base.kind !== "ident" || callee.base.ref.kind !== "cgo") return undefined;
  const name = callee.field;
  const head = headOf(name, pkg);
  if (!head || head.variadic || head.params.length !== call.args.length) return undefined;
  const types = head.params.map(({ type }) => cTypeOf(type));
  const result = cTypeOf(head.result);
  return result === undefined || types.includes(undefined) ? undefined : { name, params: types.filter((type) => type !== undefined), result, resultType: head.result };
}

/** The prototype of a C function, or what its definition says. */
function headOf(name: string, { prototypes, cFunctions }: PackageModel): Pick<Prototype, "params" | "result" | "variadic"> | undefined {
  const prototype = prototypes.get(name)?.[0];
  const body = cFunctions.get(name)?.[0]?.model;
  if (prototype || !body) return prototype;
  const result = body.results[0]?.type ?? { kind: "named" as const, name: "void" };
  return { params: body.params, result, variadic: body.variadic };
}

function isNamed(pkg: PackageModel, name: string): boolean {
  return pkg.cFunctions.has(name) || pkg.prototypes.has(name);
}

/** Names and pointers to them; arrays, functions and the rest would need more than a text before the name. */
function cTypeOf(type: TypeRef): string | undefined {
  if (type.kind === "named") return `${type.const === true ? "const " : ""}${type.name.replace(/^(struct|union|enum)_/, "$1 ")}`;
  if (type.kind !== "pointer" || type.const === true) return undefined;
  const elem = cTypeOf(type.elem);
  return elem === undefined ? undefined : `${elem}${elem.endsWith("*") ? "" : " "}*`;
}

const goNames: ReadonlyMap<string, string> = new Map([
  ["unsigned", "uint"], ["unsigned int", "uint"], ["unsigned long", "ulong"], ["unsigned short", "ushort"], ["unsigned char", "uchar"], ["signed char", "schar"],
  ["long long", "longlong"], ["unsigned long long", "ulonglong"],
]);

/** How Go spells a number type of C; undefined for pointers, structs and what has spaces in it otherwise. */
function goTypeOf(type: TypeRef): string | undefined {
  if (type.kind !== "named" || type.name === "void" || /^(struct|union)_/.test(type.name)) return undefined;
  const name = goNames.get(type.name) ?? type.name;
  return name.includes(" ") ? undefined : `C.${name}`;
}
