// RtMidi (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const rtmidiTable: LibraryTable = {
  library: "RtMidi (C)",
  header: "rtmidi_c.h",
  source: "https://www.music.mcgill.ca/~gary/rtmidi/",
  families: [
    {
      family: "rtmidi_in_free",
      creates: ["rtmidi_in_create", "rtmidi_in_create_default"],
      releases: ["rtmidi_in_free"],
    },
    {
      family: "rtmidi_out_free",
      creates: ["rtmidi_out_create", "rtmidi_out_create_default"],
      releases: ["rtmidi_out_free"],
    },
  ],
};
