// FDK AAC: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const fdkAacTable: LibraryTable = {
  library: "FDK AAC",
  header: "fdk-aac/aacdecoder_lib.h",
  source: "https://github.com/mstorsjo/fdk-aac",
  families: [
    {
      family: "aacDecoder_Close",
      creates: ["aacDecoder_Open"],
      releases: ["aacDecoder_Close"],
    },
    {
      family: "aacEncClose",
      header: "fdk-aac/aacenc_lib.h",
      creates: [{ name: "aacEncOpen", outParam: 0 }],
      releases: [{ name: "aacEncClose", through: true }],
    },
  ],
};
