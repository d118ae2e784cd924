#ifndef NATIVE_H
#define NATIVE_H

void native_consume(char *text);

#endif
