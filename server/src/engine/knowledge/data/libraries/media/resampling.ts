// libsamplerate, SoX resampler, Rubber Band: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const resamplingTable: LibraryTable = {
  library: "libsamplerate, SoX resampler, Rubber Band",
  header: "samplerate.h",
  source: "https://libsndfile.github.io/libsamplerate/api_full.html",
  families: [
    {
      family: "src_delete",
      creates: ["src_new", { name: "src_callback_new", params: ["keeps", "borrows", "borrows", "writes", "keeps"] }, "src_clone"],
      releases: ["src_delete"],
    },
    {
      family: "soxr_delete",
      header: "soxr.h",
      source: "https://sourceforge.net/projects/soxr/",
      creates: ["soxr_create"],
      releases: ["soxr_delete"],
    },
    {
      family: "rubberband_delete",
      header: "rubberband/rubberband-c.h",
      source: "https://breakfastquay.com/rubberband/code-doc/",
      creates: ["rubberband_new"],
      releases: ["rubberband_delete"],
    },
  ],
  rows: [
    { name: "src_strerror", returnsBorrowed: "library" },
    { name: "src_get_name", returnsBorrowed: "library" },
    { name: "src_get_description", returnsBorrowed: "library" },
    { name: "src_get_version", returnsBorrowed: "library" },
  ],
};
