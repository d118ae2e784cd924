// YAJL: parsers, generators, trees, error texts.
import type { LibraryTable } from "../../../libraryTable.ts";
import { releasing } from "../../../tableEntries.ts";

export const yajl: LibraryTable = {
  library: "YAJL",
  header: "yajl/yajl_parse.h",
  source: "https://lloyd.github.io/yajl/yajl-2.1.0/yajl__parse_8h.html",
  families: [
    { family: "yajl_free", creates: ["yajl_alloc"], releases: ["yajl_free"] },
    { family: "yajl_free_error", creates: ["yajl_get_error"], releases: releasing(1, "yajl_free_error") },
    { family: "yajl_gen_free", header: "yajl/yajl_gen.h", creates: ["yajl_gen_alloc"], releases: ["yajl_gen_free"] },
    { family: "yajl_tree_free", header: "yajl/yajl_tree.h", creates: ["yajl_tree_parse"], releases: ["yajl_tree_free"] },
  ],
};
