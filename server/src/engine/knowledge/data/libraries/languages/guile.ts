// Guile: texts handed to C are malloc blocks.
import type { LibraryTable } from "../../../libraryTable.ts";

export const guile: LibraryTable = {
  library: "Guile",
  header: "libguile.h",
  source: "https://www.gnu.org/software/guile/manual/html_node/Conversion-to_002ffrom-C.html",
  families: [{ family: "malloc", creates: ["scm_to_locale_string", "scm_to_locale_stringn", "scm_to_utf8_string", "scm_to_latin1_string"], releases: [] }],
};
