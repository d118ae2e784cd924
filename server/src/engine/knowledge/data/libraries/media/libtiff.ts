// LibTIFF: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libtiffTable: LibraryTable = {
  library: "LibTIFF",
  header: "tiffio.h",
  source: "https://libtiff.gitlab.io/libtiff/functions.html",
  families: [
    {
      family: "TIFFClose",
      creates: [
        "TIFFOpen", "TIFFOpenExt", "TIFFFdOpen",
        { name: "TIFFClientOpen", params: ["borrows", "borrows", "keeps", "keeps", "keeps", "keeps", "keeps", "keeps", "keeps", "keeps"] },
      ],
      releases: ["TIFFClose"],
    },
    {
      family: "_TIFFfree",
      creates: ["_TIFFmalloc", "_TIFFcalloc"],
      releases: ["_TIFFfree"],
    },
  ],
  rows: [
    { name: "TIFFFileName", returnsBorrowed: 0 },
    { name: "TIFFGetVersion", returnsBorrowed: "library" },
  ],
};
