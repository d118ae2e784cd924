// Duktape: heaps. Values live on the heap's stacks.
import type { LibraryTable } from "../../../libraryTable.ts";

export const duktape: LibraryTable = {
  library: "Duktape",
  header: "duktape.h",
  source: "https://duktape.org/api.html",
  families: [{ family: "duk_destroy_heap", creates: ["duk_create_heap", "duk_create_heap_default"], releases: ["duk_destroy_heap"] }],
};
