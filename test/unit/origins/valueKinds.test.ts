// Whether values of a type hold pointers of Go, and what kind of value they are.
import { expect, test } from "vitest";
import { createValueKinds } from "../../../server/src/engine/analyses/origins/valueKinds.ts";
import { packageFromSource } from "../../harness/sourcePackage.ts";

const source = `package p

// struct point { int x, y; };
// typedef struct point point_t;
import "C"
import "time"
import "sync"
import "unsafe"
import "example.com/other"

type list struct { next *list; n int }
type owner struct { p *C.point_t; n int }
type alias C.point_t
type viaAlias struct { p *alias }
type all struct {
	number    int
	flags     [4]uint8
	str       string
	bytes     []byte
	dict      map[string]int
	fn        func()
	ch        chan int
	any       interface{}
	err       error
	cpoint    C.point_t
	cptr      *C.point_t
	raw       unsafe.Pointer
	addr      uintptr
	intPtr    *int
	list      *list
	lists     list
	owner     *owner
	owners    owner
	via       viaAlias
	when      time.Time
	wait      time.Duration
	mu        sync.Mutex
	foreign   other.Thing
	cfunc     *[0]byte
	grid      [2][2]string
	none      [0]string
}
`;

test.each([
  ["number", "number", "no"],
  ["flags", "array", "no"],
  ["str", "string", "yes"],
  ["bytes", "slice", "yes"],
  ["dict", "map", "yes"],
  ["fn", "func", "yes"],
  ["ch", "chan", "yes"],
  ["any", "interface", "yes"],
  ["err", "interface", "yes"],
  ["cpoint", "struct", "no"],
  ["cptr", "pointer", "no"],
  ["raw", "unsafe-pointer", "unknown"],
  ["addr", "uintptr", "no"],
  ["intPtr", "pointer", "unknown"],
  ["list", "pointer", "yes"],
  ["lists", "struct", "yes"],
  ["owner", "pointer", "unknown"],
  ["owners", "struct", "no"],
  ["via", "struct", "no"],
  ["when", "struct", "yes"],
  ["wait", "number", "no"],
  ["mu", "struct", "no"],
  ["foreign", "unknown", "unknown"],
  ["cfunc", "pointer", "no"],
  ["grid", "array", "yes"],
  ["none", "array", "no"],
])("%s is a %s that holds pointers: %s", async (name, kind, holds) => {
  const pkg = await packageFromSource({ "a.go": source });
  const kinds = createValueKinds(pkg);
  const all = pkg.goTypes.get("all");
  const type = all?.kind === "struct" ? all.fields.find((field) => field.name === name)?.type : undefined;
  expect([kinds.kindOf(type, "go"), kinds.holdsGoPointers(type, "go")]).toEqual([kind, holds]);
});
