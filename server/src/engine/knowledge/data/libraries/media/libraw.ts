// LibRaw: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const librawTable: LibraryTable = {
  library: "LibRaw",
  header: "libraw/libraw.h",
  source: "https://www.libraw.org/docs/API-C.html",
  families: [
    {
      family: "libraw_close",
      creates: ["libraw_init"],
      releases: ["libraw_close"],
    },
    {
      family: "libraw_dcraw_clear_mem",
      creates: ["libraw_dcraw_make_mem_image", "libraw_dcraw_make_mem_thumb"],
      releases: ["libraw_dcraw_clear_mem"],
    },
  ],
  rows: [
    { name: "libraw_strerror", returnsBorrowed: "library" },
    { name: "libraw_version", returnsBorrowed: "library" },
    { name: "libraw_cameraList", returnsBorrowed: "library" },
  ],
};
