// Hunspell: dictionaries.
import type { LibraryTable } from "../../../libraryTable.ts";

export const hunspell: LibraryTable = {
  library: "Hunspell",
  header: "hunspell/hunspell.h",
  source: "https://github.com/hunspell/hunspell/blob/master/src/hunspell/hunspell.h",
  families: [{ family: "Hunspell_destroy", creates: ["Hunspell_create", "Hunspell_create_key"], releases: ["Hunspell_destroy"] }],
};
