// libplist: nodes belong to the container they are put into. plist_mem_free is free in default builds.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, out, takes } from "../../../tableEntries.ts";

export const libplist: LibraryTable = {
  library: "libplist",
  header: "plist/plist.h",
  source: "https://docs.libimobiledevice.org/libplist/latest/",
  families: [
    {
      family: "plist_free",
      creates: [
        ...["plist_new_dict", "plist_new_array", "plist_new_string", "plist_new_bool", "plist_new_uint", "plist_new_int", "plist_new_real", "plist_new_data", "plist_new_date", "plist_new_uid", "plist_new_null", "plist_copy"],
        ...out(2, "plist_from_xml", "plist_from_bin", "plist_from_memory"), ...out(3, "lockdownd_get_value"),
      ],
      releases: ["plist_free"],
      lends: lent(0, "plist_dict_get_item", "plist_array_get_item", "plist_get_parent", "plist_access_path"),
    },
    { family: "plist_mem_free", creates: out(1, "plist_to_xml", "plist_to_bin"), releases: ["plist_mem_free", "plist_to_xml_free", "plist_to_bin_free"] },
  ],
  rows: [...takes(1, "plist_array_append_item", "plist_array_insert_item", "plist_array_set_item"), ...takes(2, "plist_dict_set_item", "plist_dict_insert_item")],
};
