// libalpm: the handle owns databases and their packages; only packages loaded from a file are the caller's.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const alpm: LibraryTable = {
  library: "libalpm",
  header: "alpm.h",
  source: "https://archlinux.org/pacman/libalpm.3.html",
  families: [
    { family: "alpm_release", creates: ["alpm_initialize"], releases: ["alpm_release"] },
    { family: "alpm_pkg_free", creates: out(4, "alpm_pkg_load"), releases: ["alpm_pkg_free"], lends: lent(0, "alpm_db_get_pkg", "alpm_get_localdb", "alpm_get_syncdbs", "alpm_register_syncdb", "alpm_db_get_pkgcache", "alpm_find_satisfier", "alpm_list_next") },
    { family: "malloc", creates: ["alpm_compute_md5sum", "alpm_compute_sha256sum"], releases: [] },
  ],
};
