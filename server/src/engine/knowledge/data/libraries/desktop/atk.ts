// ATK: who makes its objects, who releases them. Data only; functions whose ownership depends on flags or on
// floating references are left out on purpose.
import type { LibraryTable } from "../../../libraryTable.ts";

export const atkTable: LibraryTable = {
  library: "ATK",
  header: "atk/atk.h",
  source: "https://docs.gtk.org/atk/",
  families: [
    {
      family: "g_object_unref",
      creates: [
        "atk_object_ref_accessible_child", "atk_object_ref_relation_set", "atk_object_ref_state_set", "atk_state_set_new",
        "atk_relation_set_new", "atk_selection_ref_selection", "atk_component_ref_accessible_at_point",
      ],
      releases: [],
    },
    {
      family: "g_free",
      creates: ["atk_text_get_text", "atk_text_get_selection"],
      releases: [],
    },
  ],
  rows: [
    { name: "atk_object_get_name", returnsBorrowed: 0 },
    { name: "atk_object_get_description", returnsBorrowed: 0 },
    { name: "atk_get_root", returnsBorrowed: "library" },
    { name: "atk_role_get_name", returnsBorrowed: "library" },
  ],
};
