// The UnRAR library.
import type { LibraryTable } from "../../../libraryTable.ts";

export const unrar: LibraryTable = {
  library: "UnRAR",
  header: "dll.hpp",
  source: "https://www.rarlab.com/rar_add.htm",
  families: [{ family: "RARCloseArchive", creates: ["RAROpenArchive", "RAROpenArchiveEx"], releases: ["RARCloseArchive"] }],
};
