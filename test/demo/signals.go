package main

/*
#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t seen;

static void on_signal(int number) { seen = number; }

// Goroutine stacks are small. Without SA_ONSTACK this handler runs on whichever stack the signal finds.
static int install_handler(void) {
	struct sigaction action = {0};
	action.sa_handler = on_signal;
	sigemptyset(&action.sa_mask);
	return sigaction(SIGUSR1, &action, NULL);
}

static int install_handler_clean(void) {
	struct sigaction action = {0};
	action.sa_handler = on_signal;
	action.sa_flags = SA_ONSTACK;
	sigemptyset(&action.sa_mask);
	return sigaction(SIGUSR1, &action, NULL);
}

static int block_signal(sigset_t *old) {
	sigset_t set;
	sigemptyset(&set);
	sigaddset(&set, SIGUSR2);
	return pthread_sigmask(SIG_BLOCK, &set, old);
}

static int restore_mask(const sigset_t *old) { return pthread_sigmask(SIG_SETMASK, old, NULL); }
*/
import "C"

import "runtime"

func installHandler() bool { return C.install_handler() == 0 }

func installHandlerClean() bool { return C.install_handler_clean() == 0 }

// quietly blocks a signal on a thread that Go may leave in the middle: other goroutines inherit the mask, and the old one
// is put back on another thread.
func quietly(work func()) {
	var old C.sigset_t
	C.block_signal(&old)
	work()
	C.restore_mask(&old)
}

// quietlyClean keeps its thread until the old mask is back.
func quietlyClean(work func()) {
	runtime.LockOSThread()
	defer runtime.UnlockOSThread()
	var old C.sigset_t
	C.block_signal(&old)
	defer C.restore_mask(&old)
	work()
}
