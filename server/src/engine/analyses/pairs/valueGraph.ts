// Where values go inside a package, without order and without conditions: a graph of places (locals, fields by type and
// name, results, parameters, globals) with an edge for each store. Guarantees: linear in the size of what is added;
// the same input gives the same numbers. An element and its container are one place, and so are all objects of a type.
import type { Call, Expr, FunctionModel, Lang, TypeRef } from "../../program/ast.ts";

export type PlaceKind =
  /** A local or parameter of one function. */
  | "local"
  /** A field of a type, anywhere; or the object behind a Go type that wraps a C type. */
  | "field"
  /** What a function of the package returns. */
  | "result"
  /** A package-level variable, a map: a place that keeps values on purpose. */
  | "kept"
  /** What one C call returns or fills. */
  | "made"
  /** An argument of one C call. */
  | "argument";

export interface Place {
  readonly id: number;
  readonly kind: PlaceKind;
  /** A local that callers fill. */
  readonly isParam?: true;
  /** Function of a local. */
  readonly fn?: FunctionModel;
  readonly type?: TypeRef;
  /** Language that `type` is written in. */
  readonly lang: Lang;
  /** What people call it, for fields: `Conn.handle`. */
  readonly label?: string;
  readonly call?: CCall;
  /** Parameter index of an argument; -1 for the result, else the out-parameter of what was made. */
  readonly index?: number;
}

/** One call of a C function that has no body in the package. */
export interface CCall {
  /** Without `C.`. */
  readonly name: string;
  readonly call: Call;
  readonly fn: FunctionModel;
  /** Position among all calls added, so that later in a function is greater. */
  readonly order: number;
  readonly isDeferred: boolean;
  /** 0 in the function itself, i + 1 inside its literal i. */
  readonly depth: number;
  /** Its result is thrown away: an expression statement. */
  readonly isStatement: boolean;
  readonly result: Place;
  readonly args: readonly CArgument[];
}

export interface CArgument {
  readonly place: Place;
  /** The bare value: conversions and `&` taken off. */
  readonly expr: Expr;
  /** `&x` was written: the call may fill `x` (`filled`), or act on it in place. */
  readonly isAddress: boolean;
  readonly filled?: Place;
  /** The place that `&` was taken of. */
  readonly target?: Place;
}

export interface Edge {
  readonly to: Place;
  /** The value changed its type on the way. */
  readonly isConverted: boolean;
}

export interface ValueGraph {
  readonly calls: readonly CCall[];
  readonly from: (place: Place) => readonly Edge[];
  readonly into: (place: Place) => readonly Edge[];
}

export class GraphDraft implements ValueGraph {
  readonly calls: CCall[] = [];
  private readonly out: Edge[][] = [];
  private readonly in: Edge[][] = [];
  private readonly byKey = new Map<string, Place>();
  private readonly locals = new Map<FunctionModel, (Place | undefined)[]>();
  private readonly results = new Map<FunctionModel, (Place | undefined)[]>();

  place(kind: PlaceKind, details: Omit<Place, "id" | "kind">): Place {
    const place: Place = { id: this.out.length, kind, ...details };
    this.out.push([]);
    this.in.push([]);
    return place;
  }

  /** The place of a local or parameter of a function. */
  ofLocal(fn: FunctionModel, id: number, make: () => Place): Place {
    return rememberedAt(this.locals, fn, id, make);
  }

  ofResult(fn: FunctionModel, index: number, make: () => Place): Place {
    return rememberedAt(this.results, fn, index, make);
  }

  /** A place the whole package shares. */
  shared(key: string, make: () => Place): Place {
    return remembered(this.byKey, key, make);
  }

  connect(from: Place, to: Place, isConverted: boolean): void {
    if (from === to) return;
    this.out[from.id]?.push({ to, isConverted });
    this.in[to.id]?.push({ to: from, isConverted });
  }

  from(place: Place): readonly Edge[] {
    return this.out[place.id] ?? [];
  }

  into(place: Place): readonly Edge[] {
    return this.in[place.id] ?? [];
  }
}

function rememberedAt(known: Map<FunctionModel, (Place | undefined)[]>, fn: FunctionModel, index: number, make: () => Place): Place {
  let places = known.get(fn);
  if (places === undefined) known.set(fn, (places = []));
  return (places[index] ??= make());
}

function remembered(known: Map<string, Place>, key: string, make: () => Place): Place {
  const old = known.get(key);
  if (old !== undefined) return old;
  const fresh = make();
  known.set(key, fresh);
  return fresh;
}
