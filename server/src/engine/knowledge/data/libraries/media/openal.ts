// OpenAL: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const openalTable: LibraryTable = {
  library: "OpenAL",
  header: "AL/alc.h",
  source: "https://www.openal.org/documentation/",
  families: [
    {
      family: "alcCloseDevice",
      creates: ["alcOpenDevice"],
      releases: ["alcCloseDevice"],
      lends: [{ name: "alcGetContextsDevice", owner: 0 }],
    },
    {
      family: "alcCaptureCloseDevice",
      creates: ["alcCaptureOpenDevice"],
      releases: ["alcCaptureCloseDevice"],
    },
    {
      family: "alcDestroyContext",
      creates: ["alcCreateContext"],
      releases: ["alcDestroyContext"],
      lends: ["alcGetCurrentContext", "alcGetThreadContext"],
    },
  ],
  rows: [
    { name: "alcGetString", returnsBorrowed: "library" },
    { name: "alGetString", returnsBorrowed: "library" },
  ],
};
