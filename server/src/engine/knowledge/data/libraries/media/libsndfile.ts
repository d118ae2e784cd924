// libsndfile: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libsndfileTable: LibraryTable = {
  library: "libsndfile",
  header: "sndfile.h",
  source: "https://libsndfile.github.io/libsndfile/api.html",
  families: [
    {
      family: "sf_close",
      creates: ["sf_open", "sf_open_fd", { name: "sf_open_virtual", params: ["keeps", "borrows", "borrows", "keeps"] }],
      releases: ["sf_close"],
    },
  ],
  rows: [
    { name: "sf_strerror", returnsBorrowed: "library" },
    { name: "sf_error_number", returnsBorrowed: "library" },
    { name: "sf_get_string", returnsBorrowed: 0 },
    { name: "sf_version_string", returnsBorrowed: "library" },
  ],
};
