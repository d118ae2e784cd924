// libunbound: contexts and results.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const libunbound: LibraryTable = {
  library: "libunbound",
  header: "unbound.h",
  source: "https://nlnetlabs.nl/documentation/unbound/libunbound/",
  families: [
    { family: "ub_ctx_delete", creates: ["ub_ctx_create"], releases: ["ub_ctx_delete"] },
    { family: "ub_resolve_free", creates: out(4, "ub_resolve"), releases: ["ub_resolve_free"] },
  ],
};
