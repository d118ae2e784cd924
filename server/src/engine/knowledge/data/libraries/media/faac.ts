// FAAC and FAAD2: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const faacTable: LibraryTable = {
  library: "FAAC and FAAD2",
  header: "faac.h",
  source: "https://github.com/knik0/faac",
  families: [
    {
      family: "faacEncClose",
      creates: ["faacEncOpen"],
      releases: ["faacEncClose"],
    },
    {
      family: "NeAACDecClose",
      header: "neaacdec.h",
      source: "https://github.com/knik0/faad2",
      creates: ["NeAACDecOpen"],
      releases: ["NeAACDecClose"],
    },
  ],
  rows: [
    { name: "NeAACDecGetErrorMessage", returnsBorrowed: "library" },
  ],
};
