// Go files for the protocol tests, each as `go build` takes them.

const preamble = `/*
#include <stdlib.h>

static int first(const char *text) { return text[0]; }
*/
import "C"
`;

/** A function that leaks its C string, in line 11 (zero-based 10). */
export const leaky = `package p

${preamble}
func First(text string) int {
	cs := C.CString(text)
	return int(C.first(cs))
}
`;

export const clean = `package p

${preamble}
func First(text string) int {
	return len(text) + int(C.first(nil))
}
`;

/** Two leaks in two functions. */
export const twice = `${leaky}
func Second(text string) int {
	other := C.CString(text)
	return int(C.first(other))
}
`;
