// Plain-data models of files and packages. Every Placed* start is an absolute UTF-16 offset in the file's text;
// everything below it is relative, so unchanged functions keep their identity across edits.
import type { LineIndex } from "../base/lineIndex.ts";
import type { Span } from "../base/span.ts";
import type { AnnotatedSignature, Annotation, Expr, FunctionModel, Param, TypeRef } from "./ast.ts";

/** A function and where it stands now. */
export interface PlacedFunction {
  readonly model: FunctionModel;
  /** Absolute offset of the model's span 0. */
  readonly start: number;
  /** File that holds the text (the Go file for preamble functions). */
  readonly uri: string;
}

/** One preamble comment above an `import "C"`. */
export interface Preamble {
  /** The comment group, delimiters included; absolute. */
  readonly span: Span;
  /** Ranges of C text inside the comment; absolute. */
  readonly ranges: readonly Span[];
  /** False when a blank line or other code detaches it from the import: cgo ignores it then. */
  readonly attached: boolean;
  /** The import spec it belongs to (or is detached from); absolute. */
  readonly importSpan: Span;
}

export interface ImportDecl {
  readonly path: string;
  /** Local name: alias, `.`/`_`, or the last path element. */
  readonly name: string;
  readonly span: Span;
}

/** `#cgo CFLAGS: …` line. */
export interface CgoDirective {
  readonly span: Span;
  readonly constraint: string;
  readonly verb: string;
  readonly args: readonly string[];
}

export interface TypeDecl {
  readonly name: string;
  readonly type: TypeRef;
  readonly span: Span;
}
/** A package-level variable or constant of Go, a global of C. */
export interface GlobalDecl {
  readonly name: string;
  readonly type?: TypeRef;
  readonly value?: Expr;
  /** Absolute start that `value`'s spans are relative to. */
  readonly start: number;
  readonly span: Span;
  readonly isConst: boolean;
  /** C thread_local, __thread, _Thread_local. */
  readonly threadLocal: boolean;
  /** C storage words and attributes as written (`static`, `extern`, `weak`); absent when there are none, for enumerators and for Go. */
  readonly storage?: readonly string[];
  /** A function-typed Go variable with annotations. */
  readonly annotated?: AnnotatedSignature;
}

/** A C function declaration without a body, from a preamble or header; or the head of a definition that has attributes. */
export interface Prototype {
  readonly name: string;
  readonly result: TypeRef;
  readonly params: readonly Param[];
  readonly variadic: boolean;
  /** Normalised text: `malloc(free)`, `warn_unused_result`, `noreturn`. */
  readonly attributes: readonly string[];
  readonly annotations?: readonly Annotation[];
  readonly span: Span;
  readonly uri: string;
}
export interface Include {
  readonly path: string;
  readonly system: boolean;
  readonly span: Span;
}
/** What one stretch of C (a preamble, a .c or a .h file) declares. */
export interface CUnit {
  readonly uri: string;
  readonly functions: readonly PlacedFunction[];
  readonly prototypes: readonly Prototype[];
  readonly types: readonly TypeDecl[];
  readonly globals: readonly GlobalDecl[];
  readonly includes: readonly Include[];
  /** Macro names; function-like ones carry their parameter names and body text. */
  readonly macros: readonly { readonly name: string; readonly params?: readonly string[]; readonly body: string; readonly span: Span }[];
  readonly syntaxErrors: readonly Span[];
  /** Functions that are there but were not looked at: C++ and Objective-C bodies, definitions beyond repair. */
  readonly skipped?: readonly { readonly name: string; readonly span: Span }[];
}

/** A `//cgovet:` or `//nolint` comment, or their C form. */
export interface Directive {
  readonly kind: "ignore" | "ignore-file" | "nolint";
  readonly rules: readonly string[];
  readonly reason: string;
  readonly span: Span;
  /** Zero-based line the comment stands on; it also covers the next line when it stands alone. */
  readonly line: number;
  readonly standsAlone: boolean;
}

