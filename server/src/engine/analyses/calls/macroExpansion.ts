// Calls of C macros that are no functions: what a statement macro does (`RELEASE(p)` is `free(p); p = NULL;`) as
// statements for the control-flow graph, and which function a macro that is nothing but one call means
// (`XFREE(p)` is `free`, `NEW(T)` is `calloc`).
// Guarantees: arguments keep their identity and place; everything else stands where the macro's name stands. A macro is
// expanded only when all its statements were read, none of them jumps, and its definitions agree; otherwise it stays a
// call of something unknown. Expressions are read as far as needed: calls, tests for null, assignments of null.
import type { Call, Expr, FunctionModel, Stmt } from "../../program/ast.ts";
import type { PackageModel } from "../../program/model.ts";
import { readMacroStatements, type MacroStatement } from "./macroText.ts";

/** A macro that is one call: its function, and for each parameter of the macro its place among the function's arguments. */
export interface MacroTarget {
  readonly name: string;
  /** Every parameter that the call gets stands at the same place in both. */
  readonly samePlaces: boolean;
}

export interface MacroExpansion {
  /** The statements that a call statement stands for; undefined when it is to stay a call. */
  statementsOf(call: Call, inside: FunctionModel): readonly Stmt[] | undefined;
  /** The function a macro (with parameters or without) means; undefined when it means none. */
  targetOf(name: string): MacroTarget | undefined;
}

interface Definition {
  readonly params: readonly string[] | undefined;
  readonly statements: readonly MacroStatement[];
}

/** Macros in macros are expanded this deep. */
const maxDepth = 4;

/** `isDescribed`: names that a table or the user describes; those stay as they are. */
export function createMacroExpansion(pkg: PackageModel, isDescribed: (name: string) => boolean): MacroExpansion {
  const definitions = definitionsOf(pkg);
  const depths = new WeakMap<Call, number>();
  const isFunction = (name: string): boolean => pkg.cFunctions.has(name) || pkg.prototypes.has(name) || pkg.exports.has(name) || isDescribed(name);
  const known = (name: string): Definition | undefined => (isFunction(name) ? undefined : definitions().get(name));
  return {
    statementsOf: (call, inside) => {
      const { callee } = call;
      if (inside.lang !== "c" || callee.kind !== "ident" || callee.ref.kind !== "global") return undefined;
      const definition = known(callee.name);
      const depth = depths.get(call) ?? 0;
      if (definition?.params === undefined || depth >= maxDepth || !isStatementMacro(definition)) return undefined;
      return expand(definition.statements, { call, params: definition.params, inside, note: (inner) => depths.set(inner, depth + 1) });
    },
    targetOf: (name) => {
      const definition = known(name);
      const [only, ...others] = definition?.statements ?? [];
      if (definition === undefined || others.length > 0 || only?.kind !== "simple") return undefined;
      const text = unwrapped(only.text);
      if (definition.params === undefined) return /^[A-Za-z_]\w*$/.test(text) && text !== name ? { name: text, samePlaces: true } : undefined;
      const parts = callParts(text);
      if (parts === undefined || parts.name === name) return undefined;
      return targetOfCall(parts, definition.params);
    },
  };
}

function targetOfCall(parts: CallParts, params: readonly string[]): MacroTarget | undefined {
  const args = parts.args.map(unwrapped);
  const isMixed = (arg: string): boolean => !params.includes(arg) && params.some((param) => mentions(arg.replace(/\bsizeof\s*\([^()]*\)/g, ""), param));
  if (args.some(isMixed)) return undefined;
  return { name: parts.name, samePlaces: args.every((arg, i) => !params.includes(arg) || params[i] === arg) };
}

