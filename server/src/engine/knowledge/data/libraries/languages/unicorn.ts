// Unicorn: engines and saved contexts.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const unicorn: LibraryTable = {
  library: "Unicorn",
  header: "unicorn/unicorn.h",
  source: "https://github.com/unicorn-engine/unicorn/blob/master/include/unicorn/unicorn.h",
  families: [
    { family: "uc_close", creates: out(2, "uc_open"), releases: ["uc_close"] },
    { family: "uc_context_free", creates: out(1, "uc_context_alloc"), releases: ["uc_context_free"] },
  ],
};
