// GLPK: problems and MathProg work spaces.
import type { LibraryTable } from "../../../libraryTable.ts";

export const glpk: LibraryTable = {
  library: "GLPK",
  header: "glpk.h",
  source: "https://www.gnu.org/software/glpk/glpk.html",
  families: [
    { family: "glp_delete_prob", creates: ["glp_create_prob"], releases: ["glp_delete_prob"] },
    { family: "glp_mpl_free_wksp", creates: ["glp_mpl_alloc_wksp"], releases: ["glp_mpl_free_wksp"] },
    { family: "glp_delete_graph", creates: ["glp_create_graph"], releases: ["glp_delete_graph"] },
  ],
};
