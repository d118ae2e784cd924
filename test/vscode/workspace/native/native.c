#include "native.h"

#include <stdlib.h>

void native_consume(char *text) { free(text); }
