// Little CMS: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const lcmsTable: LibraryTable = {
  library: "Little CMS",
  header: "lcms2.h",
  source: "https://www.littlecms.com/color-engine/",
  families: [
    {
      family: "cmsCloseProfile",
      creates: [
        "cmsOpenProfileFromFile", "cmsOpenProfileFromMem", "cmsOpenProfileFromStream", "cmsCreate_sRGBProfile", "cmsCreateRGBProfile",
        "cmsCreateGrayProfile", "cmsCreateLab2Profile", "cmsCreateLab4Profile", "cmsCreateXYZProfile", "cmsCreateNULLProfile",
      ],
      releases: ["cmsCloseProfile"],
    },
    {
      family: "cmsDeleteTransform",
      creates: ["cmsCreateTransform", "cmsCreateTransformTHR", "cmsCreateProofingTransform", "cmsCreateMultiprofileTransform"],
      releases: ["cmsDeleteTransform"],
    },
    {
      family: "cmsFreeToneCurve",
      creates: ["cmsBuildGamma", "cmsBuildParametricToneCurve", "cmsBuildTabulatedToneCurve16", "cmsDupToneCurve", "cmsReverseToneCurve"],
      releases: ["cmsFreeToneCurve"],
    },
    {
      family: "cmsDeleteContext",
      creates: ["cmsCreateContext", "cmsDupContext"],
      releases: ["cmsDeleteContext"],
    },
  ],
};
