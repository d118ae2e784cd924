// C++ and Objective-C as far as pointers of C are concerned, under the names the lowering gives them: operators are
// `operator_new`, `operator_delete_array` …; names in a namespace keep it; methods of any class start with `->`, messages
// with `-`. The C library stands in namespace std as well.
// Data only. Does not hold: what objects of Objective-C own, which the runtime counts.
import type { ApiModel } from "../apiModel.ts";

const newPage = "https://en.cppreference.com/w/cpp/memory/new/operator_new";
const deletePage = "https://en.cppreference.com/w/cpp/memory/new/operator_delete";

const operators: readonly ApiModel[] = [
  // What a constructor does with its arguments is not known: they may live on in the object.
  { name: "C.operator_new", header: "new", creates: { family: "operator_delete", nullable: false }, restParams: "keeps", source: newPage },
  { name: "C.operator_new_array", header: "new", creates: { family: "operator_delete_array", nullable: false }, restParams: "keeps", source: newPage },
  { name: "C.operator_delete", header: "new", releases: { param: 0, family: "operator_delete" }, params: ["takes"], source: deletePage },
  { name: "C.operator_delete_array", header: "new", releases: { param: 0, family: "operator_delete_array" }, params: ["takes"], source: deletePage },
  { name: "C.operator_throw", header: "exception", restParams: "keeps", returns: "never", source: "https://en.cppreference.com/w/cpp/language/throw" },
];

const standardLibrary: readonly ApiModel[] = [
  // Owners: from here on their destructor releases the pointer.
  { name: "C.std::unique_ptr", alsoKnownAs: ["C.std::auto_ptr"], header: "memory", restParams: "takes", source: "https://en.cppreference.com/w/cpp/memory/unique_ptr" },
  { name: "C.std::shared_ptr", header: "memory", restParams: "takes", source: "https://en.cppreference.com/w/cpp/memory/shared_ptr" },
  { name: "C.->reset", header: "memory", params: ["takes"], restParams: "borrows", source: "https://en.cppreference.com/w/cpp/memory/unique_ptr/reset" },
  { name: "C.std::make_unique", alsoKnownAs: ["C.std::make_shared"], header: "memory", restParams: "keeps", source: "https://en.cppreference.com/w/cpp/memory/unique_ptr/make_unique" },
  { name: "C.std::thread", header: "thread", restParams: "keeps", source: "https://en.cppreference.com/w/cpp/thread/thread/thread" },
  { name: "C.std::async", header: "future", restParams: "keeps", source: "https://en.cppreference.com/w/cpp/thread/async" },
  // Casts in the shape of functions.
  { name: "C.std::move", header: "utility", params: ["borrows"], returnsParam: 0, source: "https://en.cppreference.com/w/cpp/utility/move" },
  { name: "C.std::forward", header: "utility", params: ["borrows"], returnsParam: 0, source: "https://en.cppreference.com/w/cpp/utility/forward" },
  // Copies of what the pointer points to.
  { name: "C.std::string", alsoKnownAs: ["C.std::wstring", "C.std::u16string", "C.std::u32string"], header: "string", restParams: "borrows", source: "https://en.cppreference.com/w/cpp/string/basic_string/basic_string" },
  { name: "C.std::vector", header: "vector", restParams: "borrows", source: "https://en.cppreference.com/w/cpp/container/vector/vector" },
  // A view lives no longer than the function that makes it, unless it goes elsewhere, which is not followed.
  { name: "C.std::string_view", header: "string_view", restParams: "borrows", source: "https://en.cppreference.com/w/cpp/string/basic_string_view/basic_string_view" },
  { name: "C.std::copy", alsoKnownAs: ["C.std::copy_n", "C.std::fill", "C.std::fill_n"], header: "algorithm", restParams: "borrows", source: "https://en.cppreference.com/w/cpp/algorithm/copy" },
];

const foundation: readonly ApiModel[] = [
  { name: "C.-stringWithUTF8String:", alsoKnownAs: ["C.-initWithUTF8String:", "C.-initWithCString:encoding:", "C.-stringWithCString:encoding:", "C.-initWithBytes:length:encoding:"], header: "Foundation/Foundation.h", restParams: "borrows", source: "https://developer.apple.com/documentation/foundation/nsstring" },
  { name: "C.-dataWithBytes:length:", alsoKnownAs: ["C.-initWithBytes:length:"], header: "Foundation/Foundation.h", restParams: "borrows", source: "https://developer.apple.com/documentation/foundation/nsdata" },
  { name: "C.-initWithBytesNoCopy:length:", alsoKnownAs: ["C.-dataWithBytesNoCopy:length:", "C.-initWithBytesNoCopy:length:freeWhenDone:", "C.-dataWithBytesNoCopy:length:freeWhenDone:", "C.-initWithBytesNoCopy:length:deallocator:"], header: "Foundation/Foundation.h", restParams: "keeps", source: "https://developer.apple.com/documentation/foundation/nsdata" },
];

/** Headers of C whose standard functions C++ has in namespace std. */
export const headersInStd: ReadonlySet<string> = new Set(["stdlib.h", "string.h", "stdio.h", "wchar.h"]);

/** Names of ISO C in these headers; extensions of POSIX are not in std. */
export const namesInStd = /^C\.(malloc|calloc|realloc|free|aligned_alloc|abort|exit|quick_exit|_Exit|(str|mem|wcs|wmem)(n?cpy|n?cat|n?cmp|r?chr|len|move|set|coll|str|spn|cspn|pbrk|tok|error|xfrm)|[fs]?n?printf|puts|fputs|fopen|fclose|fread|fwrite|ato[fil]l?|strto[a-z]+)$/;

export const cppMemoryModels: readonly ApiModel[] = [...operators, ...standardLibrary, ...foundation];
