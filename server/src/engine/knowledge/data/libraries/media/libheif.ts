// libheif: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Functions that return their error as a struct are left out until a status field can be followed.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libheifTable: LibraryTable = {
  library: "libheif",
  header: "libheif/heif.h",
  source: "https://github.com/strukturag/libheif",
  families: [
    {
      family: "heif_context_free",
      creates: ["heif_context_alloc"],
      releases: ["heif_context_free"],
    },
    {
      family: "heif_image_release",
      releases: ["heif_image_release"],
    },
    {
      family: "heif_image_handle_release",
      releases: ["heif_image_handle_release"],
    },
    {
      family: "heif_encoder_release",
      releases: ["heif_encoder_release"],
    },
    {
      family: "heif_decoding_options_free",
      creates: ["heif_decoding_options_alloc"],
      releases: ["heif_decoding_options_free"],
    },
    {
      family: "heif_encoding_options_free",
      creates: ["heif_encoding_options_alloc"],
      releases: ["heif_encoding_options_free"],
    },
  ],
  rows: [
    { name: "heif_get_version", returnsBorrowed: "library" },
  ],
};
