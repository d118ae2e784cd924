// Ownership hints: the source with each hint written where it stands.
import { describe, expect, it } from "vitest";
import { createEngine } from "../../../server/src/engine/engine.ts";
import type { OwnershipHint } from "../../../server/src/engine/engineApi.ts";
import { createLineIndex } from "../../../server/src/engine/base/lineIndex.ts";
import { grammarBytes } from "../../harness/grammarBytes.ts";
import { createMemoryHost } from "../../harness/memoryHost.ts";

/** Lines with hints, the hints in brackets. */
async function hinted(files: Readonly<Record<string, string>>, name = Object.keys(files)[0] ?? ""): Promise<readonly string[]> {
  const host = createMemoryHost(Object.entries(files).map(([path, text]) => [`file:///p/${path}`, text] as const));
  const engine = await createEngine({ host, grammars: grammarBytes() });
  try {
    const text = files[name] ?? "";
    const lines = createLineIndex(text);
    const hints = await engine.ownershipHints(`file:///p/${name}`);
    const shown = [...hints].reverse().reduce((before, hint) => {
      const at = lines.offsetAt(hint.position);
      return `${before.slice(0, at)}[${labelOf(hint)}]${before.slice(at)}`;
    }, text);
    return shown.split("\n").filter((line) => /\[(owned|borrowed|given|returned)/.test(line)).map((line) => line.trim());
  } finally {
    engine.dispose();
  }
}

function labelOf(hint: OwnershipHint): string {
  switch (hint.kind) {
    case "owned":
      return `owned: ${hint.by}, ${hint.release ?? "?"}`;
    case "borrowed":
      return `borrowed: ${hint.by}, ${hint.owner ?? "library"}`;
    case "given":
      return `given: ${hint.by}${hint.toC ? ", C" : ""}`;
    case "returned":
      return "returned";
  }
}

const go = (preamble: string, body: string): Readonly<Record<string, string>> => ({ "a.go": `package p\n\n/*\n${preamble}\n*/\nimport "C"\n\nimport "unsafe"\n\nvar _ unsafe.Pointer\n\n${body}\n` });

describe("ownership hints", () => {
  it("stand where a variable gets something to release", async () => {
    expect(await hinted(go("#include <stdlib.h>", "func f(s string) {\n\tcs := C.CString(s)\n\tvar p = (*C.char)(C.malloc(8))\n\tC.free(unsafe.Pointer(cs))\n\tC.free(unsafe.Pointer(p))\n}"))).toEqual(["cs[owned: C.CString, C.free] := C.CString(s)", "var p[owned: C.malloc, C.free] = (*C.char)(C.malloc(8))"]);
  });

  it("stand at the address that a call fills", async () => {
    expect(await hinted(go("#include <sqlite3.h>", "func f(s *C.char) {\n\tvar db *C.sqlite3\n\tif C.sqlite3_open(s, &db) != 0 {\n\t\tC.sqlite3_close(db)\n\t\treturn\n\t}\n\tC.sqlite3_close(db)\n}"))).toEqual(["if C.sqlite3_open(s, &db[owned: C.sqlite3_open, C.sqlite3_close]) != 0 {"]);
  });

  it("follow what helpers hand out, and what is returned", async () => {
    const source = "func make(s string) *C.char {\n\tcs := C.CString(s)\n\treturn cs\n}\n\nfunc use(s string) {\n\tcs := make(s)\n\tC.free(unsafe.Pointer(cs))\n}";
    expect(await hinted(go("#include <stdlib.h>", source))).toEqual(["cs[owned: C.CString, C.free] := C.CString(s)", "return cs[returned]", "cs[owned: make, C.free] := make(s)"]);
  });

  it("show where C takes over, in words of the package itself", async () => {
    const preamble = "#include <stdlib.h>\n//cgovet:owns text\nvoid keep(char *text);";
    expect(await hinted(go(preamble, "func f(s string) {\n\tcs := C.CString(s)\n\tC.keep(cs)\n}"))).toEqual(["cs[owned: C.CString, C.free] := C.CString(s)", "C.keep(cs[given: C.keep, C])"]);
  });

  it("show what is only lent", async () => {
    expect(await hinted(go("#include <sqlite3.h>", "func f(st *C.sqlite3_stmt) string {\n\ttext := C.sqlite3_column_text(st, 0)\n\treturn C.GoString((*C.char)(unsafe.Pointer(text)))\n}"))).toEqual(["text[borrowed: C.sqlite3_column_text, st] := C.sqlite3_column_text(st, 0)"]);
  });

  it("speak of C as C does", async () => {
    const files = { "a.c": '#include <stdlib.h>\n#include <string.h>\n\nchar *twice(const char *s) {\n\tchar *copy = strdup(s);\n\treturn copy;\n}\n', "a.go": 'package p\n\n// char *twice(const char *s);\nimport "C"\n\nfunc f(s *C.char) { C.twice(s) }\n' };
    expect(await hinted(files)).toEqual(["char *copy[owned: strdup, free] = strdup(s);", "return copy[returned];"]);
  });

  it("call operators of C++ by their names", async () => {
    const files = { "a.go": 'package p\n\n// char *thing_name(void);\nimport "C"\n\nfunc f() {\n\tname := C.thing_name()\n\t_ = name\n}\n', "a.cpp": 'extern "C" char *thing_name(void) {\n\tchar *name = new char[8];\n\treturn name;\n}\n' };
    expect(await hinted(files)).toEqual(["name[owned: C.thing_name, delete[]] := C.thing_name()"]);
  });

  it("are silent where nobody knows: unknown functions, guesses, Go memory, results without a name", async () => {
    expect(await hinted(go("struct thing;\nstruct thing *thing_new(void);\nvoid thing_use(struct thing *t);\nvoid thing_free(struct thing *t);\nchar *mystery(void);", "func f(s string) {\n\tt := C.thing_new()\n\tC.thing_use(t)\n\tC.thing_free(t)\n\tm := C.mystery()\n\t_ = m\n\tb := []byte(s)\n\t_ = b\n\t_ = C.CString(s)\n\tC.thing_use((*C.struct_thing)(unsafe.Pointer(C.CString(s))))\n}"))).toEqual([]);
  });

  it("are silent in a function with syntax errors", async () => {
    expect(await hinted(go("#include <stdlib.h>", "func f(s string) {\n\tcs := C.CString(s)\n\tif {\n}"))).toEqual([]);
  });
});
