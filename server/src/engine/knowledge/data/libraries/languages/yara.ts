// YARA: compilers, rules, scanners.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const yara: LibraryTable = {
  library: "YARA",
  header: "yara.h",
  source: "https://yara.readthedocs.io/en/stable/capi.html",
  families: [
    { family: "yr_compiler_destroy", creates: out(0, "yr_compiler_create"), releases: ["yr_compiler_destroy"] },
    { family: "yr_rules_destroy", creates: out(1, "yr_compiler_get_rules", "yr_rules_load", "yr_rules_load_stream"), releases: ["yr_rules_destroy"] },
    { family: "yr_scanner_destroy", creates: out(1, "yr_scanner_create"), releases: ["yr_scanner_destroy"] },
  ],
};
