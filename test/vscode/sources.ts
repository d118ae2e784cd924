/**
 * Go files the cases create.
 *
 * Guarantees: each compiles under `go build` as it stands, gofmt would not change it.
 * Does not: hold files that are read from disk only; those are in workspace/.
 */

const preamble = `/*
#include <stdlib.h>

static int first(const char *text) { return text[0]; }
*/
import "C"
`;

/** Nothing to report; what is typed at the end of `bodyLine` comes first in the function. */
export const cleanFile = `package typing

${preamble}
// First returns the first byte of text.
func First(text string) int {
	return len(text) + int(C.first(nil))
}
`;

/** Zero-based number of the line that opens the function of `cleanFile`. */
export const bodyLine = cleanFile.split("\n").findIndex((line) => line.startsWith("func First"));

/** What typing a leak at the end of `bodyLine` looks like. */
export const typedLeak = "\n\tcs := C.CString(text)\n\t_ = C.first(cs)";

/** One leak in a function of the given package. */
export const leakyFile = (packageName: string): string => `package ${packageName}

${preamble}
// First returns the first byte of text and leaks its copy.
func First(text string) int {
	cs := C.CString(text)
	return int(C.first(cs))
}
`;

/** Two leaks in two functions. */
export const twiceLeakyFile = (packageName: string): string => `${leakyFile(packageName)}
// Second does the same once more.
func Second(text string) int {
	other := C.CString(text)
	return int(C.first(other))
}
`;

/**
 * A package whose leaks have paths through several files: `use.go` leaks what a C file allocates, `name.go` what another Go
 * file makes. By path below the workspace.
 */
export const pathFiles: Readonly<Record<string, string>> = {
  "walk/native.h": "void *new_block(unsigned long size);\nint look(const void *block);\n",
  "walk/native.c": '#include "native.h"\n\n#include <stdlib.h>\n\nvoid *new_block(unsigned long size) {\n\treturn malloc(size);\n}\n\nint look(const void *block) {\n\treturn block != NULL;\n}\n',
  "walk/use.go": 'package walk\n\n// #include "native.h"\nimport "C"\n\n// Use looks at a block and forgets it.\nfunc Use() bool {\n\tblock := C.new_block(8)\n\tif block == nil {\n\t\treturn false\n\t}\n\treturn C.look(block) != 0\n}\n',
  "walk/make.go": 'package walk\n\n// #include <stdlib.h>\nimport "C"\n\nfunc newName(text string) *C.char {\n\treturn C.CString(text)\n}\n',
  "walk/name.go": 'package walk\n\n// #include <stdlib.h>\n// #include <string.h>\nimport "C"\n\n// Length measures a copy and forgets it.\nfunc Length(text string) int {\n\tname := newName(text)\n\treturn int(C.strlen(name))\n}\n',
};
