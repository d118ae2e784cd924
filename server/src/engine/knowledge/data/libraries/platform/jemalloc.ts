// jemalloc with the je_ prefix and its own interface; without the prefix it is malloc.
import type { LibraryTable } from "../../../libraryTable.ts";

export const jemalloc: LibraryTable = {
  library: "jemalloc",
  header: "jemalloc/jemalloc.h",
  source: "https://jemalloc.net/jemalloc.3.html",
  families: [
    { family: "je_free", creates: ["je_malloc", "je_calloc", "je_aligned_alloc", "je_memalign", "je_valloc"], releases: ["je_free"] },
    { family: "dallocx", creates: ["mallocx"], releases: ["dallocx", "sdallocx"] },
  ],
  rows: [{ name: "je_realloc", creates: { family: "je_free" }, reallocates: { param: 0, family: "je_free" } }, { name: "rallocx", creates: { family: "dallocx" }, reallocates: { param: 0, family: "dallocx" } }],
};
