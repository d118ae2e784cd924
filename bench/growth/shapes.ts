// Packages of any size made of real shapes: what a binding does, again and again. One parameter each, so that a curve
// shows what that parameter costs.

export type Package = ReadonlyMap<string, string>;

export interface GrowthSeries {
  readonly id: string;
  readonly title: string;
  /** What `sizes` counts. */
  readonly unit: string;
  readonly sizes: readonly number[];
  make(size: number): Package;
}

const head = `package p

/*
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static char *copy_of(const char *s) { char *c = strdup(s); return c; }
static int length_of(const char *s) { if (s == NULL) return -1; return (int)strlen(s); }
*/
import "C"

import (
	"errors"
	"unsafe"
)
`;

function repeat(count: number, piece: (index: number) => string): string {
  return Array.from({ length: count }, (_, index) => piece(index)).join("");
}

/** Seventeen lines: a wrapper, a method and a call with a status, as bindings have them. */
const wrappers = (i: number): string => `
type Item${i} struct{ name *C.char }

func NewItem${i}(s string) (*Item${i}, error) {
	cs := C.CString(s)
	if C.length_of(cs) < ${i % 7} {
		C.free(unsafe.Pointer(cs))
		return nil, errors.New("too short")
	}
	return &Item${i}{name: cs}, nil
}

func (it *Item${i}) Close() {
	C.free(unsafe.Pointer(it.name))
	it.name = nil
}
`;
const wrapperLines = 18;

function packageOfLines(lines: number): Package {
  const count = Math.max(1, Math.round(lines / wrapperLines));
  const perFile = 100;
  const files = Math.ceil(count / perFile);
  return new Map(Array.from({ length: files }, (_, file) => {
    const from = file * perFile;
    const body = repeat(Math.min(perFile, count - from), (i) => wrappers(from + i));
    return [`f${String(file).padStart(4, "0")}.go`, file === 0 ? head + body : `package p\n\n/*\n#include <stdlib.h>\nint length_of(const char *s);\n*/\nimport "C"\n\nimport (\n\t"errors"\n\t"unsafe"\n)\n${body}`];
  }));
}

const inFunction = (body: string, params = "s string, a []int"): Package => new Map([["a.go", `${head}\nfunc f(${params}) {\n\tcs := C.CString(s)\n${body}\tC.free(unsafe.Pointer(cs))\n\t_ = errors.New\n}\n`]]);
const ofFunctions = (body: string): Package => new Map([["a.go", `${head}${body}\nfunc top(s string) {\n\tcs := C.CString(s)\n\tf0(cs, 1)\n\t_ = errors.New\n}\n`]]);
const doubling = (from: number, to: number): readonly number[] => Array.from({ length: Math.round(Math.log2(to / from)) + 1 }, (_, i) => from * 2 ** i);

