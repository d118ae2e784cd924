package main

/*
#include <pthread.h>
#include <stdlib.h>

// Graphics libraries work like this: a current canvas for each thread, set by one call and used by the next.
static __thread int current_canvas;

static void canvas_make_current(int id) { current_canvas = id; }
static int canvas_draw(void) { return current_canvas * 2; }

static pthread_key_t key;
static int worker_setup(void) { return pthread_key_create(&key, NULL); }
static pthread_key_t worker_key(void) { return key; }
*/
import "C"

import "runtime"

// paint makes two calls that belong together. Between them Go may move the goroutine to another thread, whose current
// canvas is another one.
func paint(id int) int {
	C.canvas_make_current(C.int(id))
	return int(C.canvas_draw())
}

// paintClean stays on its thread for both calls.
func paintClean(id int) int {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	C.canvas_make_current(C.int(id))
	return int(C.canvas_draw())
}

func init() { C.worker_setup() }

// nameWorker stores a value for this thread and reads it back, perhaps on another one.
func nameWorker() bool {
	label := C.malloc(1)
	defer C.free(label)
	C.pthread_setspecific(C.worker_key(), label)
	return C.pthread_getspecific(C.worker_key()) == label
}

// nameWorkerClean reads it back where it was stored.
func nameWorkerClean() bool {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	label := C.malloc(1)
	defer C.free(label)
	C.pthread_setspecific(C.worker_key(), label)
	return C.pthread_getspecific(C.worker_key()) == label
}
