package main

/*
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static int greet_user(const char *name) {
	printf("hello, %s\n", name);
	return fflush(stdout);
}
*/
import "C"

import (
	"errors"
	"unsafe"
)

// greet loses the string when the name is too long. C.CString allocates with malloc, and the garbage collector never looks
// there: every byte that is not freed is gone. Try the quick fix on the underlined call.
func greet(name string) error {
	cname := C.CString(name)
	if C.strlen(cname) > 20 {
		return errors.New("the name is too long")
	}
	C.greet_user(cname)
	C.free(unsafe.Pointer(cname))
	return nil
}

// greetClean frees on every path: the deferred call runs whichever way the function ends.
func greetClean(name string) error {
	cname := C.CString(name)
	defer C.free(unsafe.Pointer(cname))
	if C.strlen(cname) > 20 {
		return errors.New("the name is too long")
	}
	C.greet_user(cname)
	return nil
}

// announce makes a string that has no name, so nobody can free it.
func announce(text string) {
	C.greet_user(C.CString(text))
}

// announceClean gives it one.
func announceClean(text string) {
	ctext := C.CString(text)
	defer C.free(unsafe.Pointer(ctext))
	C.greet_user(ctext)
}
