// The allocating part of the C library: everything whose result (or out-parameter) goes back with free().
// Data only. `nullable` is the C library's truth; `nullableFromGo` the one for calls written in Go.
import type { ApiModel } from "../apiModel.ts";

export const libcMemoryModels: readonly ApiModel[] = [
  // Release. Freeing NULL does nothing.
  { name: "C.free", header: "stdlib.h", releases: { param: 0, family: "malloc" }, params: ["takes"], source: "https://man7.org/linux/man-pages/man3/malloc.3.html" },
  { name: "C.free_sized", header: "stdlib.h", releases: { param: 0, family: "malloc" }, params: ["takes", "borrows"], source: "https://man7.org/linux/man-pages/man3/free_sized.3.html" },
  { name: "C.free_aligned_sized", header: "stdlib.h", releases: { param: 0, family: "malloc" }, params: ["takes", "borrows", "borrows"], source: "https://man7.org/linux/man-pages/man3/free_sized.3.html" },
  { name: "C.cfree", header: "stdlib.h", releases: { param: 0, family: "malloc" }, params: ["takes"], source: "https://man7.org/linux/man-pages/man3/cfree.3.html" },

  // Raw blocks. cgo wraps malloc alone: called from Go it ends the program instead of returning nil.
  { name: "C.malloc", header: "stdlib.h", creates: { family: "malloc", nullable: true, nullableFromGo: false }, params: ["borrows"], setsErrno: true, source: "https://pkg.go.dev/cmd/cgo#hdr-Go_references_to_C" },
  { name: "C.calloc", header: "stdlib.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/malloc.3.html" },
  { name: "C.realloc", header: "stdlib.h", creates: { family: "malloc" }, reallocates: { param: 0, family: "malloc" }, params: ["takes-on-success", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/malloc.3.html" },
  { name: "C.reallocarray", header: "stdlib.h", creates: { family: "malloc" }, reallocates: { param: 0, family: "malloc" }, params: ["takes-on-success", "borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/malloc.3.html" },
  // BSD: frees the old block even when it fails.
  { name: "C.reallocf", header: "stdlib.h", creates: { family: "malloc" }, releases: { param: 0, family: "malloc" }, params: ["takes", "borrows"], setsErrno: true, source: "https://man.freebsd.org/cgi/man.cgi?query=reallocf&sektion=3" },
  { name: "C.aligned_alloc", header: "stdlib.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/posix_memalign.3.html" },
  { name: "C.memalign", header: "malloc.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/posix_memalign.3.html" },
  { name: "C.valloc", alsoKnownAs: ["C.pvalloc"], header: "stdlib.h", creates: { family: "malloc" }, params: ["borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/posix_memalign.3.html" },
  { name: "C.posix_memalign", header: "stdlib.h", creates: { family: "malloc", outParam: 0, nullable: false }, params: ["writes", "borrows", "borrows"], source: "https://man7.org/linux/man-pages/man3/posix_memalign.3.html" },

  // Copies of strings.
  { name: "C.strdup", alsoKnownAs: ["C._strdup", "C.__strdup"], header: "string.h", creates: { family: "malloc" }, params: ["borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/strdup.3.html" },
  { name: "C.strndup", alsoKnownAs: ["C.__strndup"], header: "string.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/strdup.3.html" },
  { name: "C.wcsdup", alsoKnownAs: ["C._wcsdup"], header: "wchar.h", creates: { family: "malloc" }, params: ["borrows"], source: "https://man7.org/linux/man-pages/man3/wcsdup.3.html" },

  // Formatting and reading into fresh memory. getline's buffer must be freed even when the call fails.
  { name: "C.asprintf", header: "stdio.h", creates: { family: "malloc", outParam: 0, nullable: false }, params: ["writes", "borrows"], restParams: "borrows", source: "https://man7.org/linux/man-pages/man3/asprintf.3.html" },
  { name: "C.vasprintf", header: "stdio.h", creates: { family: "malloc", outParam: 0, nullable: false }, params: ["writes", "borrows", "borrows"], source: "https://man7.org/linux/man-pages/man3/asprintf.3.html" },
  { name: "C.getline", header: "stdio.h", creates: { family: "malloc", outParam: 0, ownedEvenOnError: true }, reallocates: { param: 0, family: "malloc" }, params: ["writes", "writes", "borrows"], blocks: "may", setsErrno: true, source: "https://man7.org/linux/man-pages/man3/getline.3.html" },
  { name: "C.getdelim", header: "stdio.h", creates: { family: "malloc", outParam: 0, ownedEvenOnError: true }, reallocates: { param: 0, family: "malloc" }, params: ["writes", "writes", "borrows", "borrows"], blocks: "may", setsErrno: true, source: "https://man7.org/linux/man-pages/man3/getline.3.html" },
  { name: "C.open_memstream", header: "stdio.h", creates: { family: "malloc", outParam: 0, ownedEvenOnError: false }, params: ["keeps", "keeps"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/open_memstream.3.html" },
  { name: "C.open_wmemstream", header: "wchar.h", creates: { family: "malloc", outParam: 0, ownedEvenOnError: false }, params: ["keeps", "keeps"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/open_memstream.3.html" },

  // Names of files.
  { name: "C.realpath", header: "stdlib.h", creates: { family: "malloc", whenNil: 1 }, params: ["borrows", "writes"], returnsParam: 1, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/realpath.3.html" },
  { name: "C.canonicalize_file_name", header: "stdlib.h", creates: { family: "malloc" }, params: ["borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/canonicalize_file_name.3.html" },
  { name: "C.getcwd", alsoKnownAs: ["C._getcwd"], header: "unistd.h", creates: { family: "malloc", whenNil: 0 }, params: ["writes", "borrows"], returnsParam: 0, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/getcwd.3.html" },
  { name: "C.get_current_dir_name", header: "unistd.h", creates: { family: "malloc" }, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/getcwd.3.html" },
  { name: "C.tempnam", alsoKnownAs: ["C._tempnam"], header: "stdio.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], setsErrno: true, source: "https://man7.org/linux/man-pages/man3/tempnam.3.html" },
  // The array and every entry of it come from malloc.
  { name: "C.scandir", header: "dirent.h", creates: { family: "malloc", outParam: 1, nullable: false }, params: ["borrows", "writes", "borrows", "borrows"], callsBack: true, setsErrno: true, source: "https://man7.org/linux/man-pages/man3/scandir.3.html" },

  // Symbols of a stack trace: one block for the array and its strings.
  { name: "C.backtrace_symbols", header: "execinfo.h", creates: { family: "malloc" }, params: ["borrows", "borrows"], source: "https://man7.org/linux/man-pages/man3/backtrace.3.html" },
];
