// dav1d, libde265, OpenH264, SVT-AV1: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const videoCodecsTable: LibraryTable = {
  library: "dav1d, libde265, OpenH264, SVT-AV1",
  header: "dav1d/dav1d.h",
  source: "https://videolan.videolan.me/dav1d/",
  families: [
    {
      family: "dav1d_close",
      creates: [{ name: "dav1d_open", outParam: 0 }],
      releases: [{ name: "dav1d_close", through: true }],
    },
    {
      family: "de265_free_decoder",
      header: "libde265/de265.h",
      source: "https://github.com/strukturag/libde265",
      creates: ["de265_new_decoder"],
      releases: ["de265_free_decoder"],
    },
    {
      family: "WelsDestroySVCEncoder",
      header: "wels/codec_api.h",
      source: "https://github.com/cisco/openh264",
      creates: [{ name: "WelsCreateSVCEncoder", outParam: 0 }],
      releases: ["WelsDestroySVCEncoder"],
    },
    {
      family: "WelsDestroyDecoder",
      header: "wels/codec_api.h",
      source: "https://github.com/cisco/openh264",
      creates: [{ name: "WelsCreateDecoder", outParam: 0 }],
      releases: ["WelsDestroyDecoder"],
    },
    {
      family: "svt_av1_enc_deinit_handle",
      header: "svt-av1/EbSvtAv1Enc.h",
      source: "https://gitlab.com/AOMediaCodec/SVT-AV1",
      creates: [{ name: "svt_av1_enc_init_handle", outParam: 0 }],
      releases: ["svt_av1_enc_deinit_handle"],
    },
  ],
};
