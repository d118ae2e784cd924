// libguestfs: handles.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libguestfs: LibraryTable = {
  library: "libguestfs",
  header: "guestfs.h",
  source: "https://libguestfs.org/guestfs.3.html",
  families: [{ family: "guestfs_close", creates: ["guestfs_create", "guestfs_create_flags"], releases: ["guestfs_close"] }],
};
