// librpm: transactions and headers are reference-counted.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const rpm: LibraryTable = {
  library: "RPM",
  header: "rpm/rpmlib.h",
  source: "https://ftp.osuosl.org/pub/rpm/api/",
  families: [
    { family: "rpmtsFree", header: "rpm/rpmts.h", creates: ["rpmtsCreate"], releases: ["rpmtsFree"], retains: [{ name: "rpmtsLink", returns: true }] },
    { family: "rpmdbFreeIterator", header: "rpm/rpmdb.h", creates: ["rpmtsInitIterator"], releases: ["rpmdbFreeIterator"], lends: lent(0, "rpmdbNextIterator") },
    { family: "headerFree", header: "rpm/header.h", creates: ["headerNew", ...out(3, "rpmReadPackageFile")], releases: ["headerFree"], retains: [{ name: "headerLink", returns: true }] },
    { family: "rpmtdFree", header: "rpm/rpmtd.h", creates: ["rpmtdNew"], releases: ["rpmtdFree"] },
    { family: "malloc", header: "rpm/header.h", creates: ["headerGetAsString", "headerFormat"], releases: [] },
  ],
};
