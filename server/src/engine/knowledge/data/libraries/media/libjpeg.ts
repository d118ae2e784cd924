// libjpeg-turbo: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const libjpegTable: LibraryTable = {
  library: "libjpeg-turbo",
  header: "turbojpeg.h",
  source: "https://libjpeg-turbo.org/Documentation/Documentation",
  families: [
    {
      family: "tjDestroy",
      creates: ["tjInitCompress", "tjInitDecompress", "tjInitTransform"],
      releases: ["tjDestroy"],
    },
    {
      family: "tj3Destroy",
      creates: ["tj3Init"],
      releases: ["tj3Destroy"],
    },
    {
      family: "tjFree",
      creates: ["tjAlloc"],
      releases: ["tjFree"],
    },
    {
      family: "tj3Free",
      creates: ["tj3Alloc"],
      releases: ["tj3Free"],
    },
  ],
  rows: [
    { name: "tjGetErrorStr", returnsBorrowed: "library" },
    { name: "tjGetErrorStr2", returnsBorrowed: "library" },
    { name: "tj3GetErrorStr", returnsBorrowed: "library" },
  ],
};
