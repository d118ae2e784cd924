// What the package stores in fields of its own Go types: assignments and composite literals, by type and field. One pass
// over the package when first asked. Objects are not told apart; what other packages store is not seen.
import type { Composite, Expr, FunctionModel, TypeRef } from "../../program/ast.ts";
import type { LightTypes } from "../../program/lightTypes.ts";
import type { PackageModel, PlacedFunction } from "../../program/model.ts";
import { fieldsOf } from "../../program/typeLookup.ts";
import { visitExprsIn, visitStmts } from "../../program/visit.ts";
import type { SharedTables } from "../sharedTables.ts";

export interface FieldStore {
  readonly fn: FunctionModel;
  readonly value: Expr;
  /** Which result of `value` it is, and of how many. */
  readonly index: number;
  readonly of: number;
}

export interface FieldStores {
  /** Stores into the field of the named type; empty when none is seen. */
  of(owner: string, field: string): readonly FieldStore[];
  /** `&x.f` is taken somewhere: it may change behind our back. */
  isAddressTaken(owner: string, field: string): boolean;
}

export function createFieldStores(pkg: PackageModel, types: LightTypes, tables: SharedTables): FieldStores {
  const all = tables.whole(() => [...pkg.functions.values(), ...pkg.methods.values()].flat().reduce((found, { model }) => collect(model, { pkg, types }, found), emptyCollection()));
  const keysOf = ({ model }: PlacedFunction): Iterable<string> => {
    const { stores, taken } = collect(model, { pkg, types }, emptyCollection());
    return [...stores.keys(), ...taken];
  };
  const stores = tables.keyed("stores in", (key: string) => all().stores.get(key) ?? [], keysOf);
  const isTaken = tables.keyed("address of", (key: string) => all().taken.has(key), keysOf);
  return { of: (owner, field) => stores(`${owner}.${field}`), isAddressTaken: (owner, field) => isTaken(`${owner}.${field}`) };
}

interface Collected {
  readonly stores: Map<string, FieldStore[]>;
  readonly taken: Set<string>;
}

function emptyCollection(): Collected {
  return { stores: new Map(), taken: new Set() };
}

/** Adds what one function stores to `found`. */
function collect(model: FunctionModel, { pkg, types }: { readonly pkg: PackageModel; readonly types: LightTypes }, found: Collected): Collected {
  for (const { body } of [model, ...model.literals]) {
    if (body === undefined) continue;
    visitStmts(body, (stmt) => {
      if (stmt.kind !== "assign") return;
      const shared = stmt.right.length === 1 && stmt.left.length > 1;
      stmt.left.forEach((target, index) => {
        const value = shared ? stmt.right[0] : stmt.right[index];
        const key = value === undefined ? undefined : fieldKey(target, model, types);
        if (key !== undefined && value !== undefined) add(found, key, { fn: model, value, index: shared ? index : 0, of: shared ? stmt.left.length : 1 });
      });
    });
    visitExprsIn(body, (expr) => {
      if (expr.kind === "composite") addComposite(found, expr, model, pkg);
      const key = expr.kind === "unary" && expr.op === "&" ? fieldKey(expr.operand, model, types) : undefined;
      if (key !== undefined) found.taken.add(key);
    });
  }
  return found;
}

function add({ stores }: Collected, key: string, store: FieldStore): void {
  const known = stores.get(key);
  if (known === undefined) stores.set(key, [store]);
  else known.push(store);
}

function addComposite(found: Collected, composite: Composite, fn: FunctionModel, pkg: PackageModel): void {
  const owner = ownerName(composite.type);
  if (owner === undefined) return;
  const fields = composite.elements.some((element) => element.key === undefined) ? fieldsOf(pkg, composite.type, "go") : [];
  composite.elements.forEach(({ key, value }, index) => {
    const name = key?.kind === "ident" ? key.name : key === undefined ? fields[index]?.name : undefined;
    if (name !== undefined) add(found, `${owner}.${name}`, { fn, value, index: 0, of: 1 });
  });
}

/** `T.f` for `x.f` where x is a T or *T of this package. */
function fieldKey(target: Expr, fn: FunctionModel, types: LightTypes): string | undefined {
  if (target.kind !== "select") return undefined;
  const owner = ownerName(types.typeOf(target.base, fn));
  return owner === undefined ? undefined : `${owner}.${target.field}`;
}

/** The name of the package's type, pointer or not. */
export function ownerName(type: TypeRef | undefined): string | undefined {
  const bare = type?.kind === "pointer" ? type.elem : type;
  return bare?.kind === "named" && bare.pkg === undefined ? bare.name : undefined;
}
