// LightGBM: data sets and boosters.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const lightGbm: LibraryTable = {
  library: "LightGBM",
  header: "LightGBM/c_api.h",
  source: "https://lightgbm.readthedocs.io/en/stable/C-API.html",
  families: [
    { family: "LGBM_BoosterFree", creates: out(2, "LGBM_BoosterCreate", "LGBM_BoosterCreateFromModelfile", "LGBM_BoosterLoadModelFromString"), releases: ["LGBM_BoosterFree"] },
    { family: "LGBM_DatasetFree", creates: [...out(3, "LGBM_DatasetCreateFromFile"), ...out(7, "LGBM_DatasetCreateFromMat")], releases: ["LGBM_DatasetFree"] },
  ],
};