export const growthSeries: readonly GrowthSeries[] = [
  { id: "package", title: "Package size", unit: "lines of Go", sizes: [1000, 2000, 5000, 10_000, 20_000, 50_000, 100_000, 200_000], make: packageOfLines },
  { id: "function", title: "Function size", unit: "statements", sizes: doubling(100, 12_800), make: (n) => inFunction(repeat(n, (i) => (i % 2 === 0 ? `\ta[${i % 50}] = a[${(i + 1) % 50}] + ${i}\n` : "\tC.puts(cs)\n"))) },
  { id: "branches", title: "Branches in one function", unit: "if statements", sizes: doubling(8, 4096), make: (n) => inFunction(repeat(n, (i) => `\tif a[${i}] > 0 {\n\t\tC.puts(cs)\n\t}\n`)) },
  { id: "resources", title: "Resources in one function", unit: "C strings with defer", sizes: doubling(25, 3200), make: (n) => inFunction(repeat(n, (i) => `\tc${i} := C.CString(s)\n\tdefer C.free(unsafe.Pointer(c${i}))\n`)) },
  { id: "guarded", title: "Guarded resources in one function", unit: "optional C strings", sizes: doubling(4, 256), make: (n) => inFunction(repeat(n, (i) => `\tvar c${i} *C.char\n\tif a[${i}] > 0 {\n\t\tc${i} = C.CString(s)\n\t}\n\tif c${i} != nil {\n\t\tC.free(unsafe.Pointer(c${i}))\n\t}\n`)) },
  { id: "chain", title: "Chain of calls", unit: "functions", sizes: doubling(100, 12_800), make: (n) => ofFunctions(`${repeat(n, (i) => `\nfunc f${i}(s *C.char, d int) {\n\tf${i + 1}(s, d+1)\n}\n`)}\nfunc f${n}(s *C.char, d int) {\n\tC.free(unsafe.Pointer(s))\n}\n`) },
  { id: "cycle", title: "Cycle of calls", unit: "functions", sizes: doubling(100, 3200), make: (n) => ofFunctions(repeat(n, (i) => `\nfunc f${i}(s *C.char, d int) {\n\tif d > ${i} {\n\t\tf${(i + 1) % n}(s, d-1)\n\t} else {\n\t\tf${(i + 7) % n}(s, d)\n\t}\n}\n`)) },
  { id: "fields", title: "Fields of one struct", unit: "fields with C strings", sizes: doubling(50, 3200), make: (n) => new Map([["a.go", `${head}\ntype T struct {\n${repeat(n, (i) => `\tf${i} *C.char\n`)}}\n\nfunc (t *T) Set(s string) {\n${repeat(n, (i) => `\tt.f${i} = C.CString(s)\n`)}}\n\nfunc (t *T) Close() {\n${repeat(n, (i) => `\tC.free(unsafe.Pointer(t.f${i}))\n`)}\t_ = errors.New\n}\n`]]) },
  { id: "nesting", title: "Nesting", unit: "parentheses inside each other", sizes: doubling(1000, 128_000), make: (n) => inFunction(`\ta[0] = ${"(".repeat(n)}1${")".repeat(n)}\n`) },
];

/** A C file of so many bytes and a Go file that uses one function in five hundred. */
export function amalgamation(bytes: number): { readonly files: Package; readonly functions: number } {
  const shape = (i: number): string => `
/* Entry ${i} of the table, kept in the order in which entries are added. */
static int check_${i}(struct entry *e, int flags) {
  if (e == 0 || (flags & ${i % 31}) != 0) return -1;
  for (int k = 0; k < e->count; k++) {
    if (e->items[k].key == ${i} && e->items[k].state != DONE) e->items[k].state += flags;
  }
  return e->count > ${i % 13} ? 0 : 1;
}
char *lib_name_${i}(struct entry *e, const char *hint) {
  char *name;
  if (check_${i}(e, ${i % 7}) < 0) return 0;
  name = malloc(strlen(hint) + ${i % 64});
  if (name == 0) return 0;
  strcpy(name, hint);
  switch (e->kind) { case 1: name[0] = 'a'; break; case 2: name[0] = 'b'; break; default: break; }
  return name;
}
`;
  const count = Math.ceil(bytes / shape(1000).length);
  const source = `#include <stdlib.h>\n#include <string.h>\nstruct item { int key; int state; };\nstruct entry { int kind; int count; struct item *items; };\nenum { OPEN, DONE };\n${repeat(count, shape)}`;
  const used = Array.from({ length: Math.ceil(count / 500) }, (_, i) => i * 500);
  const declared = used.map((i) => `char *lib_name_${i}(struct entry *e, const char *hint);\n`).join("");
  const calls = used.map((i) => `\nfunc Name${i}(e *C.struct_entry, hint string) string {\n\tch := C.CString(hint)\n\tdefer C.free(unsafe.Pointer(ch))\n\tname := C.lib_name_${i}(e, ch)\n\treturn C.GoString(name)\n}\n`).join("");
  return { files: new Map([["lib.c", source], ["p.go", `package p\n\n/*\n#include <stdlib.h>\nstruct entry;\n${declared}*/\nimport "C"\n\nimport "unsafe"\n${calls}`]]), functions: count * 2 };
}
