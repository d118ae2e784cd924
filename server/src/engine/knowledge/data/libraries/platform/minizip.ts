// minizip of zlib's contrib folder.
import type { LibraryTable } from "../../../libraryTable.ts";

export const minizip: LibraryTable = {
  library: "minizip",
  header: "unzip.h",
  source: "https://github.com/madler/zlib/tree/master/contrib/minizip",
  families: [
    { family: "unzClose", creates: ["unzOpen", "unzOpen64", "unzOpen2", "unzOpen2_64"], releases: ["unzClose"] },
    { family: "zipClose", header: "zip.h", creates: ["zipOpen", "zipOpen64", "zipOpen2", "zipOpen2_64"], releases: ["zipClose"] },
  ],
};
