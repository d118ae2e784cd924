// Tcl: interpreters and dynamic strings. Objects start without a reference and are not modelled.
import type { LibraryTable } from "../../../libraryTable.ts";
import { inPlace } from "../../../tableEntries.ts";

export const tcl: LibraryTable = {
  library: "Tcl",
  header: "tcl.h",
  source: "https://www.tcl-lang.org/man/tcl8.6/TclLib/contents.htm",
  families: [
    { family: "Tcl_DeleteInterp", creates: ["Tcl_CreateInterp"], releases: ["Tcl_DeleteInterp"] },
    { family: "Tcl_DStringFree", creates: inPlace(0, "Tcl_DStringInit"), releases: ["Tcl_DStringFree"] },
  ],
};
