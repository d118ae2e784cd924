// x264 and x265: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const x264Table: LibraryTable = {
  library: "x264 and x265",
  header: "x264.h",
  source: "https://www.videolan.org/developers/x264.html",
  families: [
    {
      family: "x264_encoder_close",
      creates: ["x264_encoder_open"],
      releases: ["x264_encoder_close"],
    },
    {
      family: "x264_picture_clean",
      creates: [{ name: "x264_picture_alloc", inPlace: 0 }],
      releases: ["x264_picture_clean"],
    },
    {
      family: "x265_encoder_close",
      header: "x265.h",
      source: "https://x265.readthedocs.io/en/master/api.html",
      creates: ["x265_encoder_open"],
      releases: ["x265_encoder_close"],
    },
    {
      family: "x265_param_free",
      header: "x265.h",
      source: "https://x265.readthedocs.io/en/master/api.html",
      creates: ["x265_param_alloc"],
      releases: ["x265_param_free"],
    },
    {
      family: "x265_picture_free",
      header: "x265.h",
      source: "https://x265.readthedocs.io/en/master/api.html",
      creates: ["x265_picture_alloc"],
      releases: ["x265_picture_free"],
    },
  ],
};
