// GIFLIB: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const giflibTable: LibraryTable = {
  library: "GIFLIB",
  header: "gif_lib.h",
  source: "https://giflib.sourceforge.net/gif_lib.html",
  families: [
    {
      family: "DGifCloseFile",
      creates: ["DGifOpenFileName", "DGifOpenFileHandle", { name: "DGifOpen", params: ["keeps", "keeps", "writes"] }],
      releases: ["DGifCloseFile"],
    },
    {
      family: "EGifCloseFile",
      creates: ["EGifOpenFileName", "EGifOpenFileHandle", { name: "EGifOpen", params: ["keeps", "keeps", "writes"] }],
      releases: ["EGifCloseFile"],
    },
    {
      family: "GifFreeMapObject",
      creates: ["GifMakeMapObject", "GifUnionColorMap"],
      releases: ["GifFreeMapObject"],
    },
  ],
  rows: [
    { name: "GifErrorString", returnsBorrowed: "library" },
  ],
};
