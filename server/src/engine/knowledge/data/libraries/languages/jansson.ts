// Jansson: reference-counted values; `_new` functions take the value, the others add a reference of their own.
// json_object_get is left out: json-c has another function of that name.
import type { LibraryTable } from "../../../libraryTable.ts";
import { lent, takes } from "../../../tableEntries.ts";

export const jansson: LibraryTable = {
  library: "Jansson",
  header: "jansson.h",
  source: "https://jansson.readthedocs.io/en/latest/apiref.html",
  families: [
    {
      family: "json_decref",
      creates: [
        "json_object", "json_array", "json_string", "json_stringn", "json_string_nocheck", "json_integer", "json_real", "json_loads", "json_loadb", "json_loadf", "json_loadfd", "json_load_file", "json_load_callback", "json_pack", "json_copy",
        "json_deep_copy", "json_sprintf",
      ],
      releases: ["json_decref"],
      retains: [{ name: "json_incref", returns: true }],
      lends: lent(0, "json_array_get", "json_string_value"),
    },
    { family: "malloc", creates: ["json_dumps"], releases: [] },
  ],
  rows: [
    ...takes(1, "json_array_append_new"),
    ...takes(2, "json_object_set_new", "json_object_set_new_nocheck", "json_array_set_new", "json_array_insert_new", "json_object_iter_set_new"),
    { name: "json_object_set", params: ["borrows", "borrows", "borrows"] },
    { name: "json_array_append", params: ["borrows", "borrows"] },
    { name: "json_array_set", params: ["borrows", "borrows", "borrows"] },
    { name: "json_array_insert", params: ["borrows", "borrows", "borrows"] },
  ],
};
