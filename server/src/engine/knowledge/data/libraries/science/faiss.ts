// Faiss: indices and search results.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const faiss: LibraryTable = {
  library: "Faiss",
  header: "faiss/c_api/Index_c.h",
  source: "https://github.com/facebookresearch/faiss/tree/main/c_api",
  families: [
    { family: "faiss_Index_free", creates: [...out(0, "faiss_index_factory"), ...out(1, "faiss_clone_index"), ...out(2, "faiss_read_index_fname", "faiss_read_index")], releases: ["faiss_Index_free"] },
    { family: "faiss_RangeSearchResult_free", header: "faiss/c_api/impl/AuxIndexStructures_c.h", creates: out(0, "faiss_RangeSearchResult_new"), releases: ["faiss_RangeSearchResult_free"] },
  ],
};
