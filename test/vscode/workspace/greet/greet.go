// Package greet prints greetings with C and frees what it allocates.
package greet

/*
#include <stdio.h>
#include <stdlib.h>

static void greet(const char *name) { printf("hello, %s\n", name); }
*/
import "C"

import "unsafe"

// Greet prints a greeting for name.
func Greet(name string) {
	cs := C.CString(name)
	defer C.free(unsafe.Pointer(cs))
	C.greet(cs)
}
