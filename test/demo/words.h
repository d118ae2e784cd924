#ifndef CGODEMO_WORDS_H
#define CGODEMO_WORDS_H

/* The first letters of all words; the caller frees the result. NULL when memory is out. */
char *word_initials(const char *text);
char *word_initials_clean(const char *text);

#endif
