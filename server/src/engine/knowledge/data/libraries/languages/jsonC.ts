// json-c: reference-counted values; containers take what is added. json_object_get is left out: Jansson has another
// function of that name.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, takes } from "../../../tableEntries.ts";

export const jsonC: LibraryTable = {
  library: "json-c",
  header: "json-c/json.h",
  source: "https://json-c.github.io/json-c/json-c-current-release/doc/html/index.html",
  families: [
    {
      family: "json_object_put",
      creates: [
        "json_object_new_object", "json_object_new_array", "json_object_new_array_ext", "json_object_new_string", "json_object_new_string_len", "json_object_new_int", "json_object_new_int64", "json_object_new_uint64", "json_object_new_double",
        "json_object_new_boolean", "json_tokener_parse", "json_tokener_parse_verbose", "json_tokener_parse_ex", "json_object_from_file", "json_object_from_fd",
      ],
      releases: ["json_object_put"],
      lends: lent(0, "json_object_object_get", "json_object_array_get_idx", "json_object_to_json_string", "json_object_to_json_string_ext", "json_object_get_string"),
    },
    { family: "json_tokener_free", creates: ["json_tokener_new", "json_tokener_new_ex"], releases: ["json_tokener_free"] },
  ],
  rows: [...takes(1, "json_object_array_add"), ...takes(2, "json_object_object_add", "json_object_object_add_ex", "json_object_array_put_idx")],
};
