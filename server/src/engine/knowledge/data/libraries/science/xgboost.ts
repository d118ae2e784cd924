// XGBoost: matrices and boosters.
import type { LibraryTable } from "../../../libraryTable.ts";
import { out } from "../../../tableEntries.ts";

export const xgboost: LibraryTable = {
  library: "XGBoost",
  header: "xgboost/c_api.h",
  source: "https://xgboost.readthedocs.io/en/stable/c.html",
  families: [
    { family: "XGDMatrixFree", creates: [...out(2, "XGDMatrixCreateFromFile"), ...out(3, "XGDMatrixSliceDMatrix"), ...out(4, "XGDMatrixCreateFromMat"), ...out(6, "XGDMatrixCreateFromCSREx", "XGDMatrixCreateFromCSCEx")], releases: ["XGDMatrixFree"] },
    { family: "XGBoosterFree", creates: out(2, "XGBoosterCreate"), releases: ["XGBoosterFree"] },
  ],
};
