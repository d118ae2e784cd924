// Oniguruma: patterns and match regions.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const oniguruma: LibraryTable = {
  library: "Oniguruma",
  header: "oniguruma.h",
  source: "https://github.com/kkos/oniguruma/blob/master/doc/API",
  families: [
    { family: "onig_free", creates: out(0, "onig_new", "onig_new_deluxe"), releases: ["onig_free"] },
    { family: "onig_region_free", creates: ["onig_region_new"], releases: ["onig_region_free"] },
  ],
};
