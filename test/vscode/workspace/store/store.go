// Package store is never opened by the tests: only a scan can find its leaks.
package store

/*
#include <stdlib.h>
#include <string.h>

static int put(const char *key, const char *value) { return strcmp(key, value); }
*/
import "C"

import (
	"errors"
	"unsafe"
)

// Put fails without freeing the key when the value is empty.
func Put(key, value string) error {
	ck := C.CString(key)
	if value == "" {
		return errors.New("empty value")
	}
	cv := C.CString(value)
	defer C.free(unsafe.Pointer(cv))
	C.put(ck, cv)
	C.free(unsafe.Pointer(ck))
	return nil
}