/** Macros by name; one with definitions that differ (beside empty ones) is left out. */
function definitionsOf(pkg: PackageModel): () => ReadonlyMap<string, Definition> {
  let found: Map<string, Definition> | undefined;
  return () => {
    if (found !== undefined) return found;
    const texts = new Map<string, { readonly params: readonly string[] | undefined; readonly body: string } | undefined>();
    for (const file of [...pkg.goFiles, ...pkg.cFiles]) {
      for (const { name, params, body } of file.c.macros) {
        if (body === "") continue;
        const other = texts.get(name);
        texts.set(name, texts.has(name) && (other?.body !== body || other.params?.join() !== params?.join()) ? undefined : { params, body });
      }
    }
    found = new Map();
    for (const [name, macro] of texts) {
      if (macro === undefined || macro.body.length > longestBody) continue;
      found.set(name, { params: macro.params, statements: readMacroStatements(macro.body) });
    }
    return found;
  };
}

/** UTF-16 units. */
const longestBody = 1000;

/** Statements that were all read, and not just one call: that is a target. */
function isStatementMacro({ params = [], statements }: Definition): boolean {
  const [only, ...others] = statements;
  if (only === undefined || !statements.every(isReadable)) return false;
  const parts = others.length === 0 && only.kind === "simple" ? callParts(unwrapped(only.text)) : undefined;
  return parts === undefined ? others.length > 0 || only.kind === "if" : targetOfCall(parts, params)?.samePlaces !== true;
}

function isReadable(statement: MacroStatement): boolean {
  if (statement.kind === "if") return [...statement.then, ...(statement.otherwise ?? [])].every(isReadable);
  // A local of the macro is read for the value it gets.
  return statement.kind === "simple" && !/^(?:return|goto|break|continue|case|default|static|struct|const)\b|#|^\w+\s+\**\s*\w+\s*(?!=|\s|\w)/.test(statement.text);
}

interface Site {
  readonly call: Call;
  readonly params: readonly string[];
  readonly inside: FunctionModel;
  readonly note: (inner: Call) => void;
}

function expand(statements: readonly MacroStatement[], site: Site): readonly Stmt[] {
  const { span } = site.call;
  return statements.flatMap((statement): readonly Stmt[] => {
    if (statement.kind === "if") {
      const then = { kind: "block", body: expand(statement.then, site), span } as const;
      const otherwise = statement.otherwise === undefined ? undefined : ({ kind: "block", body: expand(statement.otherwise, site), span } as const);
      return [{ kind: "if", cond: testOf(statement.condition, site), then, ...(otherwise && { else: otherwise }), span }];
    }
    const assignment = /^([^=]*[^=!<>+\-*/%&|^\s])\s*=\s*([^=].*)$/s.exec(statement.text);
    if (assignment?.[1] === undefined || assignment[2] === undefined) return [{ kind: "expr", expr: valueOf(statement.text, site), span }];
    return [{ kind: "assign", op: "=", left: [valueOf(assignment[1], site)], right: [valueOf(assignment[2], site)], declares: [], uninitialised: false, span }];
  });
}

/** `p`, `!p`, `p == NULL`, `p != NULL`; anything else is unknown. */
function testOf(text: string, site: Site): Expr {
  const plain = unwrapped(text);
  const { span } = site.call;
  if (plain.startsWith("!") && !plain.startsWith("!=")) return { kind: "unary", op: "!", operand: testOf(plain.slice(1), site), span };
  const compared = /^([^=!<>&|?]+?)\s*(==|!=)\s*([^=!<>&|?]+)$/.exec(plain);
  if (compared?.[1] === undefined || compared[2] === undefined || compared[3] === undefined) return valueOf(plain, site);
  return { kind: "binary", op: compared[2], left: valueOf(compared[1], site), right: valueOf(compared[3], site), span };
}

