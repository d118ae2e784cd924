// libmagic: the cookie owns the texts it returns.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent } from "../../../tableEntries.ts";

export const libmagic: LibraryTable = {
  library: "libmagic",
  header: "magic.h",
  source: "https://man7.org/linux/man-pages/man3/libmagic.3.html",
  families: [{ family: "magic_close", creates: ["magic_open"], releases: ["magic_close"], lends: lent(0, "magic_error", "magic_file", "magic_buffer", "magic_descriptor") }],
};
