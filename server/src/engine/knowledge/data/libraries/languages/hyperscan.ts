// Hyperscan: databases, scratch space, streams. hs_alloc_scratch enlarges the space it is given.
// Serialised databases and info texts come from malloc unless the program set an allocator.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out, outOnFailureCode } from "../../../tableEntries.ts";

export const hyperscan: LibraryTable = {
  library: "Hyperscan",
  header: "hs.h",
  source: "https://intel.github.io/hyperscan/dev-reference/api_files.html",
  families: [
    {
      family: "hs_free_database",
      creates: [...out(2, "hs_deserialize_database"), ...out(4, "hs_compile"), ...out(5, "hs_compile_lit"), ...out(6, "hs_compile_multi"), ...out(7, "hs_compile_ext_multi", "hs_compile_lit_multi")],
      releases: ["hs_free_database"],
    },
    { family: "hs_free_compile_error", creates: [...outOnFailureCode(3, "hs_expression_info"), ...outOnFailureCode(4, "hs_expression_ext_info"), ...outOnFailureCode(5, "hs_compile"), ...outOnFailureCode(6, "hs_compile_lit"), ...outOnFailureCode(7, "hs_compile_multi"), ...outOnFailureCode(8, "hs_compile_ext_multi", "hs_compile_lit_multi")], releases: ["hs_free_compile_error"] },
    { family: "hs_free_scratch", creates: out(1, "hs_clone_scratch"), releases: ["hs_free_scratch"] },
    { family: "hs_close_stream", creates: [...out(2, "hs_open_stream"), ...out(0, "hs_copy_stream")], releases: ["hs_close_stream"] },
    { family: "malloc", creates: [...out(1, "hs_serialize_database", "hs_database_info"), ...out(2, "hs_serialized_database_info", "hs_expression_info")], releases: [] },
  ],
  rows: [{ name: "hs_alloc_scratch", creates: { family: "hs_free_scratch", outParam: 1 }, reallocates: { param: 1, family: "hs_free_scratch" } }],
};
