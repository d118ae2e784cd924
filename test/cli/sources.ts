// Small cgo packages for the command line's tests.

export const leaky = `package db

/*
#include <stdlib.h>
static int open_db(const char *name) { return name[0]; }
*/
import "C"

import (
	"errors"
	"unsafe"
)

var errOpen = errors.New("open")

// Open opens the database.
func Open(path string) error {
	name := C.CString(path)
	if C.open_db(name) != 0 {
		return errOpen
	}
	C.free(unsafe.Pointer(name))
	return nil
}
`;

export const clean = leaky.replace("\tif C.open_db", "\tdefer C.free(unsafe.Pointer(name))\n\tif C.open_db").replace("\tC.free(unsafe.Pointer(name))\n\treturn nil", "\treturn nil");

/** Has a safe fix: nothing frees the string. */
export const fixable = leaky.replace("\tC.free(unsafe.Pointer(name))\n", "");

export const ignored = leaky.replace("\tname :=", "\t//cgovet:ignore cstring-leak the process ends here\n\tname :=");
