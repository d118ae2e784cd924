// PortMidi: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const portmidiTable: LibraryTable = {
  library: "PortMidi",
  header: "portmidi.h",
  source: "https://portmidi.github.io/portmidi_docs/",
  families: [
    {
      family: "Pm_Close",
      creates: [{ name: "Pm_OpenInput", outParam: 0 }, { name: "Pm_OpenOutput", outParam: 0 }],
      releases: ["Pm_Close"],
    },
  ],
  rows: [
    { name: "Pm_GetDeviceInfo", returnsBorrowed: "library" },
    { name: "Pm_GetErrorText", returnsBorrowed: "library" },
  ],
};
