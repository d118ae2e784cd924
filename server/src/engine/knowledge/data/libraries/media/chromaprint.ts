// Chromaprint: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const chromaprintTable: LibraryTable = {
  library: "Chromaprint",
  header: "chromaprint.h",
  source: "https://acoustid.org/chromaprint",
  families: [
    {
      family: "chromaprint_free",
      creates: ["chromaprint_new"],
      releases: ["chromaprint_free"],
    },
    {
      family: "chromaprint_dealloc",
      creates: [...outIfTrue(1, "chromaprint_get_fingerprint", "chromaprint_get_raw_fingerprint"), ...outIfTrue(3, "chromaprint_encode_fingerprint")],
      releases: ["chromaprint_dealloc"],
    },
  ],
};