export interface GoFileModel {
  readonly kind: "go";
  readonly uri: string;
  readonly text: string;
  /** The text with blanks for comments, but for those above the first declaration: preambles stand there. */
  readonly code: string;
  /** The text in front of the first declaration that is no import: preambles stand there. */
  readonly head: string;
  readonly lines: LineIndex;
  readonly packageName: string;
  readonly imports: readonly ImportDecl[];
  readonly importsC: boolean;
  readonly preambles: readonly Preamble[];
  readonly cgoDirectives: readonly CgoDirective[];
  /** C of all attached preambles, in order; empty unit when none. */
  readonly c: CUnit;
  readonly functions: readonly PlacedFunction[];
  readonly types: readonly TypeDecl[];
  readonly globals: readonly GlobalDecl[];
  /** Names used as `C.x` in type position. */
  readonly cTypeUses: readonly string[];
  /** Every `C.x` used in this file, name to first absolute span. */
  readonly cNames: ReadonlyMap<string, Span>;
  /** `//go:build` expression, and the one implied by the file name, joined by `&&`; "" when unconstrained. */
  readonly constraint: string;
  readonly isGenerated: boolean;
  readonly isTest: boolean;
  readonly directives: readonly Directive[];
  readonly syntaxErrors: readonly Span[];
  /** What each top-level declaration gave, in source order: the lowering takes unchanged ones over; nobody else reads it. */
  readonly parts?: readonly GoDeclarationPart[];
}

/** What one top-level Go declaration gives to its file. Every position is relative to the declaration's start. */
export interface GoDeclarationPart {
  readonly text: string;
  /** Comment lines above it that speak to tools (`//export`, annotations). */
  readonly doc: string;
  readonly hasError: boolean;
  /** Package-level names it declares. */
  readonly declared: readonly string[];
  readonly functions: readonly { readonly model: FunctionModel; readonly offset: number }[];
  readonly types: readonly TypeDecl[];
  readonly globals: readonly GlobalDecl[];
  readonly cNames: ReadonlyMap<string, Span>;
  readonly cTypeUses: readonly string[];
  readonly syntaxErrors: readonly Span[];
}
export interface CFileModel {
  readonly kind: "c";
  readonly uri: string;
  readonly text: string;
  readonly lines: LineIndex;
  readonly c: CUnit;
  readonly directives: readonly Directive[];
  readonly syntaxErrors: readonly Span[];
  /** Over the size limit, vendored or excluded: read for summaries, never reported on. */
  readonly summariesOnly: boolean;
}
export type FileModel = GoFileModel | CFileModel;

/** What is searched for words: of Go without comments, of C everything. */
export function searchedText(file: FileModel): string {
  return file.kind === "go" ? file.code : file.text;
}

/** One directory of Go files that belong together, with the C that cgo compiles with them. */
export interface PackageModel {
  readonly dir: string;
  readonly name: string;
  /** Sorted by uri. */
  readonly goFiles: readonly GoFileModel[];
  /** Siblings and headers reached by `#include "…"`, sorted by uri. */
  readonly cFiles: readonly CFileModel[];
  /** From the nearest go.mod, as [major, minor]; [1, 26]-like default when none is found: see packageModel.ts. */
  readonly goVersion: readonly [number, number];
  /** Go functions by name (no methods), build-tag variants side by side. */
  readonly functions: ReadonlyMap<string, readonly PlacedFunction[]>;
  /** Go methods by bare method name. */
  readonly methods: ReadonlyMap<string, readonly PlacedFunction[]>;
  readonly cFunctions: ReadonlyMap<string, readonly PlacedFunction[]>;
  readonly prototypes: ReadonlyMap<string, readonly Prototype[]>;
  readonly goTypes: ReadonlyMap<string, TypeRef>;
  readonly cTypes: ReadonlyMap<string, TypeRef>;
  readonly goGlobals: ReadonlyMap<string, GlobalDecl>;
  readonly cGlobals: ReadonlyMap<string, GlobalDecl>;
  /** Go functions by the C name they are exported under. */
  readonly exports: ReadonlyMap<string, readonly PlacedFunction[]>;
  fileOf(uri: string): FileModel | undefined;
  /** Methods of the type itself, of one name; found without looking through those of other types. */
  methodsOf(type: string, name: string): readonly PlacedFunction[];
  /** All methods of the type itself. */
  allMethodsOf(type: string): readonly PlacedFunction[];
  /** Reports whether `callee` (C.x, T, pkg.T) is known to be a type, so that the "call" converts. */
  isTypeName(callee: Expr): boolean;
}
