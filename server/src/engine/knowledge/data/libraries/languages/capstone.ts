// Capstone: handles are closed through their address; instructions are freed together.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const capstone: LibraryTable = {
  library: "Capstone",
  header: "capstone/capstone.h",
  source: "https://www.capstone-engine.org/lang_c.html",
  families: [
    { family: "cs_close", creates: out(2, "cs_open"), releases: [{ name: "cs_close", through: true }] },
    { family: "cs_free", creates: ["cs_malloc", ...out(5, "cs_disasm")], releases: ["cs_free"] },
  ],
};
