// Assimp: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const assimpTable: LibraryTable = {
  library: "Assimp",
  header: "assimp/cimport.h",
  source: "https://the-asset-importer-lib-documentation.readthedocs.io/en/latest/",
  families: [
    {
      family: "aiReleaseImport",
      creates: ["aiImportFile", "aiImportFileEx", "aiImportFileFromMemory"],
      releases: ["aiReleaseImport"],
    },
    {
      family: "aiReleasePropertyStore",
      creates: ["aiCreatePropertyStore"],
      releases: ["aiReleasePropertyStore"],
    },
  ],
  rows: [
    { name: "aiGetErrorString", returnsBorrowed: "library" },
  ],
};
