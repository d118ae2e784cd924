// What goes wrong with pointers of Go in a function: the results that the rules about passing pointers word and report.
// (Interface; the ideas stand in passedPointers.ts, keptPointers.ts and rebuiltPointers.ts.)
import type { Span } from "../../base/span.ts";
import type { Call, Expr } from "../../program/ast.ts";
import type { Confidence } from "../../report/finding.ts";
import type { CallbackCast } from "./callbackCasts.ts";
import type { PointedTo, ValueKind } from "./origins.ts";

/** A pointer of Go that must not be given to C as it is. Spans are relative to the function. */
export interface PassedPointer {
  readonly kind:
    /** `&slice`, `&text`: C gets the header, not the data. */
    | "header"
    /** The type of the memory has fields or elements that are pointers of Go. */
    | "holds"
    /** The function put a pointer of Go into a field or element that C declares. */
    | "stored"
    /** A structure passed by value has a pointer to memory of Go that holds pointers of Go. */
    | "inside"
    /** The address travels as a number, where neither cgo nor the collector sees it. */
    | "number";
  readonly call: Call;
  /** Without `C.`. */
  readonly callee: string;
  readonly argument: Expr;
  readonly memory: PointedTo;
  /** The variable, or the argument without conversions. */
  readonly label: string;
  /** For `header` and `holds`: what kind of value holds the pointer, and the field it stands in. */
  readonly inner?: { readonly kind: ValueKind; readonly field: string | undefined };
  /** For `stored` and `inside`: where the function stores it, and what. */
  readonly store?: { readonly at: Span; readonly value: Expr };
  /** The exported function beside it that turns the pointer back into a Go type, and where. */
  readonly back?: CallbackCast;
  readonly confidence: Confidence;
}

/** A pointer of Go that C holds on to after the call. */
export interface KeptPointer {
  readonly kind:
    /** Stored in memory that C allocated, or in a variable of C. */
    | "stored"
    /** Stored in a structure of unknown memory that a C function gets afterwards. */
    | "passed"
    /** Given to a C function that keeps it. */
    | "given"
    /** Given as the data of a callback that is registered for later. */
    | "user-data"
    /** Given to a function nobody knows as the data of an object that it makes. */
    | "made-from";
  readonly at: Span;
  readonly value: Expr;
  readonly memory: PointedTo;
  readonly label: string;
  /** The place it is stored in, or the C function. */
  readonly where: string;
  /** For `passed`: the C function, without `C.`. */
  readonly callee?: string;
  /** The exported function beside it that turns the pointer back into a Go type, and where. */
  readonly back?: CallbackCast;
  readonly confidence: Confidence;
}

/** `unsafe.Pointer(u)` where the variable `u` got its number from a pointer of Go. */
export interface RebuiltPointer {
  readonly at: Span;
  readonly label: string;
  readonly memory: PointedTo;
  readonly confidence: Confidence;
}
