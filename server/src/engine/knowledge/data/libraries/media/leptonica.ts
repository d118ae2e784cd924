// Leptonica: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const leptonicaTable: LibraryTable = {
  library: "Leptonica",
  header: "leptonica/allheaders.h",
  source: "https://tpgit.github.io/Leptonica/",
  families: [
    {
      family: "pixDestroy",
      creates: [
        "pixCreate", "pixCreateNoInit", "pixCreateTemplate", "pixRead", "pixReadMem", "pixReadStream", "pixClone", "pixConvertTo8",
        "pixConvertTo32", "pixConvertRGBToGray", "pixScale", "pixScaleToSize", "pixRotate90", "pixDeskew", "pixThresholdToBinary",
        "pixClipRectangle",
      ],
      releases: [{ name: "pixDestroy", through: true }],
    },
    {
      family: "boxDestroy",
      creates: ["boxCreate", "boxCopy", "boxClone"],
      releases: [{ name: "boxDestroy", through: true }],
    },
    {
      family: "boxaDestroy",
      creates: ["boxaCreate", "boxaCopy"],
      releases: [{ name: "boxaDestroy", through: true }],
    },
  ],
};
