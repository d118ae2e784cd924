// OpenJPEG: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue } from "../../../tableEntries.ts";

export const openjpegTable: LibraryTable = {
  library: "OpenJPEG",
  header: "openjpeg.h",
  source: "https://www.openjpeg.org/doxygen/",
  families: [
    {
      family: "opj_destroy_codec",
      creates: ["opj_create_decompress", "opj_create_compress"],
      releases: ["opj_destroy_codec"],
    },
    {
      family: "opj_image_destroy",
      creates: ["opj_image_create", "opj_image_tile_create", ...outIfTrue(2, "opj_read_header")],
      releases: ["opj_image_destroy"],
    },
    {
      family: "opj_stream_destroy",
      creates: ["opj_stream_create", "opj_stream_default_create", "opj_stream_create_default_file_stream", "opj_stream_create_file_stream"],
      releases: ["opj_stream_destroy"],
    },
    {
      family: "opj_destroy_cstr_info",
      creates: ["opj_get_cstr_info"],
      releases: [{ name: "opj_destroy_cstr_info", through: true }],
    },
  ],
  rows: [
    { name: "opj_version", returnsBorrowed: "library" },
  ],
};
