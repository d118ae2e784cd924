// Package native hands C strings to a function whose body decides who frees them.
package native

// #include <stdlib.h>
// #include "native.h"
import "C"

// Consume gives text to C, which frees it.
func Consume(text string) {
	cs := C.CString(text)
	C.native_consume(cs)
}
