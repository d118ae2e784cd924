// LAME: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const lameTable: LibraryTable = {
  library: "LAME",
  header: "lame/lame.h",
  source: "https://lame.sourceforge.io/contact.php",
  families: [
    {
      family: "lame_close",
      creates: ["lame_init"],
      releases: ["lame_close"],
    },
    {
      family: "hip_decode_exit",
      creates: ["hip_decode_init"],
      releases: ["hip_decode_exit"],
    },
  ],
  rows: [
    { name: "get_lame_version", returnsBorrowed: "library" },
    { name: "get_lame_short_version", returnsBorrowed: "library" },
  ],
};
