// libvpx: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libvpxTable: LibraryTable = {
  library: "libvpx",
  header: "vpx/vpx_codec.h",
  source: "https://www.webmproject.org/docs/webm-sdk/",
  families: [
    {
      family: "vpx_codec_destroy",
      creates: [
        { name: "vpx_codec_enc_init", inPlace: 0 }, { name: "vpx_codec_enc_init_ver", inPlace: 0 },
        { name: "vpx_codec_dec_init", inPlace: 0 }, { name: "vpx_codec_dec_init_ver", inPlace: 0 },
      ],
      releases: ["vpx_codec_destroy"],
    },
    {
      family: "vpx_img_free",
      header: "vpx/vpx_image.h",
      creates: [
        { name: "vpx_img_alloc", whenNil: 0 },
        { name: "vpx_img_wrap", whenNil: 0, params: ["borrows", "borrows", "borrows", "borrows", "borrows", "keeps"] },
      ],
      releases: ["vpx_img_free"],
    },
  ],
  rows: [
    { name: "vpx_codec_error", returnsBorrowed: 0 },
    { name: "vpx_codec_error_detail", returnsBorrowed: 0 },
    { name: "vpx_codec_err_to_string", returnsBorrowed: "library" },
    { name: "vpx_codec_version_str", returnsBorrowed: "library" },
    { name: "vpx_codec_get_frame", returnsBorrowed: 0 },
    { name: "vpx_codec_get_cx_data", returnsBorrowed: 0 },
    { name: "vpx_codec_iface_name", returnsBorrowed: "library" },
    { name: "vpx_codec_vp8_cx", returnsBorrowed: "library" },
    { name: "vpx_codec_vp9_cx", returnsBorrowed: "library" },
    { name: "vpx_codec_vp8_dx", returnsBorrowed: "library" },
    { name: "vpx_codec_vp9_dx", returnsBorrowed: "library" },
  ],
};
