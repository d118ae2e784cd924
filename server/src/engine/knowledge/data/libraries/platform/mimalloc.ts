// mimalloc: its own heap; where it replaces malloc, free and mi_free are interchangeable.
import type { LibraryTable } from "../../../libraryTable.ts";

export const mimalloc: LibraryTable = {
  library: "mimalloc",
  header: "mimalloc.h",
  source: "https://microsoft.github.io/mimalloc/modules.html",
  families: [
    { family: "mi_free", creates: ["mi_malloc", "mi_calloc", "mi_zalloc", "mi_mallocn", "mi_malloc_small", "mi_zalloc_small", "mi_malloc_aligned", "mi_zalloc_aligned", "mi_strdup", "mi_strndup", "mi_heap_malloc", "mi_heap_calloc", "mi_heap_zalloc"], releases: ["mi_free", "mi_free_size", "mi_free_aligned"] },
    { family: "mi_heap_delete", creates: ["mi_heap_new"], releases: ["mi_heap_delete", "mi_heap_destroy"], lends: ["mi_heap_get_default", "mi_heap_get_backing"] },
  ],
  rows: [{ name: "mi_realloc", creates: { family: "mi_free" }, reallocates: { param: 0, family: "mi_free" } }, { name: "mi_reallocn", creates: { family: "mi_free" }, reallocates: { param: 0, family: "mi_free" } }],
};
