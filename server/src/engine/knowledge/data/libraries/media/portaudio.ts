// PortAudio: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const portaudioTable: LibraryTable = {
  library: "PortAudio",
  header: "portaudio.h",
  source: "https://files.portaudio.com/docs/v19-doxydocs/",
  families: [
    {
      family: "Pa_CloseStream",
      creates: [{ name: "Pa_OpenStream", outParam: 0 }, { name: "Pa_OpenDefaultStream", outParam: 0 }],
      releases: ["Pa_CloseStream"],
    },
  ],
  rows: [
    { name: "Pa_GetDeviceInfo", returnsBorrowed: "library" },
    { name: "Pa_GetHostApiInfo", returnsBorrowed: "library" },
    { name: "Pa_GetStreamInfo", returnsBorrowed: 0 },
    { name: "Pa_GetErrorText", returnsBorrowed: "library" },
    { name: "Pa_GetVersionText", returnsBorrowed: "library" },
    { name: "Pa_GetVersionInfo", returnsBorrowed: "library" },
    { name: "Pa_GetLastHostErrorInfo", returnsBorrowed: "library" },
  ],
};
