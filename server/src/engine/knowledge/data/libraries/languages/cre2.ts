// cre2: the C wrapper of RE2.
import type { LibraryTable } from "../../../libraryTable.ts";

export const cre2: LibraryTable = {
  library: "cre2",
  header: "cre2.h",
  source: "https://github.com/marcomaggi/cre2/blob/master/README.md",
  families: [
    { family: "cre2_delete", creates: ["cre2_new"], releases: ["cre2_delete"] },
    { family: "cre2_opt_delete", creates: ["cre2_opt_new"], releases: ["cre2_opt_delete"] },
  ],
};
