// libaom: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libaomTable: LibraryTable = {
  library: "libaom",
  header: "aom/aom_codec.h",
  source: "https://aomedia.googlesource.com/aom",
  families: [
    {
      family: "aom_codec_destroy",
      creates: [
        { name: "aom_codec_enc_init", inPlace: 0 }, { name: "aom_codec_enc_init_ver", inPlace: 0 },
        { name: "aom_codec_dec_init", inPlace: 0 }, { name: "aom_codec_dec_init_ver", inPlace: 0 },
      ],
      releases: ["aom_codec_destroy"],
    },
    {
      family: "aom_img_free",
      header: "aom/aom_image.h",
      creates: [{ name: "aom_img_alloc", whenNil: 0 }],
      releases: ["aom_img_free"],
    },
  ],
  rows: [
    { name: "aom_codec_error", returnsBorrowed: 0 },
    { name: "aom_codec_error_detail", returnsBorrowed: 0 },
    { name: "aom_codec_get_frame", returnsBorrowed: 0 },
    { name: "aom_codec_get_cx_data", returnsBorrowed: 0 },
    { name: "aom_codec_av1_cx", returnsBorrowed: "library" },
    { name: "aom_codec_av1_dx", returnsBorrowed: "library" },
  ],
};
