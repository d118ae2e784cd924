// Snowball: stemmers own the words they return.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const snowball: LibraryTable = {
  library: "Snowball",
  header: "libstemmer.h",
  source: "https://snowballstem.org/runtime/use.html",
  families: [{ family: "sb_stemmer_delete", creates: ["sb_stemmer_new"], releases: ["sb_stemmer_delete"], lends: lent(0, "sb_stemmer_stem") }],
};
