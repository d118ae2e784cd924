// mpg123: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const mpg123Table: LibraryTable = {
  library: "mpg123",
  header: "mpg123.h",
  source: "https://www.mpg123.de/api/",
  families: [
    {
      family: "mpg123_delete",
      creates: ["mpg123_new", "mpg123_parnew"],
      releases: ["mpg123_delete"],
    },
    {
      family: "mpg123_delete_pars",
      creates: ["mpg123_new_pars"],
      releases: ["mpg123_delete_pars"],
    },
    {
      family: "out123_del",
      header: "out123.h",
      creates: ["out123_new"],
      releases: ["out123_del"],
    },
  ],
  rows: [
    { name: "mpg123_plain_strerror", returnsBorrowed: "library" },
    { name: "mpg123_strerror", returnsBorrowed: 0 },
    { name: "mpg123_decoders", returnsBorrowed: "library" },
    { name: "mpg123_supported_decoders", returnsBorrowed: "library" },
    { name: "mpg123_current_decoder", returnsBorrowed: 0 },
  ],
};
