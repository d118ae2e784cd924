package main

// C leaks without any help from Go. count_words stands in this preamble, word_initials in words.c; cgovet reads both,
// because this file calls both.

/*
#include <stdlib.h>
#include <string.h>
#include "words.h"

static int count_words(const char *text) {
	char *copy = strdup(text), *rest = NULL;
	int count = 0;
	if (copy == NULL) return -1;
	if (copy[0] == '\0') return 0; // forgets the copy
	for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) count++;
	free(copy);
	return count;
}

static int count_words_clean(const char *text) {
	char *copy = strdup(text), *rest = NULL;
	int count = 0;
	if (copy == NULL) return -1;
	for (char *word = strtok_r(copy, " ", &rest); word != NULL; word = strtok_r(NULL, " ", &rest)) count++;
	free(copy);
	return count;
}
*/
import "C"

import "unsafe"

func countWords(text string) int {
	ctext := C.CString(text)
	defer C.free(unsafe.Pointer(ctext))
	return int(C.count_words(ctext))
}

func countWordsClean(text string) int {
	ctext := C.CString(text)
	defer C.free(unsafe.Pointer(ctext))
	return int(C.count_words_clean(ctext))
}

// initials loses what word_initials allocated for its caller: C.GoString copies, it does not free.
func initials(name string) string {
	cname := C.CString(name)
	defer C.free(unsafe.Pointer(cname))
	return C.GoString(C.word_initials(cname))
}

func initialsClean(name string) string {
	cname := C.CString(name)
	defer C.free(unsafe.Pointer(cname))
	letters := C.word_initials_clean(cname)
	if letters == nil {
		return ""
	}
	defer C.free(unsafe.Pointer(letters))
	return C.GoString(letters)
}
