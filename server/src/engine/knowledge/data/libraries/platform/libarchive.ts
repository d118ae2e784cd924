// libarchive: readers and writers are the same kind of object; archive_free releases both. Entries got from a reader
// with archive_read_next_header belong to it.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libarchive: LibraryTable = {
  library: "libarchive",
  header: "archive.h",
  source: "https://man.freebsd.org/cgi/man.cgi?query=libarchive&sektion=3",
  families: [
    {
      family: "archive_free",
      creates: ["archive_read_new", "archive_write_new", "archive_read_disk_new", "archive_write_disk_new"],
      releases: ["archive_free", "archive_read_free", "archive_write_free", "archive_read_finish", "archive_write_finish"],
    },
    { family: "archive_entry_free", header: "archive_entry.h", creates: ["archive_entry_new", "archive_entry_new2", "archive_entry_clone"], releases: ["archive_entry_free"] },
    { family: "archive_match_free", creates: ["archive_match_new"], releases: ["archive_match_free"] },
    { family: "archive_entry_linkresolver_free", header: "archive_entry.h", creates: ["archive_entry_linkresolver_new"], releases: ["archive_entry_linkresolver_free"] },
  ],
};
