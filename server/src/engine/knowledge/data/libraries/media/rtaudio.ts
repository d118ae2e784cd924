// RtAudio (C): who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const rtaudioTable: LibraryTable = {
  library: "RtAudio (C)",
  header: "rtaudio_c.h",
  source: "https://www.music.mcgill.ca/~gary/rtaudio/",
  families: [
    {
      family: "rtaudio_destroy",
      creates: ["rtaudio_create"],
      releases: ["rtaudio_destroy"],
    },
  ],
  rows: [
    { name: "rtaudio_error", returnsBorrowed: 0 },
    { name: "rtaudio_version", returnsBorrowed: "library" },
  ],
};
