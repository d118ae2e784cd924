// What the pseudo package C adds to a C library, and the Go functions that C pointers meet most often.
// Data only. Names of Go functions are `import path.Name`, of methods `import path.Type.Method`.
import type { ApiModel } from "../apiModel.ts";

export const cgoModels: readonly ApiModel[] = [
  // The helpers cgo makes itself: strings and byte copies live in the C heap, the way back lives in Go memory.
  { name: "C.CString", creates: { family: "malloc", nullable: false }, params: ["borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C.CBytes", creates: { family: "malloc", nullable: false }, params: ["borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C.GoString", params: ["borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C.GoStringN", params: ["borrows", "borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C.GoBytes", params: ["borrows", "borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C._GoStringLen", params: ["borrows"], source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C._GoStringPtr", params: ["borrows"], returnsParam: 0, returnsInterior: true, source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },

  // unsafe: the same address in another shape.
  { name: "unsafe.Pointer", params: ["borrows"], returnsParam: 0, source: "https://pkg.go.dev/unsafe#Pointer" },
  { name: "unsafe.Add", params: ["borrows", "borrows"], returnsParam: 0, returnsInterior: true, source: "https://pkg.go.dev/unsafe#Add" },
  { name: "unsafe.Slice", params: ["borrows", "borrows"], returnsParam: 0, source: "https://pkg.go.dev/unsafe#Slice" },
  { name: "unsafe.SliceData", params: ["borrows"], returnsParam: 0, source: "https://pkg.go.dev/unsafe#SliceData" },
  { name: "unsafe.String", params: ["borrows", "borrows"], returnsParam: 0, source: "https://pkg.go.dev/unsafe#String" },
  { name: "unsafe.StringData", params: ["borrows"], returnsParam: 0, source: "https://pkg.go.dev/unsafe#StringData" },
  { name: "unsafe.Sizeof", params: ["borrows"], source: "https://pkg.go.dev/unsafe#Sizeof" },
  { name: "unsafe.Offsetof", params: ["borrows"], source: "https://pkg.go.dev/unsafe#Offsetof" },
  { name: "unsafe.Alignof", params: ["borrows"], source: "https://pkg.go.dev/unsafe#Alignof" },

  // Lifetime: a finalizer or cleanup holds on to what it is given and may release it later.
  { name: "runtime.KeepAlive", params: ["borrows"], source: "https://pkg.go.dev/runtime#KeepAlive" },
  { name: "runtime.SetFinalizer", params: ["keeps", "keeps"], source: "https://pkg.go.dev/runtime#SetFinalizer" },
  { name: "runtime.AddCleanup", params: ["keeps", "keeps", "keeps"], source: "https://pkg.go.dev/runtime#AddCleanup" },
  { name: "runtime.Pinner.Pin", creates: { family: "runtime.Pinner.Unpin", inPlace: -1, nullable: false }, params: ["keeps"], source: "https://pkg.go.dev/runtime#Pinner.Pin" },
  { name: "runtime.Pinner.Unpin", releases: { param: -1, family: "runtime.Pinner.Unpin" }, params: [], source: "https://pkg.go.dev/runtime#Pinner.Unpin" },
  { name: "runtime/cgo.NewHandle", creates: { family: "runtime/cgo.Handle.Delete", nullable: false }, params: ["keeps"], source: "https://pkg.go.dev/runtime/cgo#NewHandle" },
  { name: "runtime/cgo.Handle.Delete", releases: { param: -1, family: "runtime/cgo.Handle.Delete" }, params: [], source: "https://pkg.go.dev/runtime/cgo#Handle.Delete" },
  { name: "runtime/cgo.Handle.Value", params: [], source: "https://pkg.go.dev/runtime/cgo#Handle.Value" },
  // The conversion from a number that came back from C.
  { name: "runtime/cgo.Handle", params: ["borrows"], returnsParam: 0, source: "https://pkg.go.dev/runtime/cgo#Handle" },

  // Go functions that only look at what they are given.
  { name: "fmt.Print", alsoKnownAs: ["fmt.Println", "fmt.Printf", "fmt.Sprint", "fmt.Sprintln", "fmt.Sprintf", "fmt.Errorf", "fmt.Fprint", "fmt.Fprintln", "fmt.Fprintf"], params: ["borrows"], restParams: "borrows", source: "https://pkg.go.dev/fmt#hdr-Printing" },
  { name: "log.Print", alsoKnownAs: ["log.Println", "log.Printf"], params: ["borrows"], restParams: "borrows", source: "https://pkg.go.dev/log#Print" },
  { name: "reflect.TypeOf", params: ["borrows"], source: "https://pkg.go.dev/reflect#TypeOf" },
  { name: "golang.org/x/sys/unix.BytePtrToString", params: ["borrows"], source: "https://pkg.go.dev/golang.org/x/sys/unix#BytePtrToString" },
  { name: "golang.org/x/sys/windows.UTF16PtrToString", params: ["borrows"], source: "https://pkg.go.dev/golang.org/x/sys/windows#UTF16PtrToString" },
];
