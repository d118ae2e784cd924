#include "words.h"

#include <stdlib.h>
#include <string.h>

static void collect(const char *text, char *letters) {
	int start = 1;
	for (; *text != '\0'; text++) {
		if (start && *text != ' ') {
			*letters++ = *text;
		}
		start = *text == ' ';
	}
	*letters = '\0';
}

/* When the second allocation fails, the first is lost. */
char *word_initials(const char *text) {
	char *scratch = malloc(strlen(text) + 1);
	char *letters;

	if (scratch == NULL) {
		return NULL;
	}
	collect(text, scratch);
	letters = malloc(strlen(scratch) + 1);
	if (letters == NULL) {
		return NULL;
	}
	strcpy(letters, scratch);
	free(scratch);
	return letters;
}

/* One exit frees the scratch memory whatever happened before. */
char *word_initials_clean(const char *text) {
	char *letters = NULL;
	char *scratch = malloc(strlen(text) + 1);

	if (scratch == NULL) {
		goto out;
	}
	collect(text, scratch);
	letters = strdup(scratch);
out:
	free(scratch);
	return letters;
}
