// Chromaprint: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

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
      releases: ["chromaprint_dealloc"],
    },
  ],
};
