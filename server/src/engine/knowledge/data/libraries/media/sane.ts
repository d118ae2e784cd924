// SANE: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const saneTable: LibraryTable = {
  library: "SANE",
  header: "sane/sane.h",
  source: "https://sane-project.gitlab.io/standard/",
  families: [
    {
      family: "sane_close",
      creates: [{ name: "sane_open", outParam: 1 }],
      releases: ["sane_close"],
    },
  ],
  rows: [
    { name: "sane_strstatus", returnsBorrowed: "library" },
    { name: "sane_get_option_descriptor", returnsBorrowed: 0 },
  ],
};
