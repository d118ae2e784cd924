package main

/*
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static uint32_t sum_bytes(const uint8_t *p, size_t n) {
	uint32_t sum = 0;
	for (size_t i = 0; i < n; i++) sum = sum * 31 + p[i];
	return sum;
}
*/
import "C"

import "unsafe"

// checksum copies its input to a block of C memory and forgets the block when there is nothing to sum.
func checksum(data []byte) uint32 {
	block := (*C.uint8_t)(C.malloc(C.size_t(len(data) + 1)))
	if len(data) == 0 {
		return 0
	}
	copy(unsafe.Slice((*byte)(unsafe.Pointer(block)), len(data)), data)
	sum := C.sum_bytes(block, C.size_t(len(data)))
	C.free(unsafe.Pointer(block))
	return uint32(sum)
}

// checksumClean tests first, allocates then, and frees with defer.
func checksumClean(data []byte) uint32 {
	if len(data) == 0 {
		return 0
	}
	block := (*C.uint8_t)(C.malloc(C.size_t(len(data))))
	defer C.free(unsafe.Pointer(block))
	copy(unsafe.Slice((*byte)(unsafe.Pointer(block)), len(data)), data)
	return uint32(C.sum_bytes(block, C.size_t(len(data))))
}
