// OpenSlide: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const openslideTable: LibraryTable = {
  library: "OpenSlide",
  header: "openslide/openslide.h",
  source: "https://openslide.org/api/openslide_8h.html",
  families: [
    {
      family: "openslide_close",
      creates: ["openslide_open"],
      releases: ["openslide_close"],
    },
  ],
  rows: [
    { name: "openslide_get_error", returnsBorrowed: 0 },
    { name: "openslide_get_property_names", returnsBorrowed: 0 },
    { name: "openslide_get_property_value", returnsBorrowed: 0 },
    { name: "openslide_get_associated_image_names", returnsBorrowed: 0 },
    { name: "openslide_get_version", returnsBorrowed: "library" },
    { name: "openslide_detect_vendor", returnsBorrowed: "library" },
  ],
};
