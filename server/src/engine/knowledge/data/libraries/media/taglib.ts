// TagLib (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const taglibTable: LibraryTable = {
  library: "TagLib (C)",
  header: "tag_c.h",
  source: "https://taglib.org/api/",
  families: [
    {
      family: "taglib_file_free",
      creates: ["taglib_file_new", "taglib_file_new_type"],
      releases: ["taglib_file_free"],
      lends: [{ name: "taglib_file_tag", owner: 0 }, { name: "taglib_file_audioproperties", owner: 0 }],
    },
  ],
};
