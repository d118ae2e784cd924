// Keystone: engines and encodings.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const keystone: LibraryTable = {
  library: "Keystone",
  header: "keystone/keystone.h",
  source: "https://www.keystone-engine.org/docs/",
  families: [
    { family: "ks_close", creates: out(2, "ks_open"), releases: ["ks_close"] },
    { family: "ks_free", creates: out(3, "ks_asm"), releases: ["ks_free"] },
  ],
};