function valueOf(text: string, site: Site): Expr {
  const plain = unwrapped(text);
  const { span } = site.call;
  if (/^[A-Za-z_]\w*$/.test(plain)) return nameOf(plain, site);
  if (/^\d+[uUlL]*$/.test(plain)) return { kind: "literal", type: "int", text: plain, span };
  if (/^""$/.test(plain)) return { kind: "literal", type: "string", text: plain, span };
  const parts = callParts(plain);
  if (parts === undefined) return { kind: "unknown", children: mentioned(plain, site), span };
  const callee: Expr = { kind: "ident", name: parts.name, ref: { kind: "global" }, span };
  const inner: Call = { kind: "call", callee, typeArgs: [], args: parts.args.flatMap((arg) => argumentsOf(arg, site)), spread: false, span };
  site.note(inner);
  return inner;
}

/** `__VA_ARGS__` stands for the rest of the arguments. */
function argumentsOf(text: string, site: Site): readonly Expr[] {
  return /^(?:##\s*)?__VA_ARGS__$/.test(text.trim()) ? site.call.args.slice(Math.max(0, site.params.indexOf("..."))) : [valueOf(text, site)];
}

function nameOf(name: string, { call, params, inside }: Site): Expr {
  const { span } = call;
  const at = params.indexOf(name);
  if (at >= 0) return call.args[at] ?? { kind: "unknown", children: [], span };
  if (name === "NULL" || name === "nullptr") return { kind: "literal", type: "nil", text: name, span };
  const locals = inside.locals.filter((local) => local.name === name);
  const [only] = locals;
  return { kind: "ident", name, ref: locals.length === 1 && only !== undefined ? { kind: "local", id: only.id } : { kind: "global" }, span };
}

/** Arguments and locals that a text names, `sizeof` aside. */
function mentioned(text: string, site: Site): readonly Expr[] {
  const words = new Set(text.replace(/\bsizeof\s*\([^()]*\)/g, "").match(/\b[A-Za-z_]\w*\b/g) ?? []);
  return [...words].map((word) => nameOf(word, site)).filter((expr) => expr.kind !== "ident" || expr.ref.kind === "local");
}

interface CallParts {
  readonly name: string;
  readonly args: readonly string[];
}

/** `f(a, b)` and nothing else. */
function callParts(text: string): CallParts | undefined {
  const name = /^([A-Za-z_]\w*)\s*\(/.exec(text);
  if (name?.[1] === undefined || name[1] === "sizeof" || !text.endsWith(")") || closes(text, name[0].length - 1) !== text.length - 1) return undefined;
  const args: string[] = [""];
  let depth = 0;
  for (const char of text.slice(name[0].length, -1)) {
    depth += char === "(" ? 1 : char === ")" ? -1 : 0;
    if (char === "," && depth === 0) args.push("");
    else args[args.length - 1] = (args.at(-1) ?? "") + char;
  }
  return { name: name[1], args: args.map((arg) => arg.trim()).filter((arg) => arg !== "") };
}

/** Without parentheses around it and casts to pointers and void before it. */
function unwrapped(text: string): string {
  let plain = text.trim();
  for (;;) {
    const cast = /^\(\s*(?:(?:const|struct|union|unsigned|signed)\s+)*\w+[\s*]*\*\s*(?:const\s*)?\)\s*(?=[\w(])|^\(\s*void\s*\)\s*(?=[\w(])/.exec(plain)?.[0];
    if (cast !== undefined) plain = plain.slice(cast.length);
    else if (plain.startsWith("(") && closes(plain, 0) === plain.length - 1) plain = plain.slice(1, -1).trim();
    else return plain;
  }
}

/** Offset of the parenthesis that closes the one at `open`; -1 when there is none. */
function closes(text: string, open: number): number {
  let depth = 0;
  for (let i = open; i < text.length; i++) {
    if (text[i] === "(") depth++;
    else if (text[i] === ")" && --depth === 0) return i;
  }
  return -1;
}

function mentions(text: string, name: string): boolean {
  return [...text.matchAll(/\b[A-Za-z_]\w*\b/g)].some(([word]) => word === name);
}
