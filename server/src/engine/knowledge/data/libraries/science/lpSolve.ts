// lp_solve: models.
import type { LibraryTable } from "../../../libraryTable.ts";

export const lpSolve: LibraryTable = {
  library: "lp_solve",
  header: "lp_lib.h",
  source: "https://lpsolve.sourceforge.net/5.5/make_lp.htm",
  families: [{ family: "delete_lp", creates: ["make_lp", "copy_lp", "read_lp", "read_LP", "read_mps", "read_MPS", "read_freeMPS", "read_XLI"], releases: ["delete_lp", { name: "free_lp", through: true }] }],
};
