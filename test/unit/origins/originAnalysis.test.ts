// What is known about the memory behind the arguments of C calls: one small function per way a pointer comes about.
import { describe, expect, test } from "vitest";
import { analysesFromSource, functionNamed } from "../../harness/sourcePackage.ts";

const preamble = `package p

/*
#include <stdlib.h>
struct item { char *name; int n; };
typedef struct item item_t;
struct item *item_new(void);
int item_count(void);
item_t shared;
void use(void *p);
void number(uintptr_t u);
*/
import "C"
import (
	"bytes"
	"reflect"
	"unsafe"
)

type node struct {
	name string
	next *node
}
type plain struct{ a, b int32 }
type wrapper struct {
	c   *C.item_t
	own *C.item_t
	buf []byte
}

var _ = bytes.NewBuffer
var _ reflect.SliceHeader
var table [4]C.int

func newWrapper() *wrapper { return &wrapper{c: C.item_new(), own: &C.item_t{}, buf: make([]byte, 4)} }
func first(b []byte) unsafe.Pointer { return unsafe.Pointer(&b[0]) }
func same(p unsafe.Pointer) unsafe.Pointer { return p }
func fresh() (p *plain, err error) {
	p = &plain{}
	return
}
`;

/** The printed answers for the calls of `C.use` and `C.number` in a function with this body, without the callee. */
async function answers(body: string, params = ""): Promise<readonly string[]> {
  const analyses = await analysesFromSource({ "a.go": `${preamble}\nfunc f(${params}) {\n${body}\n}\n` });
  const lines = analyses.origins.printOrigins(functionNamed(analyses, "f").model).split("\n");
  return lines.filter((line) => /C\.(use|number)\(/.test(line)).map((line) => line.replace(/^.* -> /, ""));
}

const use = (argument: string): string => `C.use(unsafe.Pointer(${argument}))`;

describe("memory of Go", () => {
  test.each([
    ["a local", `var n node; ${use("&n")}`, "go node whole of n (holds: yes)"],
    ["a structure of C declared in Go", `var s C.struct_item; ${use("&s")}`, "go C.struct_item whole of s (holds: no)"],
    ["a field counts alone", `var n node; ${use("&n.name")}`, "go string header of n (holds: yes)"],
    ["an element", `b := make([]byte, 8); ${use("&b[0]")}`, "go byte element of b (holds: no)"],
    ["a slice itself", `b := make([]byte, 8); ${use("&b")}`, "go []byte header of b (holds: yes)"],
    ["a composite literal", use("&plain{}"), "go plain whole (holds: no)"],
    ["new", `p := new(plain); ${use("p")}`, "go plain whole of p (holds: no)"],
    ["through a named result", `p, _ := fresh(); ${use("p")}`, "go plain whole of p (holds: no)"],
    ["a package variable", use("&table[0]"), "go C.int element (holds: no)"],
    ["through conversions and arithmetic", `b := make([]byte, 8); C.number(C.uintptr_t(uintptr(unsafe.Pointer(&b[0])) + 4))`, "go byte of b (holds: no)"],
    ["through a function of the package", `b := []byte("x"); C.use(first(b))`, "go byte element (holds: no)"],
    ["an argument that is handed back", `var n plain; C.use(same(unsafe.Pointer(&n)))`, "go plain whole (holds: no)"],
    ["data of a slice", `b := []int32{1}; ${use("unsafe.SliceData(b)")}`, "go int32 element of b (holds: no)"],
    ["data of a string", `s := "x"; ${use("unsafe.StringData(s)")}`, "go byte element of s (holds: no)"],
    ["a header's data", `b := []byte("x"); h := (*reflect.SliceHeader)(unsafe.Pointer(&b)); C.number(C.uintptr_t(h.Data))`, "go byte element of b (holds: no)"],
    ["bytes copied from C", `b := C.GoBytes(nil, 4); ${use("&b[0]")}`, "go byte element of b (holds: no)"],
    ["append", `var b []byte; b = append(b, 1); ${use("&b[0]")}`, "go byte element of b (holds: no)"],
    ["a field that only gets memory of Go", `w := newWrapper(); ${use("w.own")}`, "go C.item_t whole (holds: no)"],
    ["a slice in a field", `w := newWrapper(); ${use("&w.buf[0]")}`, "go byte element (holds: no)"],
    ["an embedded cycle", `p := &node{}; p.next = p; ${use("p")}`, "go node whole of p (holds: yes)"],
  ])("%s", async (_, body, expected) => {
    expect(await answers(body)).toEqual([expected]);
  });
});

describe("memory of C", () => {
  test.each([
    ["a result", use("C.item_new()"), "c C.item"],
    ["malloc", use("C.malloc(8)"), "c whole"],
    ["a structure of Go in a fresh block", `n := (*node)(C.malloc(8)); ${use("n")}`, "c node whole of n"],
    ["a view of C memory", `n := 4; v := (*[1 << 20]*C.char)(C.malloc(32))[:n:n]; ${use("&v[0]")}`, "c *C.char element of v"],
    ["unsafe.Slice", `v := unsafe.Slice((*C.int)(C.malloc(32)), 8); ${use("&v[0]")}`, "c C.int element of v"],
    ["a field behind a pointer of C", `p := C.item_new(); ${use("p.name")}`, "c C.char"],
    ["the address of one", `p := C.item_new(); ${use("&p.n")}`, "c C.int whole of p"],
    ["a variable of C", use("&C.shared"), "c C.item_t"],
    ["a field that only gets memory of C", `w := newWrapper(); ${use("w.c")}`, "c C.item"],
    ["a pointer that C fills", `var p *C.item_t; C.get(&p); ${use("p")}`, "c C.item_t of p"],
  ])("%s", async (_, body, expected) => {
    expect((await answers(body)).map((one) => one.replace("C.struct_item", "C.item"))).toEqual([expected]);
  });
});

describe("not known", () => {
  test.each([
    ["a raw pointer from the caller", "p unsafe.Pointer", "C.use(p)", "unknown of p"],
    ["a pointer to numbers from the caller", "p *plain", use("p"), "unknown plain of p"],
    ["a pointer to a type of C from the caller", "p *C.item_t", use("p"), "unknown C.item_t of p"],
    ["one or the other", "b []byte", `p := unsafe.Pointer(&b[0]); if len(b) > 4 { p = C.malloc(4) }; C.use(p)`, "unknown of p"],
    ["user data that C hands back", "", `n := (*node)(C.user_data()); ${use("n")}`, "unknown node of n"],
    ["appending to a view", "", `v := unsafe.Slice((*C.int)(C.malloc(32)), 8); v = append(v, 1); ${use("&v[0]")}`, "unknown C.int element of v"],
  ])("%s", async (_, params, body, expected) => {
    expect(await answers(body, params)).toEqual([expected]);
  });
});

describe("parameters whose type decides", () => {
  test.each([
    ["bytes", "b []byte", use("&b[0]"), "go byte element of b (holds: no)"],
    ["a pointer to a structure with strings", "n *node", use("n"), "go node whole of n (holds: yes)"],
    ["pointers to C in a slice", "v []*C.char", use("&v[0]"), "unknown *C.char element of v"],
  ])("%s", async (_, params, body, expected) => {
    expect(await answers(body, params)).toEqual([expected]);
  });
});

describe("numbers", () => {
  test("are not printed, nil neither", async () => {
    expect(await answers("C.use(nil); C.number(C.uintptr_t(4)); C.number(C.uintptr_t(C.item_count()))")).toEqual([]);
  });
});
