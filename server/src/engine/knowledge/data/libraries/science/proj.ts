// PROJ: objects, contexts, lists; the last three families are the interface before version 6.
import type { LibraryTable } from "../../../libraryTable.ts";

export const proj: LibraryTable = {
  library: "PROJ",
  header: "proj.h",
  source: "https://proj.org/en/stable/development/reference/functions.html",
  families: [
    {
      family: "proj_destroy",
      creates: [
        "proj_create", "proj_create_argv", "proj_create_crs_to_crs", "proj_create_crs_to_crs_from_pj", "proj_normalize_for_visualization", "proj_clone", "proj_create_from_wkt", "proj_create_from_database", "proj_get_source_crs", "proj_get_target_crs",
        "proj_get_ellipsoid", "proj_get_prime_meridian", "proj_crs_get_geodetic_crs", "proj_crs_get_horizontal_datum", "proj_crs_get_datum", "proj_crs_get_datum_ensemble", "proj_crs_get_datum_forced", "proj_crs_get_coordinate_system",
        "proj_crs_get_coordoperation", "proj_crs_get_sub_crs", "proj_list_get", "proj_coordoperation_create_inverse",
      ],
      releases: ["proj_destroy"],
    },
    { family: "proj_context_destroy", creates: ["proj_context_create", "proj_context_clone"], releases: ["proj_context_destroy"] },
    { family: "proj_list_destroy", creates: ["proj_identify", "proj_create_operations", "proj_create_from_name", "proj_query_geodetic_crs_from_datum", "proj_get_non_deprecated"], releases: ["proj_list_destroy"] },
    { family: "proj_area_destroy", creates: ["proj_area_create"], releases: ["proj_area_destroy"] },
    { family: "proj_operation_factory_context_destroy", creates: ["proj_create_operation_factory_context"], releases: ["proj_operation_factory_context_destroy"] },
    { family: "proj_string_list_destroy", creates: ["proj_get_authorities_from_database", "proj_get_codes_from_database"], releases: ["proj_string_list_destroy"] },
    { family: "proj_crs_info_list_destroy", creates: ["proj_get_crs_info_list_from_database"], releases: ["proj_crs_info_list_destroy"] },
    { family: "pj_free", header: "proj_api.h", creates: ["pj_init", "pj_init_plus", "pj_init_ctx", "pj_init_plus_ctx"], releases: ["pj_free"] },
    { family: "pj_ctx_free", header: "proj_api.h", creates: ["pj_ctx_alloc"], releases: ["pj_ctx_free"] },
    { family: "pj_dalloc", header: "proj_api.h", creates: ["pj_get_def"], releases: ["pj_dalloc"] },
  ],
};
