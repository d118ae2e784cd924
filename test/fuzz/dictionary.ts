// Words that make an analyser of cgo code think: keywords, calls that create, release, lock or jump, directives, half
// open brackets, and units that editors and disks produce in bad moments.

/** Inserted into Go and C alike: what belongs to the other language is an interesting mistake. */
export const tokens: readonly string[] = [
  "(", ")", "{", "}", "[", "]", ";", ",", ".", ":=", "=", "==", "!=", "&&", "||", "!", "&", "*", "<-", "...", ":", "?", "->", "~", "|=", "<<", "++", "--", "#", "@", "\\",
  '"', "'", "`", "/*", "*/", "//", "\n", "\r\n", "\t", "0", "1", "-1", "0x7fffffffffffffff", "1e400", "nil", "true", "false", "_", "x", "err", "cs", "p", "len",
  "if", "else", "for", "range", "switch", "case", "default", "select", "go", "defer", "return", "break", "continue", "goto", "fallthrough", "func", "type", "struct", "interface",
  "map", "chan", "var", "const", "import", "package", "static", "extern", "typedef", "union", "enum", "while", "do", "sizeof", "const char *", "void", "unsigned",
  "C.", "C.free(unsafe.Pointer(cs))", "C.CString(s)", "C.malloc(8)", "C.GoString(cs)", "C.GoBytes(p, 4)", "(*C.char)(unsafe.Pointer(&b[0]))", "unsafe.Pointer(", "unsafe.Slice(p, n)",
  "defer C.free(unsafe.Pointer(cs))", "runtime.LockOSThread()", "runtime.UnlockOSThread()", "runtime.KeepAlive(x)", "runtime.SetFinalizer(x, nil)", "cgo.NewHandle(x)", "h.Delete()",
  "panic(err)", "recover()", "os.Exit(1)", "func() {", "}()", "if err != nil { return }", "for {", "switch {", "x, err := C.f()", "L:", "goto L",
  "malloc(4)", "free(p)", "realloc(p, 8)", "strdup(s)", "setjmp(b)", "longjmp(b, 1)", "errno", "NULL", "fopen(s, s)", "fclose(f)", "fork()", "pthread_sigmask(0, &s, 0)",
  "#include <stdlib.h>\n", "#include \"x.h\"\n", "#cgo LDFLAGS: -lm\n", "#cgo CFLAGS: -I${SRCDIR}\n", "#define F(x) g(x)\n", "#if 0\n", "#else\n", "#endif\n", "#ifdef X\n",
  "//export f\n", "//go:build ignore\n", "//go:linkname f g\n", "//cgovet:ignore cstring-leak reason\n", "//cgovet:returns-owned free\n", "// #include <stdlib.h>\nimport \"C\"\n", "import \"C\"\n", 'import "unsafe"\n',
];

/** Single units and pairs that texts should not hold, yet do. */
export const oddUnits: readonly string[] = ["\0", "\ufeff", "\ud800", "\udc00", "\ud83d\ude00", "\u2028", "\r", "\x0c", "\x1a", "\u00a0", "\u200b", "é", "\uffff", "\x7f"];

/** Names that replace other names. */
export const names: readonly string[] = [
  "C.free", "C.CString", "C.malloc", "C.strdup", "C.fopen", "C.fclose", "C.GoString", "C.puts", "C.strlen", "unsafe.Pointer", "runtime.LockOSThread", "runtime.KeepAlive", "panic", "append", "copy", "make", "new",
  "len", "cap", "close", "free", "malloc", "calloc", "realloc", "memcpy", "printf", "exit", "abort", "pthread_mutex_lock", "pthread_mutex_unlock", "signal", "sigaction", "dlopen", "dlclose", "int", "string", "error", "C", "init", "main",
];
