// libexif: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libexifTable: LibraryTable = {
  library: "libexif",
  header: "libexif/exif-data.h",
  source: "https://libexif.github.io/api/",
  families: [
    {
      family: "exif_data_unref",
      creates: ["exif_data_new", "exif_data_new_from_file", "exif_data_new_from_data"],
      releases: ["exif_data_unref", "exif_data_free"],
      retains: ["exif_data_ref"],
    },
    {
      family: "exif_loader_unref",
      header: "libexif/exif-loader.h",
      creates: ["exif_loader_new"],
      releases: ["exif_loader_unref"],
      retains: ["exif_loader_ref"],
    },
    {
      family: "exif_data_unref",
      header: "libexif/exif-loader.h",
      creates: ["exif_loader_get_data"],
      releases: [],
    },
    {
      family: "exif_entry_unref",
      header: "libexif/exif-entry.h",
      creates: ["exif_entry_new"],
      releases: ["exif_entry_unref", "exif_entry_free"],
      retains: ["exif_entry_ref"],
    },
    {
      family: "exif_content_unref",
      header: "libexif/exif-content.h",
      creates: ["exif_content_new"],
      releases: ["exif_content_unref", "exif_content_free"],
      retains: ["exif_content_ref"],
    },
  ],
  rows: [
    { name: "exif_content_get_entry", returnsBorrowed: 0 },
    { name: "exif_tag_get_name", returnsBorrowed: "library" },
    { name: "exif_tag_get_title", returnsBorrowed: "library" },
    { name: "exif_tag_get_description", returnsBorrowed: "library" },
    { name: "exif_ifd_get_name", returnsBorrowed: "library" },
    { name: "exif_format_get_name", returnsBorrowed: "library" },
    { name: "exif_byte_order_get_name", returnsBorrowed: "library" },
  ],
};
