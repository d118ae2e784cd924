// The lowered program: one small expression and statement language for Go and C, as plain data.
// Guarantees: holds no tree nodes; every span is relative to the start of the outermost function (or to
// the declaration that holds it), so a function's model stays valid when text before it changes;
// names are resolved (see Ref). Does not type-check: TypeRef is what the source says.
import type { Span } from "../base/span.ts";

export type Lang = "go" | "c";

/** What a name means where it stands. */
export type Ref =
  /** A parameter, result, receiver or local variable: index into the outermost function's `locals`. */
  | { readonly kind: "local"; readonly id: number }
  /** The pseudo package `C` of a file that imports "C". */
  | { readonly kind: "cgo" }
  /** A Go import; `path` is the import path. */
  | { readonly kind: "import"; readonly path: string }
  /** Predeclared by Go (`len`, `nil` is a literal instead) and not redeclared in this file. */
  | { readonly kind: "universe" }
  /** Anything else: a package-level name of Go, a global, function, enumerator or macro of C. */
  | { readonly kind: "global" };

interface Node {
  readonly span: Span;
}

export interface Ident extends Node {
  readonly kind: "ident";
  readonly name: string;
  readonly ref: Ref;
}
export interface Literal extends Node {
  readonly kind: "literal";
  /** `nil` is Go's nil and C's NULL, nullptr and pointer-context 0 is NOT folded (0 stays `int`). */
  readonly type: "string" | "int" | "float" | "char" | "bool" | "nil";
  /** Source text, quotes included. */
  readonly text: string;
}
/** `x.f` in Go; `x.f` and `x->f` (arrow) in C. `C.f` and `pkg.F` are selects whose base is an Ident with ref cgo or import. */
export interface Select extends Node {
  readonly kind: "select";
  readonly base: Expr;
  readonly field: string;
  readonly fieldSpan: Span;
  readonly arrow: boolean;
}
export interface Index extends Node {
  readonly kind: "index";
  readonly base: Expr;
  readonly index: Expr;
}
export interface SliceExpr extends Node {
  readonly kind: "slice";
  readonly base: Expr;
  readonly low?: Expr;
  readonly high?: Expr;
  readonly max?: Expr;
}
/** A call, or a conversion that syntax alone cannot tell from a call (`MyType(x)`, `C.foo_t(x)`): see PackageModel.isConversion. */
export interface Call extends Node {
  readonly kind: "call";
  readonly callee: Expr;
  readonly typeArgs: readonly TypeRef[];
  readonly args: readonly Expr[];
  /** The last argument is followed by `...` (Go). */
  readonly spread: boolean;
}
/** A certain conversion: `(*T)(x)`, `[]byte(x)`, `unsafe.Pointer(x)`, `uintptr(x)`, `int(x)`, `C.int(x)`, `(*C.char)(x)`, a C cast. */
export interface Convert extends Node {
  readonly kind: "convert";
  readonly type: TypeRef;
  readonly operand: Expr;
}
export interface Unary extends Node {
  readonly kind: "unary";
  /** `post++`/`post--` and `++`/`--` exist in C expressions only; `<-` receives in Go. */
  readonly op: "&" | "*" | "!" | "-" | "+" | "^" | "~" | "<-" | "++" | "--" | "post++" | "post--";
  readonly operand: Expr;
}
export interface Binary extends Node {
  readonly kind: "binary";
  /** Source operator, `,` included (C). */
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
/** C assignment used as an expression: `(p = malloc(n)) == NULL`. A statement-level assignment is a Stmt. */
export interface AssignExpr extends Node {
  readonly kind: "assignExpr";
  readonly op: string;
  readonly left: Expr;
  readonly right: Expr;
}
/** C `test ? then : else`. */
export interface Conditional extends Node {
  readonly kind: "conditional";
  readonly test: Expr;
  readonly then: Expr;
  readonly else: Expr;
}
/** Go composite literal, C initialiser list or compound literal. */
export interface Composite extends Node {
  readonly kind: "composite";
  readonly type: TypeRef | undefined;
  readonly elements: readonly CompositeElement[];
}
export interface CompositeElement {
  /** Field name as an Ident with ref global, index expression, or map key. */
  readonly key?: Expr;
  readonly value: Expr;
}
export interface FuncLit extends Node {
  readonly kind: "funcLit";
  /** Index into the outermost function's `literals`. */
  readonly index: number;
}
export interface TypeAssert extends Node {
  readonly kind: "typeAssert";
  readonly operand: Expr;
  readonly type: TypeRef;
}
/** A type where an expression stands: `make([]T, n)`, `new(T)`, `sizeof(T)`. */
export interface TypeOperand extends Node {
  readonly kind: "type";
  readonly type: TypeRef;
}
/** Something the lowering does not model; its sub-expressions are kept so that uses are seen. */
export interface UnknownExpr extends Node {
  readonly kind: "unknown";
  readonly children: readonly Expr[];
}

export type Expr =
  | Ident | Literal | Select | Index | SliceExpr | Call | Convert | Unary | Binary | AssignExpr
  | Conditional | Composite | FuncLit | TypeAssert | TypeOperand | UnknownExpr;

/** A type as written. Const is C's, on the thing it qualifies: `const char *` is pointer(named char, const). */
export type TypeRef =
  /** `pkg` is "C" for `C.x` in Go; an import path for other qualified names; absent for local and C names. C tags keep their keyword: `struct_foo`. */
  | { readonly kind: "named"; readonly name: string; readonly pkg?: string; readonly const?: boolean }
  | { readonly kind: "pointer"; readonly elem: TypeRef; readonly const?: boolean }
  | { readonly kind: "slice"; readonly elem: TypeRef }
  | { readonly kind: "array"; readonly elem: TypeRef; readonly length?: string }
  | { readonly kind: "map"; readonly key: TypeRef; readonly value: TypeRef }
  | { readonly kind: "chan"; readonly elem: TypeRef }
  | { readonly kind: "func"; readonly params: readonly TypeRef[]; readonly results: readonly TypeRef[] }
  | { readonly kind: "struct"; readonly fields: readonly FieldDecl[] }
  /** `annotated`: its methods that carry annotations; absent when none does. */
  | { readonly kind: "interface"; readonly annotated?: readonly AnnotatedSignature[] }
  | { readonly kind: "unknown"; readonly text: string };

export interface FieldDecl {
  /** Type name for an embedded field. */
  readonly name: string;
  readonly type: TypeRef;
  readonly embedded: boolean;
  /** `//cgovet:owns` on a field: who holds the struct must release what stands there. Absent when there are none. */
  readonly annotations?: readonly Annotation[];
}

/** A method of an interface or a function-typed variable with annotations; "" stands for a parameter without a name. */
export interface AnnotatedSignature {
  readonly name: string;
  readonly params: readonly string[];
  readonly annotations: readonly Annotation[];
}

/** One assignment or declaration; `a, b := f()` has two lefts and one right. */
export interface AssignStmt extends Node {
  readonly kind: "assign";
  /** `=`, `:=`, `var`, `+=` …; `++` and `--` are `+=`/`-=` with an int literal 1. */
  readonly op: string;
  readonly left: readonly Expr[];
  /** Empty for `var x T` (zero value) and for a C declaration without initialiser (see `uninitialised`). */
  readonly right: readonly Expr[];
  /** Locals born here. */
  readonly declares: readonly number[];
  /** C local without initialiser. */
  readonly uninitialised: boolean;
}
export interface IfStmt extends Node {
  readonly kind: "if";
  readonly init?: Stmt;
  readonly cond: Expr;
  readonly then: BlockStmt;
  readonly else?: Stmt;
}
/** `for`, `while` and `do … while` (`testLast`). */
export interface LoopStmt extends Node {
  readonly kind: "loop";
  readonly init?: Stmt;
  readonly cond?: Expr;
  readonly post?: Stmt;
  readonly body: BlockStmt;
  readonly testLast: boolean;
}
export interface RangeStmt extends Node {
  readonly kind: "range";
  readonly key?: Expr;
  readonly value?: Expr;
  readonly declares: readonly number[];
  readonly over: Expr;
  readonly body: BlockStmt;
}
export interface SwitchStmt extends Node {
  readonly kind: "switch";
  readonly init?: Stmt;
  readonly tag?: Expr;
  /** Type switches: cases carry no labels that decide values. */
  readonly isTypeSwitch: boolean;
  /** C: a case body runs into the next one unless it breaks. */
  readonly implicitFallthrough: boolean;
  readonly cases: readonly SwitchCase[];
}
export interface SwitchCase {
  readonly span: Span;
  readonly labels: readonly Expr[];
  readonly isDefault: boolean;
  readonly body: readonly Stmt[];
}
export interface SelectStmt extends Node {
  readonly kind: "select";
  readonly cases: readonly { readonly span: Span; readonly comm?: Stmt; readonly body: readonly Stmt[] }[];
}
export interface BlockStmt extends Node {
  readonly kind: "block";
  readonly body: readonly Stmt[];
}

export type Stmt =
  | BlockStmt | AssignStmt | IfStmt | LoopStmt | RangeStmt | SwitchStmt | SelectStmt
  | (Node & { readonly kind: "expr"; readonly expr: Expr })
  | (Node & { readonly kind: "return"; readonly values: readonly Expr[] })
  | (Node & { readonly kind: "branch"; readonly op: "break" | "continue" | "goto" | "fallthrough"; readonly label?: string })
  | (Node & { readonly kind: "label"; readonly label: string; readonly body: Stmt })
  | (Node & { readonly kind: "defer"; readonly call: Expr })
  | (Node & { readonly kind: "go"; readonly call: Expr })
  | (Node & { readonly kind: "send"; readonly channel: Expr; readonly value: Expr })
  /** C code under `#if … #elif … #else`: one branch is compiled; `exhaustive` when an `#else` exists;
   *  `conditions` are the texts behind `#if` and `#elif` (`defined(X)` for `#ifdef`), "" for `#else`. */
  | (Node & { readonly kind: "alternatives"; readonly branches: readonly (readonly Stmt[])[]; readonly exhaustive: boolean; readonly conditions?: readonly string[] })
  /** Text the grammar could not parse. What it holds is unknown; nothing absent may be concluded near it. */
  | (Node & { readonly kind: "error"; readonly children: readonly Expr[] });

export interface Local {
  readonly id: number;
  readonly name: string;
  readonly kind: "receiver" | "param" | "result" | "var";
  readonly type?: TypeRef;
  /** Where it is declared, relative to the outermost function. */
  readonly span: Span;
  /** 0 for the outermost function, i + 1 for `literals[i]`. */
  readonly depth: number;
  /** C `static` local: lives as long as the program. */
  readonly isStatic: boolean;
}

/** The signature and body that a function and a function literal share. */
export interface FunctionBody {
  readonly receiver?: Param;
  readonly params: readonly Param[];
  readonly results: readonly Param[];
  readonly variadic: boolean;
  readonly body?: BlockStmt;
  readonly span: Span;
}
export interface Param {
  /** Absent when unnamed or `_`. */
  readonly local?: number;
  readonly name?: string;
  readonly type: TypeRef;
}

/** `//cgovet:owns p` and friends, from the doc comment or the line before. */
export interface Annotation {
  readonly kind: "owns" | "borrows" | "frees" | "returns-owned" | "main-thread";
  readonly argument?: string;
}

/** One top-level function or method of Go, or one C function with a body. Immutable; identity is the cache key. */
export interface FunctionModel extends FunctionBody {
  readonly lang: Lang;
  readonly name: string;
  /** `Recv.Name` for methods, else the name. */
  readonly qualifiedName: string;
  readonly nameSpan: Span;
  readonly locals: readonly Local[];
  /** Every function literal inside, outer before inner; `literals[i]` belongs to depth i + 1. */
  readonly literals: readonly (FunctionBody & { readonly parentDepth: number })[];
  /** Name given by `//export` (Go only). */
  readonly exportName?: string;
  /** C `static` / `inline`. */
  readonly isStatic: boolean;
  readonly isInline: boolean;
  readonly annotations: readonly Annotation[];
  /** ERROR or MISSING nodes inside: report only what is present, never what is absent. */
  readonly hasSyntaxError: boolean;
  /** The function's source text; spans index into it. In Go, comments are blanks. */
  readonly text: string;
}
