// libshout: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libshoutTable: LibraryTable = {
  library: "libshout",
  header: "shout/shout.h",
  source: "https://www.icecast.org/docs/",
  families: [
    {
      family: "shout_free",
      creates: ["shout_new"],
      releases: ["shout_free"],
    },
  ],
  rows: [
    { name: "shout_get_error", returnsBorrowed: 0 },
    { name: "shout_version", returnsBorrowed: "library" },
  ],
};
