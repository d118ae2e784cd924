// Z3: configurations and contexts. Objects of a reference-counting context start without a reference.
import type { LibraryTable } from "../../../libraryTable.ts";
import { alike, releasing } from "../../../tableEntries.ts";

export const z3: LibraryTable = {
  library: "Z3",
  header: "z3.h",
  source: "https://z3prover.github.io/api/html/group__capi.html",
  families: [
    { family: "Z3_del_config", creates: ["Z3_mk_config"], releases: ["Z3_del_config"] },
    { family: "Z3_del_context", creates: ["Z3_mk_context", "Z3_mk_context_rc"], releases: ["Z3_del_context"] },
    ...alike(
      ["Z3_", "Z3_solver_", "Z3_model_", "Z3_params_", "Z3_optimize_", "Z3_goal_", "Z3_tactic_", "Z3_probe_", "Z3_apply_result_", "Z3_func_interp_", "Z3_func_entry_", "Z3_ast_vector_", "Z3_ast_map_", "Z3_stats_", "Z3_fixedpoint_", "Z3_param_descrs_"],
      { family: "*dec_ref", releases: releasing(1, "*dec_ref"), retains: [{ name: "*inc_ref", param: 1 }] },
    ),
  ],
};
