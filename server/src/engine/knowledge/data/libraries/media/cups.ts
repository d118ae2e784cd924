// CUPS: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
// Lists of destinations and jobs are handed out with their length; there is none when the length is zero.
import type { LibraryTable } from "../../../libraryTable.ts";
import { outIfTrue, releasing } from "../../../tableEntries.ts";

export const cupsTable: LibraryTable = {
  library: "CUPS",
  header: "cups/cups.h",
  source: "https://www.cups.org/doc/cupspm.html",
  families: [
    {
      family: "httpClose",
      creates: ["httpConnect2", "httpConnect", "httpConnectEncrypt"],
      releases: ["httpClose"],
    },
    {
      family: "ippDelete",
      creates: [
        "ippNew", "ippNewRequest", "ippNewResponse", { name: "cupsDoRequest", params: ["borrows", "takes", "borrows"] },
        { name: "cupsDoFileRequest", params: ["borrows", "takes", "borrows", "borrows"] },
      ],
      releases: ["ippDelete"],
    },
    {
      family: "cupsFreeDests",
      creates: [...outIfTrue(0, "cupsGetDests"), ...outIfTrue(1, "cupsGetDests2")],
      releases: releasing(1, "cupsFreeDests"),
    },
    {
      family: "cupsFreeJobs",
      creates: [...outIfTrue(0, "cupsGetJobs"), ...outIfTrue(1, "cupsGetJobs2")],
      releases: releasing(1, "cupsFreeJobs"),
    },
    // Its options come one by one, through the address of the list, from cupsAddOption.
    { family: "cupsFreeOptions", creates: [], releases: releasing(1, "cupsFreeOptions") },
    {
      family: "cupsFreeDestInfo",
      creates: ["cupsCopyDestInfo"],
      releases: ["cupsFreeDestInfo"],
    },
  ],
  rows: [
    { name: "cupsServer", returnsBorrowed: "library" },
    { name: "cupsUser", returnsBorrowed: "library" },
    { name: "cupsGetDefault", returnsBorrowed: "library" },
    { name: "cupsLastErrorString", returnsBorrowed: "library" },
    { name: "cupsGetOption", returnsBorrowed: 2 },
    { name: "ippErrorString", returnsBorrowed: "library" },
    { name: "ippGetName", returnsBorrowed: "library" },
    { name: "ippGetString", returnsBorrowed: "library" },
  ],
};
