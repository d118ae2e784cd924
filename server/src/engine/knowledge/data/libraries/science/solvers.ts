// Commercial and open solvers for linear and integer programs: Gurobi, CPLEX, SCIP, HiGHS.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out } from "../../../tableEntries.ts";

export const solvers: LibraryTable = {
  library: "LP and MIP solvers",
  header: "gurobi_c.h",
  source: "https://docs.gurobi.com/projects/optimizer/en/current/reference/c.html",
  families: [
    { family: "GRBfreeenv", creates: out(0, "GRBloadenv", "GRBemptyenv"), releases: ["GRBfreeenv"], lends: lent(0, "GRBgetenv") },
    { family: "GRBfreemodel", creates: ["GRBcopymodel", ...out(1, "GRBnewmodel"), ...out(2, "GRBreadmodel")], releases: ["GRBfreemodel"] },
    { family: "CPXcloseCPLEX", header: "ilcplex/cplex.h", source: "https://www.ibm.com/docs/en/icos/22.1.1", creates: ["CPXopenCPLEX"], releases: [{ name: "CPXcloseCPLEX", through: true }] },
    { family: "CPXfreeprob", header: "ilcplex/cplex.h", source: "https://www.ibm.com/docs/en/icos/22.1.1", creates: ["CPXcreateprob", "CPXcloneprob"], releases: [{ name: "CPXfreeprob", param: 1, through: true }] },
    { family: "SCIPfree", header: "scip/scip.h", source: "https://www.scipopt.org/doc/html/", creates: out(0, "SCIPcreate"), releases: [{ name: "SCIPfree", through: true }] },
    { family: "Highs_destroy", header: "interfaces/highs_c_api.h", source: "https://ergo-code.github.io/HiGHS/stable/interfaces/c_api/", creates: ["Highs_create"], releases: ["Highs_destroy"] },
  ],
};
