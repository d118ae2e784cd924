// libavif: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libavifTable: LibraryTable = {
  library: "libavif",
  header: "avif/avif.h",
  source: "https://github.com/AOMediaCodec/libavif",
  families: [
    {
      family: "avifImageDestroy",
      creates: ["avifImageCreate", "avifImageCreateEmpty"],
      releases: ["avifImageDestroy"],
    },
    {
      family: "avifDecoderDestroy",
      creates: ["avifDecoderCreate"],
      releases: ["avifDecoderDestroy"],
    },
    {
      family: "avifEncoderDestroy",
      creates: ["avifEncoderCreate"],
      releases: ["avifEncoderDestroy"],
    },
  ],
  rows: [
    { name: "avifVersion", returnsBorrowed: "library" },
    { name: "avifResultToString", returnsBorrowed: "library" },
  ],
};
