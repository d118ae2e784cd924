// Which fields an expression means: follows conversions, locals, range loops and accessor methods back to `x.f`.
// Guarantees: ends on cycles; several answers mean that a local holds the one or the other. Knows nothing of paths.
// Locals are remembered, since each may have several values that lead to the same locals again. What a local that takes
// part in a cycle holds is known only once the cycle is closed: until the question that met it is answered such results
// are drafts, so that answers do not depend on what was asked before.
import type { Call, Expr, FunctionModel, Local, Select, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { fieldsOf, underlying } from "../../program/typeLookup.ts";
import { visitStmts } from "../../program/visit.ts";
import type { CallResolver } from "../calls/callee.ts";
import type { FieldRef } from "./objects.ts";

export interface FieldSource {
  readonly pkg: PackageModel;
  readonly types: LightTypes;
  readonly resolver: CallResolver;
}

/** Look-ups of one package; answers are remembered by function. */
export interface FieldLookup {
  /** Fields whose value the expression is, or is part of. */
  refsOf(expr: Expr, inside: FunctionModel): readonly FieldRef[];
  /** The field an assignment to the expression writes; elements count. Locals are not followed. */
  targetOf(expr: Expr, inside: FunctionModel): FieldRef | undefined;
  /** Name of the struct type of the package that the expression has or points to. */
  objectType(expr: Expr, inside: FunctionModel): string | undefined;
  /** Name of the struct type behind a type. */
  structName(type: TypeRef | undefined): string | undefined;
}

/** Answers about one local: a cycle in which every step goes one field deeper could give any number. */
const mostRefs = 64;

export function createFieldLookup(source: FieldSource): FieldLookup {
  const { pkg, types } = source;
  const structName = (type: TypeRef | undefined): string | undefined => structNameOf(pkg, type);
  const objectType = (expr: Expr, inside: FunctionModel): string | undefined => structName(types.typeOf(expr, inside));
  const question: Question = { open: new Set(), drafts: new Map(), cycles: 0 };
  const walker: Walker = { pkg, types, resolver: source.resolver, objectType, accessors: new Map(), locals: new Map(), question };
  const ask = (expr: Expr, inside: FunctionModel): readonly FieldRef[] => {
    const refs = walk(expr, inside, walker);
    if (question.drafts.size > 0) question.drafts.clear();
    return refs;
  };
  return {
    refsOf: (expr, inside) => distinct(ask(expr, inside)),
    targetOf: (expr, inside) => (bareTarget(expr).kind === "select" ? ask(expr, inside)[0] : undefined),
    objectType,
    structName,
  };
}

interface Walker extends FieldSource {
  readonly objectType: FieldLookup["objectType"];
  readonly accessors: Map<PlacedFunction, readonly FieldRef[]>;
  readonly locals: Map<Local, readonly FieldRef[]>;
  readonly question: Question;
}

/** The look-up from outside that is being answered, with the locals it is following. */
interface Question {
  readonly open: Set<Local>;
  readonly drafts: Map<Local, readonly FieldRef[]>;
  /** Counts how often an open local was met again: while it grows, results are drafts. */
  cycles: number;
}

function walk(expr: Expr, inside: FunctionModel, at: Walker): readonly FieldRef[] {
  switch (expr.kind) {
    case "ident":
      return expr.ref.kind === "local" ? valuesOfLocal(expr.ref.id, inside, at) : [];
    case "select":
      return selected(expr, inside, at);
    case "index":
    case "slice":
      return walk(expr.base, inside, at);
    case "convert":
    case "typeAssert":
      return walk(expr.operand, inside, at);
    case "unary":
      return expr.op === "*" || expr.op === "&" ? walk(expr.operand, inside, at) : [];
    case "call":
      return called(expr, inside, at);
    default:
      return [];
  }
}

function selected(expr: Select, inside: FunctionModel, at: Walker): readonly FieldRef[] {
  if (expr.base.kind === "ident" && (expr.base.ref.kind === "cgo" || expr.base.ref.kind === "import")) return [];
  const type = at.objectType(expr.base, inside);
  if (type === undefined) return walk(expr.base, inside, at).map((ref) => ({ ...ref, field: `${ref.field}.${expr.field}` }));
  const owner = declaringType(at.pkg, type, expr.field, 0);
  return owner === undefined ? [] : [{ owner, field: expr.field, base: expr.base }];
}

function valuesOfLocal(id: number, inside: FunctionModel, at: Walker): readonly FieldRef[] {
  const local = inside.locals[id];
  if (local === undefined) return [];
  const { question, locals } = at;
  const known = locals.get(local) ?? question.drafts.get(local);
  if (known !== undefined) return known;
  if (question.open.has(local)) {
    question.cycles++;
    return [];
  }
  question.open.add(local);
  const before = question.cycles;
  const refs = distinct(followValues(id, inside, at)).slice(0, mostRefs);
  question.open.delete(local);
  (question.cycles === before ? locals : question.drafts).set(local, refs);
  return refs;
}

function followValues(id: number, inside: FunctionModel, at: Walker): readonly FieldRef[] {
  return at.types.locals.of(inside, id).values.flatMap((value) => {
    if (value.kind === "range") return value.role === "value" ? walk(value.over, inside, at) : [];
    const isFirst = value.kind === "value" && value.index === 0;
    return isFirst && (value.of === 1 || value.expr.kind !== "call") ? walk(value.expr, inside, at) : [];
  });
}

function called(expr: Call, inside: FunctionModel, at: Walker): readonly FieldRef[] {
  const callee = at.resolver.resolve(expr, inside);
  const [first] = expr.args;
  if (callee.kind === "conversion" || (callee.kind === "builtin" && callee.name === "append")) return first === undefined ? [] : walk(first, inside, at);
  if (callee.kind === "external" || callee.kind === "c") {
    const returned = callee.model?.returnsParam;
    const argument = returned === undefined ? undefined : expr.args[returned];
    return argument === undefined ? [] : walk(argument, inside, at);
  }
  const [body] = callee.kind === "go" ? callee.bodies : [];
  if (body === undefined) return [];
  return accessed(body, at).flatMap((ref) => {
    const base = argumentFor(ref, body.model, expr);
    return base === undefined ? [] : [{ ...ref, base }];
  });
}

/** What the caller hands over for the parameter that the callee's field belongs to. */
function argumentFor(ref: FieldRef, callee: FunctionModel, call: Call): Expr | undefined {
  const param = ref.base.kind === "ident" && ref.base.ref.kind === "local" ? ref.base.ref.id : undefined;
  if (callee.receiver?.local === param) return call.callee.kind === "select" ? call.callee.base : undefined;
  return call.args[callee.params.findIndex((one) => one.local === param)];
}

/** Fields of receiver or parameters that the function returns as its first result. */
function accessed(fn: PlacedFunction, at: Walker): readonly FieldRef[] {
  const known = at.accessors.get(fn);
  if (known !== undefined) return known;
  at.accessors.set(fn, []);
  const found: FieldRef[] = [];
  if (fn.model.body !== undefined) {
    visitStmts(fn.model.body, (stmt) => {
      const value = stmt.kind === "return" ? stmt.values[0] : undefined;
      if (value !== undefined) found.push(...walk(value, fn.model, at));
    });
  }
  const own = found.filter((ref) => ref.base.kind === "ident" && ref.base.ref.kind === "local");
  at.accessors.set(fn, own);
  return own;
}

function bareTarget(expr: Expr): Expr {
  if (expr.kind === "index") return bareTarget(expr.base);
  return expr.kind === "unary" && expr.op === "*" ? bareTarget(expr.operand) : expr;
}

function distinct(refs: readonly FieldRef[]): readonly FieldRef[] {
  return refs.length < 2 ? refs : refs.filter((ref, i) => refs.findIndex((one) => one.owner === ref.owner && one.field === ref.field && one.base === ref.base) === i);
}

/** The named struct type of this package behind a type, pointers and names for it looked through. */
function structNameOf(pkg: PackageModel, type: TypeRef | undefined): string | undefined {
  const bare = type?.kind === "pointer" ? type.elem : type;
  if (bare?.kind !== "named" || bare.pkg !== undefined) return undefined;
  const declared = pkg.goTypes.get(bare.name);
  if (declared === undefined) return undefined;
  if (declared.kind === "struct") return bare.name;
  return declared.kind === "named" && underlying(pkg, declared, "go")?.kind === "struct" ? structNameOf(pkg, declared) : undefined;
}

/** The type that declares the field: the struct itself, or what it embeds (nearest first). */
function declaringType(pkg: PackageModel, name: string, field: string, depth: number): string | undefined {
  const fields = fieldsOf(pkg, { kind: "named", name }, "go");
  if (fields.some((one) => one.name === field)) return name;
  if (depth > 4) return undefined;
  for (const one of fields) {
    const inner = one.embedded ? structNameOf(pkg, one.type) : undefined;
    const found = inner === undefined ? undefined : declaringType(pkg, inner, field, depth + 1);
    if (found !== undefined) return found;
  }
  return undefined;
}
