// What Go objects own: which struct types of the package hold C resources in their fields, and what becomes of them.
//
// The unit of thought is a field of a declared struct type, `T.f`: all objects of a type share one answer. A field is
// named by the type that declares it, so `outer.f`, promoted from an embedded `Inner`, is `Inner.f` everywhere; parts of
// C structs held by value go on with dots (`T.options.name`), elements of slices and maps count as the field itself.
//
//   stores     who puts something in: a creating call (owned, with its family), a parameter, another object's field
//              (borrowed), nil, or something nobody knows
//   releases   who gives it back: `certain` by a table, a body or the user's model; `named` when only the callee's name
//              says so; `taken` when the callee becomes the owner; `maybe` wherever the value goes out of sight
//   finalizers where SetFinalizer or AddCleanup is installed, and which fields its function releases
//   clears     where a finalizer is taken off again (`SetFinalizer(x, nil)`, `cleanup.Stop()`)
//
// Guarantees: positions are those of the source; nothing depends on the order of files; test files are not looked at.
// Flow inside a function plays no part except the order of positions, so "released" means "somewhere released"; a question
// that needs paths is left to analyses/ownership. A value that reaches a field through more than locals, conversions,
// accessor methods and range loops is `unknown`, and nothing is concluded from it.
import type { Call, Expr, FunctionBody } from "../../program/ast.ts";
import type { PlacedFunction } from "../../program/model.ts";
import type { Confidence } from "../../report/finding.ts";
import type { Value } from "../../report/words.ts";
import type { Place, RawStep } from "../../rules/defineRule.ts";

/** A field of a struct type of the package. */
export interface FieldName {
  /** The type that declares it. */
  readonly owner: string;
  /** `ptr`; `options.name` for a part of a C struct held by value. */
  readonly field: string;
}

/** A place in the source where a field is meant: `base` reaches the object. */
export interface FieldRef extends FieldName {
  readonly base: Expr;
}

/** A body of a function: 0 the function itself, i + 1 its literal i. */
export interface CodePlace {
  readonly fn: PlacedFunction;
  readonly depth: number;
  readonly body: FunctionBody;
}

export type StoreSource =
  | { readonly kind: "owned"; readonly family: string; readonly origin: string; readonly call: Call; readonly inferred: "likely" | "possible" | undefined }
  | { readonly kind: "param"; readonly index: number }
  | { readonly kind: "borrowed"; readonly from: FieldName }
  | { readonly kind: "nil" }
  | { readonly kind: "unknown" };

export interface FieldStore extends CodePlace {
  readonly ref: FieldName;
  /** The object: absent for composite literals. */
  readonly base: Expr | undefined;
  readonly value: Expr | undefined;
  readonly source: StoreSource;
  readonly at: Expr["span"];
  /** Into an element of the field, or appended. */
  readonly isElement: boolean;
}

export interface FieldRelease extends CodePlace {
  readonly ref: FieldRef;
  readonly call: Call;
  /** How the source names what is called: `C.free`. */
  readonly callee: string;
  readonly grade: "certain" | "named" | "taken" | "maybe";
  readonly family: string | undefined;
  /** The callee gets the address of the field and sets it to nil. */
  readonly through: boolean;
}

export interface FinalizerSite extends CodePlace {
  readonly kind: "finalizer" | "cleanup";
  readonly call: Call;
  /** Type of the object, when it is one of the package. */
  readonly owner: string | undefined;
  readonly object: Expr;
  /** Functions that may run: one unless variants exist; empty when not seen. */
  readonly callbacks: readonly CodePlace[];
  /** Fields that the function gives back. */
  readonly releases: readonly FieldRelease[];
}

/** `SetFinalizer(x, nil)`, `x.cleanup.Stop()`. */
export interface FinalizerClear extends CodePlace {
  readonly call: Call;
  readonly owner: string | undefined;
  readonly object: Expr;
}

export interface UnreleasedField extends CodePlace {
  /** `forgotten`: a field of a C struct, by its destructor. */
  readonly kind: "never" | "overwritten" | "bypassed" | "forgotten";
  /** The destructor. */
  readonly by?: string;
  readonly ref: FieldName;
  readonly origin: string;
  readonly family: string;
  readonly at: Place;
  readonly confidence: Confidence;
  readonly trace: readonly RawStep[];
}

export interface MissingKeepAlive extends CodePlace {
  /** `gap`: nothing mentions the object behind the call; `kept`: C may keep its pointer beyond the call, in another object;
   *  `sibling`: another argument of the type is kept alive behind the same call, this one is not; `returned`: the function
   *  returns the pointer and drops the object; `early`: it is kept alive up to a place before the last use only. */
  readonly kind: "gap" | "kept" | "sibling" | "returned" | "early";
  /** The object that may keep the pointer, or the one that is kept alive. */
  readonly keeper: string;
  readonly object: string;
  readonly owner: string;
  readonly callee: string;
  readonly at: Place;
  readonly confidence: Confidence;
  /** Further places with the same gap, when only the first of a type is told. */
  readonly alike: readonly MissingKeepAlive[];
  readonly trace: readonly RawStep[];
}

export type FinalizerMisuseKind =
  /** The first argument is a value, or points into the middle of an object: the runtime throws. */
  | "not-pointer" | "interior"
  /** The function takes something else, or nothing, or too much: the runtime throws. */
  | "mismatch"
  /** The function reaches the object: it never becomes unreachable. */
  | "captures"
  /** Two objects hold each other: the finalizer of one never runs. */
  | "cycle"
  /** The function waits: meanwhile no other finalizer runs. */
  | "blocks"
  /** The function uses a map of the package without a lock. */
  | "races"
  /** AddCleanup: the argument is the object itself (panics), or holds it. */
  | "same-argument" | "reaching-argument";

export interface FinalizerMisuse extends CodePlace {
  readonly kind: FinalizerMisuseKind;
  readonly site: FinalizerSite | FinalizerClear;
  readonly object: string;
  /** What the message needs besides: the type found, the field, the function called. */
  readonly detail: Value;
  /** Where it goes wrong. */
  readonly at: Place;
  readonly confidence: Confidence;
}

export type DoubleReleaseKind = "finalizer" | "again" | "copy" | "early-return" | "early-again" | "two-owners" | "given-away" | "borrowed";

/** Two releases of one field that may both run for one object. */
export interface ObjectDoubleRelease extends CodePlace {
  readonly kind: DoubleReleaseKind;
  readonly ref: FieldName;
  /** What releases it here, and there. */
  readonly first: string;
  readonly second: string;
  readonly at: Place;
  readonly confidence: Confidence;
  readonly trace: readonly RawStep[];
}

export interface ObjectAnalysis {
  readonly stores: readonly FieldStore[];
  readonly releases: readonly FieldRelease[];
  readonly finalizers: readonly FinalizerSite[];
  readonly clears: readonly FinalizerClear[];
  /** Owned memory in fields that nothing releases. */
  unreleased(): readonly UnreleasedField[];
  /** Calls of C during which the garbage collector may finalize the object. */
  missingKeepAlives(): readonly MissingKeepAlive[];
  /** Finalizers and cleanups that throw, panic, never run or hold up others. */
  finalizerMisuses(): readonly FinalizerMisuse[];
  doubleReleases(): readonly ObjectDoubleRelease[];
  /** The model as text, one field per paragraph. */
  print(): string;
}
